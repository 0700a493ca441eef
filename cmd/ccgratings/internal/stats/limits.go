package stats

import "math"

// Control limits of a funnel plot: where a figure of that size would lie, k
// standard errors either side, if the area differed from the benchmark by
// chance and ordinary variation (tau squared) alone. They are the inverse of
// the deviations, so a point is outside its limits exactly when its z-score
// is beyond k. METHOD.md section 5; Spiegelhalter, Stat Med 2005;24:1185.

// ProportionLimits are the control limits of a proportion with n people, as
// fractions. The angle is clamped before it is squared: unclamped limits turn
// back at small n.
func ProportionLimits(p0, n, tau2, k float64) Interval {
	centre := angle((n*p0 + 0.125) / (n + 0.25))
	spread := k * math.Sqrt(1/(4*(n+0.5))+tau2)
	back := func(theta float64) float64 {
		sin := math.Sin(min(max(theta, 0), math.Pi/2))
		return min(max(((n+0.75)*sin*sin-0.375)/n, 0), 1)
	}
	return Interval{back(centre - spread), back(centre + spread)}
}

// CountLimits are the control limits of a count, as multiples of the count
// expected under the benchmark.
func CountLimits(expected, tau2, k float64) Interval {
	centre := math.Sqrt(expected + 0.125)
	spread := k * math.Sqrt(0.25+tau2*expected)
	back := func(root float64) float64 {
		if root < math.Sqrt(0.375) {
			return 0
		}
		return (root*root - 0.375) / expected
	}
	return Interval{back(centre - spread), back(centre + spread)}
}

// RateLimits are the control limits of a rate or ratio whose deviation from b
// (RateDeviation) has standard error s.
func RateLimits(b, s, tau2, k float64) Interval {
	spread := k * math.Sqrt(s*s+tau2)
	back := func(root float64) float64 { root = max(root, 0); return b * root * root }
	return Interval{back(1 - spread), back(1 + spread)}
}

// MeanLimits are the control limits of a mean whose standard error is s.
func MeanLimits(b, s, tau2, k float64) Interval {
	spread := k * math.Sqrt(s*s+tau2)
	return Interval{b - spread, b + spread}
}
