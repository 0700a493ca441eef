package rating

import (
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// Past is every CCG's figure of an indicator in an earlier period, beside that
// period's figure for England. The figures are not banded: ratings are of one
// period only.
type Past struct {
	Period      indicator.Period
	England     Benchmark
	Comparisons []Comparison // per CCG, up to the deviation
}

// history puts the figures of every earlier period beside England's.
func (res *IndicatorResult) history(ccgs []nhs.CCG, r Rules) []Past {
	var out []Past
	for _, table := range res.Earlier {
		out = append(out, res.past(table, ccgs, r))
	}
	return out
}

// past compares every CCG's figure of another period with the England figure
// of that period, up to the deviations.
func (res *IndicatorResult) past(table *indicator.Table, ccgs []nhs.CCG, r Rules) Past {
	m := res.Measure
	m.Table = table
	p := Past{Period: table.Period, England: benchmarkOf(m, ccgs), Comparisons: make([]Comparison, len(ccgs))}
	for i, c := range ccgs {
		p.Comparisons[i] = compare(m, table.Row(c.Code), p.England, r)
	}
	return p
}

// TrendYears is how many years a recent trend is seen in.
const TrendYears = 5

// trends says of every CCG how its figure itself - not against England - has
// moved over the last five years: improved or got worse if a straight line
// through them rises or falls at the 99.8% level, and still does without any
// one of them. None is given unless the five periods are whole years that
// follow each other, and all five figures are known themselves. METHOD.md
// section 13, after the recent trend of Public Health England's Fingertips.
func (res *IndicatorResult) trends(ccgs []nhs.CCG, r Rules) []Direction {
	n := len(res.History)
	if n < TrendYears-1 || res.Definition.Better == indicator.Neither || res.Definition.Better == indicator.BetterUnstated {
		return nil
	}
	years := append(res.History[n-TrendYears+1:n:n], res.past(res.Table, ccgs, r))
	for i, y := range years {
		if !y.Period.IsYear() || i > 0 && !y.Period.Follows(years[i-1].Period) {
			return nil
		}
	}
	out := make([]Direction, len(ccgs))
	for i := range ccgs {
		out[i] = res.trend(years, i)
	}
	return out
}

// trend is the recent trend of one CCG.
func (res *IndicatorResult) trend(years []Past, ccg int) Direction {
	var estimates [TrendYears]stats.Estimate
	var parts [TrendYears]stats.Part
	counted := res.Definition.Kind == indicator.Proportion
	for i := range years {
		c := &years[i].Comparisons[ccg]
		if !c.Standing.measured() || !c.HasInterval {
			return NotTested
		}
		estimates[i] = stats.Estimate{Value: c.Value.Number, Interval: c.Interval95}
		count, ok := countOf(res.Definition, c.Observation)
		counted = counted && ok
		parts[i] = stats.Part{Count: count, Population: c.Observation.Population.Number}
	}
	trend, ok := stats.TrendOfEstimates(estimates)
	if counted {
		trend, ok = stats.TrendOfParts(parts)
	}
	switch towards := float64(trend.Direction) * polarity(res.Definition.Better); {
	case !ok:
		return NotTested
	case towards > 0:
		return Improved
	case towards < 0:
		return GotWorse
	}
	return NoClearChange
}
