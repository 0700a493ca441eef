package recipe

import (
	"crypto/sha256"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// maxProblems is how many problems of one table are worth listing: they are
// mostly one problem in every row.
const maxProblems = 50

// scan is a table being read for those who take numbers from it.
type scan struct {
	run      *run
	table    *table
	source   Source
	place    string // of the source, in messages
	tallies  []*tally
	placer   *placer
	guard    guard
	header   heading
	above    int              // rows before the first below the header
	fixed    indicator.Period // of all rows, from the name of the file
	full     bool             // there are so many problems that only the guard goes on
	repeated map[fingerprint]earlier
	all      []int                                           // the columns
	said     map[string]bool                                 // areas that were reported
	record   record                                          // the row at hand
	keep     func(*record, nhs.Code, indicator.Period, bool) // takes a row that counts, its CCG, and its period if it tells one
	people   problem.List                                    // what looks like records of people
	problems problem.List
}

// fingerprint tells texts apart without keeping them.
type fingerprint [sha256.Size224]byte

// earlier is what is kept of a row that others may repeat.
type earlier struct {
	numbers fingerprint
	line    int
}

// read reads the table. Problems with records of people come alone: the others
// might show what is in the file.
func (s *scan) read() problem.List {
	s.header.table, s.guard.table = s.table, s.table
	if len(s.table.header) == 0 {
		s.located()
	}
	more := s.table.rows(s.source, s.row)
	if len(s.people) > 0 {
		return s.people
	}
	problems := append(s.problems, more...)
	if !s.header.complete() && len(problems) == 0 {
		problems.Errorf(problem.Pos{File: s.place}, "it has no line %d, where the recipe has the header", s.table.header[len(s.table.header)-1])
	}
	if problems.Errors() == 0 {
		s.unmet(&problems)
	}
	return problems
}

// row takes one row of the file, and says whether to go on.
func (s *scan) row(cells []string, pos func(int) problem.Pos) bool {
	if s.guard.row(cells, pos, &s.people); len(s.people) > 0 {
		return false
	}
	line := pos(0).Line
	switch {
	case s.full:
	case s.header.complete():
		s.record.cells, s.record.pos = cells, pos
		s.body(&s.record)
	case slices.Contains(s.table.header, line):
		s.above++
		if s.header.add(line, cells, pos); s.header.complete() {
			s.located()
		}
	case line > s.table.header[len(s.table.header)-1]:
		s.problems.Errorf(problem.Pos{File: s.place, Line: s.table.header[len(s.table.header)-1], Column: 1}, "the line is blank, expected the header")
		s.full = true
	default:
		s.above++
		s.guard.title(cells, pos, &s.people)
	}
	if len(s.problems) >= maxProblems && !s.full {
		s.problems.Errorf(pos(0), "more than %d problems: what else is wrong with the file is not listed", maxProblems)
		s.full = true
	}
	return len(s.people) == 0
}

// located finds the columns once the header was read.
func (s *scan) located() {
	at := s.header.locate(s.place, &s.problems)
	s.guard.at = at
	s.guard.heading(&s.header, &s.people)
	if s.table.period.inFileName {
		p, err := s.table.period.read.inName(s.source.Name, s.wanted())
		if err != nil {
			s.problems.Errorf(problem.Pos{File: s.source.Name}, "%v", err)
		}
		s.fixed = p
	}
	s.full = len(s.problems) > 0
	s.record = record{table: s.table, at: at}
	s.all = make([]int, len(s.table.columns))
	for i := range s.all {
		s.all[i] = i
	}
	for _, t := range s.tallies {
		t.ledger.File, t.ledger.Above = s.place, s.above
	}
}

// wanted is every period that somebody wants.
func (s *scan) wanted() []indicator.Period {
	var all []indicator.Period
	for _, t := range s.tallies {
		all = append(all, t.periods...)
	}
	return all
}
