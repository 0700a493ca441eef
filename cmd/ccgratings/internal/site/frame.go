package site

import (
	"strconv"
	"strings"
)

const siteName = "CCG quality ratings"

// frame is what surrounds every page. Each page's struct embeds it.
type frame struct {
	Title       string // of the browser's tab; no two pages of the site share one
	Description string // one sentence, for search engines
	Heading     string // the one h1
	Home        string
	Edition     string // year, in the header; empty on pages that belong to no edition
	Style       string
	Script      string
	Charts      string // empty on pages without a chart
	Icon        string
	Preview     bool
	Invented    bool // the figures are about nobody
	Status      status
	Search      searchBox
	Nav         []navLink
	Breadcrumb  []link
	Footer      []link
	Licences    string
	Publisher   publisher
	Corrections string // address of what to do about a mistake
	Corrected   []correctedNote
	Sharing     sharing
	Feed        string // address, on the pages that news is of; empty on others

	term func(words string) (link, error)
}

// Term is a link, for a template, to what words of the glossary mean:
//
//	{{template "term" (.Term "control limit")}}
//
// Words that the glossary does not explain are an error that names the nearest.
func (f frame) Term(words string) (link, error) {
	if f.term == nil {
		return link{Text: words}, nil // a frame that no framer made
	}
	return f.term(words)
}

// status is how the figures on the page are badged.
type status struct {
	Name, Meaning string
	Dated         string // "published 10 December 2020"
	Periods       string // "January 2018 to March 2020"; empty if there are no figures
	Href          string // what the badge means
}

type navLink struct {
	link
	Current bool
}

// framer makes the frames of pages.
type framer struct {
	assets   *assets
	baseURL  string // with a slash at its end
	preview  bool
	invented bool // every CCG is

	corrected map[place][]correctedNote // on the pages that print what was changed
}

// fromNowhere gives addresses for the page for a missing one.
func (f *framer) fromNowhere() func(place) string {
	if f.baseURL != "" {
		return f.rooted
	}
	return notFoundPlace.to
}

// rooted makes every address of a page absolute where the site's own address
// is known: a server shows the page for a missing one at any depth.
func (f *framer) rooted(target place) string { return f.baseURL + string(target) }

// yearFrame is the frame of a page of an edition. The crumbs are the pages
// between the edition's home and this page.
func (f *framer) yearFrame(v *view, at place, heading string, crumbs ...link) frame {
	to := at.to
	fr := f.frame(v, to)
	fr.Heading = heading
	fr.Corrected = f.corrected[at]
	fr.Title = heading + " \u2013 " + v.edition.Name()
	fr.Edition = strconv.Itoa(v.edition.Year)
	fr.Home = to(v.places.home())
	fr.Breadcrumb = []link{{"All editions", to(homePlace)}}
	if at != v.places.home() {
		fr.Breadcrumb = append(fr.Breadcrumb, link{fr.Edition, fr.Home})
	}
	fr.Breadcrumb = append(fr.Breadcrumb, crumbs...)
	markCurrent(fr.Nav, to(at))
	fr.Sharing = f.sharedOf(v, at, v.image())
	if at == v.places.home() {
		fr.Feed = f.feed(to)
	}
	return fr
}

// rootFrame is the frame of a page at the top of the site, which shows the
// status of the latest edition and leads to its pages.
func (f *framer) rootFrame(v *view, at place, heading string) frame {
	to := at.to
	if at == notFoundPlace {
		to = f.fromNowhere()
	}
	fr := f.frame(v, to)
	fr.Heading = heading
	fr.Title = heading
	if !strings.HasPrefix(heading, siteName) {
		fr.Title += " \u2013 " + siteName
	}
	fr.Corrected = f.corrected[at]
	fr.Home = to(homePlace)
	if at != homePlace {
		fr.Breadcrumb = []link{{"Home", fr.Home}}
	}
	fr.Sharing = f.shared(at, website, frontImage())
	fr.Feed = f.feed(to)
	return fr
}

// frame is what all frames share; to gives the address of a file of the site.
func (f *framer) frame(v *view, to func(place) string) frame {
	p := v.places
	fr := frame{
		Style:    to(f.assets.style),
		Script:   to(f.assets.script),
		Icon:     to(f.assets.icon),
		Preview:  f.preview,
		Invented: f.invented,
		Status: status{
			Name:    v.edition.Status.Name(),
			Meaning: statusMeaning(v.edition.Status),
			Dated:   v.dated(f.preview),
			Periods: v.periods,
			Href:    to(p.method()) + "#status",
		},
		Search: v.searchBox(to),
		Nav: []navLink{
			{link{"Find a CCG", to(p.ccgs())}, false},
			{link{"Compare", to(p.compare())}, false},
			{link{"Patient groups", to(p.home()) + "#groups"}, false},
			{link{"Indicators", to(p.indicators())}, false},
			{link{"Method", to(p.method())}, false},
			{link{"Downloads", to(p.downloads())}, false},
		},
		Footer: []link{
			{"Regions", to(p.regions())},
			{"Missing figures", to(p.gaps())},
			{"For journalists", to(p.press())},
			{"About", to("about.html")},
			{"Glossary", to("glossary.html")},
			{"Corrections", to("corrections.html")},
			{"Check this site", to("verify.html")},
			{"Accessibility", to("accessibility.html")},
			{"Privacy", to("privacy.html")},
		},
		Licences:    list(v.edition.Licences()),
		Publisher:   v.words.publisher,
		Corrections: to("corrections.html"),
		term:        v.words.glossary.linkWith(to),
	}
	if address := f.feed(to); address != "" {
		fr.Footer = append(fr.Footer, link{"News feed", address})
	}
	return fr
}

// withCharts adds the script that draws charts.
func (f *framer) withCharts(fr frame, at place) frame {
	fr.Charts = at.to(f.assets.charts)
	return fr
}

func markCurrent(nav []navLink, href string) {
	for i := range nav {
		nav[i].Current = nav[i].Href == href
	}
}
