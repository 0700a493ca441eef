package rating

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// widthTolerance is how much wider a published interval may be than the one
// its counts give before the difference is taken for real: survey weights or
// repeat events. METHOD.md section 2.
const widthTolerance = 1.05

// fewRecords is the number of records under which a mean's interval rests on
// Student's t. METHOD.md section 3.
const fewRecords = 60

// minStandardised is the number of events under which a standardised rate is
// treated as missing. METHOD.md section 6.
const minStandardised = 10

// deviate is how far a figure lies from the benchmark b, by the indicator's
// kind: the table of METHOD.md section 3. ok is false when the figure gives no
// standard error.
func deviate(def indicator.Definition, o *indicator.Observation, b float64, e Engine) (dev stats.Deviation, ok bool) {
	count, counted := countOf(def, o)
	switch {
	case counted:
		dev = countDeviation(def, count, o.Population.Number, b, e)
		dev.S *= widening(def, o, count)
		return dev, true
	case !o.Value.Given || !o.Lower.Given || !o.Upper.Given || o.Upper.Number <= o.Lower.Number:
		return stats.Deviation{}, false
	}
	z := levelZ(o)
	v, l, u := o.Value.Number, o.Lower.Number, o.Upper.Number
	switch def.Kind {
	case indicator.Proportion:
		n := def.Multiplier
		return stats.ProportionIntervalDeviation(v/n, l/n, u/n, z, b/n), true
	case indicator.Mean:
		if o.Population.Given && o.Population.Number < fewRecords && o.Population.Number >= 2 {
			z = stats.StudentT(o.Population.Number, o.Level/100)
		}
		return stats.MeanDeviation(v, l, u, z, b), true
	}
	return stats.RateDeviation(max(v, 0), max(l, 0), u, z, b), true
}

// countOf is the count behind a figure of a counted kind: as published, or the
// value times the population for a proportion published so. It need not be
// whole.
func countOf(def indicator.Definition, o *indicator.Observation) (float64, bool) {
	if hasCounts(def.Kind, o) {
		return o.Count.Number, true
	}
	bare := o.Value.Given && o.Population.Given && !o.Lower.Given
	if def.Kind == indicator.Proportion && bare && o.Population.Number > 0 {
		return o.Value.Number / def.Multiplier * o.Population.Number, true
	}
	return 0, false
}

// countDeviation is the deviation of a count of a counted kind. Mid-P has a
// z-score of its own, from which the deviation is worked back.
func countDeviation(def indicator.Definition, count, population, b float64, e Engine) stats.Deviation {
	expected, p0 := population*b/def.Multiplier, b/def.Multiplier
	if def.Kind == indicator.Proportion {
		switch e {
		case Raw:
			return stats.RawProportionDeviation(count, population, p0)
		case MidP:
			dev := stats.ProportionDeviation(count, population, p0)
			dev.D = dev.S * stats.MidPProportion(count, math.Round(population), p0)
			return dev
		}
		return stats.ProportionDeviation(count, population, p0)
	}
	switch e {
	case Raw:
		return stats.RawCountDeviation(count, expected)
	case MidP:
		dev := stats.CountDeviation(count, expected)
		dev.D = dev.S * stats.MidPCount(count, expected)
		return dev
	}
	return stats.CountDeviation(count, expected)
}

// widening is how many times wider a published interval is than the one that
// the counts give, if that is more than rounding; else 1.
func widening(def indicator.Definition, o *indicator.Observation, count float64) float64 {
	if !o.Lower.Given || !o.Upper.Given {
		return 1
	}
	own := countInterval(def, count, o.Population.Number, o.Level/100)
	ratio := (o.Upper.Number - o.Lower.Number) / (own.Upper - own.Lower)
	if math.IsNaN(ratio) || ratio <= widthTolerance {
		return 1
	}
	return ratio
}

// countInterval is the interval shown beside a value that rests on counts:
// Wilson for a proportion, exact or Byar for a rate or ratio, in the
// indicator's unit.
func countInterval(def indicator.Definition, count, population, level float64) stats.Interval {
	if def.Kind == indicator.Proportion {
		return stats.Wilson(count, population, level).Scale(def.Multiplier)
	}
	return stats.Count(count, level).Scale(def.Multiplier / population)
}

// interval95 is the 95% interval shown beside a figure: as published, or from
// the counts, or brought from 99.8% to 95% on the scale of the deviations.
func interval95(def indicator.Definition, o *indicator.Observation) (stats.Interval, bool) {
	switch count, counted := countOf(def, o); {
	case o.Lower.Given && o.Upper.Given && o.Level == 95:
		return stats.Interval{Lower: o.Lower.Number, Upper: o.Upper.Number}, true
	case counted:
		return countInterval(def, count, o.Population.Number, 0.95), true
	case o.Value.Given && o.Lower.Given && o.Upper.Given:
		return narrow(def, o), true
	}
	return stats.Interval{}, false
}

// narrow turns published 99.8% limits into 95% ones.
func narrow(def indicator.Definition, o *indicator.Observation) stats.Interval {
	share := stats.Z95 / levelZ(o)
	v, l, u := o.Value.Number, o.Lower.Number, o.Upper.Number
	if def.Kind == indicator.Mean {
		return stats.Interval{Lower: v - (v-l)*share, Upper: v + (u-v)*share}
	}
	root := func(x float64) float64 { return math.Sqrt(max(x, 0)) }
	lower, upper := root(v)-(root(v)-root(l))*share, root(v)+(root(u)-root(v))*share
	return stats.Interval{Lower: lower * lower, Upper: upper * upper}
}

// levelZ is the normal quantile of the level of an observation's limits.
func levelZ(o *indicator.Observation) float64 { return stats.TwoSided(o.Level / 100) }
