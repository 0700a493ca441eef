package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// correctedNote says on a page that what it prints was changed after
// publication.
type correctedNote struct {
	link         // to what happened
	Verb  string // "Corrected", "Revised"
	Date  string
	Scope string   // how much of the site was changed: a sentence
	Items []string // what was changed; may be cut short
	More  string   // what else was; empty if nothing
}

// fewItems is how many changes a note lists before it only counts them.
const fewItems = 5

// correctedNotes is the notes of every page that prints a figure of an edition
// that was changed, or tells what was changed with it. Of what concerns an
// edition as a whole every page of it tells.
func (b *builder) correctedNotes(v *view) map[place][]correctedNote {
	notes := make(map[place][]correctedNote)
	retold := b.retold(v)
	for i, c := range v.year.Corrections {
		shown := v.shownChanges(c.Changes)
		pages := v.pagesOf(shown)
		for at, items := range retold[i] {
			if pages[at] == nil {
				pages[at] = items
			}
		}
		if at := v.places.method(); pages[at] == nil && slices.ContainsFunc(c.Changes, ofEstimate) {
			pages[at] = &pageItems{}
		}
		onAll := b.addWhole(v, shown, pages)
		for at, items := range pages {
			n := correctedNote{link: link{c.Title, at.to(correctionsPlace) + "#" + correctionID(c)}, Verb: verbOf(c), Date: nhs.DateOf(c.Date).Words()}
			n.Items, n.More = items.told()
			switch {
			case onAll[at] && strings.HasPrefix(string(at), string(v.places.dir)+"/"):
				n.Scope = "This is about the whole edition, so all of its pages say so, even those that look the same."
			case onAll[at]:
				n.Scope = "This is about the edition of " + strconv.Itoa(v.edition.Year) + ", of which this page tells."
			case v.ofEdition(at):
				n.Scope = "Some figures of this edition were changed."
				if len(n.Items) == 0 {
					n.More = "No rating changed its colour."
				}
			default:
				n.Scope = "This page was changed."
			}
			notes[at] = append(notes[at], n)
		}
	}
	return notes
}

func verbOf(c ledger.Correction) string {
	if c.Kind == ledger.Revise {
		return "Revised"
	}
	return "Corrected"
}

// pageItems is what was changed on one page.
type pageItems struct {
	items  []pageItem
	others bool // numbers worked out from the figures moved as well
}

// pageItem is a change as one page tells it; those of less weight come later.
type pageItem struct {
	weight int
	size   float64 // how far a score moved
	text   string
	ccg    string // whom it is about, of a change of the edition as a whole
}

// pagesOf parts changes by the pages that print them, but for those of the
// whole edition.
func (v *view) pagesOf(changes []shownChange) map[place]*pageItems {
	pages := make(map[place]*pageItems)
	for i := range changes {
		s := &changes[i]
		if s.ofWhole() {
			continue
		}
		add := func(at place, subject string) {
			if pages[at] == nil {
				pages[at] = &pageItems{}
			}
			pages[at].add(s, subject)
		}
		if s.CCGAt >= 0 {
			ccg := &v.ccgs[s.CCGAt]
			add(ccg.place, s.About)
			if s.Table != "history" {
				add(v.places.comparison(ccg.ODS), s.About)
			}
		}
		switch s.Table {
		case "ratings":
			v.addRating(s, add)
		case "indicators":
			v.addFigure(s, add)
		}
		for _, at := range v.wholePages(s) {
			if s.Colour() {
				add(at, joinedWith(s.Who, s.About))
			} else if pages[at] == nil {
				pages[at] = &pageItems{}
			}
		}
	}
	return pages
}

// wholePages are the pages about the edition as a whole that a change shows on:
// its home; the method, which prints what is estimated from all figures; and
// the page for journalists, which counts what stands out and is firm. They tell
// of colours only.
func (v *view) wholePages(s *shownChange) []place {
	pages := []place{v.places.home()}
	switch s.Column {
	case "rating", "stability":
		return append(pages, v.places.press(), v.places.method())
	case "band", ledger.RowColumn:
		return append(pages, v.places.press())
	}
	return pages
}

// ofEstimate reports whether what is estimated from all figures of an indicator
// moved: then every figure lies elsewhere among them.
func ofEstimate(c ledger.Change) bool { return c.Column == "z_adjusted" }

// ofEdition reports whether a page is about the edition as a whole.
func (v *view) ofEdition(at place) bool {
	return at == v.places.home() || at == v.places.method() || at == v.places.press()
}

// addRating adds a change of a rating to the page of its group and, if its
// colour changed, to those that list the colours of CCGs.
func (v *view) addRating(s *shownChange, add func(place, string)) {
	for i := range v.groups {
		if g := &v.groups[i]; string(g.Group.ID) == s.Subject {
			add(g.place, s.Who)
		}
	}
	if s.Column == "reason" {
		add(v.places.gaps(), joinedWith(s.Who, s.About))
	}
	if s.Colour() {
		add(v.places.ccgs(), joinedWith(s.Who, s.About))
		v.addToRegion(s, add, joinedWith(s.Who, s.About))
	}
}

// addFigure adds a change of a figure to the pages of its indicator and region
// and, if it is England's, to those that print that.
func (v *view) addFigure(s *shownChange, add func(place, string)) {
	iv := v.indicatorNamed(s.Subject)
	switch {
	case iv == nil:
		return
	case s.Column == "england":
		add(iv.place, "")
		add(v.groups[iv.group].place, s.About)
		add(v.places.indicators(), s.About)
		v.addToRegion(s, add, s.About)
		return
	case s.Column == "status" || s.Column == "note":
		add(v.places.gaps(), joinedWith(s.Who, s.About))
	}
	add(iv.place, s.Who)
	v.addToRegion(s, add, joinedWith(s.Who, s.About))
}

// addToRegion adds a change to the page of the region that a CCG lies in.
func (v *view) addToRegion(s *shownChange, add func(place, string), subject string) {
	for i := range v.regions {
		if r := &v.regions[i]; slices.Contains(r.members, s.CCGAt) {
			add(r.place, subject)
		}
	}
}

// joinedWith puts a comma between two texts, if there are two.
func joinedWith(who, about string) string {
	if who == "" || about == "" {
		return who + about
	}
	return who + ", " + about
}

// add tells of a change once: that of England is the same for all CCGs. Of
// numbers worked out from the figures only the score is told.
func (p *pageItems) add(s *shownChange, subject string) {
	if s.What == "interval" || s.Derived() && s.Column != "score" {
		p.others = true
		return
	}
	what := s.What
	switch {
	case subject == "":
		subject, what = what, ""
	case what != "":
		what = ", " + what
	}
	item := pageItem{weight: weightOf(s), text: subject + what + ": " + s.Was + " before, " + s.Now + " now"}
	if s.Derived() {
		item.size = s.Size()
	}
	if s.ofWhole() {
		item.ccg = s.CCG
	}
	if !slices.Contains(p.items, item) {
		p.items = append(p.items, item)
	}
}

// foremost is the weight of what comes before all else.
const foremost = -1

// weighty is the columns whose changes come first, in that order.
var weighty = []string{"rating", ledger.RowColumn, "value", "period", "band", "england", "count", "population", "reason", "status", "note"}

// weightOf orders changes: what is set for all, colours, figures, what they are
// made of, the rest.
func weightOf(s *shownChange) int {
	if s.Table == "settings" {
		return foremost
	}
	if i := slices.Index(weighty, s.Column); i >= 0 {
		return i
	}
	return len(weighty)
}

// told is the weightiest changes, and how many there are beyond them.
func (p *pageItems) told() (items []string, more string) {
	slices.SortStableFunc(p.items, func(a, b pageItem) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(b.size, a.size))
	})
	for _, item := range p.items[:min(len(p.items), fewItems)] {
		items = append(items, item.text)
	}
	var rest []string
	if n := len(p.items) - len(items); n > 0 {
		rest = append(rest, counted(n, "other", "others")+" changed too.")
	}
	if p.others {
		rest = append(rest, "Numbers worked out from these moved with them.")
	}
	return items, strings.Join(rest, " ")
}
