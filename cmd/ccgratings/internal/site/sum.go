package site

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// sum is the whole sum behind a CCG's rating in a group, from the published
// figures to the colour, with the digits it takes to follow it with a
// calculator.
type sum struct {
	Rows         []sumRow
	Left         []string // the scored indicators that the CCG lacks, and why; in sentences
	Cap          string   // what z-scores are cut off at; empty if they are not
	Steps        []step
	Tests        string // what the rule in force asks, and whether it is met; in sentences
	Badge        badge
	Border       string // how the nearest threshold is found; empty if there is none
	Correlations string // address of the correlations
}

// step is one line of a sum.
type step struct{ Text, Result string }

// sumRow is one figure on its way to a z-score.
type sumRow struct {
	Name, Figure   string
	D, S, Tau, Z   string
	Counts, Weight string // Counts is the z-score cut off; empty where it is not
}

// plainFigures reports whether z-scores are deviations from England over the
// root of s^2 + tau^2 by these rules.
func plainFigures(r rating.Rules) bool {
	return r.Overdispersion != rating.Multiplicative && r.Centre == rating.EnglandCentre
}

// plainScores reports whether scores are weighted sums of the indicators that
// a CCG has by these rules.
func plainScores(r rating.Rules) bool {
	return (r.Composite == rating.MeanCappedZ || r.Composite == rating.StoufferNaive) && r.Missing == rating.Renormalise
}

// asksSureness reports whether a colour needs a chance of being in the best or
// worst share by these rules.
func asksSureness(r rating.Rules) bool { return r.Rule == rating.TwoKey || r.Rule == rating.Fifth90 }

// sumOf is the sum behind the rating of CCG k in a group, for a page at at; nil
// if it has none, or if the rules in force do not add up like this.
func (v *view) sumOf(g *groupView, k int, at place) *sum {
	r, rules := &g.Ratings[k], v.edition.Rules
	if r.Colour == rating.NotRated || !plainFigures(rules) || !plainScores(rules) {
		return nil
	}
	s := &sum{
		Cap:   capWords(rules),
		Tests: tests(r, rules), Badge: g.verdicts[k].Badge, Border: borderSum(g.GroupResult, r, rules),
		Correlations: at.to(g.place) + "#correlations",
	}
	total, variance := 0.0, 0.0
	for a, j := range g.Scored {
		iv := &v.indicators[j]
		c := &iv.Comparisons[k]
		if !c.Scored {
			s.Left = append(s.Left, "Left out: "+iv.def.Name+". "+sentence(c.Reason))
			continue
		}
		s.Rows = append(s.Rows, iv.sumRow(c, rules))
		total += iv.Weight * cut(c.ZAdjusted, rules)
		for b, other := range g.Scored {
			if v.indicators[other].Comparisons[k].Scored {
				variance += iv.Weight * v.indicators[other].Weight * g.Correlation[a][b]
			}
		}
	}
	s.Steps = steps(g.GroupResult, r, rules, total, math.Sqrt(variance))
	return s
}

// steps are those from a total of z-scores, and from what such totals
// ordinarily spread by, to how sure the rating is. The last ones are left out
// where the rule does not ask for sureness, or scores do not tell CCGs apart.
func steps(g *rating.GroupResult, r *rating.Rating, rules rating.Rules, total, spread float64) []step {
	sum, sd, lambda, score := signed(total, 4), decimal(spread, 4), decimal(g.Lambda, 4), signed(r.Score, 4)
	out := []step{
		{"Total: every z times its weight, added up:", sum},
		{"Spread that such totals ordinarily have: the root of weight × weight × correlation, added up over every pair of these figures, in both orders, and each with itself:", sd},
		{"Score, shown as " + signed(r.Score, 2) + ": total ÷ spread ÷ lambda, which is the same for every CCG: " + sum + " ÷ " + sd + " ÷ " + lambda + " =", score},
	}
	if !asksSureness(rules) || r.Posterior.SD == 0 {
		return out
	}
	noise, a, reliability, fifth := decimal(r.Variance, max(fine(r.Variance)-1, 4)), decimal(g.A, 4), decimal(r.Reliability, 4), fraction(rules.Fifth)
	return append(out,
		step{"Chance in the score: weight² × s² ÷ (s² + τ²), added up, ÷ " + sd + "² ÷ " + lambda + "² =", noise},
		step{"Reliability of the score, where true scores vary by " + a + ": " + a + " ÷ (" + a + " + " + noise + ") =", reliability},
		step{"True score, probably: " + reliability + " × " + score + " =", signed(r.Posterior.Mu, 4)},
		step{"Its margin (standard deviation): √(" + reliability + " × " + noise + ") =", decimal(r.Posterior.SD, 4)},
		step{"The best " + fifth + " begins at " + signed(g.QBest, 4) + ", the worst at " + signed(g.QWorst, 4) + ". Chance of being beyond, by the normal distribution:",
			chance(r.ProbabilityBest) + " and " + chance(r.ProbabilityWorst)},
	)
}

// cut is a z-score as it counts in a sum.
func cut(z float64, r rating.Rules) float64 { return min(max(z, -r.Cap), r.Cap) }

func (iv *indicatorView) sumRow(c *rating.Comparison, rules rating.Rules) sumRow {
	width := math.Sqrt(c.S*c.S + iv.Tau2)
	d, decimals := c.D, fine(width)
	if c.Standing == rating.Bounded { // the end nearer England, which the z-score is of
		d = polarity(iv.def.Better) * c.ZAdjusted * width
	}
	row := sumRow{
		Name: iv.def.Name, Figure: iv.figure(c) + "; England " + precise(iv.England.Value.Number) + attached(iv.def.Unit) + "; " + iv.direction,
		D: signed(d, decimals), S: decimal(c.S, decimals), Tau: decimal(math.Sqrt(iv.Tau2), decimals),
		Z: signed(c.ZAdjusted, 4), Weight: configured(iv.Weight),
	}
	if counts := cut(c.ZAdjusted, rules); counts != c.ZAdjusted {
		row.Counts = signed(counts, 0)
		if counts != math.Trunc(counts) {
			row.Counts = signed(counts, 4)
		}
	}
	return row
}

// figure is what was published of a figure that is in a score.
func (iv *indicatorView) figure(c *rating.Comparison) string {
	o := c.Observation
	of := joining(iv.def.Kind)
	switch {
	case c.Standing == rating.Bounded:
		return "hidden, " + amount(o.Low.Number) + " to " + amount(o.High.Number) + of + amount(o.Population.Number)
	case iv.def.Kind.Counted() && o.Count.Given && o.Population.Given:
		return amount(o.Count.Number) + of + amount(o.Population.Number) + " = " + inWords(c.Value.Number, iv.def)
	case o.Lower.Given && o.Upper.Given:
		return precise(o.Value.Number) + attached(iv.def.Unit) + " (" + share(o.Level/100) + " limits " + precise(o.Lower.Number) + " to " + precise(o.Upper.Number) + ")"
	case o.Population.Given:
		return precise(o.Value.Number) + attached(iv.def.Unit) + of + amount(o.Population.Number)
	}
	return precise(o.Value.Number) + attached(iv.def.Unit)
}

// polarity is -1 where lower is better.
func polarity(b indicator.Better) float64 {
	if b == indicator.Lower {
		return -1
	}
	return 1
}

// scoreLimit is the size of score that the rule in force asks for; ok is false
// if it asks for none.
func scoreLimit(r *rating.Rating, rules rating.Rules) (limit float64, ok bool) {
	switch rules.Rule {
	case rating.Fifth90:
		return 0, false
	case rating.Limits998:
		return stats.Z998, true
	case rating.FalseDiscoveryRate:
		return r.ThresholdGreen, true
	}
	return stats.TwoSided(rules.Level), true
}

// tests are what the rule in force asks of a score, and whether it is met. In
// sentences.
func tests(r *rating.Rating, rules rating.Rules) string {
	var out []string
	ask := func(what string, met bool) {
		if met {
			out = append(out, what+": met.")
		} else {
			out = append(out, what+": not met.")
		}
	}
	if limit, ok := scoreLimit(r, rules); ok {
		ask("a score of "+signed(limit, 2)+" or more, or of "+signed(-limit, 2)+" or less", math.Abs(r.Score) >= limit)
	}
	if asksSureness(rules) {
		ask("a chance of at least "+share(rules.Key2)+" of being in the best "+fraction(rules.Fifth)+", or in the worst", max(r.ProbabilityBest, r.ProbabilityWorst) >= rules.Key2)
	}
	if len(out) == 1 {
		return "The test is " + out[0]
	}
	return "First test, " + out[0] + " Second test, " + out[1]
}

// borderSum says how the nearest threshold of a CCG's score is found; empty if
// there is none.
func borderSum(g *rating.GroupResult, r *rating.Rating, rules rating.Rules) string {
	aims := r.Aims()
	if len(aims) == 0 || math.IsInf(aims[0].Threshold, 0) {
		return ""
	}
	upper := aims[0].Threshold == r.ThresholdGreen
	begins := "Among the worst begins at "
	if upper {
		begins = "Among the best begins at "
	}
	if !asksSureness(rules) {
		return begins + signed(aims[0].Threshold, 2) + " for every CCG."
	}
	limit, _ := scoreLimit(r, rules)
	margin := decimal(stats.PhiInverse(rules.Key2), 4) + " × " + decimal(r.Posterior.SD, 4) + ") ÷ " + decimal(r.Reliability, 4)
	which := "smaller of " + signed(-limit, 2) + " and (" + signed(g.QWorst, 4) + " " + minus + " "
	if upper {
		which = "larger of " + signed(limit, 2) + " and (" + signed(g.QBest, 4) + " + "
	}
	return begins + "the " + which + margin + ", which is " + signed(aims[0].Threshold, 2) + "."
}

// nearest says how far a score is from the nearest threshold, in a sentence:
// "It is 0.31 short of +1.96, where among the best begins for this CCG." Where the
// scores do not tell CCGs apart there is none.
func nearest(r *rating.Rating) string {
	aims := r.Aims()
	if len(aims) == 0 {
		return ""
	}
	if math.IsInf(aims[0].Threshold, 0) {
		return "No score would be green or red here: the scores of this group do not tell CCGs apart beyond chance."
	}
	distance := math.Abs(math.Round(100*aims[0].Threshold)-math.Round(100*r.Score)) / 100
	far := decimal(distance, 2)
	if distance == 0 {
		far = "less than 0.01"
	}
	border := signed(aims[0].Threshold, 2)
	if r.Colour == rating.Blue {
		return "It is " + far + " short of " + border + ", where " + verdictWords(aims[0].Colour) + " begins for this CCG."
	}
	return "It is " + far + " beyond " + border + ", the border to as expected for this CCG."
}
