package stats

import (
	"cmp"
	"slices"
)

// AdjustedBH gives each p-value its Benjamini-Hochberg adjusted one: the
// smallest false discovery rate at which it would be rejected. Order is kept.
//
// Benjamini and Hochberg, J R Stat Soc B 1995;57:289; R's p.adjust "BH".
func AdjustedBH(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	adjusted, least := make([]float64, len(p)), 1.0
	for rank := len(p); rank >= 1; rank-- {
		i := order[rank-1]
		least = min(least, float64(len(p))/float64(rank)*p[i])
		adjusted[i] = least
	}
	return adjusted
}

// BenjaminiHochberg says which of the hypotheses to reject so that, of those
// rejected, a share of at most q is expected to be true: those whose adjusted
// p-value is q or less. METHOD.md section 9, after Jones, Ohlssen and
// Spiegelhalter, J Clin Epidemiol 2008;61:232.
func BenjaminiHochberg(p []float64, q float64) []bool {
	reject := make([]bool, len(p))
	for i, adjusted := range AdjustedBH(p) {
		reject[i] = adjusted <= q
	}
	return reject
}
