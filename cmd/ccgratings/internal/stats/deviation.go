package stats

import "math"

// Deviation is how far a figure lies from its benchmark on a scale on which
// its sampling variance does not depend on the figure. METHOD.md section 3.
type Deviation struct {
	D    float64 // deviation; 0 is exactly the benchmark
	S    float64 // standard error of D if the truth were the benchmark
	Size float64 // events (or non-events, if fewer) expected under the benchmark; +Inf where there is no count behind
}

// ProportionDeviation is the deviation of x out of n from the proportion p0:
// arcsine scale, with Anscombe's 3/8 and the target moved by 1/8.
func ProportionDeviation(x, n, p0 float64) Deviation {
	return Deviation{
		D:    angle((x+0.375)/(n+0.75)) - angle((n*p0+0.125)/(n+0.25)),
		S:    1 / (2 * math.Sqrt(n+0.5)),
		Size: min(n*p0, n*(1-p0)),
	}
}

// CountDeviation is the deviation of a Poisson count x from the count expected
// under the benchmark: square-root scale, with Anscombe's 3/8 and 1/8.
func CountDeviation(x, expected float64) Deviation {
	return Deviation{
		D:    (math.Sqrt(x+0.375) - math.Sqrt(expected+0.125)) / math.Sqrt(expected),
		S:    1 / (2 * math.Sqrt(expected)),
		Size: expected,
	}
}

// RateDeviation is the deviation of a rate or ratio known by its confidence
// limits from the benchmark b > 0; z is the normal quantile of the limits'
// level. Square-root scale.
func RateDeviation(value, lower, upper, z, b float64) Deviation {
	s := (math.Sqrt(upper) - math.Sqrt(lower)) / (2 * z * math.Sqrt(b))
	return Deviation{D: math.Sqrt(value/b) - 1, S: s, Size: 1 / (4 * s * s)}
}

// ProportionIntervalDeviation is the deviation of a proportion known by its
// confidence limits from p0, all as fractions; z is the normal quantile of the
// limits' level. Arcsine scale.
func ProportionIntervalDeviation(p, lower, upper, z, p0 float64) Deviation {
	s := (angle(upper) - angle(lower)) / (2 * z)
	n := 1 / (4 * s * s)
	return Deviation{D: angle(p) - angle(p0), S: s, Size: min(n*p0, n*(1-p0))}
}

// MeanDeviation is the deviation of a mean known by its confidence limits from
// b; z is the normal or Student quantile of the limits. Natural scale.
func MeanDeviation(value, lower, upper, z, b float64) Deviation {
	return Deviation{D: value - b, S: (upper - lower) / (2 * z), Size: math.Inf(1)}
}

// angle is the arcsine of the square root of a proportion.
func angle(p float64) float64 { return math.Asin(math.Sqrt(min(max(p, 0), 1))) }

// Z is the z-score of the deviation where areas differ by tau squared beyond
// chance; with 0 it is the unadjusted one.
func (d Deviation) Z(tau2 float64) float64 { return d.D / math.Sqrt(d.S*d.S+tau2) }

// ProportionCount is the count out of n whose ProportionDeviation from p0 is
// d: its inverse, not rounded.
func ProportionCount(d, n, p0 float64) float64 {
	sin := math.Sin(min(max(angle((n*p0+0.125)/(n+0.25))+d, 0), math.Pi/2))
	return (n+0.75)*sin*sin - 0.375
}

// ExpectedCount is the count whose CountDeviation from the count expected is
// d: its inverse, not rounded.
func ExpectedCount(d, expected float64) float64 {
	root := math.Sqrt(expected+0.125) + d*math.Sqrt(expected)
	return max(root, 0)*max(root, 0) - 0.375
}
