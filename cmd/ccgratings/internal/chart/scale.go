package chart

import "math"

// largest is the greatest magnitude that is drawn; beyond it arithmetic on
// positions could overflow, and no axis could be read.
const largest = 1e15

// drawable reports whether v can be placed on an axis.
func drawable(v float64) bool { return math.Abs(v) <= largest } // false for NaN

// extent is the range of the drawable numbers it has been given.
type extent struct {
	min, max float64
	any      bool
}

func (e *extent) add(v float64) {
	switch {
	case !drawable(v):
	case !e.any:
		e.min, e.max, e.any = v, v, true
	default:
		e.min, e.max = min(e.min, v), max(e.max, v)
	}
}

// scale is a linear axis from min to max with a tick every step, all multiples
// of step.
type scale struct{ min, max, step float64 }

// newScale covers e with about n intervals of a round width: 1, 2, 2.5 or 5
// times a power of ten.
func newScale(e extent, n int) scale {
	lo, hi := e.min, e.max
	if hi-lo <= 1e-9*max(math.Abs(lo), math.Abs(hi)) {
		pad := max(math.Abs(lo)*0.1, 0.5)
		lo, hi = lo-pad, hi+pad
	}
	step := roundStep((hi - lo) / float64(n))
	return scale{
		min:  math.Floor(lo/step+1e-9) * step,
		max:  math.Ceil(hi/step-1e-9) * step,
		step: step,
	}
}

// roundStep is the smallest round number not below v.
func roundStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range [...]float64{1, 2, 2.5, 5} {
		if v <= m*power*(1+1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// at is the position of v: 0 at min, 1 at max.
func (s scale) at(v float64) float64 { return (v - s.min) / (s.max - s.min) }

// ticks is the number of ticks, both ends included.
func (s scale) ticks() int { return int(math.Round((s.max-s.min)/s.step)) + 1 }

// tick is the value of the i-th tick, without the noise of repeated addition.
func (s scale) tick(i int) float64 {
	v := s.min + float64(i)*s.step
	if math.Abs(v) < s.step*1e-6 {
		return 0
	}
	return v
}

// decimals is how many decimals the ticks need.
func (s scale) decimals() int {
	for d := range 12 {
		shifted := s.step * math.Pow10(d)
		if math.Abs(shifted-math.Round(shifted)) < 1e-6 {
			return d
		}
	}
	return 12
}
