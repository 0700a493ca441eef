package stats

import "math"

// Pearson is the product-moment correlation of two samples of one length over
// the places where both are known, and how many those are. ok is false when
// either does not vary there.
func Pearson(x, y []float64, knownX, knownY []bool) (r float64, n int, ok bool) {
	var sumX, sumY float64
	for i := range x {
		if knownX[i] && knownY[i] {
			n++
			sumX += x[i]
			sumY += y[i]
		}
	}
	meanX, meanY := sumX/float64(n), sumY/float64(n)
	var sxy, sxx, syy float64
	for i := range x {
		if knownX[i] && knownY[i] {
			dx, dy := x[i]-meanX, y[i]-meanY
			sxy += dx * dy
			sxx += dx * dx
			syy += dy * dy
		}
	}
	if sxx == 0 || syy == 0 {
		return 0, n, false
	}
	return sxy / math.Sqrt(sxx*syy), n, true
}
