package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Interval is a confidence interval.
type Interval struct{ Lower, Upper float64 }

// Scale multiplies both ends.
func (i Interval) Scale(by float64) Interval { return Interval{i.Lower * by, i.Upper * by} }

// Wilson is Wilson's score interval for a proportion of count out of n, as
// fractions; level is 0.95 or the like. 0 <= count <= n, n > 0.
//
// Wilson, J Am Stat Assoc 1927;22:209; as PHEindicatormethods computes it.
func Wilson(count, n, level float64) Interval {
	z := TwoSided(level)
	middle := 2*count + z*z
	spread := z * math.Sqrt(z*z+4*count*(1-count/n))
	return Interval{
		Lower: max(0, (middle-spread)/(2*(n+z*z))),
		Upper: min(1, (middle+spread)/(2*(n+z*z))),
	}
}

// ExactPoisson is the exact interval for the mean of a Poisson count, from
// chi-squared quantiles (Garwood 1936). The lower end is 0 for a count of 0.
func ExactPoisson(count, level float64) Interval {
	alpha := 1 - level
	lower := 0.0
	if count > 0 {
		lower = distuv.ChiSquared{K: 2 * count}.Quantile(alpha/2) / 2
	}
	return Interval{lower, distuv.ChiSquared{K: 2*count + 2}.Quantile(1-alpha/2) / 2}
}

// Byar is Byar's approximation to ExactPoisson. ok is false when the lower end
// is not defined: a count of 0, or one so small that the end falls below 0.
//
// Breslow and Day, Statistical Methods in Cancer Research vol. 2, 1987, p. 69.
func Byar(count, level float64) (limits Interval, ok bool) {
	z := TwoSided(level)
	cube := func(x, sign float64) float64 {
		root := 1 - 1/(9*x) + sign*z/(3*math.Sqrt(x))
		return x * root * root * root
	}
	upper := cube(count+1, 1)
	if count <= 0 {
		return Interval{Upper: upper}, false
	}
	lower := cube(count, -1)
	return Interval{lower, upper}, lower >= 0
}

// Count is the interval that English public-health statistics give for a
// count: exact below 10, Byar from there on. METHOD.md section 3.
func Count(count, level float64) Interval {
	if count < 10 {
		return ExactPoisson(count, level)
	}
	limits, ok := Byar(count, level)
	if !ok {
		return ExactPoisson(count, level)
	}
	return limits
}

// StudentT is the two-sided quantile of Student's t: what replaces 1.96 for a
// mean of n records, n >= 2.
func StudentT(n, level float64) float64 {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(0.5 + level/2)
}
