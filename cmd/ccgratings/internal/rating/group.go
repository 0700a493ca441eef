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
		g.rank(rated, res.Rules)
		g.colour(rated, res.Rules)
	}
	g.count(res.Rules)
	return g
}

// cover finds the CCGs with enough evidence, and says of the others why they
// are not rated. METHOD.md section 10.
func (g *GroupResult) cover(s scores, r Rules) (rated []int) {
	total := 0.0
	for _, w := range s.weight {
		total += w
	}
	for i := range g.Ratings {
		rt := &g.Ratings[i]
		rt.Total = len(s.c)
		available := 0.0
		for j := range s.c {
			if s.has[j][i] {
				rt.Used++
				available += s.weight[j]
			}
		}
		if total > 0 {
			rt.WeightAvailable = available / total
		}
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

// whyNotRated is why a CCG is not rated, in words; empty if it is.
func whyNotRated(rt *Rating, r Rules) string {
	switch {
	case rt.Total < r.MinIndicators:
		return fmt.Sprintf("the group has %d scored indicators this year; %d are needed", rt.Total, r.MinIndicators)
	case rt.Used < r.MinIndicators:
		return fmt.Sprintf("%d of %d indicators available; %d are needed", rt.Used, rt.Total, r.MinIndicators)
	case rt.WeightAvailable < r.MinWeight-weightTolerance:
		return fmt.Sprintf("indicators with %.0f%% of the group's weight available; %.0f%% is needed", 100*rt.WeightAvailable, 100*r.MinWeight)
	}
	return ""
}

// score combines the indicators that each CCG has into one score, which is
// standard normal over ordinary CCGs whichever indicators are missing.
// METHOD.md section 7.
func (g *GroupResult) score(s scores, rated []int, r Rules) {
	g.Correlation = s.correlation(r)
	raw, noise := make([]float64, len(rated)), make([]float64, len(rated))
	for k, i := range rated {
		raw[k], noise[k] = s.combine(i, g.Correlation)
	}
	g.V = stats.WinsorisedMeanSquare(raw, r.Winsor) / stats.Kappa(r.Winsor)
	g.Lambda = math.Sqrt(max(1, g.V))
	for k, i := range rated {
		rt := &g.Ratings[i]
		rt.Score = raw[k] / g.Lambda
		rt.Variance = noise[k] / (g.Lambda * g.Lambda)
		half := stats.Z95 * math.Sqrt(rt.Variance)
		rt.Lower, rt.Upper = rt.Score-half, rt.Score+half
	}
}

// combine is a CCG's weighted sum of scores in units of its standard deviation
// over ordinary CCGs, and the part of that variance that is sampling noise.
func (s scores) combine(i int, corr [][]float64) (score, noise float64) {
	sum, variance := 0.0, 0.0
	for a := range s.c {
		if !s.has[a][i] {
			continue
		}
		sum += s.weight[a] * s.c[a][i]
		noise += s.weight[a] * s.weight[a] * (1 - s.rho[a][i])
		for b := range s.c {
			if s.has[b][i] {
				variance += s.weight[a] * s.weight[b] * corr[a][b]
			}
		}
	}
	return sum / math.Sqrt(variance), noise / variance
}

// shrink works out how reliable each score is and what is known of the true
// one. METHOD.md section 8.
func (g *GroupResult) shrink(rated []int, r Rules) {
	variances := make([]float64, len(rated))
	for k, i := range rated {
		variances[k] = g.Ratings[i].Variance
	}
	g.A = max(0, g.V/(g.Lambda*g.Lambda)-stats.Median(variances))
	reliabilities := make([]float64, len(rated))
	for k, i := range rated {
		rt := &g.Ratings[i]
		if g.A > 0 {
			rt.Reliability = g.A / (g.A + rt.Variance)
		}
		reliabilities[k] = rt.Reliability
		rt.Posterior = stats.Posterior{Mu: rt.Reliability * rt.Score, SD: math.Sqrt(rt.Reliability * rt.Variance)}
	}
	g.MedianReliability = stats.Median(reliabilities)
	posteriors := g.posteriors(rated)
	if !varied(posteriors) {
		for _, i := range rated {
			g.Ratings[i].ProbabilityBest, g.Ratings[i].ProbabilityWorst = r.Fifth, r.Fifth
		}
		return
	}
	g.QBest = stats.ScoreQuantile(posteriors, r.Fifth)
	g.QWorst = stats.ScoreQuantile(posteriors, 1-r.Fifth)
	for _, i := range rated {
		rt := &g.Ratings[i]
		rt.ProbabilityBest = rt.Posterior.Above(g.QBest)
		rt.ProbabilityWorst = stats.Phi((g.QWorst - rt.Posterior.Mu) / rt.Posterior.SD)
	}
}

func (g *GroupResult) posteriors(rated []int) []stats.Posterior {
	p := make([]stats.Posterior, len(rated))
	for k, i := range rated {
		p[k] = g.Ratings[i].Posterior
	}
	return p
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

// rank gives expected ranks and rank intervals. Where true scores do not
// differ every rank is as likely. METHOD.md section 11.
func (g *GroupResult) rank(rated []int, r Rules) {
	posteriors := g.posteriors(rated)
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
