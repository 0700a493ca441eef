package site

import "html/template"

// yearPage is the home page of an edition.
type yearPage struct {
	frame
	Summary  editionSummary
	Body     template.HTML
	Colours  []colourMeaning
	Earlier  []link // editions before this one, latest first
	Periods  string // "January 2018 to March 2020"
	Register string // the day whose CCGs are rated
}

// colourMeaning is what a rating means.
type colourMeaning struct {
	badge
	Meaning string
}

func (b *builder) year(v *view) (File, error) {
	at := v.places.home()
	p := &yearPage{
		frame:    b.framer.yearFrame(v, at, v.edition.Title),
		Summary:  v.summary(at),
		Body:     v.words.edition.Body,
		Colours:  v.colourMeanings(),
		Periods:  v.periods(),
		Register: v.edition.Register.Words(),
	}
	p.Title = editionTitle(v.edition)
	p.Description = v.words.edition.Summary
	for _, earlier := range b.before(v) {
		p.Earlier = append(p.Earlier, link{editionTitle(earlier.edition), at.to(earlier.places.home())})
	}
	return b.templates.year.render(at, p)
}

// colourMeanings explains the ratings, with the numbers of the rules in force.
func (v *view) colourMeanings() []colourMeaning {
	r := v.edition.Rules
	meanings := make([]colourMeaning, 0, len(colours))
	for i, text := range [len(colours)]string{
		"Its score is better than ordinary differences between CCGs would explain, and we are at least " + share(r.Key2) + " sure that it is truly in the best " + fraction(r.Fifth) + ".",
		"Its score is within the ordinary range, or we are not sure enough to say that it is not. Most CCGs are here.",
		"Its score is worse than ordinary differences between CCGs would explain, and we are at least " + share(r.Key2) + " sure that it is truly in the worst " + fraction(r.Fifth) + ".",
		"Too few figures to say. The reason stands beside it. It is not a verdict on the care.",
	} {
		meanings = append(meanings, colourMeaning{badgeOf(colourToken(colours[i])), text})
	}
	return meanings
}

// periods is the span of time that the figures are for.
func (v *view) periods() string {
	if len(v.indicators) == 0 {
		return ""
	}
	first, last := v.indicators[0].Table.Period.First, v.indicators[0].Table.Period.Last
	for i := range v.indicators {
		p := v.indicators[i].Table.Period
		if p.First.Compare(first) < 0 {
			first = p.First
		}
		if p.Last.Compare(last) > 0 {
			last = p.Last
		}
	}
	return monthOf(first) + " to " + monthOf(last)
}
