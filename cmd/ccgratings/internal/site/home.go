package site

import (
	"html/template"
	"strconv"
	"strings"
)

// homePage is the front page of the site.
type homePage struct {
	frame
	Body      template.HTML
	NotMeant  block         // what the colours do not mean
	Editions  []editionCard // latest first
	Histories string        // address of every CCG over all editions
	Latest    editionSummary
	Colours   []colourMeaning
}

// editionCard is one edition in the list of all.
type editionCard struct {
	link
	Dated, Status string
	Latest        bool
}

func (b *builder) home() (File, error) {
	latest := b.latest()
	p := &homePage{
		frame:   b.framer.rootFrame(latest, homePlace, siteName),
		Body:    b.words.home.Body,
		Latest:  latest.summary(homePlace),
		Colours: latest.colourMeanings(),

		NotMeant:  b.words.notMeant,
		Histories: homePlace.to(historiesPlace),
	}
	p.Description = b.words.home.Summary
	for i := len(b.views) - 1; i >= 0; i-- {
		v := b.views[i]
		p.Editions = append(p.Editions, editionCard{
			link:   link{v.edition.Name(), homePlace.to(v.places.home())},
			Dated:  v.dated(b.in.Preview),
			Status: v.edition.Status.Name(),
			Latest: v == latest,
		})
	}
	return b.templates.home.render(homePlace, p)
}

// editionSummary is an edition at a glance: on its own home page and on the
// front page.
type editionSummary struct {
	Year          string
	Title         string
	Href          string
	CCGs          string // "191"
	Closed        string // CCGs of earlier editions that have closed; empty if there are none
	Indicators    string // "17"
	Scored        string
	All           string // address of the list of CCGs
	Method        string
	Gaps          string
	Downloads     string
	IndicatorList string // address
	Search        searchBox
	Find          []findLink
	Groups        []groupCard
	Beyond        string // how many scores are unusual, beside how many ordinary variation alone would give
}

// findLink is a CCG in the list to choose from.
type findLink struct{ Name, Href string }

// groupCard is a patient group at a glance.
type groupCard struct {
	link
	ID          string
	Description string
	Tally       tally
	Why         string        // why no CCG is rated, in a sentence; empty if some are
	Map         template.HTML // a small map; empty where it is not known where CCGs are
}

// summary is the edition at a glance for a page that stands at from.
func (v *view) summary(from place) editionSummary {
	s := editionSummary{
		Year:          strconv.Itoa(v.edition.Year),
		Title:         v.edition.Name(),
		Href:          from.to(v.places.home()),
		CCGs:          whole(len(v.ccgs)),
		Indicators:    whole(len(v.indicators)),
		All:           from.to(v.places.ccgs()),
		Method:        from.to(v.places.method()),
		Gaps:          from.to(v.places.gaps()),
		Downloads:     from.to(v.places.downloads()),
		IndicatorList: from.to(v.places.indicators()),
	}
	scored := 0
	for i := range v.indicators {
		if iv := &v.indicators[i]; iv.Scored && v.groups[iv.group].Rated > 0 {
			scored++
		}
	}
	s.Scored = whole(scored)
	s.Search = v.searchBox(from.to)
	s.Find = v.find(from)
	if n := len(v.departed); n > 0 {
		s.Closed = whole(n)
	}
	var unusual outliers
	for i := range v.groups {
		g := &v.groups[i]
		why := ""
		if g.Rated == 0 {
			why = "No CCG is rated: " + lowerFirst(g.commonReason())
		}
		s.Groups = append(s.Groups, groupCard{
			link:        link{g.Group.Name, from.to(g.place)},
			ID:          string(g.Group.ID),
			Description: g.Group.Description,
			Why:         why,
			Tally:       g.tally,
			Map:         v.smallMap(g),
		})
		unusual.add(g.outliers(v.edition.Rules))
	}
	s.Beyond = unusual.words(v.edition.Rules)
	return s
}

// find lists every CCG of the edition and those that have closed, from A to Z.
func (v *view) find(from place) []findLink {
	var out []findLink
	left := v.departed
	for _, k := range v.byName {
		c := &v.ccgs[k]
		for len(left) > 0 && strings.ToLower(left[0].Short) < strings.ToLower(c.Short) {
			out = append(out, left[0].find(from))
			left = left[1:]
		}
		out = append(out, findLink{c.Short, from.to(c.place)})
	}
	for i := range left {
		out = append(out, left[i].find(from))
	}
	return out
}

func (d *departed) find(from place) findLink {
	return findLink{d.Short + " (closed " + strconv.Itoa(d.Closed.Year) + ")", from.to(d.place)}
}
