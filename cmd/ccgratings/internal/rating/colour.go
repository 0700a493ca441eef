package rating

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/stats"
)

// colour gives every rated CCG its colour and the scores at which it would
// have had another. METHOD.md section 8.
func (g *GroupResult) colour(rated []int, r Rules) {
	limit, sure := stats.TwoSided(r.Level), stats.PhiInverse(r.Key2)
	for _, i := range rated {
		rt := &g.Ratings[i]
		rt.Colour = decide(rt.Score, rt.ProbabilityBest, rt.ProbabilityWorst, r)
		rt.ThresholdGreen, rt.ThresholdRed = math.Inf(1), math.Inf(-1)
		if rt.Reliability > 0 {
			sd := rt.Posterior.SD
			rt.ThresholdGreen = max(limit, (g.QBest+sure*sd)/rt.Reliability)
			rt.ThresholdRed = min(-limit, (g.QWorst-sure*sd)/rt.Reliability)
		}
	}
}

// decide is the two-key rule, the only place where a colour is made: outside
// the limits of ordinary variation, and surely among the best or worst fifth.
func decide(score, best, worst float64, r Rules) Colour {
	limit := stats.TwoSided(r.Level)
	switch {
	case score >= limit && best >= r.Key2:
		return Green
	case score <= -limit && worst >= r.Key2:
		return Red
	}
	return Blue
}
