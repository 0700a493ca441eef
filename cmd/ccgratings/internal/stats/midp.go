package stats

import "math"

// MidPCount is the exact z-score of a Poisson count x against the count
// expected, over 0: the normal quantile of the probability of less than x plus
// half that of x. It is finite however far x lies out. An x between two whole
// numbers gets a z between theirs.
//
// METHOD.md section 3; mid-P after Lancaster, J Am Stat Assoc 1961;56:223.
func MidPCount(x, expected float64) float64 {
	return betweenWhole(x, func(k float64) float64 { return midP(poisson(expected), k) })
}

// MidPProportion is the exact z-score of x out of n against the proportion p0,
// 0 < p0 < 1, n a whole number: MidPCount for the binomial distribution.
func MidPProportion(x, n, p0 float64) float64 {
	return betweenWhole(x, func(k float64) float64 { return midP(binomial{n, p0}, k) })
}

// betweenWhole is f at a whole x, and otherwise drawn straight between the
// whole numbers next to x.
func betweenWhole(x float64, f func(float64) float64) float64 {
	low := math.Floor(x)
	if low == x {
		return f(x)
	}
	at := f(low)
	return at + (x-low)*(f(low+1)-at)
}

// midP takes the tail that k is in: the other one would lose its digits.
func midP(d discrete, k float64) float64 {
	if k < d.mean() {
		return -zOfTail(d.logMass(k) + math.Log(0.5+below(d, k)))
	}
	return zOfTail(d.logMass(k) + math.Log(0.5+above(d, k)))
}

// zOfTail is the z beyond which a standard normal variable lies with the
// probability whose logarithm is given. Where the probability itself is too
// small for a floating-point number it solves the tail's asymptotic series.
func zOfTail(logP float64) float64 {
	if logP > -700 {
		return -PhiInverse(math.Exp(logP))
	}
	z := math.Sqrt(-2 * logP)
	for range 8 { // each step brings about three digits
		s := 1 / (z * z)
		series := math.Log1p(-s + 3*s*s - 15*s*s*s)
		z = math.Sqrt(-2 * (logP + math.Log(z*math.Sqrt(2*math.Pi)) - series))
	}
	return z
}
