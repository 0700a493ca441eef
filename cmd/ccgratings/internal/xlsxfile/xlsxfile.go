// Package xlsxfile reads one sheet of a published workbook (.xlsx, Office Open
// XML, ECMA-376) row by row and says, for every bad cell, the row and column
// that a spreadsheet shows.
//
// The values are those that excelize reads, without the format they are shown
// in:
//
//   - a number is as the workbook stores it, so 40.95 may come as
//     40.950000000000003 and 100000 as 1E+05; 52.6% is 0.526 and a date is a
//     count of days; whoever calls reads it, to as many digits as it has;
//   - text is whole, whatever its fonts, without its phonetic guide, and every
//     line of it ends in LF;
//   - a truth value is as stored, 1 or 0; an error is its name, such as #N/A;
//   - a formula is its stored result, and one without is a problem;
//   - of merged cells the first alone has text; hidden rows and columns are
//     like any other.
//
// Excelize gives what it can of a damaged sheet and does not say that there
// was more. Nothing may be guessed or skipped in silence here, so the sheet is
// examined first (examine.go): of one that is damaged, out of order or refers
// to nothing no row is given. The whole workbook is unpacked to memory, within
// bounds; no file is written.
//
// The package refuses to know what the columns mean.
package xlsxfile

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// maxProblems is how many problems of one sheet are worth listing: a published
// file is not mended by hand, and what is wrong with one row is mostly wrong
// with all.
const maxProblems = 100

// Scan calls each for every sound row of a sheet that has any text, in order,
// until it returns false. The rows need not be of one length; cells ends with
// the last that has text.
//
// cells, and pos, which says where a cell is, or would be, hold until each
// returns. A place names the file as name#sheet, its line is the number of the
// row and its column that of the column: cell B7 is name#sheet:7:2.
//
// What Scan returns holds what is wrong with the workbook or the sheet, of
// which no row is given then, or else the rows that were not given and why.
// After maxProblems it stops and says so.
func Scan(in io.ReaderAt, size int64, name, sheet string, each func(cells []string, pos func(cell int) problem.Pos) (more bool)) problem.List {
	var problems problem.List
	book, err := open(in, size, sheet)
	if err != nil {
		problems.Errorf(problem.Pos{File: name}, "%v", err)
		return problems
	}
	defer book.Close()
	place := name + "#" + sheet
	filled, problems := examine(book.sheet, book.texts, place)
	if len(problems) > 0 {
		return problems
	}
	rows, err := book.Rows(sheet)
	if err != nil {
		problems.Errorf(problem.Pos{File: place}, "the sheet cannot be read: %v", err)
		return problems
	}
	defer rows.Close()
	s := scanner{rows, place, filled, each, nil}
	s.scan()
	return s.problems
}

// scanner reads the rows of a sheet that was examined.
type scanner struct {
	*excelize.Rows
	file     string // in places
	left     int    // cells with text that are still to come
	each     func(cells []string, pos func(cell int) problem.Pos) (more bool)
	problems problem.List
}

// scan gives the rows, and holds that there are as many cells with text as
// were seen before.
func (s *scanner) scan() {
	for row := 1; s.Next(); row++ {
		cells, err := s.Columns()
		if err != nil {
			s.problems.Errorf(problem.Pos{File: s.file, Line: row, Column: 1}, "the sheet cannot be read from here on: %v", err)
			return
		}
		if !s.give(row, cells) {
			return
		}
	}
	if s.left != 0 {
		s.problems.Errorf(problem.Pos{File: s.file}, "the sheet has %d more cells with text than could be read, expected one as a spreadsheet program saves it", s.left)
	}
}

// give gives a row, or reports it.
func (s *scanner) give(row int, cells []string) (more bool) {
	pos := func(cell int) problem.Pos { return problem.Pos{File: s.file, Line: row, Column: cell + 1} }
	end, sound := 0, true
	for i, text := range cells {
		if text == "" {
			continue
		}
		end = i + 1
		s.left--
		cells[i] = lines.Replace(text)
		if err := control(cells[i]); err != nil {
			sound = false
			s.problems.Errorf(pos(i), "%v", err)
		}
		if len(s.problems) >= maxProblems {
			s.problems.Errorf(pos(i), "%v", errTooMany)
			return false
		}
	}
	return end == 0 || !sound || s.each(cells[:end], pos)
}

var errTooMany = fmt.Errorf("%d problems: the rest of the sheet was not read", maxProblems)

// lines ends every line in LF.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// control reports a character that no cell may hold.
func control(text string) error {
	for i := range len(text) {
		if b := text[i]; b < ' ' && b != '\t' && b != '\n' || b == 0x7F {
			return fmt.Errorf("control character 0x%02X, expected text", b)
		}
	}
	return nil
}
