package stats

import "math"

// bisections is enough for any of our brackets to shrink to two neighbouring
// floating-point numbers; a fixed count keeps results the same everywhere.
const bisections = 200

// WinsorisedPhi is the mean square of the z-scores d/s winsorised at q: how
// many times more variance there is than chance gives, before correction for
// the winsorising. METHOD.md section 4.
func WinsorisedPhi(d, s []float64, q float64) float64 {
	z := make([]float64, len(d))
	for i := range d {
		z[i] = d[i] / s[i]
	}
	return WinsorisedMeanSquare(z, q)
}

// PauleMandelRobust estimates tau squared, the variance between areas beyond
// chance in d_i ~ N(0, s_i^2 + tau^2): the tau squared at which the winsorised
// z-scores have the mean square that normal ones would have, 0 if they have no
// more without it. d and s are of one length, not empty, s > 0.
//
// Additive random effects after Spiegelhalter, Stat Med 2005;24:1185; Paule
// and Mandel's estimating equation with the winsorising made consistent by
// Kappa: METHOD.md section 4.
func PauleMandelRobust(d, s []float64, q float64) float64 {
	kappa := Kappa(q)
	z, scratch := make([]float64, len(d)), make([]float64, 0, len(d))
	excess := func(t float64) float64 {
		for i := range d {
			z[i] = d[i] / math.Sqrt(s[i]*s[i]+t)
		}
		winsoriseInto(z, scratch, z, q)
		return meanSquare(z) - kappa
	}
	if excess(0) <= 0 {
		return 0
	}
	high := max(meanSquare(d), 1e-12)
	for excess(high) > 0 {
		high *= 2
	}
	return bisect(0, high, func(t float64) bool { return excess(t) > 0 })
}

func meanSquare(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v * v
	}
	return sum / float64(len(x))
}

// bisect narrows [low, high] on the point where below turns from true to
// false. It stops early only when the bracket can shrink no more, so the
// answer is that of all the bisections.
func bisect(low, high float64, below func(float64) bool) float64 {
	for range bisections {
		mid := (low + high) / 2
		if mid == low || mid == high {
			break
		}
		if below(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}
