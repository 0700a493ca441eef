package csvfile

import (
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Row is one row of a file. It holds until the function it was given to
// returns. Its methods take the name of a column that was asked for; any other
// is a mistake in the program, and they panic.
type Row struct{ file *file }

// Columns lists the columns in the order of the file.
func (r Row) Columns() []string { return slices.Clone(r.file.columns) }

// Text is the text of a cell without the blanks around it, no-break spaces
// included.
func (r Row) Text(column string) string {
	return strings.TrimSpace(r.file.cells[r.index(column)])
}

// Blank reports whether a cell has no text.
func (r Row) Blank(column string) bool { return r.Text(column) == "" }

// Number is the plain decimal number in a cell, which may be grouped in
// thousands by commas. It is false for a blank cell, and for one that holds
// anything else, which is a problem.
func (r Row) Number(column string) (x float64, ok bool) {
	text := r.Text(column)
	if text == "" {
		return 0, false
	}
	x, _, err := ParseNumber(text)
	if err != nil {
		r.Problemf(column, "%s", numberProblem(column, problem.Quote(text), err))
		return 0, false
	}
	return x, true
}

// Decimals is how many digits after the point the number in a cell shows; 0
// if it holds none.
func (r Row) Decimals(column string) int {
	_, decimals, _ := ParseNumber(r.Text(column))
	return decimals
}

// Pos is where a cell begins, at its quote if it has one.
func (r Row) Pos(column string) problem.Pos { return r.file.cellAt(r.index(column)) }

// Problemf adds an error at a cell to what Read returns.
func (r Row) Problemf(column, format string, args ...any) {
	r.file.problems.Errorf(r.Pos(column), format, args...)
}

func (r Row) index(column string) int {
	i := slices.Index(r.file.columns, column)
	if i < 0 {
		panic("csvfile: column " + column + " was not asked for")
	}
	return i
}
