package site

import (
	"math"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// limitPoints is how many points draw one control limit.
const limitPoints = 60

// funnel is the funnel plot of an indicator, or why there is none.
func (v *view) funnel(iv *indicatorView) (f *chart.Funnel, why string) {
	england := iv.IndicatorResult.England.Value
	switch {
	case !iv.counted():
		return nil, "There is no funnel plot: the figures came without counts of what they rest on."
	case !england.Given:
		return nil, "There is no funnel plot: there is no figure for England to draw it around."
	case iv.EstimatedFrom == 0:
		return nil, "There is no funnel plot: too few CCGs have a figure."
	}
	f = &chart.Funnel{
		ID: "funnel", Title: "Funnel plot: " + iv.def.Name,
		X:      chart.Axis{Name: sizeName(iv.def)},
		Y:      iv.axis(),
		Target: chart.Line{Name: "England", Value: england.Number},
	}
	low, high := math.Inf(1), 0.0
	for k := range iv.Comparisons {
		c, m := &iv.Comparisons[k], v.mark(iv, k, iv.place)
		if o := c.Observation; o != nil && o.Population.Given && c.Value.Given {
			m.X, m.Lower, m.Upper = o.Population.Number, 0, 0
			low, high = min(low, m.X), max(high, m.X)
			f.Marks = append(f.Marks, m)
		}
	}
	if high == 0 {
		return nil, "There is no funnel plot: no CCG has a figure."
	}
	rules := v.edition.Rules
	for _, level := range []float64{rules.Level, rules.MuchLevel} {
		f.Limits = append(f.Limits, iv.limits(level, england.Number, low, high))
	}
	f.Limits[0].Dashed = true
	f.Summary = iv.beyond(rules) + notDrawn(len(v.ccgs)-len(f.Marks), "has no figure with numbers behind it", "have no figure with numbers behind it")
	return f, ""
}

// counted reports whether the figures are of a kind with counts, and have them.
func (iv *indicatorView) counted() bool {
	switch iv.def.Kind {
	case indicator.Proportion, indicator.Rate, indicator.Ratio:
	default:
		return false
	}
	for k := range iv.Comparisons {
		if o := iv.Comparisons[k].Observation; o != nil && o.Population.Given && iv.Comparisons[k].Value.Given {
			return true
		}
	}
	return false
}

// limits are the control limits at a level, from the smallest to the largest CCG.
func (iv *indicatorView) limits(level, england, low, high float64) chart.Limits {
	k, by := stats.TwoSided(level), iv.def.Multiplier
	l := chart.Limits{Name: share(level) + " limits"}
	step := math.Pow(high/low, 1/float64(limitPoints-1))
	for i := range limitPoints {
		n := low * math.Pow(step, float64(i))
		var at stats.Interval
		if iv.def.Kind == indicator.Proportion {
			at = stats.ProportionLimits(england/by, n, iv.Tau2, k).Scale(by)
		} else {
			at = stats.CountLimits(n*england/by, iv.Tau2, k).Scale(england)
		}
		l.Points = append(l.Points, chart.Limit{X: n, Lower: at.Lower, Upper: at.Upper})
	}
	return l
}

// beyond says in numbers what a funnel shows.
func (iv *indicatorView) beyond(r rating.Rules) string {
	outside, compared := 0, 0
	limit := stats.TwoSided(r.Level)
	for k := range iv.Comparisons {
		c := &iv.Comparisons[k]
		if !c.Standing.Banded() {
			continue
		}
		compared++
		if math.Abs(c.ZAdjusted) >= limit {
			outside++
		}
	}
	return whole(outside) + " of " + whole(compared) + " CCGs lie outside the " + share(r.Level) + " limits. Ordinary differences alone would put about " +
		decimal(float64(compared)*(1-r.Level), 0) + " there."
}

// longestAxisName is how long the name of an axis may be to fit a phone.
const longestAxisName = 36

// sizeName is what the horizontal axis of a funnel counts.
func sizeName(def *indicator.Definition) string {
	switch name := def.PopulationName; {
	case name != "" && utf8.RuneCountInString(name) <= longestAxisName:
		return upperFirst(name)
	case def.Kind == indicator.Ratio:
		return "Number expected"
	}
	return "Number counted over"
}
