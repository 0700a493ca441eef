// Package csvfile reads CSV files and says, for every bad cell, file, line and
// column as an editor shows them.
//
// Files are UTF-8, with or without a byte-order mark; lines end in LF, CRLF or
// CR. A byte that is not text is a problem: nothing is guessed and nothing
// skipped in silence. Rows are read one at a time, in memory that does not
// grow with the file.
//
// Read is for files in a form of ours: the first row names the columns, in any
// order, and an unknown, missing or doubled column, a row of the wrong length
// and a blank line among the rows are problems too. Scan is for files of any
// form, as others publish them.
//
// encoding/csv splits the rows into cells, so quotes are as strict as it has
// them: nothing may stand between a closing quote and the comma. Blanks before
// a cell are dropped, and the cell begins after them. After a mistake in the
// quotes of a row, reading goes on with the next line; after a row of more
// than 1 MB it ends.
//
// The package refuses to know what the columns mean.
package csvfile

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// maxProblems is how many problems of one file are worth listing.
const maxProblems = 10_000

// Read calls each for every sound row of a file that has exactly the columns
// given, in the order of the file. What it returns holds what is wrong with
// the file, an error in reading it included, and what each reported.
func Read(fsys fs.FS, name string, columns []string, each func(Row)) problem.List {
	return read(fsys, name, columns, false, each)
}

// ReadMore is Read for a file that may have further columns of any name
// beside those given; Row.Columns lists them all.
func ReadMore(fsys fs.FS, name string, columns []string, each func(Row)) problem.List {
	return read(fsys, name, columns, true, each)
}

// file is a file being read.
type file struct {
	*records
	name     string
	columns  []string // as the header names them
	problems problem.List
}

func read(fsys fs.FS, name string, columns []string, further bool, each func(Row)) problem.List {
	f := file{name: name}
	in, err := fsys.Open(name)
	if err != nil {
		f.problems.Errorf(problem.Pos{File: name}, "%s", problem.Opening(err))
		return f.problems
	}
	defer in.Close()
	f.records = newRecords(in)
	if f.header(columns, further) {
		f.rows(each)
	}
	f.ended()
	return f.problems
}

// header reads the names of the columns and reports whether the rows can be
// read by them.
func (f *file) header(columns []string, further bool) bool {
	expected := strings.Join(columns, ",")
	switch any := f.row(); {
	case !any && f.err != io.EOF:
		return false // which read reports
	case any && f.fault.line > 0:
		f.faulty()
		return false
	case !any || f.line > 1 || f.blank():
		f.problems.Errorf(f.pos(1, 1), "the first line is blank, expected a header row: %s", expected)
		return false
	}
	return f.names(columns, further, expected)
}

// names checks the names of the columns.
func (f *file) names(columns []string, further bool, expected string) bool {
	sound := true
	for i, cell := range f.cells {
		column := strings.TrimSpace(cell)
		switch first := slices.Index(f.columns, column); {
		case first >= 0 && column != "":
			line, at := f.FieldPos(first)
			f.problems.Errorf(f.cellAt(i), "column %s is there twice, first at %d:%d", problem.Quote(column), line, at)
			sound = false
		case column == "":
			f.problems.Errorf(f.cellAt(i), "a column without a name, expected %s", expected)
		case !further && !slices.Contains(columns, column):
			f.problems.Errorf(f.cellAt(i), "unknown column %s, expected %s: the nearest is %q",
				problem.Quote(column), expected, nearest(column, columns))
		}
		f.columns = append(f.columns, column)
	}
	for _, column := range columns {
		if !slices.Contains(f.columns, column) {
			f.problems.Errorf(f.cellAt(0), "column %q is missing, expected %s", column, expected)
			sound = false
		}
	}
	return sound
}

func nearest(column string, columns []string) string {
	if i := problem.Nearest(column, columns); i >= 0 {
		return columns[i]
	}
	return ""
}

// rows gives every sound row to each.
func (f *file) rows(each func(Row)) {
	blankLine := 0 // the first of a run of blank lines, which is nothing at the end
	for expected := f.nextLine; f.row(); expected = f.nextLine {
		if blankLine == 0 && f.line > expected {
			blankLine = expected
		}
		if f.fault.line == 0 && f.blank() {
			if blankLine == 0 {
				blankLine = f.line
			}
			continue
		}
		if blankLine > 0 {
			f.problems.Errorf(f.pos(blankLine, 1), "a blank line among the rows, expected none")
			blankLine = 0
		}
		switch {
		case f.fault.line > 0:
			f.faulty()
		case len(f.cells) < len(f.columns):
			f.problems.Errorf(f.cellAt(0), "the row ends after %d of %d cells", len(f.cells), len(f.columns))
		case len(f.cells) > len(f.columns):
			f.problems.Errorf(f.cellAt(len(f.columns)), "the row has %d cells, expected %d", len(f.cells), len(f.columns))
		default:
			each(Row{f})
		}
		if f.tooMany(maxProblems) {
			return
		}
	}
}

// faulty reports what makes the row unreadable.
func (f *file) faulty() {
	f.problems.Errorf(f.pos(f.fault.line, f.fault.column), "%s", f.fault.text)
}

// tooMany reports whether there are as many problems as are worth listing, and
// if so adds that reading ended.
func (f *file) tooMany(most int) bool {
	if len(f.problems) < most {
		return false
	}
	f.problems.Errorf(f.pos(f.nextLine, 1), "more than %d problems: the rest of the file was not read", most)
	return true
}

// ended reports why there are no more rows, unless the file is at its end.
func (f *file) ended() {
	switch f.err {
	case nil, io.EOF:
	case errRowTooLong:
		line, column := f.cellPos(maxRowBytes)
		f.problems.Errorf(f.pos(line, column), "%v here, expected cells of at most a few sentences and every quote closed: the rest of the file was not read", f.err)
	default:
		f.problems.Errorf(f.pos(f.in.line, f.in.column), "the file cannot be read: %v", f.err)
	}
}

// cellAt is where a cell of the row begins.
func (f *file) cellAt(i int) problem.Pos { return f.pos(f.FieldPos(i)) }

func (f *file) pos(line, column int) problem.Pos {
	return problem.Pos{File: f.name, Line: line, Column: column}
}
