package rating

import (
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// DifferenceLevel is the two-sided level at which two CCGs are said to differ:
// 0.998, that of a change between two periods.
//
// A page makes many such tests: 5 CCGs over 20 indicators are 80, a CCG beside
// its similar ten 200. At 95% that would be 4 and 10 differences where there is
// none; at 99.8% it is 0.16 and 0.4, which the pages print. A level that is
// fixed is preferred to Holm's method or a false discovery rate over the tests
// of a page, since with those the word for two CCGs would turn on which others
// happen to stand beside them: the same pair would differ on one page and not
// on the next, and a reader could choose the company that gives the word.
const DifferenceLevel = 0.998

// Difference is whether two CCGs' figures of an indicator, or their scores in a
// group, differ by more than chance explains. It tests the difference itself:
// two intervals can overlap where the figures clearly differ. Ordinary
// variation between CCGs is not allowed for, so a clear difference need not be
// one of care. Where Known is false only Why means anything.
type Difference struct {
	Known   bool
	Why     string  // why there is no test, in words
	D       float64 // the first CCG's less the second's: of deviations from England, or of scores
	S       float64 // its chance error
	Z       float64 // turned so that positive is better or, where neither side is, higher
	Neither bool    // whether neither side is the better one
}

// Side is what may be said of a CCG beside another. The zero Side is that the
// two are not compared.
type Side uint8

const (
	NoSide Side = iota
	NoClearDifference
	ClearlyWorse
	ClearlyBetter
	ClearlyLower // where neither side is the better one
	ClearlyHigher
)

// Side says what may be said of the first CCG beside the second.
func (d Difference) Side() Side {
	limit := stats.TwoSided(DifferenceLevel)
	clear := math.Abs(d.Z) >= limit
	switch {
	case !d.Known:
		return NoSide
	case !clear:
		return NoClearDifference
	case d.Neither && d.Z > 0:
		return ClearlyHigher
	case d.Neither:
		return ClearlyLower
	case d.Z > 0:
		return ClearlyBetter
	}
	return ClearlyWorse
}

// Difference tests CCG a's figure against CCG b's, on the scale on which the
// chance error of a figure does not depend on how large it is (METHOD.md
// section 3): Z = polarity (da - db) / sqrt(sa^2 + sb^2). Only figures that are
// known themselves and of one period are compared. The two CCGs' patients are
// not the same people, so their chance errors are independent; England's figure
// is in both deviations and falls out, but for the ratio scale of rates, where
// it is taken as known.
func (res *IndicatorResult) Difference(a, b int) Difference {
	x, y := &res.Comparisons[a], &res.Comparisons[b]
	switch {
	case !x.Standing.measured() || !y.Standing.measured():
		return Difference{Why: "one of the two has no figure that can be compared"}
	case x.Observation.Period != y.Observation.Period:
		return Difference{Why: "the two figures are of different periods"}
	}
	d := newDifference(x.D-y.D, x.S, y.S, polarity(res.Definition.Better))
	d.Neither = res.Definition.Better == indicator.Neither
	return d
}

// ScoreDifference tests CCG a's score in a group against CCG b's. A score's
// chance error is that of its interval, which takes the figures of a CCG as
// resting on different patients; where they share some, it is too small. Scores
// that rest on different indicators are not compared: the difference could be
// one of what was measured. Neither side of a clear difference is called better:
// two scores in the ordinary range can differ by more than chance, and nothing
// in that range is called better or worse.
func (r *Results) ScoreDifference(g *GroupResult, a, b int) Difference {
	x, y := &g.Ratings[a], &g.Ratings[b]
	if x.Colour == NotRated || y.Colour == NotRated {
		return Difference{Why: "one of the two is not rated"}
	}
	apart := func(j int) bool {
		all := r.Indicators[j].Comparisons
		return all[a].Scored != all[b].Scored
	}
	if slices.ContainsFunc(g.Scored, apart) {
		return Difference{Why: "the two scores rest on different indicators"}
	}
	d := newDifference(x.Score-y.Score, math.Sqrt(x.Variance), math.Sqrt(y.Variance), 1)
	d.Neither = true
	return d
}

// newDifference tests a difference of two independent quantities, given their
// chance errors. Two without any differ if they are not equal.
func newDifference(d, s, t, sign float64) Difference {
	out := Difference{Known: true, D: d, S: math.Sqrt(s*s + t*t)}
	if d != 0 {
		out.Z = sign * d / out.S
	}
	return out
}
