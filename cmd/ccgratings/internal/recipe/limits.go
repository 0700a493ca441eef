package recipe

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// workLimits fills in an interval that was not published: of a mean, from the
// standard deviation of what it is the mean of and the number of records, by
// Student's t if those are fewer than 60; of a standardised rate, Byar's limits
// of the number of events, carried over in proportion. METHOD.md section 3,
// which takes the standard error from a mean's limits in the same way.
func (m *maker) workLimits(o *indicator.Observation, s sums, value float64) gap {
	rule := m.output.limits
	x, g, ok := s.at(rule.of)
	if !ok {
		return g
	}
	var limits stats.Interval
	if rule.byar {
		events, ok := stats.Byar(x, rule.level/100)
		if !ok {
			return gap{status: indicator.Missing}
		}
		limits = events.Scale(value / x)
	} else {
		limits = meanLimits(value, x, o.Population.Number, rule.level/100)
	}
	o.Lower = indicator.Of(rounded(limits.Lower, m.output.decimals.limits))
	o.Upper = indicator.Of(rounded(limits.Upper, m.output.decimals.limits))
	o.Level = rule.level
	return gap{}
}

// fewRecords is the number of records under which the limits of a mean rest on
// Student's t.
const fewRecords = 60

// meanLimits is the interval of a mean of n >= 2 records.
func meanLimits(mean, deviation, n, level float64) stats.Interval {
	if n < fewRecords {
		return stats.MeanInterval(mean, deviation, n, level)
	}
	half := stats.TwoSided(level) * deviation / math.Sqrt(n)
	return stats.Interval{Lower: mean - half, Upper: mean + half}
}
