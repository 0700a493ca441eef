package site

import (
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// moves is what would give a CCG another rating in a group.
type moves struct {
	Aim  string // a sentence that leads in the list
	List []string
}

// movesOf says how far the figures behind a rating are from giving the next
// better one, or for the best how much there is to spare; nil where no score
// would, or where scores are not sums of single indicators. METHOD.md section 14.
func (v *view) movesOf(group, k int) *moves {
	r := &v.groups[group].Ratings[k]
	if r.Colour == rating.Green && !math.IsInf(r.ThresholdGreen, 0) {
		return &moves{Aim: "The score could fall by " + decimal(r.Score-r.ThresholdGreen, 2) + " and the rating would still be " + verdictWords(r.Colour) + "."}
	}
	aims := slices.DeleteFunc(r.Aims(), func(a rating.Aim) bool { return !a.Upwards })
	if !plainScores(v.edition.Rules) || len(aims) == 0 || math.IsInf(aims[0].Threshold, 0) {
		return nil
	}
	m := &moves{Aim: "To be " + verdictWords(aims[0].Colour) + ", one of these alone would do if all else stayed as it is:"}
	var never, valued []string
	note := func(move rating.Move) {
		if !move.Counted {
			valued = append(valued, "\u201c"+v.indicators[move.Indicator].def.Name+"\u201d")
		}
	}
	for _, move := range v.results.Moves(group, k, aims[0]) {
		if move.Reachable {
			m.List = append(m.List, v.move(move, k)+".")
			note(move)
		} else {
			never = append(never, "\u201c"+v.indicators[move.Indicator].def.Name+"\u201d")
		}
	}
	if len(m.List) == 1 {
		m.Aim = "To be " + verdictWords(aims[0].Colour) + ", this alone would do if all else stayed as it is:"
	}
	if len(m.List) > 0 {
		if len(never) > 0 {
			m.List = append(m.List, "No possible figure would do it alone: "+list(never)+".")
		}
	} else if pair, ok := v.results.PairMove(group, k, aims[0]); ok {
		m.Aim = "No single indicator could make it " + verdictWords(aims[0].Colour) + ". These two together would, if all else stayed as it is:"
		m.List = []string{v.move(pair[0], k) + ", and", v.move(pair[1], k) + "."}
		note(pair[0])
		note(pair[1])
	} else {
		m.Aim = "No single indicator could make it " + verdictWords(aims[0].Colour) + ", and no two could, each bringing half of what is missing."
	}
	if len(valued) > 0 {
		m.List = append(m.List, "Not a count of people or events, so only the value is given: "+list(valued)+".")
	}
	return m
}

// move is one figure of CCG k that would have to be another: in its count, or
// in its value where it has none.
func (v *view) move(m rating.Move, k int) string {
	iv := &v.indicators[m.Indicator]
	c := &iv.Comparisons[k]
	if m.Counted {
		direction := " more "
		if m.Change < 0 {
			direction = " fewer "
		}
		text := iv.def.Name + ": about " + roughly(math.Abs(m.Change)) + direction + iv.def.CountName +
			" (" + amount(m.Needed) + " instead of " + amount(m.Needed-m.Change)
		if o := c.Observation; o.Population.Given && o.Population.Number > 0 {
			by := iv.def.Multiplier / o.Population.Number
			needed, now := inWords(m.Needed*by, iv.def), inUnit((m.Needed-m.Change)*by, iv.def)
			if inUnit(m.Needed*by, iv.def) != now {
				text += "; " + needed + " instead of " + now
			}
		}
		return text + ")"
	}
	if value, ok := iv.valueAt(c, m.NeededZ); ok {
		needed, now := inUnit(value, iv.def), inUnit(c.Value.Number, iv.def)
		if needed == now {
			needed, now = precise(value), precise(c.Value.Number)
		}
		if unit := spaced(iv.def.Unit); unit != "" {
			needed += " " + unit
		}
		return iv.def.Name + ": about " + needed + " instead of " + now
	}
	return iv.def.Name + ": a z-score of " + signed(m.NeededZ, 2) + " instead of " + signed(c.ZAdjusted, 2)
}

// valueAt is the value that a CCG's figure without a count would have at a
// z-score, its margin of error staying as it is: METHOD.md section 3 turned
// round. ok is false where there is none, or where figures are compared
// otherwise by the rules in force.
func (iv *indicatorView) valueAt(c *rating.Comparison, z float64) (value float64, ok bool) {
	if !plainFigures(iv.rules) || !c.Value.Given {
		return 0, false
	}
	d, b := polarity(iv.def.Better)*z*math.Sqrt(c.S*c.S+iv.Tau2), iv.England.Value.Number
	switch iv.def.Kind {
	case indicator.Mean:
		return b + d, true
	case indicator.Proportion:
		n := iv.def.Multiplier
		sin := math.Sin(min(max(math.Asin(math.Sqrt(b/n))+d, 0), math.Pi/2))
		return n * sin * sin, true
	}
	root := max(0, 1+d)
	return b * root * root, true
}
