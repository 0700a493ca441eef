package stats

import (
	"math"
	"slices"
)

// QuantileSorted is the p-quantile, 0 <= p <= 1, of an ascending sample by R's
// type 7: h = (n-1)p, interpolating between its neighbours. gonum's LinInterp
// is another definition. It panics on an empty sample.
func QuantileSorted(sorted []float64, p float64) float64 {
	h := float64(len(sorted)-1) * p
	i := int(math.Floor(h))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

// Quantile is QuantileSorted of a sample in any order.
func Quantile(sample []float64, p float64) float64 {
	return QuantileSorted(slices.Sorted(slices.Values(sample)), p)
}

// Median is the middle of a sample in any order.
func Median(sample []float64) float64 { return Quantile(sample, 0.5) }

// Winsorise returns the sample with what lies outside its q and 1-q quantiles
// brought in to them, so that outliers count but do not rule.
func Winsorise(sample []float64, q float64) []float64 {
	out := make([]float64, len(sample))
	winsoriseInto(out, make([]float64, 0, len(sample)), sample, q)
	return out
}

// winsoriseInto writes the winsorised sample into out, which may be sample
// itself, using scratch for sorting.
func winsoriseInto(out, scratch, sample []float64, q float64) {
	if len(sample) == 0 {
		return
	}
	sorted := append(scratch[:0], sample...)
	slices.Sort(sorted)
	lo, hi := QuantileSorted(sorted, q), QuantileSorted(sorted, 1-q)
	for i, x := range sample {
		out[i] = min(max(x, lo), hi)
	}
}

// WinsorisedMeanSquare is the mean of the squares of the winsorised sample.
func WinsorisedMeanSquare(sample []float64, q float64) float64 {
	sum := 0.0
	for _, w := range Winsorise(sample, q) {
		sum += w * w
	}
	return sum / float64(len(sample))
}

// Kappa is E[W(Z)^2] for a standard normal Z winsorised at its q and 1-q
// quantiles, 0 < q < 1/2: what a winsorised mean square must be divided by to
// estimate a variance. METHOD.md section 4.
func Kappa(q float64) float64 {
	c := PhiInverse(1 - q)
	density := math.Exp(-c*c/2) / math.Sqrt(2*math.Pi)
	return (1 - 2*q) - 2*c*density + 2*q*c*c
}
