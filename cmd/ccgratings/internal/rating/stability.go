package rating

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"ccgratings/cmd/ccgratings/internal/stats"
)

// Stability is how far a CCG's colour in a group depends on choices that could
// reasonably have been made otherwise. METHOD.md section 12.
type Stability struct {
	Share   float64  // of the reasonable variants of the method that give the same colour
	Choices []Choice // single choices that alone would give another colour
	Without []Loss   // indicators without which it would have another colour
	Doubled []Loss   // indicators whose weight, doubled, would give another colour
}

// Loss is an indicator, as an index into Results.Indicators, and the colour
// without it or with it doubled.
type Loss struct {
	Indicator int
	Colour    Colour
}

// Choice is one choice made otherwise, and the colour it would give.
type Choice struct {
	Name   ChoiceName
	Colour Colour
}

// ChoiceName is a choice of the method that could have been another.
type ChoiceName uint8

const (
	EngineRaw ChoiceName = iota
	OverdispersionDL
	OverdispersionPhi
	CapTwo
	CapNone
	CorrelationIdentity
	MissingNeutral
	CentreMedian
)

// option is one way of making one choice; the first of each choice is the
// published method's.
type option struct {
	name  ChoiceName
	apply func(*Rules)
}

// The choices of the variants of the method: those that change an indicator's
// z-scores, and those that change how z-scores are combined. 2 x 3 x 2 and
// 3 x 2 x 2 options make 144 variants.
var (
	figureChoices = [][]option{
		{{}, {EngineRaw, func(r *Rules) { r.Engine = Raw }}},
		{{}, {OverdispersionDL, func(r *Rules) { r.Overdispersion = WinsorisedDL }},
			{OverdispersionPhi, func(r *Rules) { r.Overdispersion = Multiplicative }}},
		{{}, {CentreMedian, func(r *Rules) { r.Centre = MedianCentre }}},
	}
	scoreChoices = [][]option{
		{{}, {CapTwo, func(r *Rules) { r.Cap = 2 }}, {CapNone, func(r *Rules) { r.Cap = math.Inf(1) }}},
		{{}, {CorrelationIdentity, func(r *Rules) { r.Correlation = NoCorrelation }}},
		{{}, {MissingNeutral, func(r *Rules) { r.Missing = Neutral }}},
	}
)

// variant is rules with some choices made otherwise.
type variant struct {
	rules   Rules
	changed []ChoiceName
}

// variants are every combination of the options of some choices.
func variants(from variant, choices [][]option) []variant {
	out := []variant{from}
	for _, options := range choices {
		var next []variant
		for _, v := range out {
			for _, o := range options {
				changed := v
				if o.apply != nil {
					o.apply(&changed.rules)
					changed.changed = append(slices.Clone(v.changed), o.name)
				}
				next = append(next, changed)
			}
		}
		out = next
	}
	return out
}

// rescore works out an indicator's z-scores and reliabilities anew by other
// rules. Which figures are usable does not change.
func (res *IndicatorResult) rescore(r Rules) []Comparison {
	out := slices.Clone(res.Comparisons)
	b := res.England.Value.Number
	var d, s []float64
	for i := range out {
		if c := &out[i]; c.Standing.measured() {
			c.Deviation, _ = deviate(res.Definition, c.Observation, b, r.Engine)
			d, s = append(d, c.D), append(s, c.S)
		}
	}
	spread := res.spread
	if len(d) >= r.MinAreas {
		spread = estimateSpread(d, s, r)
	}
	for i := range out {
		out[i].adjust(res.Definition, b, spread, r)
	}
	return out
}

// stabilities rates a group again by every variant of the method, and without
// or with double weight on each indicator, and compares the colours.
func (g *GroupResult) stabilities(res *Results) []Stability {
	out := make([]Stability, len(g.Ratings))
	rated := g.rated()
	if len(rated) == 0 {
		return out
	}
	g.tryVariants(res, rated, out)
	g.tryWeights(res, rated, out)
	return out
}

// tryVariants rates by each of the variants.
func (g *GroupResult) tryVariants(res *Results, rated []int, out []Stability) {
	tried := 0
	for _, figures := range variants(variant{rules: res.Rules}, figureChoices) {
		rescored := make([][]Comparison, len(g.Scored))
		for k, j := range g.Scored {
			rescored[k] = res.Indicators[j].rescore(figures.rules)
		}
		for _, v := range variants(figures, scoreChoices) {
			tried++
			s := g.scoresOf(res, rescored, v.rules)
			for k, colour := range s.colours(rated, v.rules) {
				i := rated[k]
				if colour == g.Ratings[i].Colour {
					out[i].Share++
				} else if len(v.changed) == 1 {
					out[i].Choices = append(out[i].Choices, Choice{v.changed[0], colour})
				}
			}
		}
	}
	for _, i := range rated {
		out[i].Share /= float64(tried)
	}
}

// scoresOf gathers rescored comparisons of the group's scored indicators.
func (g *GroupResult) scoresOf(res *Results, rescored [][]Comparison, r Rules) scores {
	var s scores
	for k, j := range g.Scored {
		ind := &res.Indicators[j]
		s.addIn(ind.Domain, ind.Weight, len(res.CCGs), r.Cap, func(i int) (z, rho float64, ok bool) {
			c := &rescored[k][i]
			return c.ZAdjusted, c.Rho, ind.Comparisons[i].Scored
		})
	}
	return s
}

// tryWeights rates without each indicator in turn, and with each at double
// weight. A CCG that has nothing left keeps its colour out of the count.
func (g *GroupResult) tryWeights(res *Results, rated []int, out []Stability) {
	s := newScores(g.Scored, res)
	for k, j := range g.Scored {
		without := s.only(func(a int) bool { return a != k })
		g.compareColours(without, rated, res.Rules, func(i int, c Colour) {
			out[i].Without = append(out[i].Without, Loss{j, c})
		})
		doubled := s
		doubled.weight = slices.Clone(s.weight)
		doubled.weight[k] *= 2
		g.compareColours(doubled, rated, res.Rules, func(i int, c Colour) {
			out[i].Doubled = append(out[i].Doubled, Loss{j, c})
		})
	}
}

// compareColours reports every CCG that other scores would colour otherwise.
func (g *GroupResult) compareColours(s scores, rated []int, r Rules, differs func(i int, c Colour)) {
	var covered []int
	for _, i := range rated {
		if s.coverage(i).Used > 0 {
			covered = append(covered, i)
		}
	}
	for k, c := range s.colours(covered, r) {
		if i := covered[k]; c != g.Ratings[i].Colour {
			differs(i, c)
		}
	}
}

// colours is the colour of each of some CCGs.
func (s scores) colours(ccgs []int, r Rules) []Colour {
	comp := s.composite(ccgs, r)
	limit := scoreLimit(comp.scores, r)
	best, worst := make([]float64, len(ccgs)), make([]float64, len(ccgs))
	if r.sure() {
		sh := comp.shrink()
		if varied(sh.posterior) {
			margin := stats.PhiInverse(r.Key2)
			for _, k := range surely(comp.scores, limit, 1, sh.posterior, margin, r.Fifth) {
				best[k] = 1
			}
			for _, k := range surely(comp.scores, limit, -1, sh.posterior, margin, r.Fifth) {
				worst[k] = 1
			}
		}
	}
	out := make([]Colour, len(ccgs))
	for k, score := range comp.scores {
		out[k] = decide(score, best[k], worst[k], limit, r)
	}
	return out
}

// surely lists, of the CCGs whose score is beyond a limit on one side (+1 or
// -1), those that are surely in the share of true scores at that end. It needs
// not find the border of the share: a CCG is surely beyond it exactly when no
// more than the share may be expected beyond the point that the CCG itself is
// just sure to be beyond; and where one CCG is sure, so is every one whose
// point lies farther out, so a binary search finds them all.
func surely(scores []float64, limit, side float64, posteriors []stats.Posterior, margin, share float64) []int {
	var beyond []int
	for k, score := range scores {
		if side*score >= limit {
			beyond = append(beyond, k)
		}
	}
	point := func(k int) float64 { return side*posteriors[k].Mu - margin*posteriors[k].SD }
	slices.SortFunc(beyond, func(a, b int) int { return cmp.Compare(point(a), point(b)) })
	first := sort.Search(len(beyond), func(i int) bool {
		above := stats.MeanAbove(posteriors, side*point(beyond[i]))
		if side < 0 {
			above = 1 - above
		}
		return above <= share
	})
	return beyond[first:]
}
