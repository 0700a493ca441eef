package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Phi is the standard normal distribution function, exact in the far lower
// tail as well.
func Phi(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }

// PhiInverse is the standard normal quantile of p, 0 < p < 1. gonum's agrees
// with R to the last bit on our reference points, where math.Erfinv is off by
// up to 3e-6 in the far tail (METHOD.md section 17).
func PhiInverse(p float64) float64 { return distuv.UnitNormal.Quantile(p) }

// TwoSided is the z that a standard normal variable exceeds in absolute size
// with probability 1 - level: 1.96 for 0.95.
func TwoSided(level float64) float64 {
	switch level {
	case 0.95:
		return Z95
	case 0.998:
		return Z998
	}
	return PhiInverse(0.5 + level/2)
}
