package edition

import (
	"fmt"
	"io/fs"
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// readContext reads what is known of the people each CCG serves:
// context/<year>.csv, a column ccg, a column population and any further
// numeric ones. A CCG without a row has no context; a row of a CCG that the
// edition does not rate is an error.
func (e *Edition) readContext(fsys fs.FS) problem.List {
	if e.Context == 0 {
		return nil
	}
	at := make(map[nhs.Code]int, len(e.CCGs))
	for i, c := range e.CCGs {
		at[c.Code] = i
	}
	name := fmt.Sprintf("context/%d.csv", e.Context)
	return csvfile.ReadMore(fsys, name, []string{"ccg", "population"}, func(row csvfile.Row) {
		code := nhs.Code(row.Text("ccg"))
		i, rated := at[code]
		switch {
		case !rated:
			row.Problemf("ccg", "%q is not the code of a CCG open on %s, the register date of edition %d", code, e.Register, e.Year)
			return
		case e.CCGs[i].Context != nil:
			row.Problemf("ccg", "%s is there twice, expected once", code)
			return
		}
		e.CCGs[i].Context = contextOf(row)
	})
}

func contextOf(row csvfile.Row) map[string]float64 {
	context := map[string]float64{}
	for _, column := range row.Columns() {
		if column == "ccg" {
			continue
		}
		if x, ok := row.Number(column); ok {
			context[column] = x
		}
	}
	if p, ok := context["population"]; ok && p <= 0 {
		row.Problemf("population", "the population is %g, expected more than 0", p)
	}
	return context
}

// traits is the context by column, for finding similar CCGs: populations by
// their logarithm, since it is how many times larger one is that matters.
func (e *Edition) traits() []rating.Trait {
	var names []string
	for _, c := range e.CCGs {
		for name := range c.Context {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	traits := make([]rating.Trait, len(names))
	for k, name := range names {
		t := rating.Trait{Name: name, Values: make([]float64, len(e.CCGs)), Known: make([]bool, len(e.CCGs))}
		for i, c := range e.CCGs {
			if x, ok := c.Context[name]; ok {
				if name == "population" {
					x = math.Log(x)
				}
				t.Values[i], t.Known[i] = x, true
			}
		}
		traits[k] = t
	}
	return traits
}
