package rating

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// Move is what one indicator alone, or one of two together, would have to be
// for a CCG's rating in a group to be another, everyone else as they are: the
// yardstick is frozen at this year's. It says nothing of what would cause it.
// METHOD.md section 14.
type Move struct {
	Indicator int     // index into Results.Indicators
	NeededZ   float64 // the indicator's z-score that would do, before capping
	Reachable bool    // whether a score within the cap, and a possible count, would do
	Counted   bool    // whether the figure has a count, and Boundary, Needed and Change mean anything
	Boundary  float64 // the count at which the score meets the threshold
	Needed    float64 // the nearest whole count beyond it
	Change    float64 // Needed less the present count
}

// Aim is a rating that a CCG might have instead of its own, and the score at
// which it would.
type Aim struct {
	Colour    Colour
	Threshold float64
	Upwards   bool // whether the score would have to rise
}

// Aims lists the ratings that a CCG does not have, nearest first: a blue one
// has green and red, a coloured one has blue and then the other colour.
func (rt *Rating) Aims() []Aim {
	up, down := Aim{Green, rt.ThresholdGreen, true}, Aim{Red, rt.ThresholdRed, false}
	switch rt.Colour {
	case Green:
		return []Aim{{Blue, rt.ThresholdGreen, false}, down}
	case Red:
		return []Aim{{Blue, rt.ThresholdRed, true}, up}
	case Blue:
		if rt.Score-rt.ThresholdRed < rt.ThresholdGreen-rt.Score {
			return []Aim{down, up}
		}
		return []Aim{up, down}
	}
	return nil
}

// meets reports whether a score is on the aim's side of its threshold. A
// threshold itself belongs to the colour.
func (a Aim) meets(score float64) bool {
	switch {
	case a.Colour == Blue && a.Upwards:
		return score > a.Threshold
	case a.Colour == Blue:
		return score < a.Threshold
	case a.Upwards:
		return score >= a.Threshold
	}
	return score <= a.Threshold
}

// additive reports whether a score moves in proportion to each indicator's
// z-score, so that it can be said how far one would have to move: not for a
// middle, a count of bands, a score made by domain, or one that counts what is
// missing.
func (r Rules) additive() bool {
	return r.Missing == Renormalise && (r.Composite == MeanCappedZ || r.Composite == StoufferNaive)
}

// Moves is, for each indicator that a rated CCG has in a group, what it alone
// would have to be for the aim; none where the rules make scores in another
// way than by a sum.
func (r *Results) Moves(group, ccg int, aim Aim) []Move {
	return r.moves(group, ccg, aim, 1)
}

// PairMove is two indicators that would do together what neither could alone,
// each bringing half of the score that is needed; ok is false if no two would.
// Of several pairs it is the one whose z-scores would move least.
func (r *Results) PairMove(group, ccg int, aim Aim) (pair [2]Move, ok bool) {
	least := math.Inf(1)
	halves := r.moves(group, ccg, aim, 0.5)
	for a := range halves {
		for b := a + 1; b < len(halves); b++ {
			if !halves[a].Reachable || !halves[b].Reachable {
				continue
			}
			if far := r.distance(ccg, halves[a]) + r.distance(ccg, halves[b]); far < least {
				pair, ok, least = [2]Move{halves[a], halves[b]}, true, far
			}
		}
	}
	return pair, ok
}

// distance is how far a move would take its indicator's z-score.
func (r *Results) distance(ccg int, m Move) float64 {
	return math.Abs(m.NeededZ - r.Indicators[m.Indicator].Comparisons[ccg].ZAdjusted)
}

// moves works out a share of the score that is needed from each indicator.
func (r *Results) moves(group, ccg int, aim Aim, share float64) []Move {
	g := &r.Groups[group]
	rt := &g.Ratings[ccg]
	if rt.Colour == NotRated || math.IsInf(aim.Threshold, 0) || !r.Rules.additive() {
		return nil
	}
	unit := g.unit(r, ccg)
	var out []Move
	for _, j := range g.Scored {
		c := &r.Indicators[j].Comparisons[ccg]
		if !c.Scored {
			continue
		}
		weight := r.Indicators[j].Weight * unit
		m := mover{
			ind: &r.Indicators[j], c: c, aim: aim, rules: r.Rules,
			weight: weight, score: rt.Score,
			target: rt.Score + share*(aim.Threshold-rt.Score),
		}
		move := m.move()
		move.Indicator = j
		out = append(out, move)
	}
	return out
}

// unit is what a CCG's score rises by when a z-score of weight 1 does.
func (g *GroupResult) unit(r *Results, ccg int) float64 {
	variance := 0.0
	for a, j := range g.Scored {
		for b, k := range g.Scored {
			if r.Indicators[j].Comparisons[ccg].Scored && r.Indicators[k].Comparisons[ccg].Scored {
				variance += r.Indicators[j].Weight * r.Indicators[k].Weight * g.Correlation[a][b]
			}
		}
	}
	return 1 / (math.Sqrt(variance) * g.Lambda)
}

// mover works out one move.
type mover struct {
	ind           *IndicatorResult
	c             *Comparison
	aim           Aim
	rules         Rules
	weight        float64 // what the score rises by with the indicator's z-score
	score, target float64
}

func (m mover) move() Move {
	now := m.capped(m.c.ZAdjusted)
	out := Move{NeededZ: now + (m.target-m.score)/m.weight}
	out.Reachable = math.Abs(out.NeededZ) <= m.rules.Cap
	count, counted := 0.0, false
	if m.c.Standing.measured() {
		count, counted = countOf(m.ind.Definition, m.c.Observation)
	}
	if !out.Reachable || !counted {
		return out
	}
	out.Boundary = m.countAt(out.NeededZ)
	out.Needed, out.Reachable = m.cross(count, out.Boundary)
	out.Counted, out.Change = out.Reachable, out.Needed-count
	return out
}

func (m mover) capped(z float64) float64 { return min(max(z, -m.rules.Cap), m.rules.Cap) }

// countAt is the count whose oriented z-score is z.
func (m mover) countAt(z float64) float64 {
	sp := m.ind.spread
	d := sp.centre + polarity(m.ind.Definition.Better)*z*sp.inflation*math.Sqrt(m.c.S*m.c.S+sp.tau2)
	n, b := m.c.Observation.Population.Number, m.ind.England.Value.Number/m.ind.Definition.Multiplier
	if m.ind.Definition.Kind == indicator.Proportion {
		return stats.ProportionCount(d, n, b)
	}
	return stats.ExpectedCount(d, n*b)
}

// scoreWith is the score if the indicator's count were another.
func (m mover) scoreWith(count float64) float64 {
	dev := countDeviation(m.ind.Definition, count, m.c.Observation.Population.Number, m.ind.England.Value.Number, m.rules.Engine)
	dev.S = m.c.S
	z := polarity(m.ind.Definition.Better) * m.ind.spread.z(dev)
	return m.score + (m.capped(z)-m.capped(m.c.ZAdjusted))*m.weight
}

// reaches reports whether a count would bring the score to the target.
func (m mover) reaches(count float64) bool {
	aim := m.aim
	aim.Threshold = m.target
	return aim.meets(m.scoreWith(count))
}

// cross rounds the boundary away from the present count, and then steps by one
// until that count reaches the target and the one before it does not. ok is
// false where no possible count would.
func (m mover) cross(count, boundary float64) (needed float64, ok bool) {
	step := 1.0
	needed = math.Ceil(boundary)
	if boundary < count {
		step, needed = -1, math.Floor(boundary)
	}
	for range 10 {
		switch {
		case !m.possible(needed):
			return 0, false
		case !m.reaches(needed):
			needed += step
		case m.reaches(needed-step) && (needed-step-count)*step > 0:
			needed -= step
		default:
			return needed, true
		}
	}
	return 0, false
}

// possible reports whether there can be such a count.
func (m mover) possible(count float64) bool {
	if count < 0 {
		return false
	}
	return m.ind.Definition.Kind != indicator.Proportion || count <= m.c.Observation.Population.Number
}
