package rating

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// Together is one figure for a set of CCGs.
type Together struct {
	Known     bool
	Value     float64 // in the indicator's unit
	Middle    bool    // the middle one of their values; else their counts added up
	Low, High float64 // the lowest and the highest of their values
	CCGs      int     // those of the set with a figure that is known
}

// Together is the figure of a set of CCGs taken together: their counts added up
// where every one that has a figure has counts, else the middle one of their
// values, since a mean of rates is no rate. A figure too small to compare by
// itself counts. Hidden, missing and doubtful figures are left out, so that none
// can be worked out from the sum.
func (res *IndicatorResult) Together(set []int) Together {
	var values []float64
	sum, counted := counts{}, true
	for _, i := range set {
		c := &res.Comparisons[i]
		if o := c.Observation; o == nil || o.Status != indicator.Reported || !c.Value.Given {
			continue
		}
		values = append(values, c.Value.Number)
		if counted = counted && hasCounts(res.Definition.Kind, c.Observation); counted {
			sum.add(c.Observation)
		}
	}
	if len(values) == 0 {
		return Together{}
	}
	slices.Sort(values)
	out := Together{Known: true, Value: stats.QuantileSorted(values, 0.5), Middle: true, Low: values[0], High: values[len(values)-1], CCGs: len(values)}
	if counted && sum.population > 0 {
		out.Value, out.Middle = sum.count/sum.population*res.Definition.Multiplier, false
	}
	return out
}
