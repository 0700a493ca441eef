package site

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// ofCCG reports whether a change is of what a CCG is, whatever it is rated in.
func (s *shownChange) ofCCG() bool {
	return slices.Contains([]string{"ccg_name", "ods_code", "region"}, s.Column)
}

// ofWhole reports whether a change concerns an edition as a whole: what an
// indicator means, what is set for the edition, what a CCG is and what people
// it serves, which tells what CCGs are similar. Such things stand on nearly
// every page in one form or another, and so every page of the edition says that
// they were changed.
func (s *shownChange) ofWhole() bool {
	return s.ofCCG() || slices.Contains([]string{"definitions", "people", "settings"}, s.Table)
}

// inHeader reports whether a change shows at the head or the foot of every page
// of an edition, or of the whole site if it is the latest: its status and date,
// the time its figures are for, and their licences.
func (s *shownChange) inHeader() bool {
	switch s.Table {
	case "settings":
		return s.Subject == "status" || s.Subject == "published"
	case "definitions":
		return slices.Contains([]string{"period", "licence", ledger.RowColumn}, s.Column)
	}
	return false
}

// addWhole adds the changes that concern an edition as a whole to every page of
// it and to those elsewhere that may show them, and gives these pages.
func (b *builder) addWhole(v *view, changes []shownChange, pages map[place]*pageItems) map[place]bool {
	onAll, all, spoken := make(map[place]bool), &pageItems{}, b.speakOf(v)
	on := func(at place) *pageItems {
		if onAll[at] = true; pages[at] == nil {
			pages[at] = &pageItems{}
		}
		return pages[at]
	}
	for i := range changes {
		s := &changes[i]
		if !s.ofWhole() {
			continue
		}
		subject := s.About
		if s.CCG != "" {
			subject = joinedWith(s.Who, s.About)
		}
		all.add(s, subject)
		for _, at := range b.elsewhere(v, s) {
			if !slices.Contains(spoken, at) {
				on(at).add(s, subject)
			}
		}
	}
	if len(all.items) > 0 {
		for _, at := range spoken {
			on(at).addAll(all.items, v.codeOf(at))
		}
	}
	return onAll
}

// addAll adds items; those about the page's own CCG come first.
func (p *pageItems) addAll(items []pageItem, ccg string) {
	for _, item := range items {
		if ccg != "" && item.ccg == ccg {
			item.weight = foremost
		}
		p.items = append(p.items, item)
	}
}

// codeOf is the code of the CCG whose page a place is; empty if it is another.
func (v *view) codeOf(at place) string {
	for k := range v.ccgs {
		if c := &v.ccgs[k]; at == c.place || at == v.places.comparison(c.ODS) {
			return string(c.Code)
		}
	}
	return ""
}

// speakOf is the pages that speak of an edition as a whole: its own, those of
// its CCGs over all editions and, of the latest, the front page.
func (b *builder) speakOf(v *view) []place {
	var out []place
	for _, p := range b.yearPages(v) {
		out = append(out, p.at)
	}
	for i := range b.lives {
		if l := &b.lives[i]; len(b.members(l, v)) > 0 {
			out = append(out, l.place)
		}
	}
	if v == b.latest() {
		out = append(out, homePlace)
	}
	return out
}

// elsewhere is the pages beside those that speak of an edition that may show one
// change of it as a whole: those of later editions that look back, and those at the
// root that name it or, if it is the latest, have its header.
func (b *builder) elsewhere(v *view, s *shownChange) []place {
	out := b.rootPagesOf(v, s)
	for _, later := range b.views {
		switch {
		case later.edition.Year <= v.edition.Year:
		case s.title():
			out = append(append(out, later.places.home()), later.pagesOfCCGs()...)
		case s.Table == "settings" && !s.inHeader():
			out = append(out, later.pagesOfCCGs()...) // ratings by other rules cannot be compared
		case s.ofCCG():
			out = append(out, later.pagesOfFormer(nhs.Code(s.CCG))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// title reports whether a change is of what an edition is called.
func (s *shownChange) title() bool { return s.Table == "settings" && s.Subject == "title" }

// rootPagesOf is the pages at the root that may show a change of an edition as
// a whole: the front page, which names all editions; the list of CCGs, which has
// each as it was last; for the name of an edition, the page for missing ones,
// which leads back to all; and for the header of the latest, every page.
func (b *builder) rootPagesOf(v *view, s *shownChange) []place {
	var out []place
	if s.Table == "settings" || s.ofCCG() {
		out = append(out, homePlace)
	}
	if s.ofCCG() && slices.ContainsFunc(b.lives, func(l life) bool { return string(l.Code) == s.CCG }) {
		out = append(out, historiesPlace)
	}
	if s.title() {
		out = append(out, notFoundPlace)
	}
	if v == b.latest() && s.inHeader() {
		for _, p := range b.rootPages() {
			if p.at != correctionsPlace { // which tells of all
				out = append(out, p.at)
			}
		}
	}
	return out
}

// pagesOfCCGs is the pages of an edition's CCGs, which set its ratings beside
// those before, and of those that were no more.
func (v *view) pagesOfCCGs() []place {
	var out []place
	for k := range v.ccgs {
		out = append(out, v.ccgs[k].place)
	}
	for i := range v.departed {
		out = append(out, v.departed[i].place)
	}
	return out
}

// pagesOfFormer is the pages of an edition that name a CCG that was no more:
// those of the CCGs it became and of all that became these, and the lists in
// which they are found by its name.
func (v *view) pagesOfFormer(code nhs.Code) []place {
	if _, there := v.results.CCG(code); there {
		return nil
	}
	var out []place
	became, _ := v.register.Became(code, v.edition.Register)
	for _, heir := range became {
		k, there := v.results.CCG(heir)
		if !there {
			continue
		}
		out = append(out, v.ccgs[k].place, v.places.ccgs())
		for i := range v.regions {
			if r := &v.regions[i]; slices.Contains(r.members, k) {
				out = append(out, r.place)
			}
		}
		for i := range v.departed {
			d := &v.departed[i]
			if slices.Contains(d.became, k) {
				out = append(out, d.place)
			}
			if d.Code == code {
				out = append(out, v.places.home())
			}
		}
	}
	return out
}
