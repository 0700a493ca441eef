package ledger

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Account is changes in words, for whoever must explain them: every colour,
// every figure, and the numbers worked out on the way in short.
type Account struct {
	Colours, Figures, Derived []Line
	Rows                      int // in which a colour or a figure changed, but for those of England and settings
	England                   int // figures of England that changed, each told once
	Settings                  int // of the edition as a whole
}

// Line is one thing that changed.
type Line struct {
	At   problem.Pos // in the folder of the older tables
	Text string
}

// derived is the columns that are worked out from the figures and move a little
// in every row when one figure moves.
var derived = []string{
	"score", "score_lower", "score_upper", "probability_best", "probability_worst",
	"expected_rank", "rank_lower", "rank_upper", "stability", "z_unadjusted", "z_adjusted",
}

// Derived reports whether a change is of a number worked out from the figures.
func (c Change) Derived() bool { return slices.Contains(derived, c.Column) }

// Colour reports whether a change is of a rating's colour.
func (c Change) Colour() bool { return c.Table == "ratings" && c.Column == ratingColumn }

// manyAlike is how many rows must change in just the same way to be told in one
// line; manyDerived how many changes of derived numbers of one column.
const (
	manyAlike   = 5
	manyDerived = 5
)

// AccountOf gives an account of changes that Compare found. Figures that a CCG
// was given come before those worked out for all CCGs.
func AccountOf(changes []Change) Account {
	changes = wholeRows(changes)
	a := Account{Rows: rowsOf(changes), Derived: derivedLines(changes)}
	for _, c := range changes {
		if c.ofWhole() {
			a.Settings++
		}
	}
	alike := likenesses(changes)
	told := make(map[likeness]bool)
	var row []Change // with the same name
	var figures, masses, bands, england []Line
	for i, c := range changes {
		switch n := alike[c.likeness()]; {
		case c.Colour():
			a.Colours = append(a.Colours, Line{c.at, c.who() + ": " + c.was()})
		case c.Derived():
		case c.ofEngland() && told[c.likeness()]:
		case c.ofEngland():
			told[c.likeness()] = true
			england = append(england, c.mass(n))
		case n >= manyAlike && told[c.likeness()]:
		case n >= manyAlike:
			told[c.likeness()] = true
			masses = append(masses, c.mass(n))
		default:
			row = append(row, c)
		}
		if len(row) > 0 && (i+1 == len(changes) || !changes[i+1].sameRow(row[0])) {
			if line := rowLine(row); row[0].Column == bandColumn {
				bands = append(bands, line)
			} else {
				figures = append(figures, line)
			}
			row = nil
		}
	}
	a.Figures, a.England = slices.Concat(figures, masses, bands, england), len(england)
	return a
}

// wholeRows is the changes without the cells of rows that came or went: those
// are told as rows.
func wholeRows(changes []Change) []Change {
	type name struct{ table, ccg, subject, period string }
	of := func(c Change) name { return name{c.Table, c.CCG, c.Subject, c.Period} }
	whole := make(map[name]bool)
	for _, c := range changes {
		if c.Column == RowColumn {
			whole[of(c)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(changes), func(c Change) bool {
		return whole[of(c)] && c.Column != RowColumn && !c.Colour()
	})
}

// ofEngland reports whether a change is of England's figure, which stands in
// the row of every CCG.
func (c Change) ofEngland() bool { return c.Column == englandColumn }

// mass tells a change that many rows share.
func (c Change) mass(n int) Line {
	return Line{c.at, fmt.Sprintf("%s: %s for %s, %s the first", c.about(), c.was(), problem.Count(n, "CCG"), c.ccg())}
}

// likeness is what changes of many rows have in common.
type likeness struct{ table, subject, period, column, old, new string }

func (c Change) likeness() likeness {
	l := likeness{c.Table, c.Subject, c.Period, c.Column, c.Old, c.New}
	if c.Column == RowColumn || c.Colour() {
		l.old, l.new = c.CCG, c.CCG // each is told of by itself
	}
	return l
}

func likenesses(changes []Change) map[likeness]int {
	out := make(map[likeness]int)
	for _, c := range changes {
		out[c.likeness()]++
	}
	return out
}

// ofWhole reports whether a change is of what is set for the edition as a whole.
func (c Change) ofWhole() bool { return c.Table == "settings" }

// rowsOf counts the rows in which a figure or a colour changed; that of England
// is no figure of a row, nor is a setting.
func rowsOf(changes []Change) int {
	n := 0
	var last *Change
	for i := range changes {
		if c := &changes[i]; !c.Derived() && !c.ofEngland() && !c.ofWhole() && (last == nil || !c.sameRow(*last)) {
			n, last = n+1, c
		}
	}
	return n
}

func (c Change) sameRow(other Change) bool {
	return c.Table == other.Table && c.CCG == other.CCG && c.Subject == other.Subject && c.Period == other.Period
}

// rowLine tells the changes of one row: of a whole row that came or went, only
// that; of a band only after what it is judged from.
func rowLine(row []Change) Line {
	line := Line{row[0].at, row[0].who() + ": "}
	for i, c := range row {
		if c.Column == RowColumn {
			line.Text += map[string]string{present: "the row is gone", "": "the row is new"}[c.Old]
			return line
		}
		if i > 0 {
			line.Text += "; "
		}
		line.Text += c.was()
	}
	return line
}

// was says what a cell was and is.
func (c Change) was() string {
	return fmt.Sprintf("%s was %s and is %s now", c.Column, shown(c.Old), shown(c.New))
}

// shown is the text of a cell in a message.
func shown(text string) string {
	if strings.ContainsAny(text, " ,;") {
		return problem.Quote(text)
	}
	return orNothing(text)
}

// ccg is what a CCG is called in a message.
func (c Change) ccg() string {
	if c.Name == "" {
		return c.CCG
	}
	return c.Name
}

// about is what a row of a CCG is about.
func (c Change) about() string {
	if c.Table == "history" {
		return joined(c.Subject, c.Period)
	}
	return c.Subject
}

func (c Change) who() string {
	switch c.Table {
	case "definitions":
		return "definition of " + c.Subject
	case "settings":
		return "setting " + c.Subject
	}
	return joined(c.ccg(), c.about())
}

// derivedLines tells the changes of derived numbers, column by column: each if
// they are few, else how many and the largest.
func derivedLines(changes []Change) []Line {
	type column struct{ table, name string }
	var order []column
	by := make(map[column][]Change)
	for _, c := range changes {
		if at := (column{c.Table, c.Column}); c.Derived() {
			if by[at] == nil {
				order = append(order, at)
			}
			by[at] = append(by[at], c)
		}
	}
	var out []Line
	for _, at := range order {
		if some := by[at]; len(some) < manyDerived {
			for _, c := range some {
				out = append(out, Line{c.at, c.who() + ": " + c.was()})
			}
		} else {
			c := slices.MaxFunc(some, func(a, b Change) int { return cmp.Compare(a.Size(), b.Size()) })
			out = append(out, Line{c.at, fmt.Sprintf("%s changed in %d rows, most in that of %s: it was %s and is %s now", at.name, len(some), c.who(), shown(c.Old), shown(c.New))})
		}
	}
	return out
}

// Size is how far a number moved; infinite for one that came or went, and for
// words.
func (c Change) Size() float64 {
	old, ok := number(c.Old)
	now, also := number(c.New)
	if !ok || !also {
		return math.Inf(1)
	}
	return math.Abs(now - old)
}

// Lines is the account, the weightiest first.
func (a Account) Lines() []Line { return slices.Concat(a.Colours, a.Figures, a.Derived) }

// Summary counts what changed.
func (a Account) Summary() string {
	text := fmt.Sprintf("%s and %s of figures", problem.Count(len(a.Colours), "colour"), problem.Count(a.Rows-len(a.Colours), "row"))
	if a.England > 0 {
		text += ", and " + problem.Count(a.England, "figure") + " of England"
	}
	if a.Settings > 0 {
		text += ", and " + problem.Count(a.Settings, "setting")
	}
	return text
}

// manyLines is how many lines of an account scroll what is to be done out of
// sight, so that it is said after them again.
const manyLines = 20

// problems is the account as errors of the pin of an edition, in its order;
// before them, and after many of them, what to do.
func (a Account) problems(year int) problem.List {
	var first, out problem.List
	first.Errorf(problem.Pos{File: path.Join("data", pinFolder(year))},
		"edition %d is not what was published: %s changed; to publish that, say what happened in content/%s/<date>-<name>.md (its README.md explains how), or else put the input back as it was",
		year, a.Summary(), folder)
	for _, line := range a.Lines() {
		out.Errorf(line.under(year), "%s, expected what was published or a correction", line.Text)
	}
	if len(out) > manyLines {
		return slices.Concat(first, out, first)
	}
	return append(first, out...)
}

// under is where a line stands, from the folder of data and content.
func (l Line) under(year int) problem.Pos {
	at := l.At
	at.File = path.Join("data", pinFolder(year), at.File)
	return at
}

// Waiting is what the correction of an edition that has no ledger covers, as
// warnings: how much, then each line of the account. There are none if no
// correction waits. The corrections must come from Check.
func Waiting(year int, made []Correction) problem.List {
	var out problem.List
	for _, c := range made {
		if c.Sealed {
			continue
		}
		file, a := path.Join("content", c.File), AccountOf(c.Changes)
		out.Warnf(problem.Pos{File: file}, "has no ledger yet, so it covers whatever differs: %s, in %s; ccgratings pin writes its ledger",
			a.Summary(), problem.Count(len(c.Changes), "cell"))
		for _, line := range a.Lines() {
			out.Warnf(line.under(year), "%s, which %s covers", line.Text, file)
		}
	}
	return out
}
