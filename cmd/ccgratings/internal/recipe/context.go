package recipe

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// context works out what is known of the people of each CCG in a year. A CCG
// without a number is an error: context has no reasons.
func (w *run) context(out *contextOutput, problems *problem.List) (Context, Reckoning) {
	c := Context{Year: out.year}
	for _, column := range out.columns {
		c.Columns = append(c.Columns, column.name)
	}
	found := make(map[nhs.Code]bool)
	for _, d := range out.demands {
		for key := range w.tallies[d].slots {
			found[key.area] = key.area != nhs.England
		}
	}
	for _, ccg := range w.reg.OpenOn(out.register) {
		if !found[ccg.Code] {
			continue
		}
		row := ContextRow{Area: ccg.Code}
		s := w.sums(out.demands, ccg.Code, indicator.Period{})
		s.mixed(ccg.Code, problems)
		if text := w.partly(s, ccg.Code, indicator.Period{}); text != "" {
			problems.Errorf(out.pos, "%s: %s", ccg.Code, text)
		}
		for _, column := range out.columns {
			x, _, ok := s.at(column.of)
			if !ok || math.IsNaN(x) || math.IsInf(x, 0) {
				problems.Errorf(out.pos, "%s has no %s, expected a number for every CCG", ccg.Code, column.name)
			}
			row.Numbers = append(row.Numbers, indicator.Of(rounded(x, column.decimals)))
		}
		c.Rows = append(c.Rows, row)
	}
	slices.SortFunc(c.Rows, func(a, b ContextRow) int { return cmp.Compare(a.Area, b.Area) })
	return c, Reckoning{
		Output:  fmt.Sprintf("context %d", out.year),
		Ledgers: w.ledgers(out.demands),
		Periods: []Coverage{w.coverage(out.register, func(code nhs.Code) bool { return found[code] })},
	}
}

// Records is the context as the rows of a file: the header, then the CCGs.
func (c *Context) Records() [][]string {
	records := [][]string{append([]string{"ccg"}, c.Columns...)}
	for _, row := range c.Rows {
		record := []string{string(row.Area)}
		for _, x := range row.Numbers {
			record = append(record, x.String())
		}
		records = append(records, record)
	}
	return records
}
