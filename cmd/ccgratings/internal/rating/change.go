package rating

import (
	"fmt"
	"math"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// Change is how a CCG's figure or score moved against England between two
// periods, allowing for chance and for how much CCGs ordinarily move. Where
// Known is false there is no test, and nothing else means anything. METHOD.md
// section 13.
type Change struct {
	Known bool
	D     float64 // change of the deviation from England; of a group, 0
	S     float64 // its standard error
	Z     float64 // turned so that positive is for the better; of a group, the change score
	Rho   float64 // reliability of the change
}

// Direction is what may be said of a change. The zero Direction is that no
// test was made.
type Direction uint8

const (
	NotTested Direction = iota
	NoClearChange
	PossiblyWorse
	PossiblyBetter
	GotWorse
	Improved
)

// Direction says what may be said of the change: a word at the change level,
// "possible" at the 95% one.
func (c Change) Direction(r Rules) Direction {
	clear, possible := stats.TwoSided(r.ChangeLevel), stats.Z95
	switch {
	case !c.Known:
		return NotTested
	case c.Z >= clear:
		return Improved
	case c.Z <= -clear:
		return GotWorse
	case c.Z >= possible:
		return PossiblyBetter
	case c.Z <= -possible:
		return PossiblyWorse
	}
	return NoClearChange
}

// IndicatorChange is how every CCG's figure of an indicator moved.
type IndicatorChange struct {
	Why     string   // why there is no test, in words; empty if there is one
	Tau2    float64  // variance of true changes between CCGs, beyond chance
	Changes []Change // per CCG; none if there is no test
}

// changes tests an indicator against the period before. Only figures that are
// usable in both periods are: a bounded one could move within its bounds.
func (res *IndicatorResult) changes(ccgs []nhs.CCG, r Rules) IndicatorChange {
	switch {
	case res.Previous == nil:
		return IndicatorChange{Why: "this edition tests it against no earlier period"}
	case res.Previous.Period.Overlaps(res.Table.Period):
		return IndicatorChange{Why: "the two periods overlap"}
	case !res.Scored:
		return IndicatorChange{Why: "the indicator is not scored"}
	}
	before := res.past(res.Previous, ccgs, r).Comparisons
	out := IndicatorChange{Changes: make([]Change, len(ccgs))}
	var d, s []float64
	for i, now := range res.Comparisons {
		then := before[i]
		if !now.Standing.measured() || !then.Standing.measured() {
			continue
		}
		c := &out.Changes[i]
		c.Known, c.D, c.S = true, now.D-then.D, math.Hypot(now.S, then.S)
		d, s = append(d, c.D), append(s, c.S)
	}
	if len(d) < r.MinAreas {
		return IndicatorChange{Why: fmt.Sprintf("fewer than %d CCGs have figures of both periods", r.MinAreas)}
	}
	out.Tau2 = stats.PauleMandelRobust(d, s, r.Winsor)
	for i := range out.Changes {
		if c := &out.Changes[i]; c.Known {
			c.Z = polarity(res.Definition.Better) * stats.Deviation{D: c.D, S: c.S}.Z(out.Tau2)
			c.Rho = out.Tau2 / (out.Tau2 + c.S*c.S)
		}
	}
	return out
}

// measured reports whether the standing is of a figure that is known itself.
func (s Standing) measured() bool { return s == Usable || s == SmallNumbers }

// change is how every CCG's score in a group moved, from the indicators that
// were tested: section 7 on their changes. A CCG needs as many of them as for
// a rating.
func (g *GroupResult) change(res *Results) []Change {
	var s scores
	for _, j := range g.Scored {
		ind := &res.Indicators[j]
		if ind.Change.Why != "" {
			continue
		}
		s.add(ind.Weight, len(res.CCGs), res.Rules.Cap, func(i int) (z, rho float64, ok bool) {
			c := ind.Change.Changes[i]
			return c.Z, c.Rho, c.Known
		})
	}
	var covered []int
	for i := range res.CCGs {
		if rt := s.coverage(i); whyNotRated(&rt, res.Rules) == "" {
			covered = append(covered, i)
		}
	}
	changes := make([]Change, len(res.CCGs))
	if len(covered) < res.Rules.MinAreas {
		return changes
	}
	comp := s.composite(covered, res.Rules)
	for k, i := range covered {
		changes[i] = Change{Known: true, S: math.Sqrt(comp.variances[k]), Z: comp.scores[k]}
	}
	return changes
}
