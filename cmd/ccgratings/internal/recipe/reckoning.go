package recipe

import (
	"cmp"
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Reckoning accounts for what a recipe made for one output.
type Reckoning struct {
	Output  string   // the indicator, or the context of a year
	Ledgers []Ledger // the rows of each table it took numbers from
	Periods []Coverage
}

// Coverage is the CCGs that a figure of a period was expected for, and how they
// add up.
type Coverage struct {
	Period   string // empty for context
	Day      nhs.Date
	Expected int      // CCGs open on the day
	Found    int      // of those, with a figure
	Missing  []string // the others, each with the reason if there is one
	Elsewhen int      // figures of CCGs that were not open on the day
	Partial  int      // of those found, CCGs without rows for some months of the period
	Totals   []Total
}

// Total sets what the figures of the CCGs add up to beside what is published
// for England.
type Total struct {
	What            string // "count", "population"; "value" for a mean weighted by population
	CCGs, Published indicator.Figure
}

// apart is the share of the published figure by which England and the CCGs may
// differ without a warning.
const apart = 0.005

// Differs reports whether the two differ by more than 0.5%.
func (t Total) Differs() bool {
	return t.Published.Given && t.CCGs.Given && math.Abs(t.share()) > apart
}

// share is how far the CCGs are from England, as a share of England's figure.
func (t Total) share() float64 {
	if t.CCGs.Number == t.Published.Number {
		return 0
	}
	return t.CCGs.Number/t.Published.Number - 1
}

// reckoning accounts for an output, and warns of sums that are far from what is
// published.
func (m *maker) reckoning(problems *problem.List) Reckoning {
	r := Reckoning{Output: string(m.output.id), Ledgers: m.ledgers(m.output.demands)}
	for _, t := range m.made {
		c := m.coverage(m.register(t.Period), func(code nhs.Code) bool {
			o := t.Row(code)
			return o != nil && o.Status != indicator.Missing && o.Status != indicator.Suppressed
		})
		c.Period, c.Totals = t.Period.Text, m.totals(t, m.openOn(c.Day))
		c.explain(m.reg, t)
		c.Partial = m.partial(t.Period)
		r.Periods = append(r.Periods, c)
		m.enough(c, problems)
		m.plausible(t, problems)
		for _, total := range c.Totals {
			if total.Differs() {
				problems.Warnf(m.output.pos, "%s, %s: the %s of the CCGs is %s and the published one of England %s (%+.1f%%)", m.output.id, t.Period.Text,
					total.What, total.CCGs, total.Published, 100*total.share())
			}
		}
	}
	return r
}

// fewFound is the share of the CCGs expected that should have a figure: an
// indicator with fewer is not scored (METHOD.md section 6).
const fewFound = 0.75

// enough reports a period for which no CCG has a figure, and warns if few have.
func (m *maker) enough(c Coverage, problems *problem.List) {
	switch {
	case c.Found == 0 && !m.output.either:
		problems.Errorf(m.output.pos, "%s, %s: none of %d CCGs has a figure", m.output.id, c.Period, c.Expected)
	case float64(c.Found) < fewFound*float64(c.Expected):
		problems.Warnf(m.output.pos, "%s, %s: only %d of %d CCGs have a figure", m.output.id, c.Period, c.Found, c.Expected)
	}
}

// plausible reports figures that are together not what the recipe expects:
// perhaps the file says something else than it did.
func (m *maker) plausible(t *indicator.Table, problems *problem.List) {
	if m.output.plausible == nil {
		return
	}
	low, high := m.output.plausible[0], m.output.plausible[1]
	var count, population, weighted, weights adder
	for _, o := range t.Rows {
		switch {
		case o.Count.Given && o.Population.Given:
			count.add(o.Count.Number)
			population.add(o.Population.Number)
		case o.Value.Given:
			weight := 1.0
			if o.Population.Given {
				weight = o.Population.Number
			}
			weighted.add(o.Value.Number * weight)
			weights.add(weight)
		}
	}
	value := weighted.total() / weights.total()
	if population.total() > 0 {
		value = count.total() / population.total() * m.def.Multiplier
	}
	if !(low <= value && value <= high) {
		problems.Errorf(m.output.pos, "%s, %s: the CCGs together have %s, expected %s to %s: does the file still say the same?", m.output.id, t.Period.Text,
			indicator.Of(rounded(value, 4)), indicator.Of(low), indicator.Of(high))
	}
}

// partial counts the CCGs without rows for some part of a period, or merged of
// one that is without. What they lack is taken for nothing.
func (m *maker) partial(p indicator.Period) int {
	partial := make(map[nhs.Code]bool)
	for _, d := range m.output.demands {
		for key, s := range m.tallies[d].slots {
			if key.period != p || key.area == nhs.England {
				continue
			}
			for _, parts := range s.parts {
				if _, lacks := lacking(p, parts); lacks {
					partial[key.area] = true
				}
			}
		}
	}
	return len(partial)
}

// register is the day whose CCGs are expected.
func (m *maker) register(p indicator.Period) nhs.Date {
	d := m.output.demands[0]
	switch {
	case !d.onto.IsZero():
		return d.onto
	case d.table.ccg.any:
		return m.latest()
	}
	if days := d.table.ccg.days(p); len(days) > 0 {
		return days[0]
	}
	return p.First
}

// latest is the day that the last of the CCGs in the file opened.
func (m *maker) latest() nhs.Date {
	var latest nhs.Date
	for _, t := range m.made {
		for _, o := range t.Rows {
			if c, ok := m.reg.CCG(o.Area); ok && c.Opened.Compare(latest) > 0 {
				latest = c.Opened
			}
		}
	}
	return latest
}

func (w *run) ledgers(demands []*demand) []Ledger {
	var ledgers []Ledger
	for _, d := range demands {
		if l := d.table.ccg.through; l != nil {
			ledgers = append(ledgers, w.places[l.table])
		}
		l := w.tallies[d].ledger
		l.sort()
		ledgers = append(ledgers, l)
	}
	return ledgers
}

// coverage counts the CCGs open on a day, and those found.
func (w *run) coverage(day nhs.Date, found func(nhs.Code) bool) Coverage {
	c := Coverage{Day: day}
	for _, ccg := range w.reg.OpenOn(day) {
		c.Expected++
		if found(ccg.Code) {
			c.Found++
		} else {
			c.Missing = append(c.Missing, ccg.ODS+" "+ccg.Name)
		}
	}
	return c
}

// explain adds the reasons of the missing, and counts the figures of CCGs of
// other days.
func (c *Coverage) explain(reg *nhs.Register, t *indicator.Table) {
	c.Missing = nil
	for _, ccg := range reg.OpenOn(c.Day) {
		switch o := t.Row(ccg.Code); {
		case o == nil:
			c.Missing = append(c.Missing, ccg.ODS+" "+ccg.Name+": no row")
		case o.Status == indicator.Missing || o.Status == indicator.Suppressed:
			c.Missing = append(c.Missing, ccg.ODS+" "+ccg.Name+": "+cmp.Or(o.Note, o.Status.String()))
		}
	}
	for _, o := range t.Rows {
		if ccg, ok := reg.CCG(o.Area); ok && !ccg.OpenOn(c.Day) {
			c.Elsewhen++
		}
	}
}

// openOn tells the CCGs of a day from others, which a file may have beside them.
func (w *run) openOn(day nhs.Date) func(nhs.Code) bool {
	return func(code nhs.Code) bool {
		c, ok := w.reg.CCG(code)
		return ok && c.OpenOn(day)
	}
}

// totals adds up the figures of the CCGs of a table that count.
func (m *maker) totals(t *indicator.Table, counts func(nhs.Code) bool) []Total {
	england := indicator.Observation{}
	if t.England != nil {
		england = *t.England
	}
	if m.output.england.summed {
		england.Population = indicator.Figure{} // which nobody published
	}
	var count, population, weighted, weights adder
	counted, valued := false, false
	for _, o := range t.Rows {
		if o.Status == indicator.Missing || o.Status == indicator.Suppressed || !counts(o.Area) {
			continue
		}
		population.add(o.Population.Number)
		if o.Count.Given {
			count.add(o.Count.Number)
			counted = true
		}
		if o.Value.Given && o.Population.Given {
			weighted.add(o.Value.Number * o.Population.Number)
			weights.add(o.Population.Number)
			valued = true
		}
	}
	var out []Total
	add := func(what string, x float64, published indicator.Figure) {
		out = append(out, Total{what, indicator.Of(x), published})
	}
	if counted {
		add("count", count.total(), england.Count)
	}
	if population.total() > 0 {
		add("population", population.total(), england.Population)
	}
	if valued {
		add("value", rounded(weighted.total()/weights.total(), 4), england.Value)
	}
	return out
}
