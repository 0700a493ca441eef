package stats

import "math"

// discrete is a distribution of counts with one mode.
type discrete interface {
	mean() float64
	sd() float64
	most() float64             // the largest count there can be
	logMass(k float64) float64 // of the probability of k
	up(k float64) float64      // probability of k+1 over that of k
}

// poisson is the Poisson distribution with this mean, over 0.
type poisson float64

func (p poisson) mean() float64 { return float64(p) }
func (p poisson) sd() float64   { return math.Sqrt(float64(p)) }
func (p poisson) most() float64 { return math.Inf(1) }

func (p poisson) up(k float64) float64 { return float64(p) / (k + 1) }

func (p poisson) logMass(k float64) float64 {
	if k == 0 {
		return -float64(p)
	}
	return -stirlingError(k) - deviance(k, float64(p)) - math.Log(2*math.Pi*k)/2
}

// binomial is the number of n that have what each has with probability p, 0 <
// p < 1.
type binomial struct{ n, p float64 }

func (b binomial) mean() float64 { return b.n * b.p }
func (b binomial) sd() float64   { return math.Sqrt(b.n * b.p * (1 - b.p)) }
func (b binomial) most() float64 { return b.n }

func (b binomial) up(k float64) float64 { return (b.n - k) / (k + 1) * b.p / (1 - b.p) }

func (b binomial) logMass(k float64) float64 {
	switch k {
	case 0:
		return b.n * math.Log1p(-b.p)
	case b.n:
		return b.n * math.Log(b.p)
	}
	rest := b.n - k
	return stirlingError(b.n) - stirlingError(k) - stirlingError(rest) -
		deviance(k, b.n*b.p) - deviance(rest, b.n*(1-b.p)) -
		math.Log(2*math.Pi*k*rest/b.n)/2
}

// stirlingError is log(n!) less Stirling's approximation of it, n > 0. With
// deviance it gives probabilities free of the cancellation between large
// factorials: Loader, Fast and accurate computation of binomial probabilities,
// 2000.
func stirlingError(n float64) float64 {
	if n < 16 {
		lgamma, _ := math.Lgamma(n + 1)
		return lgamma - (n+0.5)*math.Log(n) + n - math.Log(2*math.Pi)/2
	}
	s := n * n
	return (1./12 - (1./360-(1./1260-1./1680/s)/s)/s) / n
}

// deviance is x log(x/m) + m - x, for x and m over 0.
func deviance(x, m float64) float64 {
	if v := (x - m) / m; math.Abs(v) < 0.5 {
		return m * ((1+v)*math.Log1p(v) - v)
	}
	return x*math.Log(x/m) + m - x
}

// below is the probability of less than k over that of k itself, k a whole
// number up to the mean.
func below(d discrete, k float64) float64 {
	sum, term := 0.0, 1.0
	for k > 0 && term > sum*1e-18 {
		k--
		term /= d.up(k)
		sum += term
	}
	return sum
}

// above is the probability of more than k over that of k itself, k a whole
// number from the mean up.
func above(d discrete, k float64) float64 {
	sum, term := 0.0, 1.0
	for term > sum*1e-18 {
		term *= d.up(k)
		sum += term
		k++
	}
	return sum
}
