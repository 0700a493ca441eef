package csvfile

import (
	"io"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// maxScanProblems is how many unreadable rows of a published file are worth
// listing: it is not mended by hand, and what is wrong with one row is mostly
// wrong with all.
const maxScanProblems = 100

// Scan calls each for every sound row of a file that need have no header and
// whose rows need not be of one length, in the order of the file, until it
// returns false. A row of blank cells is given, an empty line is not. Blanks
// before a cell are dropped and those after it are not.
//
// cells, and pos, which says where a cell begins, at its quote if it has one,
// hold until each returns; beyond the last cell pos is where that begins. name
// is what the file is called in places.
//
// What Scan returns holds the rows that were not given and why, and an error
// in reading the file. After maxScanProblems it stops and says so.
func Scan(in io.Reader, name string, each func(cells []string, pos func(cell int) problem.Pos) (more bool)) problem.List {
	f := file{name: name, records: newRecords(in)}
	pos := func(cell int) problem.Pos { return f.cellAt(min(cell, len(f.cells)-1)) }
	for f.row() {
		if f.fault.line > 0 {
			f.faulty()
		} else if !each(f.cells, pos) {
			return f.problems
		}
		if f.tooMany(maxScanProblems) {
			return f.problems
		}
	}
	f.ended()
	return f.problems
}
