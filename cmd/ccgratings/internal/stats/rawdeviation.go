package stats

import "math"

// The transforms below are those of published methods, without Anscombe's
// correction. Their false-alarm rates are off at small numbers (METHOD.md
// section 3), so they serve to compare, not to rate.

// RawProportionDeviation is ProportionDeviation by the plain arcsine: funnel
// plots after Spiegelhalter, Stat Med 2005;24:1185.
func RawProportionDeviation(x, n, p0 float64) Deviation {
	return Deviation{
		D:    angle(x/n) - angle(p0),
		S:    1 / (2 * math.Sqrt(n)),
		Size: min(n*p0, n*(1-p0)),
	}
}

// RawCountDeviation is CountDeviation by the plain square root: the Care
// Quality Commission's, after Spiegelhalter et al, J R Stat Soc A 2012;175:1.
func RawCountDeviation(x, expected float64) Deviation {
	return Deviation{
		D:    math.Sqrt(x/expected) - 1,
		S:    1 / (2 * math.Sqrt(expected)),
		Size: expected,
	}
}

// LogCountDeviation is the deviation of a count on the log scale: the Summary
// Hospital-level Mortality Indicator's. ok is false for a count of 0, which
// has no logarithm.
func LogCountDeviation(x, expected float64) (d Deviation, ok bool) {
	if x <= 0 {
		return Deviation{}, false
	}
	return Deviation{D: math.Log(x / expected), S: 1 / math.Sqrt(expected), Size: expected}, true
}
