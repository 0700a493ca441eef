// Package problem says what is wrong with an input file, and where, to the
// person who has to mend it.
//
// A problem is a value, not an event: readers go on after a bad record and
// hand back every problem of a run at once. A problem is an error, which stops
// publication, or a warning, which does not unless the user asks for it.
//
// The package refuses to know what the files hold.
package problem

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Pos is a place in an input file. Line and Column count from 1, Column in
// bytes; both are 0 when the problem is the file as a whole.
type Pos struct {
	File         string
	Line, Column int
}

// String gives "file:line:column", or "file" for the file as a whole.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Severity tells a problem that stops publication from one that does not.
type Severity uint8

const (
	Error   Severity = iota // nothing may be published
	Warning                 // publish, and say so
)

// Problem is one thing wrong at one place. Text says what is wrong and what
// was expected, in words for whoever keeps the file.
type Problem struct {
	Pos      Pos
	Severity Severity
	Text     string
}

// Error gives "file:line:column: text", with "warning: " before the text of a
// warning.
func (p Problem) Error() string {
	if p.Severity == Warning {
		return p.Pos.String() + ": warning: " + p.Text
	}
	return p.Pos.String() + ": " + p.Text
}

// List is what a reader found wrong. Its zero value is a clean bill.
type List []Problem

// Errorf adds an error.
func (l *List) Errorf(pos Pos, format string, args ...any) {
	*l = append(*l, Problem{Pos: pos, Severity: Error, Text: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning.
func (l *List) Warnf(pos Pos, format string, args ...any) {
	*l = append(*l, Problem{Pos: pos, Severity: Warning, Text: fmt.Sprintf(format, args...)})
}

// Sort orders by file, line, column and text, so that a run prints the same
// list whatever order the files were read in.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			strings.Compare(a.Text, b.Text),
		)
	})
}

// Errors counts the errors.
func (l List) Errors() int {
	n := 0
	for _, p := range l {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

// Warnings counts the warnings.
func (l List) Warnings() int { return len(l) - l.Errors() }

// Strict is the list with every warning made an error.
func (l List) Strict() List {
	strict := slices.Clone(l)
	for i := range strict {
		strict[i].Severity = Error
	}
	return strict
}

// Under is the list with every file named as lying in a folder; as it was if
// the folder is "".
func (l List) Under(folder string) List {
	if folder == "" {
		return l
	}
	moved := slices.Clone(l)
	for i := range moved {
		moved[i].Pos.File = path.Join(folder, moved[i].Pos.File)
	}
	return moved
}
