package stats

import "math"

// ScoreZ is the score test of x out of n against the proportion p0, 0 < p0 <
// 1: how many standard errors x/n lies from p0, the error being that under p0.
// It exceeds the z of a level exactly when Wilson's interval of that level
// excludes p0. METHOD.md section 3.
func ScoreZ(x, n, p0 float64) float64 { return (x/n - p0) / math.Sqrt(p0*(1-p0)/n) }

// ScoreLimits are the control limits that belong to ScoreZ, k standard errors
// either side of p0: the funnel that public-health profiles draw, where chance
// alone makes areas differ. They are not clamped: a limit below 0 or above 1
// is one that no proportion of so few people can pass.
//
// METHOD.md section 3; equal to the limits of PHEindicatormethods before those
// are capped.
func ScoreLimits(p0, n, k float64) Interval {
	spread := k * math.Sqrt(p0*(1-p0)/n)
	return Interval{p0 - spread, p0 + spread}
}
