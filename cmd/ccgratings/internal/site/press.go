package site

import (
	"html/template"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// pressPage is what a journalist needs of an edition: the national picture,
// who stands out, what has changed, what not to say, and how to check it.
type pressPage struct {
	frame
	Lede       string
	Figures    []pressFigure
	Groups     []pressGroup
	Changes    pressChanges
	Body       template.HTML // what goes with the figures
	NotSaid    block
	Cite       string
	Sources    []string
	Files      []link // to download
	Downloads  string
	Dictionary string
	CCGs       string
	Gaps       string
	Method     string
}

// pressGroup is who stands out in a group, by name.
type pressGroup struct {
	link
	Why      string // why no CCG is rated; empty if some are
	Standing []pressStanding
	Rated    string // "183 CCGs"
	Period   string
}

// pressStanding is the CCGs of one colour.
type pressStanding struct {
	badge
	CCGs []link
}

func (b *builder) press(v *view) (File, error) {
	at := v.places.press()
	p := &pressPage{
		frame:      b.framer.yearFrame(v, at, "For journalists"),
		Figures:    v.pressFigures(),
		Changes:    v.pressChanges(at),
		NotSaid:    b.words.notSaid,
		Cite:       b.citation(v, "", v.places.home()),
		Sources:    v.edition.Sources(),
		Downloads:  at.to(v.places.downloads()),
		Dictionary: at.to(v.places.dictionary()),
		CCGs:       at.to(v.places.ccgs()),
		Gaps:       at.to(v.places.gaps()),
		Method:     at.to(v.places.method()),
		Files: []link{
			{"Every rating of every CCG", at.to(v.places.ratingsCSV())},
			{"Every figure of every CCG", at.to(v.places.indicatorsCSV())},
		},
	}
	p.Description = b.words.press.Summary
	p.Lede = v.edition.Name() + " compares " + counted(len(v.ccgs), "CCG", "CCGs") + " of " + v.edition.Register.Words()
	if v.periods != "" {
		p.Lede += ", on figures of " + v.periods
	}
	p.Lede += ". " + upperFirst(v.dated(b.in.Preview)) + " as " + lowerFirst(v.edition.Status.Name()) + "."
	for i := range v.groups {
		p.Groups = append(p.Groups, v.pressGroup(&v.groups[i], at))
	}
	var err error
	if p.Body, err = b.words.press.html(v.facts(), at); err != nil {
		return File{}, err
	}
	return b.templates.press.render(at, p)
}

func (v *view) pressGroup(g *groupView, at place) pressGroup {
	out := pressGroup{link: link{g.Group.Name, at.to(g.place)}}
	if g.Rated == 0 {
		out.Why = "No CCG is rated: " + lowerFirst(g.commonReason())
		return out
	}
	out.Rated, out.Period = counted(g.Rated, "CCG", "CCGs"), v.spanCompared(g.Scored)
	for _, colour := range []rating.Colour{rating.Green, rating.Red} {
		s := pressStanding{badge: badgeOf(colourToken(colour))}
		for _, k := range v.byName {
			if g.Ratings[k].Colour == colour {
				s.CCGs = append(s.CCGs, v.sheetLink(k, at))
			}
		}
		out.Standing = append(out.Standing, s)
	}
	return out
}

// sheetLink leads to what may be printed of a CCG.
func (v *view) sheetLink(k int, from place) link {
	return link{v.ccgs[k].Short, from.to(v.ccgs[k].place) + "#for-journalists"}
}

// citation is how to name an edition, or its page on something, with who
// publishes it or that nobody does.
func (b *builder) citation(v *view, of string, at place) string {
	text := v.edition.Name()
	if of != "" {
		text += ", page on " + of
	}
	text += ", edition " + strconv.Itoa(v.edition.Year) + ", "
	if name := b.words.publisher.Name; name != "" {
		text += "published by " + name + " on " + v.published
	} else {
		text += v.dated(false) + " (a worked example, not an official publication)"
	}
	if b.framer.baseURL != "" {
		text += ", " + b.framer.rooted(at)
	}
	return text + "."
}
