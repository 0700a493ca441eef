// Package vectors holds tests against files of reference numbers. Only tests
// import it.
//
// A number passes when it is within the relative tolerance that the file's
// README gives; every file reports how many numbers it compared, so that a
// test which compared nothing is seen.
package vectors

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// File is a CSV of reference numbers, by column name.
type File struct {
	t        testing.TB
	name     string
	Rows     []Row
	compared int
}

// Row is one row of a File.
type Row struct {
	file  *File
	line  int
	cells map[string]string
}

// Open reads a file; the test fails if it ends without having compared a
// number of it.
func Open(t testing.TB, path string) *File {
	t.Helper()
	f := Inputs(t, path)
	t.Cleanup(func() {
		t.Logf("%s: %d numbers compared", f.name, f.compared)
		if f.compared == 0 {
			t.Errorf("%s: no number was compared", f.name)
		}
	})
	return f
}

// Inputs reads a file that holds no expected numbers.
func Inputs(t testing.TB, path string) *File {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := &File{t: t, name: filepath.Base(path)}
	for i, record := range records[1:] {
		cells := map[string]string{}
		for k, cell := range record {
			cells[records[0][k]] = cell
		}
		f.Rows = append(f.Rows, Row{file: f, line: i + 2, cells: cells})
	}
	return f
}

// Text is a cell as it stands.
func (r Row) Text(column string) string {
	r.file.t.Helper()
	text, ok := r.cells[column]
	if !ok {
		r.file.t.Fatalf("%s has no column %q", r.file.name, column)
	}
	return text
}

// Number is a cell that must hold a number.
func (r Row) Number(column string) float64 {
	r.file.t.Helper()
	x, err := strconv.ParseFloat(r.Text(column), 64)
	if err != nil {
		r.file.t.Fatalf("%s:%d: %s: %v", r.file.name, r.line, column, err)
	}
	return x
}

// Given reports whether a cell holds anything.
func (r Row) Given(column string) bool { r.file.t.Helper(); return r.Text(column) != "" }

// Near compares a number of ours with a cell, within a relative tolerance
// (absolute for cells below 1 in size, where a relative one asks for digits
// that subtraction has lost).
func (r Row) Near(column string, got, tolerance float64) {
	r.file.t.Helper()
	want := r.Number(column)
	r.file.compared++
	if !(math.Abs(got-want) <= tolerance*max(1, math.Abs(want))) {
		r.file.t.Errorf("%s:%d: %s = %.17g, want %.17g", r.file.name, r.line, column, got, want)
	}
}

// Within compares a number of ours with a cell by a purely relative tolerance.
func (r Row) Within(column string, got, tolerance float64) {
	r.file.t.Helper()
	want := r.Number(column)
	r.file.compared++
	if !(math.Abs(got-want) <= tolerance*math.Abs(want)) {
		r.file.t.Errorf("%s:%d: %s = %.17g, want %.17g", r.file.name, r.line, column, got, want)
	}
}

// Same compares a word of ours with a cell.
func (r Row) Same(column, got string) {
	r.file.t.Helper()
	r.file.compared++
	if want := r.Text(column); got != want {
		r.file.t.Errorf("%s:%d: %s = %q, want %q", r.file.name, r.line, column, got, want)
	}
}
