package recipe

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// slotKey is what a figure is for.
type slotKey struct {
	area   nhs.Code
	period indicator.Period
}

// slot is the rows of one CCG, or England, and period, added up.
type slot struct {
	fields []added
	rows   int
	left   int // rows that were left out because of a gap
	from   map[nhs.Code]bool
	parts  map[nhs.Code][]indicator.Period // of each CCG in from, the periods of its rows, each once; none if rows tell none
	notes  []string                        // for readers, each once, sorted
	tells  []string                        // the patterns of the demand that some note is as
	pos    problem.Pos                     // of the last row
}

// added is one field of the rows, added up.
type added struct {
	sum       adder
	low, high adder // the least and the most it can be, where counts are hidden
	unbounded bool  // a hidden count has no known range
	gap       gap   // the worst there was
	rows      int   // that say anything of the field
}

func newSlot(fields int) *slot {
	return &slot{fields: make([]added, fields), from: make(map[nhs.Code]bool), parts: make(map[nhs.Code][]indicator.Period)}
}

// add adds the numbers of a row.
func (s *slot) add(row *rowNumbers, r *record, from nhs.Code) {
	s.rows++
	s.from[from] = true
	s.pos = r.pos(0)
	for k := range s.fields {
		if row.says[k] {
			s.fields[k].add(row.numbers[k], row.gaps[k])
		}
	}
}

func (a *added) add(x float64, g gap) {
	a.rows++
	if a.gap.less(g) {
		a.gap = g
	}
	switch {
	case g.status == 0:
		a.sum.add(x)
		a.low.add(x)
		a.high.add(x)
	case g.low.Given && g.high.Given:
		a.low.add(g.low.Number)
		a.high.add(g.high.Number)
	default:
		a.unbounded = true
	}
}

// hidden is the gap of the field, with the range that the sum is known to lie
// in; that of a row alone says nothing of a sum.
func (a *added) hidden() gap {
	g := a.gap.bare()
	if g.status == indicator.Suppressed && !a.unbounded {
		g.low, g.high = indicator.Of(a.low.total()), indicator.Of(a.high.total())
	}
	return g
}

// maxNotes is how many texts of a sum's rows are kept.
const maxNotes = 3

// say keeps a text for readers, and also which of some patterns it is as.
func (s *slot) say(note string, patterns []string) {
	if i, again := slices.BinarySearch(s.notes, note); note != "" && !again {
		s.notes = slices.Insert(s.notes, i, note)
		s.notes = s.notes[:min(len(s.notes), maxNotes)]
	}
	for _, pattern := range patterns {
		if matches(pattern, note) && !slices.Contains(s.tells, pattern) {
			s.tells = append(s.tells, pattern)
		}
	}
}

// overlaps keeps the period of a row of a CCG, and gives another one of its that
// it overlaps.
func (s *slot) overlaps(p indicator.Period, from nhs.Code) (other indicator.Period, overlaps bool) {
	for _, q := range s.parts[from] {
		if q == p {
			return q, false
		}
		if q.Overlaps(p) {
			return q, true
		}
	}
	s.parts[from] = append(s.parts[from], p)
	return p, false
}

// less reports whether g leaves less known than the gap, so that of several the
// same one counts in whatever order the rows come.
func (a gap) less(g gap) bool {
	return g.status > a.status || g.status == a.status && g.status != 0 && g.text < a.text
}
