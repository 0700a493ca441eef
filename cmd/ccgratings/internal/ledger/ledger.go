// Package ledger keeps what an edition published and what was changed in it
// since, so that no published figure changes in silence.
//
// When an edition is published, its tables are pinned: they are copied to
// published/<year>, and their checksums to editions/<year>.sum. From then on
// what the program makes of that edition must be what was pinned, cell by cell,
// after the ledgers of its corrections are applied to it in order of date.
//
// A correction is a Markdown file that says what was changed and why. As long
// as it has no ledger it covers whatever differs. Sealing it writes its ledger:
// every cell that it changed, with the old text and the new.
//
// The package refuses to know what the figures mean, beyond which of them
// readers look at and which are worked out on the way.
package ledger

import (
	"slices"
	"strings"
)

// Table is rows as they are published in one file.
type Table struct {
	Name    string   // of the file, without .csv
	Columns []string // in the order of the file
	Records [][]string

	lines []int // where each record begins in its file; nil if it is from none
}

// Shape is a table that is pinned, and what names its rows: a CCG, if they are
// about one; a subject, which is a patient group, an indicator or what is known
// of people, or what is set for the edition; and a period if there are several.
// An edition may publish no file of a table that is Optional. One that Grows may
// get rows, as any may get columns: the program has learnt to set what could
// not be set before.
type Shape struct {
	Name, CCG, Subject, Period string
	Optional, Grows            bool
}

// Shapes is the tables that are pinned.
func Shapes() []Shape {
	return []Shape{
		{Name: "ratings", CCG: ccgColumn, Subject: "group"},
		{Name: "indicators", CCG: ccgColumn, Subject: "indicator"},
		{Name: "history", CCG: ccgColumn, Subject: "indicator", Period: periodColumn, Optional: true},
		{Name: "definitions", Subject: "indicator", Optional: true},
		{Name: "people", CCG: ccgColumn, Subject: "fact", Optional: true},
		{Name: "settings", Subject: "setting", Optional: true, Grows: true},
	}
}

// Columns that the package knows by name.
const (
	ccgColumn    = "ccg_code"
	odsColumn    = "ods_code"
	nameColumn   = "ccg_name"
	periodColumn = "period"
	ratingColumn = "rating"

	bandColumn    = "band"
	englandColumn = "england"
)

// key is the columns that name a row.
func (s Shape) key() []string {
	return slices.DeleteFunc([]string{s.CCG, s.Subject, s.Period}, func(column string) bool { return column == "" })
}

// rowKey names a row of a table.
type rowKey struct{ ccg, subject, period string }

// sheet is a table in which rows and cells are found by name.
type sheet struct {
	Table
	shape Shape
	rows  map[rowKey]int
	at    map[string]int // column
}

// newSheet indexes a table. Of two rows with one name the later is found.
func newSheet(shape Shape, t Table) *sheet {
	s := &sheet{Table: t, shape: shape, rows: make(map[rowKey]int, len(t.Records)), at: make(map[string]int, len(t.Columns))}
	for i, column := range t.Columns {
		s.at[column] = i
	}
	for i := range t.Records {
		s.rows[s.keyOf(i)] = i
	}
	return s
}

// keyOf names a row.
func (s *sheet) keyOf(row int) rowKey {
	k := rowKey{ccg: s.cell(row, s.shape.CCG), subject: s.cell(row, s.shape.Subject)}
	if s.shape.Period != "" {
		k.period = s.cell(row, s.shape.Period)
	}
	return k
}

// cell is the text of a cell; empty if the table has no such column.
func (s *sheet) cell(row int, column string) string {
	if i, ok := s.at[column]; ok && i < len(s.Records[row]) {
		return strings.TrimSpace(s.Records[row][i])
	}
	return ""
}

// sheets indexes the tables of an edition in the order of Shapes. A table that
// is not there is one without rows.
func sheets(tables []Table) []*sheet {
	var out []*sheet
	for _, shape := range Shapes() {
		t := Table{Name: shape.Name, Columns: shape.key()}
		if i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == shape.Name }); i >= 0 {
			t = tables[i]
		}
		out = append(out, newSheet(shape, t))
	}
	return out
}

// names is the ODS code and the name of each CCG, where a table gives them.
func names(all ...[]*sheet) map[string][2]string {
	out := make(map[string][2]string)
	for _, some := range all {
		for _, s := range some {
			if _, given := s.at[nameColumn]; !given {
				continue
			}
			for i := range s.Records {
				out[s.cell(i, s.shape.CCG)] = [2]string{s.cell(i, odsColumn), s.cell(i, nameColumn)}
			}
		}
	}
	return out
}

// CCGs is the name of every CCG that tables have a row for, by its ONS code.
func CCGs(some []Table) map[string]string {
	out := make(map[string]string)
	all := sheets(some)
	known := names(all)
	for _, s := range all {
		for i := range s.Records {
			code := s.cell(i, s.shape.CCG)
			if code == "" {
				continue // it is about all CCGs
			}
			out[code] = known[code][1]
		}
	}
	return out
}
