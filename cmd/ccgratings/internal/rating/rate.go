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

// Rate rates every CCG in every group: METHOD.md sections 2 to 10. Every sum
// runs in the order of the CCGs, whichever core works it out, so the same
// input gives the same bytes. What else is to be said of the ratings Examine
// adds.
func Rate(in Input) *Results {
	res := &Results{
		Rules: in.Rules, CCGs: in.CCGs, people: in.People,
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

// Examine adds to ratings how sure and how stable they are, where CCGs rank,
// what has changed, what was before and who is alike: METHOD.md sections 11 to
// 13 and 15. It alters no rating.
func (r *Results) Examine() {
	r.Peers = similar(r.people, r.Rules)
	var work sync.WaitGroup
	for i := range r.Indicators {
		work.Go(func() {
			res := &r.Indicators[i]
			res.Change = res.changes(r.CCGs, r.Rules)
			res.History = res.history(r.CCGs, r.Rules)
			res.Trends = res.trends(r.CCGs, r.Rules)
		})
	}
	work.Wait()
	for i := range r.Groups {
		g := &r.Groups[i]
		work.Go(func() { g.rank(r.Rules) })
		work.Go(func() { g.Stability = g.stabilities(r) })
		work.Go(func() { g.Changes = g.change(r) })
	}
	work.Wait()
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
