package ledger

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// apply makes the changes of a ledger in the tables of an edition, which are
// copies. Every old text must be the one that stands there.
func apply(all []*sheet, changes []Change) problem.List {
	var problems problem.List
	for _, c := range changes {
		s := all[slices.IndexFunc(all, func(s *sheet) bool { return s.Name == c.Table })]
		row, there := s.rows[c.key(s.shape)]
		switch at, column := s.at[c.Column], c.Column; {
		case column == RowColumn && there != (c.Old == present):
			problems.Errorf(c.at, "the row was %s, expected %s: that is how it stood before", orNothing(c.Old), orNothing(c.New))
		case column == RowColumn && there:
			delete(s.rows, c.key(s.shape))
		case column == RowColumn:
			s.add(c)
		case !s.has(column):
			problems.Errorf(c.at, "%s has no column %s, expected one that was published", s.Name, problem.Quote(column))
		case slices.Contains(s.shape.key(), column):
			problems.Errorf(c.at, "%s is part of the name of a row, expected another column, or %s", column, RowColumn)
		case !there:
			problems.Errorf(c.at, "%s has no row for %s, expected one that was published", s.Name, joined(c.CCG, c.Subject, c.Period))
		case !Same(s.cell(row, column), c.Old):
			problems.Errorf(c.at, "%s is %s, expected %s: that is what was published before", column, orNothing(c.Old), orNothing(s.cell(row, column)))
		default:
			s.Records[row][at] = c.New
		}
	}
	return problems
}

func (s *sheet) has(column string) bool { _, ok := s.at[column]; return ok }

// add appends the row that a change names.
func (s *sheet) add(c Change) {
	k := c.key(s.shape)
	record := make([]string, len(s.Columns))
	for column, text := range map[string]string{s.shape.CCG: k.ccg, s.shape.Subject: k.subject, s.shape.Period: k.period} {
		if column != "" {
			record[s.at[column]] = text
		}
	}
	s.rows[k] = len(s.Records)
	s.Records = append(s.Records, record)
	if s.lines != nil {
		s.lines = append(s.lines, 0)
	}
}

// copyOf is tables that may be changed.
func copyOf(tables []Table) []*sheet {
	out := sheets(tables)
	for _, s := range out {
		s.Records = slices.Clone(s.Records)
		for i := range s.Records {
			s.Records[i] = slices.Clone(s.Records[i])
		}
		s.lines = slices.Clone(s.lines)
	}
	return out
}

// tables is the sheets without the rows that were dropped.
func tables(all []*sheet) []Table {
	var out []Table
	for _, s := range all {
		t := Table{Name: s.Name, Columns: s.Columns}
		for i, record := range s.Records {
			if at, there := s.rows[s.keyOf(i)]; there && at == i {
				t.Records = append(t.Records, record)
				if s.lines != nil {
					t.lines = append(t.lines, s.lines[i])
				}
			}
		}
		out = append(out, t)
	}
	return out
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}
