package stats

import "math"

// ProportionIntervalLimits are the control limits of a proportion known by its
// confidence limits, whose deviation from p0 (ProportionIntervalDeviation) has
// standard error s, as fractions. METHOD.md section 5.
func ProportionIntervalLimits(p0, s, tau2, k float64) Interval {
	spread := k * math.Sqrt(s*s+tau2)
	back := func(theta float64) float64 {
		sin := math.Sin(min(max(theta, 0), math.Pi/2))
		return sin * sin
	}
	return Interval{back(angle(p0) - spread), back(angle(p0) + spread)}
}
