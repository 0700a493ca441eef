package recipe

import (
	"cmp"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// england makes the published figure for England.
func (m *maker) england(t *indicator.Table, problems *problem.List) {
	rule := &m.output.england
	if rule.none {
		return
	}
	s := m.sums(m.output.demands, nhs.England, t.Period)
	if s.pos().File == "" {
		m.noEngland(t.Period, problems)
		return
	}
	if m.output.value != nil && !s.single() {
		problems.Errorf(s.pos(), "a second row for England and %s, expected one, since values cannot be added up; if the file has several indicators, sexes or ages, name one in where", t.Period.Text)
		return
	}
	for _, slot := range s.slots {
		if slot == nil || len(slot.parts) == 0 {
			continue
		}
		if day, lacks := lacking(t.Period, slot.parts[nhs.England]); lacks {
			problems.Errorf(slot.pos, "England has no row for %s that counts for %s, so %s is not whole", day.Words(), m.output.id, t.Period.Text)
		}
	}
	o := indicator.Observation{Area: nhs.England, Period: t.Period, Note: sentences(rule.note, remark(s))}
	count, population := cmp.Or(rule.count, m.output.count), cmp.Or(rule.population, m.output.population)
	if rule.summed {
		population = nil
	}
	m.numbers(&o, s, count, population)
	if rule.summed {
		o.Population = indicator.Of(m.people(t))
	}
	if rule.bare {
		o.Lower, o.Upper, o.Level = indicator.Figure{}, indicator.Figure{}, 0
	}
	if !o.Value.Given && (!o.Count.Given || !o.Population.Given) {
		m.noEngland(t.Period, problems)
		return
	}
	m.finite(o, problems)
	t.England = &o
}

// people is the populations of the CCGs that are expected, added up.
func (m *maker) people(t *indicator.Table) float64 {
	open := m.openOn(m.register(t.Period))
	var total adder
	for _, o := range t.Rows {
		if open(o.Area) {
			total.add(o.Population.Number)
		}
	}
	return total.total()
}

// noEngland reports that there is no figure for England where the recipe says
// what row it is in. Exports that have many periods have some without.
func (m *maker) noEngland(p indicator.Period, problems *problem.List) {
	if m.output.either {
		return
	}
	for _, d := range m.output.demands {
		if len(d.table.ccg.england) > 0 {
			problems.Errorf(m.output.pos, "%s has no figure for England for %s, expected one since the recipe says which row it is", m.output.id, p.Text)
			return
		}
	}
}
