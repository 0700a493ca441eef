package rating

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/stats"
)

// colour gives every rated CCG its colour and the scores at which it would
// have had another. METHOD.md section 8.
func (g *GroupResult) colour(rated []int, r Rules) {
	limit := scoreLimit(g.Composite.scores, r)
	for _, i := range rated {
		rt := &g.Ratings[i]
		rt.Colour = decide(rt.Score, rt.ProbabilityBest, rt.ProbabilityWorst, limit, r)
		rt.ThresholdGreen, rt.ThresholdRed = thresholds(rt, limit, g.QBest, g.QWorst, r)
	}
}

// scoreLimit is the size of score that a rule asks for: none if it asks only
// for sureness. Under FalseDiscoveryRate it depends on all the scores.
func scoreLimit(scores []float64, r Rules) float64 {
	switch r.Rule {
	case Limits998:
		return stats.Z998
	case Fifth90:
		return 0
	case FalseDiscoveryRate:
		return discoveryLimit(scores, r.FalseShare)
	}
	return stats.TwoSided(r.Level)
}

// discoveryLimit is the smallest score, in size, that Benjamini and Hochberg's
// procedure calls a discovery at a false discovery rate q: with k of n
// discovered, the quantile of q k / n.
func discoveryLimit(scores []float64, q float64) float64 {
	p := make([]float64, len(scores))
	for k, score := range scores {
		p[k] = 2 * stats.Phi(-math.Abs(score))
	}
	found := 0
	for _, discovered := range stats.BenjaminiHochberg(p, q) {
		if discovered {
			found++
		}
	}
	return -stats.PhiInverse(q * float64(max(found, 1)) / float64(len(scores)) / 2)
}

// sure reports whether a rule asks for sureness.
func (r Rules) sure() bool { return r.Rule == TwoKey || r.Rule == Fifth90 }

// decide is the only place where a colour is made. Under the two-key rule both
// must hold: outside the limits of ordinary variation, and surely among the
// best or worst fifth.
func decide(score, best, worst, limit float64, r Rules) Colour {
	switch {
	case score >= limit && (!r.sure() || best >= r.Key2):
		return Green
	case score <= -limit && (!r.sure() || worst >= r.Key2):
		return Red
	}
	return Blue
}

// thresholds are the scores at which a CCG turns green and red; infinite where
// it could not, since true scores do not differ.
func thresholds(rt *Rating, limit, best, worst float64, r Rules) (green, red float64) {
	if !r.sure() {
		return limit, -limit
	}
	if rt.Reliability == 0 {
		return math.Inf(1), math.Inf(-1)
	}
	margin := stats.PhiInverse(r.Key2) * rt.Posterior.SD
	return max(limit, (best+margin)/rt.Reliability), min(-limit, (worst-margin)/rt.Reliability)
}
