package csvfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxCells is as many columns as a spreadsheet has.
const maxCells = 1 << 14

// records reads a file row by row with encoding/csv and says what makes a row
// unreadable, and where.
type records struct {
	*csv.Reader
	in *normaliser

	cells    []string // of the row, up to a fault of its quotes
	line     int      // the row's first
	nextLine int      // the line after the row
	fault    fault    // the first of the row
	err      error    // why there are no more rows; io.EOF at the end of the file
}

func newRecords(in io.Reader) *records {
	r := &records{in: newNormaliser(in), nextLine: 1}
	r.Reader = csv.NewReader(r.in)
	r.FieldsPerRecord = -1 // file.rows says which cell is too many
	r.TrimLeadingSpace = true
	r.ReuseRecord = true
	return r
}

// row reads the next row that is not an empty line and reports whether there
// was one.
func (r *records) row() bool {
	r.in.startRow(r.InputOffset())
	var err error
	r.cells, err = r.Read()
	r.fault = r.in.fault(r.InputOffset())
	if err != nil {
		return r.broken(err)
	}
	r.line, _ = r.FieldPos(0)
	last := len(r.cells) - 1
	lastLine, _ := r.FieldPos(last)
	r.nextLine = lastLine + strings.Count(r.cells[last], "\n") + 1
	if len(r.cells) > maxCells && r.fault.line == 0 {
		r.fault.line, r.fault.column = r.FieldPos(maxCells)
		r.fault.text = fmt.Sprintf("the row has more than %d cells", maxCells)
	}
	return true
}

// broken reports whether the row is there in spite of the error met in it: one
// in its quotes, after which the next line is a new row.
func (r *records) broken(err error) bool {
	var quotes *csv.ParseError
	switch {
	case r.in.refused:
		r.err = errRowTooLong
		return false
	case !errors.As(err, &quotes):
		r.err = err
		return false
	}
	if fault := r.quoteFault(quotes); !r.fault.before(fault) {
		r.fault = fault
	}
	r.line, r.nextLine = quotes.StartLine, quotes.Line+1
	return true
}

// quoteFault says what is wrong with the quotes of the row.
func (r *records) quoteFault(err *csv.ParseError) fault {
	if errors.Is(err, csv.ErrBareQuote) {
		return fault{err.Line, err.Column, "a quote inside a cell without quotes: put the whole cell in quotes and double the quotes in it"}
	}
	line, column := r.cellPos(len(r.cells))
	text := r.in.rowTo(r.InputOffset())
	text = text[bytes.LastIndexByte(text[:len(text)-1], '\n')+1:] // the line of the error
	if err.Column > len(text) {
		return fault{line, column, "the quote that opens here is never closed"}
	}
	// The column is that of the quote, and something other than a comma follows.
	what := "text"
	if next := text[err.Column]; next == ' ' || next == '\t' {
		what = "a blank"
	}
	return fault{err.Line, err.Column + 1, fmt.Sprintf("%s after the closing quote of the cell that opens at %d:%d: double the quotes inside a cell", what, line, column)}
}

// cellPos is where a cell begins of a row that encoding/csv gave up, which
// does not tell; when it lets quotes be anywhere it does. Beyond the last cell
// it is that, and the start of the row if only blank lines were read.
func (r *records) cellPos(cell int) (line, column int) {
	again := csv.NewReader(bytes.NewReader(r.in.rowTo(r.InputOffset())))
	again.TrimLeadingSpace, again.LazyQuotes = true, true
	cells, _ := again.Read()
	if len(cells) == 0 {
		return r.nextLine, 1
	}
	line, column = again.FieldPos(min(cell, len(cells)-1))
	return r.nextLine - 1 + line, column
}

// blank reports whether no cell of the row has any text.
func (r *records) blank() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
