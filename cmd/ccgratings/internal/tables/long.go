package tables

import "slices"

// Current is the column that only the long table has.
var Current = Column{Name: "current", Type: Boolean, Meaning: "Whether the period is the one that this edition rates. A figure of an earlier period has no z and no band, and enters no score.", Required: true}

// longColumns is the schema of the long table: that of the figures, and whether
// the period is the edition's.
var longColumns = append(figureColumns[:len(figureColumns):len(figureColumns)], Current)

// Long is every figure of every CCG in every period: the rows of the figures,
// each after those of its earlier periods.
func (s *Set) Long() Table {
	long := Table{
		Name: "figures", Title: "Every figure of every CCG in every period", Kind: Figures,
		Columns: longColumns, Key: []string{"ccg_code", "indicator", "period"},
	}
	earlier := map[about][]Row{}
	for _, r := range s.rows(History) {
		earlier[r.about()] = append(earlier[r.about()], r)
	}
	from, period, historyPeriod := fromHistory(), position(longColumns, "period"), position(historyColumns[:], "period")
	for _, r := range s.rows(Figures) {
		for _, past := range earlier[r.about()] {
			if past.Cells[historyPeriod] != r.Cells[period] {
				long.Rows = append(long.Rows, Row{pastCells(past, r, from, period), r.CCG, r.Subject})
			}
		}
		long.Rows = append(long.Rows, Row{append(slices.Clone(r.Cells), "true"), r.CCG, r.Subject})
	}
	return long
}

// rows is the rows of the whole table of a kind; nil if there is none.
func (s *Set) rows(k Kind) []Row {
	for _, t := range s.Whole {
		if t.Kind == k {
			return t.Rows
		}
	}
	return nil
}

// about is a CCG and an indicator, as rows number them.
type about struct{ ccg, subject int }

func (r Row) about() about { return about{r.CCG, r.Subject} }

// fromHistory says for each column of the long table where it stands in the
// history; -1 where the history has no such column.
func fromHistory() []int {
	from := make([]int, len(longColumns))
	for j, c := range longColumns {
		from[j] = position(historyColumns[:], c.Name)
	}
	return from
}

func position(columns []Column, name string) int {
	return slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
}

// pastCells is the cells of an earlier figure in the long table. What the
// history does not say of it is what it is about, which stands before the
// period and is as in the row of the edition's own; that it is in no score; or
// nothing.
func pastCells(past, now Row, from []int, period int) []string {
	cells := make([]string, len(longColumns))
	for j, c := range longColumns {
		switch {
		case from[j] >= 0:
			cells[j] = past.Cells[from[j]]
		case c.Type == Boolean:
			cells[j] = "false"
		case j < period:
			cells[j] = now.Cells[j]
		}
	}
	return cells
}
