package rating

import "ccgratings/cmd/ccgratings/internal/stats"

// Together is one figure for a set of CCGs.
type Together struct {
	Known  bool
	Value  float64 // in the indicator's unit
	Middle bool    // the middle one of their values; else their counts added up
	CCGs   int     // those of the set with a figure that is known
}

// Together is the figure of a set of CCGs taken together: their counts added up
// where every one that has a figure has counts, else the middle one of their
// values, since a mean of rates is no rate. Hidden figures are left out, so none
// can be worked out from the sum.
func (res *IndicatorResult) Together(set []int) Together {
	var values []float64
	sum, counted := counts{}, true
	for _, i := range set {
		c := &res.Comparisons[i]
		if !c.Standing.measured() {
			continue
		}
		values = append(values, c.Value.Number)
		if counted = counted && hasCounts(res.Definition.Kind, c.Observation); counted {
			sum.add(c.Observation)
		}
	}
	switch {
	case len(values) == 0:
		return Together{}
	case counted && sum.population > 0:
		return Together{Known: true, Value: sum.count / sum.population * res.Definition.Multiplier, CCGs: len(values)}
	}
	return Together{Known: true, Value: stats.Median(values), Middle: true, CCGs: len(values)}
}
