package recipe

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// maker makes the figures of one output of what was added up.
type maker struct {
	*run
	output *output
	def    indicator.Definition
	made   []*indicator.Table
}

func compareTables(a, b *indicator.Table) int {
	return cmp.Or(cmp.Compare(a.Indicator, b.Indicator), a.Period.Compare(b.Period))
}

// tables makes a table for each period.
func (m *maker) tables(problems *problem.List) []*indicator.Table {
	for _, p := range m.periods() {
		t := &indicator.Table{Indicator: m.output.id, Period: p}
		for _, area := range m.areas(p) {
			if area == nhs.England {
				continue
			}
			o := m.figure(area, p, problems)
			m.finite(o, problems)
			t.Rows = append(t.Rows, o)
		}
		m.scale(t)
		m.england(t, problems)
		m.mark(t)
		m.made = append(m.made, t)
	}
	return m.made
}

// periods is those of the output; all that the rows are for if it names none.
func (m *maker) periods() []indicator.Period {
	if len(m.output.periods) > 0 {
		return m.output.periods
	}
	periods := make(map[indicator.Period]bool)
	for _, d := range m.output.demands {
		for key := range m.tallies[d].slots {
			periods[key.period] = true
		}
	}
	return slices.SortedFunc(maps.Keys(periods), indicator.Period.Compare)
}

// areas is every CCG, and England, that some table has a row for, sorted.
func (m *maker) areas(p indicator.Period) []nhs.Code {
	areas := make(map[nhs.Code]bool)
	for _, d := range m.output.demands {
		for key := range m.tallies[d].slots {
			if key.period == p {
				areas[key.area] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(areas))
}

// figure makes the figure of a CCG for a period.
func (m *maker) figure(area nhs.Code, p indicator.Period, problems *problem.List) indicator.Observation {
	s := m.sums(m.output.demands, area, p)
	o := indicator.Observation{Area: area, Period: p}
	s.mixed(area, problems)
	if text := m.partly(s, area, p); text != "" {
		return missing(o, text)
	}
	if m.output.value != nil && !s.single() {
		if len(s.origins()) == 1 {
			problems.Errorf(s.pos(), "a second row for one CCG and period, expected one, since values cannot be added up as counts can; if the file has several indicators, sexes or ages, name one in where")
		}
		return missing(o, m.cannotAdd(s, area))
	}
	if hidden := m.numbers(&o, s, m.output.count, m.output.population); hidden.status != 0 {
		return m.withheld(o, s, hidden)
	}
	if o.Population.Given && o.Population.Number == 0 {
		if m.output.nobody == "" {
			problems.Errorf(s.pos(), "the population of %s for %s is 0, expected more, or a text for nobody in the recipe", area, p.Text)
		}
		return missing(o, m.output.nobody)
	}
	m.agrees(o, s, problems)
	o.Note = sentences(merged(s), m.leftOut(s), remark(s))
	if s.says(m.output.unreliable) {
		o.Status = indicator.Unreliable
	}
	return o
}

// mixed reports a CCG that has rows of its own beside those of CCGs that merged
// into it.
func (s sums) mixed(area nhs.Code, problems *problem.List) {
	for _, slot := range s.slots {
		if slot != nil && len(slot.from) > 1 && slot.from[area] {
			problems.Errorf(slot.pos, "the file has rows of %s and of CCGs that merged into it, expected those of one day: the same people would be counted twice", area)
		}
	}
}

// numbers fills in the numbers of a figure, and gives the gap that leaves it
// without one that it needs.
func (m *maker) numbers(o *indicator.Observation, s sums, count, population *sum) gap {
	out := m.output
	var noCount, noPopulation gap
	o.Count, noCount = s.number(count, out.decimals.count)
	digits := out.decimals.population
	if out.scaled {
		digits = -1 // until they are scaled
	}
	o.Population, noPopulation = s.number(population, digits)
	if out.value == nil || out.either && o.Count.Given && o.Population.Given {
		return cmp.Or(noCount, noPopulation.bare())
	}
	if out.either {
		o.Count = indicator.Figure{}
	}
	return m.value(o, s).bare()
}

// value fills in a published value and its limits.
func (m *maker) value(o *indicator.Observation, s sums) gap {
	out := m.output
	x, g, ok := s.at(out.value)
	if !ok {
		return g
	}
	o.Value = indicator.Of(rounded(m.converted(x), out.decimals.value))
	if out.limits != nil {
		return m.workLimits(o, s, m.converted(x))
	}
	lower, noLower, hasLower := s.at(out.lower)
	upper, noUpper, hasUpper := s.at(out.upper)
	if !hasLower || !hasUpper {
		return cmp.Or(noLower, noUpper)
	}
	o.Lower = indicator.Of(rounded(m.converted(lower), out.decimals.limits))
	o.Upper = indicator.Of(rounded(m.converted(upper), out.decimals.limits))
	o.Level = out.level
	return gap{}
}

// converted is a published value in the unit of the indicator.
func (m *maker) converted(x float64) float64 {
	if m.output.unit == 0 {
		return x
	}
	return x / float64(m.output.unit) * m.def.Multiplier
}

// withheld is a figure that is missing or suppressed, as its gap says.
func (m *maker) withheld(o indicator.Observation, s sums, g gap) indicator.Observation {
	population := o.Population
	o = missing(o, strings.ReplaceAll(m.output.hidden.note, "{population}", population.String()))
	o.Population = population
	if g.status == indicator.Suppressed || s.says(m.output.suppressed) {
		o.Status, o.Low, o.High = indicator.Suppressed, g.low, g.high
	}
	if text := remark(s); text != "" {
		o.Note = text
	}
	if left, _ := s.leftOut(); left > 0 {
		o.Note = m.leftOut(s)
	}
	return o
}

// missing is a figure that is not there, and why.
func missing(o indicator.Observation, why string) indicator.Observation {
	return indicator.Observation{Area: o.Area, Period: o.Period, Status: indicator.Missing, Note: why}
}

// agrees reports published counts that are not of the published value.
func (m *maker) agrees(o indicator.Observation, s sums, problems *problem.List) {
	value, _, ok := s.at(m.output.value)
	if !ok || !m.output.either || !o.Count.Given || !m.def.Kind.Counted() {
		return
	}
	worked := o.Count.Number / o.Population.Number * m.def.Multiplier
	if math.Abs(worked-m.converted(value)) > apart*math.Abs(worked) {
		problems.Errorf(s.pos(), "the value is %s, and count / denominator x %s is %s: expected the same, so look at the multiplier of %s in indicators.csv",
			indicator.Of(value), indicator.Of(m.def.Multiplier), indicator.Of(rounded(worked, 6)), m.output.id)
	}
}

// finite reports a figure with a number that is none.
func (m *maker) finite(o indicator.Observation, problems *problem.List) {
	for _, f := range []indicator.Figure{o.Count, o.Population, o.Value, o.Lower, o.Upper} {
		if math.IsNaN(f.Number) || math.IsInf(f.Number, 0) {
			problems.Errorf(m.output.pos, "the arithmetic gives no number for %s and %s, expected one: is something divided by 0?", o.Area, o.Period.Text)
			return
		}
	}
}

// scale multiplies the populations so that they add up to the counts: what is
// expected of each CCG if all together did as they did.
func (m *maker) scale(t *indicator.Table) {
	if !m.output.scaled {
		return
	}
	var count, population adder
	for _, o := range t.Rows {
		if o.Count.Given && o.Population.Given {
			count.add(o.Count.Number)
			population.add(o.Population.Number)
		}
	}
	factor := count.total() / population.total()
	for i := range t.Rows {
		if o := &t.Rows[i]; o.Population.Given {
			o.Population.Number = rounded(o.Population.Number*factor, m.output.decimals.population)
		}
	}
}
