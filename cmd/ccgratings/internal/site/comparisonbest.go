package site

import (
	"ccgratings/cmd/ccgratings/internal/rating"
)

// bestSimilar says which similar CCG is clearly better than CCG k on the most
// indicators, the nearest of those that tie, and lists these.
func (v *view) bestSimilar(k int, at place) (lead string, on []link) {
	best, most, worse, tested := -1, 0, 0, 0
	for _, i := range v.peersOf(k) {
		if s := v.tally(i, k); s.better > most {
			best, most, worse, tested = i, s.better, s.worse, s.tested
		}
	}
	if best < 0 {
		return "No similar CCG is clearly better than this one on any indicator.", nil
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		if iv.Difference(best, k).Side() == rating.ClearlyBetter {
			on = append(on, link{iv.def.Name, at.to(iv.place)})
		}
	}
	lead = "Of the " + numberWords(len(v.peersOf(k))) + " similar CCGs, " + v.ccgs[best].Short + " does better than this one on the most indicators: " + whole(most) + " of " + whole(tested) + ". "
	if worse > 0 {
		return lead + "It does worse on " + whole(worse) + ".", on
	}
	return lead + "It does worse on none.", on
}

// sideTally is on how many indicators with a better side a CCG does better and
// worse than another, and on how many the two are compared.
type sideTally struct{ better, worse, tested int }

// tally compares CCG a with CCG b.
func (v *view) tally(a, b int) sideTally {
	var out sideTally
	for i := range v.indicators {
		d := v.indicators[i].Difference(a, b)
		if !d.Known || d.Neither {
			continue
		}
		out.tested++
		switch d.Side() {
		case rating.ClearlyBetter:
			out.better++
		case rating.ClearlyWorse:
			out.worse++
		}
	}
	return out
}

// testsOf is how many tests of CCG k against a similar CCG its page makes, of
// figures and of scores.
func (v *view) testsOf(k int) int {
	tests := 0
	for _, i := range v.peersOf(k) {
		tests += v.tally(i, k).tested
		for j := range v.groups {
			if v.results.ScoreDifference(v.groups[j].GroupResult, i, k).Known {
				tests++
			}
		}
	}
	return tests
}
