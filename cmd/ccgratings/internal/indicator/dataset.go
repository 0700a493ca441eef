package indicator

import (
	"cmp"
	"slices"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Dataset is every definition and every figure. Build one with NewDataset or
// Read.
type Dataset struct {
	Definitions []Definition // in the order of indicators.csv
	tables      map[tableKey]*Table
}

type tableKey struct {
	id     ID
	period string
}

// Table is the figures of one indicator for one period.
type Table struct {
	Indicator ID
	Period    Period
	England   *Observation  // nil when no national figure was published
	Rows      []Observation // one a CCG at most, sorted by code
}

// NewDataset indexes definitions and tables that are known to be sound. It
// sorts the rows of each table. Of two tables of one indicator and period the
// later counts.
func NewDataset(defs []Definition, tables []*Table) *Dataset {
	d := &Dataset{Definitions: slices.Clone(defs), tables: make(map[tableKey]*Table, len(tables))}
	for _, t := range tables {
		if t == nil {
			continue
		}
		slices.SortStableFunc(t.Rows, func(a, b Observation) int { return cmp.Compare(a.Area, b.Area) })
		d.tables[tableKey{t.Indicator, t.Period.Text}] = t
	}
	return d
}

// Definition finds a definition by its id.
func (d *Dataset) Definition(id ID) (Definition, bool) {
	for _, def := range d.Definitions {
		if def.ID == id {
			return def, true
		}
	}
	return Definition{}, false
}

// Table finds the figures of an indicator for a period; nil when there are none.
func (d *Dataset) Table(id ID, period string) *Table {
	return d.tables[tableKey{id, period}]
}

// Periods lists the periods an indicator has figures for, oldest first.
func (d *Dataset) Periods(id ID) []Period {
	var periods []Period
	for key, t := range d.tables {
		if key.id == id {
			periods = append(periods, t.Period)
		}
	}
	slices.SortFunc(periods, Period.Compare)
	return periods
}

// Row finds the figure of an area; nil when the file has no row for it.
func (t *Table) Row(area nhs.Code) *Observation {
	if area == nhs.England {
		return t.England
	}
	i, ok := slices.BinarySearchFunc(t.Rows, area, func(o Observation, area nhs.Code) int { return cmp.Compare(o.Area, area) })
	if !ok {
		return nil
	}
	return &t.Rows[i]
}
