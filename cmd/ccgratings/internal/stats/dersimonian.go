package stats

import (
	"cmp"
	"math"
	"slices"
)

// DerSimonianLaird is tau squared by the method of moments from phi, the mean
// square of the z-scores against a fixed target, and their standard errors: 0
// when there is no more variance than chance gives, or fewer than two areas to
// show it. Every s > 0.
//
// DerSimonian and Laird, Control Clin Trials 1986;7:177, as Spiegelhalter,
// Qual Saf Health Care 2005;14:347 uses it; METHOD.md section 4. There it is
// not made consistent with the winsorising or trimming of phi, so that what it
// calls 95% limits flags 11 to 19% of ordinary areas; PauleMandelRobust is.
func DerSimonianLaird(phi float64, s []float64) float64 {
	n := float64(len(s))
	excess := n*phi - (n - 1)
	if n < 2 || excess <= 0 {
		return 0
	}
	s1, s2 := 0.0, 0.0
	for _, v := range s {
		w := 1 / (v * v)
		s1 += w
		s2 += w * w
	}
	return excess / (s1 - s2/s1)
}

// DerSimonianLairdWinsorised is DerSimonianLaird with z-scores winsorised at
// q: the Care Quality Commission's, and FunnelPlotR's.
func DerSimonianLairdWinsorised(d, s []float64, q float64) float64 {
	return DerSimonianLaird(WinsorisedPhi(d, s, q), s)
}

// DerSimonianLairdTrimmed is DerSimonianLaird on what Trim keeps: the Summary
// Hospital-level Mortality Indicator's.
func DerSimonianLairdTrimmed(d, s []float64, q float64) float64 {
	phi, kept := trimmedPhi(d, s, q)
	var errors []float64
	for i, keep := range kept {
		if keep {
			errors = append(errors, s[i])
		}
	}
	return DerSimonianLaird(phi, errors)
}

// TrimmedPhi is the mean square of the z-scores d/s that Trim keeps. d and s
// are of one length, not empty, s > 0.
func TrimmedPhi(d, s []float64, q float64) float64 {
	phi, _ := trimmedPhi(d, s, q)
	return phi
}

func trimmedPhi(d, s []float64, q float64) (phi float64, kept []bool) {
	z := make([]float64, len(d))
	for i := range d {
		z[i] = d[i] / s[i]
	}
	kept = Trim(z, q)
	sum, n := 0.0, 0.0
	for i, keep := range kept {
		if keep {
			sum += z[i] * z[i]
			n++
		}
	}
	return sum / n, kept
}

// Trim says which of a sample remain when the lowest and the highest share q,
// 0 < q < 1/2, are dropped: those whose rank r of n falls in neither the first
// nor the last of the 1/q bands floor(r / (q (n+1))). Equal values share their
// mean rank: they go together or, where they are 2q of the sample or more, stay
// together. When n+1 is a multiple of 1/q the rule drops one more at the top
// than at the bottom.
//
// METHOD.md section 4; the Summary Hospital-level Mortality Indicator's rule
// as FunnelPlotR applies it.
func Trim(sample []float64, q float64) []bool {
	bands := 1 / q
	kept := make([]bool, len(sample))
	for i, rank := range meanRanks(sample) {
		band := math.Floor(rank * bands / float64(len(sample)+1))
		kept[i] = band > 0 && band < bands-1
	}
	return kept
}

// meanRanks ranks a sample from 1, the lowest; equal values share the mean of
// their ranks.
func meanRanks(sample []float64) []float64 {
	order := make([]int, len(sample))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(sample[a], sample[b]) })
	ranks := make([]float64, len(sample))
	for first := 0; first < len(order); {
		next := first + 1
		for next < len(order) && sample[order[next]] == sample[order[first]] {
			next++
		}
		for _, i := range order[first:next] {
			ranks[i] = float64(first+next+1) / 2
		}
		first = next
	}
	return ranks
}

// Inflation is the factor by which multiplicative overdispersion stretches
// every standard error, at least 1: the alternative to adding tau squared. phi
// is winsorised at q, and corrected for it. METHOD.md section 4.
func Inflation(phi, q float64) float64 { return math.Sqrt(max(1, phi/Kappa(q))) }

// KappaTrimmed is E[Z^2] for a standard normal Z between its q and 1-q
// quantiles, 0 < q < 1/2: how far the mean square of trimmed z-scores falls
// short of 1 when nothing but chance is at work. METHOD.md section 4.
func KappaTrimmed(q float64) float64 {
	c := PhiInverse(1 - q)
	density := math.Exp(-c*c/2) / math.Sqrt(2*math.Pi)
	return 1 - 2*c*density/(1-2*q)
}
