package rating

import (
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// benchmarkOf is the England figure: the published one, if it is given without
// reserve; else the CCGs' counts
// summed; else, for figures without counts, their mean weighted by population.
// Never the plain mean of areas. It is treated as fixed. METHOD.md section 3.
func benchmarkOf(m Measure, ccgs []nhs.CCG) Benchmark {
	if e := m.Table.England; e != nil && e.Status == indicator.Reported {
		if v, ok := valueOf(m.Definition, e); ok && (v > 0 || m.Definition.Kind == indicator.Mean) {
			return Benchmark{indicator.Of(v), Published}
		}
	}
	var sum counts
	for _, c := range ccgs {
		if o := m.Table.Row(c.Code); o != nil && o.Status == indicator.Reported {
			sum.add(o)
		}
	}
	switch {
	case sum.population > 0 && sum.count > 0:
		return Benchmark{indicator.Of(sum.count / sum.population * m.Definition.Multiplier), Summed}
	case sum.weight > 0 && (sum.weighted > 0 || m.Definition.Kind == indicator.Mean):
		return Benchmark{indicator.Of(sum.weighted / sum.weight), Weighted}
	}
	return Benchmark{}
}

// counts adds up what CCGs publish.
type counts struct{ count, population, weighted, weight float64 }

func (s *counts) add(o *indicator.Observation) {
	switch {
	case !o.Population.Given:
	case o.Count.Given:
		s.count += o.Count.Number
		s.population += o.Population.Number
	case o.Value.Given:
		s.weighted += o.Value.Number * o.Population.Number
		s.weight += o.Population.Number
	}
}

// valueOf is a figure in the indicator's unit: from its counts where its kind
// is made of counts and they are given, since a published value may be
// rounded; else as published.
func valueOf(def indicator.Definition, o *indicator.Observation) (float64, bool) {
	if hasCounts(def.Kind, o) {
		return o.Count.Number / o.Population.Number * def.Multiplier, true
	}
	return o.Value.Number, o.Value.Given
}

// hasCounts reports whether the figure's own statistics rest on its counts.
func hasCounts(kind indicator.Kind, o *indicator.Observation) bool {
	switch kind {
	case indicator.Proportion, indicator.Rate, indicator.Ratio:
		return o.Count.Given && o.Population.Given && o.Population.Number > 0
	}
	return false
}
