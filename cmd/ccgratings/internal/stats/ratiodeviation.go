package stats

import "math"

// RatioDeviation is the deviation of the ratio of two counts, both of them
// random, from the ratio b > 0: log scale, half an event added to each count.
// It is not for a rate, whose population is no random count. Two counts of 0
// have no standard error, and a Size that says they are too few.
//
// METHOD.md section 3.
func RatioDeviation(x1, x2, b float64) Deviation {
	variance := func(x float64) float64 { return x / ((x + 0.5) * (x + 0.5)) }
	return Deviation{
		D:    math.Log((x1+0.5)/(x2+0.5)) - math.Log(b),
		S:    math.Sqrt(variance(x1) + variance(x2)),
		Size: min(x1, x2),
	}
}
