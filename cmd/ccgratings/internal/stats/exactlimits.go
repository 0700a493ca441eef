package stats

import "math"

// ExactCountLimits are the control limits of a count where chance alone makes
// areas differ, as multiples of the count expected, over 0, from the Poisson
// distribution itself: the quantiles at (1-level)/2 and (1+level)/2, drawn
// straight between whole counts so that the limits do not jump with size.
// level is from 0.5 to 0.999999.
// Where even one event would be a surprise, both are 0 and leave out 1: a
// count above a limit is outside it, and 0 is not.
//
// Spiegelhalter, Stat Med 2005;24:1185, appendix.
func ExactCountLimits(expected, level float64) Interval {
	return interpolatedLimits(poisson(expected), level).Scale(1 / expected)
}

// ExactProportionLimits are ExactCountLimits for a proportion of n people, n a
// whole number, from the binomial distribution with 0 < p0 < 1; as fractions.
func ExactProportionLimits(p0, n, level float64) Interval {
	return interpolatedLimits(binomial{n, p0}, level).Scale(1 / n)
}

func interpolatedLimits(d discrete, level float64) Interval {
	return Interval{
		interpolatedQuantile(d, (1-level)/2, -TwoSided(level)),
		interpolatedQuantile(d, (1+level)/2, TwoSided(level)),
	}
}

// interpolatedQuantile is r - (P(X <= r) - p)/P(X = r) for the least count r
// with P(X <= r) >= p, not below 0; z is the normal quantile of p, from which
// the search for r starts.
func interpolatedQuantile(d discrete, p, z float64) float64 {
	r := math.Floor(min(max(0, d.mean()+z*d.sd()), d.most()))
	mass := math.Exp(d.logMass(r))
	var upTo float64 // P(X <= r)
	if r < d.mean() {
		upTo = mass * (1 + below(d, r))
	} else {
		upTo = 1 - mass*above(d, r)
	}
	for upTo < p {
		mass *= d.up(r)
		upTo += mass
		r++
	}
	for r > 0 && upTo-mass >= p {
		upTo -= mass
		r--
		mass /= d.up(r)
	}
	return max(0, r-(upTo-p)/mass)
}
