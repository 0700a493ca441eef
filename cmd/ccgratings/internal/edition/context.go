package edition

import (
	"fmt"
	"io/fs"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
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
