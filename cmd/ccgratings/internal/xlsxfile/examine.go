package xlsxfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

const (
	// maxRows and maxColumns are as many as a spreadsheet has.
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	// maxRowBytes is how much text a row may hold, and maxSheetBytes a sheet,
	// as it would be in a CSV: with a byte between columns, also empty ones.
	maxRowBytes   = 1 << 20
	maxSheetBytes = 256 << 20
)

// examination is a sheet being examined.
type examination struct {
	texts    []int32 // sizes in bytes
	file     string  // in places
	problems problem.List
	past     bool // the rows
	filled   int  // cells with text

	row, column int // 0 before the first
	rowBytes    int // of text in it
	bytes       int // of the sheet

	kind                     string // of the cell
	text                     []byte // or the number of a shared text
	formula, value, inlineIs bool   // the cell has
}

// examine reports what excelize would pass over, put elsewhere, loop or panic
// at, and counts the cells with text.
func examine(sheet, texts []byte, file string) (filled int, problems problem.List) {
	sizes, err := textSizes(texts)
	if err != nil {
		problems.Errorf(problem.Pos{File: file}, "the texts of the workbook cannot be read: %v", err)
		return 0, problems
	}
	e := examination{texts: sizes, file: file}
	err = walk(sheet, e.token)
	if err == nil && !e.past {
		err = errors.New("it has no place for rows")
	}
	switch {
	case err == nil:
	case e.row == 0:
		e.problems.Errorf(problem.Pos{File: file}, "the sheet cannot be read: %v", err)
	case err == errTooMany:
		e.problems.Errorf(e.pos(), "%v", err)
	default:
		e.problems.Errorf(e.pos(), "the sheet cannot be read from here on: %v", err)
	}
	return e.filled, e.problems
}

// pos is the cell, or the first of the row.
func (e *examination) pos() problem.Pos {
	return problem.Pos{File: e.file, Line: e.row, Column: max(e.column, 1)}
}

// token examines what is next in the sheet.
func (e *examination) token(open []string, token xml.Token) error {
	inCell := len(open) > 4 && open[1] == "sheetData"
	switch token := token.(type) {
	case xml.StartElement:
		return e.begin(open, token)
	case xml.EndElement:
		switch {
		case len(open) == 4 && open[1] == "sheetData":
			return e.endCell()
		case len(open) == 2 && open[1] == "sheetData":
			e.past = true
		}
	case xml.CharData:
		if inCell && (open[4] == "v" || open[4] == "is" && shown(open[5:])) {
			e.text = append(e.text, token...)
		}
	}
	return nil
}

// begin refuses an element where excelize would take it for another.
func (e *examination) begin(open []string, element xml.StartElement) error {
	name, depth := element.Name.Local, len(open)
	in := depth > 1 && open[1] == "sheetData"
	switch {
	case depth == 1 && name != "worksheet":
		return fmt.Errorf("it begins with %.40q, expected %q", name, "worksheet")
	case depth == 2 && name == "sheetData" && !e.past:
		return nil
	case depth == 3 && name == "row" && in:
		return e.beginRow(element)
	case depth == 4 && name == "c" && in:
		return e.beginCell(element)
	case depth == 5 && in:
		return e.beginPart(name)
	case depth > 5 && in && open[4] == "is" && name != "row" && name != "c":
		return nil
	case !in && (e.past || name != "row" && name != "c") && name != "sheetData":
		return nil
	}
	return fmt.Errorf("element %.40q in %.40q, expected rows of cells", name, strings.Join(open[:depth-1], "/"))
}

// beginRow holds that rows come in order.
func (e *examination) beginRow(element xml.StartElement) error {
	number := e.row + 1
	text, err := attribute(element, "r")
	if err != nil {
		return err
	}
	if text != "" {
		if number, err = strconv.Atoi(text); err != nil {
			return fmt.Errorf("row number %s, expected one like 12", problem.Quote(text))
		}
	}
	switch {
	case number <= e.row:
		return fmt.Errorf("row %d comes after row %d, expected rows in order", number, e.row)
	case number > maxRows:
		return fmt.Errorf("row %d, expected at most %d", number, maxRows)
	}
	e.row, e.column, e.rowBytes = number, 0, 0
	return nil
}

// beginCell holds that cells come in order.
func (e *examination) beginCell(element xml.StartElement) error {
	place, err := attribute(element, "r")
	if err != nil {
		return err
	}
	number, err := columnNumber(place, e.row, e.column)
	if err != nil {
		return err
	}
	e.bytes += number - e.column
	e.column = number
	e.kind, err = attribute(element, "t")
	e.text, e.formula, e.value, e.inlineIs = e.text[:0], false, false, false
	return err
}

// beginPart notes what a cell consists of, each of which it has once.
func (e *examination) beginPart(name string) error {
	has := map[string]*bool{"v": &e.value, "f": &e.formula, "is": &e.inlineIs}[name]
	if has == nil || *has {
		return fmt.Errorf("element %.40q in a cell, expected a value and a formula at most", name)
	}
	*has = true
	return nil
}

// endCell reports a bad cell, and ends the examination when there are as many
// problems as are worth listing.
func (e *examination) endCell() error {
	size, err := e.size()
	if size > 0 {
		e.filled++
	}
	if e.bytes += size; e.bytes > maxSheetBytes {
		return fmt.Errorf("the sheet holds more than %d MB of text and empty cells, expected a published table", maxSheetBytes>>20)
	}
	before := e.rowBytes
	if e.rowBytes += size; err == nil && before <= maxRowBytes && e.rowBytes > maxRowBytes {
		err = errors.New("the row is longer than 1 MB here, expected cells of at most a few sentences")
	}
	if err == nil {
		return nil
	}
	e.problems.Errorf(e.pos(), "%v", err)
	if len(e.problems) >= maxProblems {
		return errTooMany
	}
	return nil
}

// size is how much text the cell has, or would have with its escapes.
func (e *examination) size() (int, error) {
	blank := len(bytes.TrimSpace(e.text)) == 0
	switch {
	case e.formula && blank && (e.kind != "str" || !e.value):
		return 0, errors.New("a formula without its result, expected a workbook that a spreadsheet program has worked out and saved")
	case e.inlineIs != (e.kind == "inlineStr") && len(e.text) > 0:
		return 0, fmt.Errorf("a text of its own in a cell of the kind %s", problem.Quote(e.kind))
	}
	switch e.kind {
	case "s":
		if len(e.text) == 0 {
			return 0, nil
		}
		return e.shared(strings.TrimSpace(string(e.text)))
	case "inlineStr":
		if loses.Match(e.text) {
			return 0, errHalf
		}
	case "", "n", "str", "b", "e", "d":
	default:
		return 0, fmt.Errorf("a cell of the unknown kind %s", problem.Quote(e.kind))
	}
	return len(e.text), nil
}

var errHalf = errors.New("the text has half a character, written like _xD83D_, expected whole ones")

// shared is the size of the shared text that a cell names by its number, from
// 0.
func (e *examination) shared(number string) (int, error) {
	i, err := strconv.ParseUint(number, 10, 31)
	switch {
	case err != nil:
		return 0, fmt.Errorf("the number of a shared text is %s, expected one like 12", problem.Quote(number))
	case i >= uint64(len(e.texts)):
		return 0, fmt.Errorf("there is no shared text number %d, expected one of %d", i, len(e.texts))
	case e.texts[i] == notText:
		return 0, errHalf
	}
	return int(e.texts[i]), nil
}

// attribute is the value of an attribute, whatever its name space; "" if there
// is none.
func attribute(element xml.StartElement, name string) (string, error) {
	value, found := "", false
	for _, a := range element.Attr {
		if a.Name.Local == name {
			if found {
				return "", fmt.Errorf("attribute %q is there twice", name)
			}
			value, found = a.Value, true
		}
	}
	return value, nil
}

// columnNumber is the number of the column of a cell, of which it says where
// it is, as in "B7", or that is the one after the last.
func columnNumber(place string, row, last int) (int, error) {
	number := last + 1
	if place != "" {
		letters := 0
		number = 0
		for letters < len(place) && 'A' <= place[letters] && place[letters] <= 'Z' && number <= maxColumns {
			number = 26*number + int(place[letters]-'A') + 1
			letters++
		}
		if letters == 0 || place[letters:] != strconv.Itoa(row) {
			return 0, fmt.Errorf("cell %s in row %d, expected one like B%d", problem.Quote(place), row, row)
		}
	}
	switch {
	case number <= last:
		return 0, fmt.Errorf("cell %s comes after column %d, expected cells in order", problem.Quote(place), last)
	case number > maxColumns:
		return 0, fmt.Errorf("column %d, expected at most %d", number, maxColumns)
	}
	return number, nil
}
