// Package rating makes the ratings: how each figure compares with England, and
// from these the colour of every CCG in every patient group. METHOD.md is its
// specification, section by section.
//
// It refuses to rate on too little: a CCG, an indicator or a group without
// enough evidence is not rated, and says why in words. A colour is decided in
// one function and stored; nothing re-derives it.
package rating

import (
	"sync"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Rate rates every CCG in every group. Every sum runs in the order of the
// CCGs, whichever core works it out, so the same input gives the same bytes.
func Rate(in Input) *Results {
	res := &Results{
		Rules: in.Rules, CCGs: in.CCGs,
		Indicators: make([]IndicatorResult, len(in.Indicators)),
		Groups:     make([]GroupResult, len(in.Groups)),
	}
	var work sync.WaitGroup
	for i, m := range in.Indicators {
		work.Go(func() { res.Indicators[i] = compareAll(m, in.CCGs, in.Published, in.Rules) })
	}
	work.Wait()
	for i, g := range in.Groups {
		work.Go(func() { res.Groups[i] = rateGroup(g, res) })
	}
	work.Wait()
	return res
}

// CCG finds where a CCG stands in every slice per CCG; ok is false if it is
// not rated in these results.
func (r *Results) CCG(code nhs.Code) (index int, ok bool) {
	for i, c := range r.CCGs {
		if c.Code == code {
			return i, true
		}
	}
	return 0, false
}
