package recipe

import (
	"cmp"
	"slices"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Ledger accounts for the rows of a table that were read for one output: Read
// is Kept and the rows of every reason in Left, added up.
type Ledger struct {
	File  string // and sheet
	Above int    // rows above and in the header, which are not counted as read
	Read  int
	Kept  int // rows that made a figure, England's included
	Left  []Reason
	Says  []string // what the file calls what is measured, if it says so; the first few
}

// maxSays is how many things that a file measures are worth listing.
const maxSays = 5

// measures keeps what a row says is measured.
func (l *Ledger) measures(what string) {
	if !slices.Contains(l.Says, what) && len(l.Says) < maxSays {
		l.Says = append(l.Says, what)
	}
}

// Reason is why rows were left out.
type Reason struct {
	Text  string
	Rows  int
	First problem.Pos // of the first of them
}

// leave counts a row that is left out.
func (l *Ledger) leave(text string, pos problem.Pos) {
	i := slices.IndexFunc(l.Left, func(r Reason) bool { return r.Text == text })
	if i < 0 {
		i = len(l.Left)
		l.Left = append(l.Left, Reason{Text: text, First: pos})
	}
	l.Left[i].Rows++
}

// LeftOut counts the rows that were left out.
func (l *Ledger) LeftOut() int {
	n := 0
	for _, r := range l.Left {
		n += r.Rows
	}
	return n
}

// sort puts the reason of most rows first.
func (l *Ledger) sort() {
	slices.SortStableFunc(l.Left, func(a, b Reason) int { return cmp.Compare(b.Rows, a.Rows) })
}
