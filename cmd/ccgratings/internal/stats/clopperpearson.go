package stats

import "gonum.org/v1/gonum/mathext"

// ClopperPearson is the exact interval for a proportion of count out of n, as
// fractions, 0 <= count <= n, n > 0: each end is the proportion under which a
// count at least as far off has probability (1-level)/2. It is never too
// narrow, and wider than Wilson. The lower end is 0 for a count of 0, the
// upper 1 for a count of n.
//
// Clopper and Pearson, Biometrika 1934;26:404, by quantiles of the beta
// distribution.
func ClopperPearson(count, n, level float64) Interval {
	alpha := 1 - level
	limits := Interval{0, 1}
	if count > 0 {
		limits.Lower = mathext.InvRegIncBeta(count, n-count+1, alpha/2)
	}
	if count < n {
		limits.Upper = mathext.InvRegIncBeta(count+1, n-count, 1-alpha/2)
	}
	return limits
}
