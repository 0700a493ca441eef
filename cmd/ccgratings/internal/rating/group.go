package rating

import (
	"fmt"
	"math"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// weightTolerance forgives the rounding of summed weights.
const weightTolerance = 1e-12

// noVariation is the standard deviation under which true scores do not differ.
const noVariation = 1e-9

// rateGroup rates every CCG in one patient group. METHOD.md sections 7 to 11.
func rateGroup(group nhs.PatientGroup, res *Results) GroupResult {
	g := GroupResult{Group: group, Ratings: make([]Rating, len(res.CCGs))}
	for j := range res.Indicators {
		if res.Indicators[j].Definition.Group != group.ID {
			continue
		}
		g.Indicators = append(g.Indicators, j)
		if res.Indicators[j].Scored {
			g.Scored = append(g.Scored, j)
		}
	}
	s := newScores(g.Scored, res)
	rated := g.cover(s, res.Rules)
	if len(rated) > 0 {
		g.score(s, rated, res.Rules)
		g.shrink(rated, res.Rules)
		g.colour(rated, res.Rules)
	}
	g.count(res.Rules)
	return g
}

// cover finds the CCGs with enough evidence, and says of the others why they
// are not rated. METHOD.md section 10.
func (g *GroupResult) cover(s scores, r Rules) (rated []int) {
	for i := range g.Ratings {
		g.Ratings[i] = s.coverage(i)
		rt := &g.Ratings[i]
		if rt.Reason = whyNotRated(rt, r); rt.Reason == "" {
			rated = append(rated, i)
		}
	}
	if len(rated) >= r.MinAreas {
		return rated
	}
	for _, i := range rated {
		g.Ratings[i].Reason = fmt.Sprintf("only %d CCGs have enough indicators in this group; %d are needed", len(rated), r.MinAreas)
	}
	return nil
}

// coverage is how many of the indicators a CCG has, and their share of the
// weight.
func (s scores) coverage(i int) Rating {
	rt := Rating{Total: len(s.c)}
	available, total := 0.0, 0.0
	for j, w := range s.weight {
		total += w
		if s.has[j][i] {
			rt.Used++
			available += w
		}
	}
	if total > 0 {
		rt.WeightAvailable = available / total
	}
	return rt
}

// whyNotRated is why a CCG is not rated, in words; empty if it is.
func whyNotRated(rt *Rating, r Rules) string {
	switch {
	case rt.Total < r.MinIndicators:
		return fmt.Sprintf("the group has only %d of the %d indicators that it needs", rt.Total, r.MinIndicators)
	case rt.Used < r.MinIndicators:
		return fmt.Sprintf("%d of %d indicators available; %d are needed", rt.Used, rt.Total, r.MinIndicators)
	case rt.WeightAvailable < r.MinWeight-weightTolerance:
		return fmt.Sprintf("indicators with %.0f%% of the group's weight available; %.0f%% is needed", 100*rt.WeightAvailable, 100*r.MinWeight)
	}
	return ""
}

// score gives every rated CCG its score. METHOD.md section 7.
func (g *GroupResult) score(s scores, rated []int, r Rules) {
	g.Composite = s.composite(rated, r)
	for k, i := range rated {
		rt := &g.Ratings[i]
		rt.Score, rt.Variance = g.Composite.scores[k], g.Composite.variances[k]
		half := stats.Z95 * math.Sqrt(rt.Variance)
		rt.Lower, rt.Upper = rt.Score-half, rt.Score+half
	}
}

// shrink works out how reliable each score is and what is known of the true
// one. METHOD.md section 8.
func (g *GroupResult) shrink(rated []int, r Rules) {
	s := g.Composite.shrink()
	g.A = s.a
	g.MedianReliability = stats.Median(s.reliability)
	for k, i := range rated {
		rt := &g.Ratings[i]
		rt.Reliability, rt.Posterior = s.reliability[k], s.posterior[k]
		rt.ProbabilityBest, rt.ProbabilityWorst = r.Fifth, r.Fifth
	}
	if !varied(s.posterior) {
		return
	}
	g.QBest = stats.ScoreQuantile(s.posterior, r.Fifth)
	g.QWorst = stats.ScoreQuantile(s.posterior, 1-r.Fifth)
	for _, i := range rated {
		rt := &g.Ratings[i]
		rt.ProbabilityBest = rt.Posterior.Above(g.QBest)
		rt.ProbabilityWorst = rt.Posterior.Below(g.QWorst)
	}
}

// varied reports whether true scores differ at all.
func varied(posteriors []stats.Posterior) bool {
	for _, p := range posteriors {
		if p.SD >= noVariation {
			return true
		}
	}
	return false
}

// rated lists the CCGs that have a rating.
func (g *GroupResult) rated() []int {
	var out []int
	for i := range g.Ratings {
		if g.Ratings[i].Colour != NotRated { // its other fields may be being written
			out = append(out, i)
		}
	}
	return out
}

// rank gives expected ranks and rank intervals. Where true scores do not
// differ every rank is as likely. METHOD.md section 11.
func (g *GroupResult) rank(r Rules) {
	rated := g.rated()
	posteriors := make([]stats.Posterior, len(rated))
	for k, i := range rated {
		posteriors[k] = g.Ratings[i].Posterior
	}
	n := len(rated)
	if !varied(posteriors) {
		for _, i := range rated {
			g.Ratings[i].ExpectedRank = float64(n+1) / 2
			g.Ratings[i].Ranks = stats.RankInterval{Lower: 1, Upper: n}
		}
		return
	}
	expected := stats.ExpectedRanks(posteriors)
	intervals := stats.RankIntervals(posteriors, r.Seed, r.Draws)
	for k, i := range rated {
		g.Ratings[i].ExpectedRank = expected[k]
		g.Ratings[i].Ranks = intervals[k]
	}
}

// count tallies the colours and what may be expected of them.
func (g *GroupResult) count(r Rules) {
	for i := range g.Ratings {
		rt := &g.Ratings[i]
		g.Counts[rt.Colour]++
		switch rt.Colour {
		case Green:
			g.ExpectedWrong += 1 - rt.ProbabilityBest
		case Red:
			g.ExpectedWrong += 1 - rt.ProbabilityWorst
		}
	}
	g.Rated = len(g.Ratings) - g.Counts[NotRated]
	g.OrdinaryBeyond = float64(g.Rated) * (1 - r.Level)
}
