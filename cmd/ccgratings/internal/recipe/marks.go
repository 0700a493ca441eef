package recipe

import (
	"cmp"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// mark is what a person who looked at a figure says of it.
type mark struct {
	id      indicator.ID // empty for every indicator of the recipe
	area    nhs.Code
	periods []string // empty for every period
	status  indicator.Status
	note    string
	pos     problem.Pos
}

// mark puts the marks on the figures of a table.
func (m *maker) mark(t *indicator.Table) {
	for _, mark := range m.recipe.marks {
		if mark.id != "" && mark.id != t.Indicator || len(mark.periods) > 0 && !slices.Contains(mark.periods, t.Period.Text) {
			continue
		}
		i := slices.IndexFunc(t.Rows, func(o indicator.Observation) bool { return o.Area == mark.area })
		switch {
		case i >= 0:
			t.Rows[i] = mark.on(t.Rows[i])
		case mark.status == indicator.Missing:
			t.Rows = append(t.Rows, missing(indicator.Observation{Area: mark.area, Period: t.Period}, mark.note))
		default:
			continue
		}
		m.marked[mark] = true
	}
	slices.SortFunc(t.Rows, func(a, b indicator.Observation) int { return cmp.Compare(a.Area, b.Area) })
}

// on is a figure with the mark on it. What is missing or hidden stays so.
func (k *mark) on(o indicator.Observation) indicator.Observation {
	if k.status == indicator.Missing {
		return missing(o, k.note)
	}
	if o.Status == indicator.Reported {
		o.Status = k.status
	}
	o.Note = sentences(o.Note, k.note)
	return o
}

// unmarked reports the marks that are on no figure.
func (w *run) unmarked(problems *problem.List) {
	for _, mark := range w.recipe.marks {
		if !w.marked[mark] {
			problems.Errorf(mark.pos, "the mark on %s marks no figure, expected one of those that the recipe makes", mark.area)
		}
	}
}
