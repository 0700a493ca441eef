package site

import (
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// telling is what a page tells of colours, reasons and scoring that changes of
// figures elsewhere may alter.
type telling struct {
	text string // all of it; only to be compared
	ccgs []nhs.Code
	all  bool // it is of every CCG, not of those alone
}

// retold gives, for each correction of an edition, what was changed on pages
// that tell its colours, reasons or scoring beside what they are about: of this
// edition, of later ones, and at the root. The colours before are those that the
// corrections undo, the newest first.
func (b *builder) retold(v *view) []map[place]*pageItems {
	out := make([]map[place]*pageItems, len(v.year.Corrections))
	var now map[place]telling
	is := v
	for i, c := range slices.Backward(v.year.Corrections) {
		out[i] = make(map[place]*pageItems)
		if !slices.ContainsFunc(c.Changes, retells) {
			continue
		}
		if now == nil {
			now = b.tellings()
		}
		earlier := is.asItWas(c.Changes)
		was := b.with(v, earlier).tellings()
		shown := v.shownChanges(c.Changes)
		for at, t := range now {
			if t.text != was[at].text {
				out[i][at] = t.items(shown, v)
			}
		}
		is, now = earlier, was
	}
	return out
}

// retells reports whether a change may alter what other pages tell.
func retells(c ledger.Change) bool {
	return c.Colour() || slices.Contains([]string{"reason", "used_in_score", "band", "z_unadjusted"}, c.Column)
}

// items lists the colours that the page tells and that were changed.
func (t telling) items(shown []shownChange, v *view) *pageItems {
	items := &pageItems{}
	for i := range shown {
		if s := &shown[i]; s.Colour() && (t.all || slices.Contains(t.ccgs, nhs.Code(s.CCG))) {
			items.add(s, joinedWith(s.Who, s.About)+", "+strconv.Itoa(v.edition.Year)+" edition")
		}
	}
	return items
}

// with is the builder with another state of one of its editions.
func (b *builder) with(v, state *view) *builder {
	other := *b
	other.views = slices.Clone(b.views)
	other.views[slices.Index(b.views, v)] = state
	other.lives = livesOf(other.views, b.in.Register)
	return &other
}

// asItWas is the edition with the colours, the reasons and the scoring that it
// had before changes. Its numbers stay.
func (v *view) asItWas(changes []ledger.Change) *view {
	was := *v
	was.groups, was.indicators, was.ccgs = slices.Clone(v.groups), slices.Clone(v.indicators), slices.Clone(v.ccgs)
	for i := range was.indicators {
		was.indicators[i].undo(changes, v.results.CCG)
	}
	for i := range was.groups {
		was.groups[i].undo(changes, &was)
	}
	for k := range was.ccgs {
		was.ccgs[k].lede = was.lede(k)
	}
	return &was
}

// undo gives an indicator the scoring that it had before changes; find finds a
// CCG in the results.
func (iv *indicatorView) undo(changes []ledger.Change, find func(nhs.Code) (int, bool)) {
	res := *iv.IndicatorResult
	res.Comparisons = slices.Clone(res.Comparisons)
	compared := "band" // given where a figure is compared
	if iv.direction == directionOf(indicator.Neither) {
		compared = "z_unadjusted"
	}
	for _, c := range changes {
		k, there := find(nhs.Code(c.CCG))
		if !there || c.Table != "indicators" || c.Subject != string(iv.def.ID) {
			continue
		}
		switch c.Column {
		case "used_in_score":
			res.Comparisons[k].Scored = c.Old == "true"
		case compared:
			if c.Old != "" && c.New == "" {
				res.Usable++
			} else if c.Old == "" && c.New != "" {
				res.Usable--
			}
		}
	}
	res.Scored = slices.ContainsFunc(res.Comparisons, func(c rating.Comparison) bool { return c.Scored })
	iv.IndicatorResult = &res
}

// undo gives a group the colours and reasons that it had before changes, and
// counts them anew. The scoring of the edition was undone already.
func (g *groupView) undo(changes []ledger.Change, v *view) {
	res := *g.GroupResult
	res.Ratings = slices.Clone(res.Ratings)
	for _, c := range changes {
		k, there := v.results.CCG(nhs.Code(c.CCG))
		if !there || c.Table != "ratings" || c.Subject != string(res.Group.ID) {
			continue
		}
		switch {
		case c.Colour():
			res.Ratings[k].Colour, _ = colourNamed(c.Old)
		case c.Column == "reason":
			res.Ratings[k].Reason = c.Old
		}
	}
	res.Scored, res.Rated, res.Counts = nil, 0, [4]int{}
	for _, i := range res.Indicators {
		if v.indicators[i].Scored {
			res.Scored = append(res.Scored, i)
		}
	}
	g.verdicts = nil
	for k := range res.Ratings {
		r := &res.Ratings[k]
		g.verdicts = append(g.verdicts, newVerdict(r))
		if res.Counts[r.Colour]++; r.Colour != rating.NotRated {
			res.Rated++
		}
	}
	res.OrdinaryBeyond = float64(res.Rated) * (1 - v.edition.Rules.Level)
	g.GroupResult = &res
	g.tally = g.tallyOf(v.byName)
}
