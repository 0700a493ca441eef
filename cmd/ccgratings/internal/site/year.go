package site

import (
	"html/template"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// yearPage is the home page of an edition.
type yearPage struct {
	frame
	Summary  editionSummary
	Body     template.HTML
	Colours  []colourMeaning
	Earlier  []link // editions before this one, latest first
	Periods  string // "January 2018 to March 2020"
	Register string // the day whose CCGs are rated
	Compared string // "5 patient groups": those with a rating
	Press    string // address of the page for journalists
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
		Colours:  v.colourMeanings(),
		Periods:  v.periods,
		Compared: counted(v.ratedGroups(), "patient group", "patient groups"),
		Register: v.edition.Register.Words(),
		Press:    at.to(v.places.press()),
	}
	var err error
	if p.Body, err = v.words.edition.html(v.facts(), at); err != nil {
		return File{}, err
	}
	p.Title = v.edition.Name()
	p.Description = v.words.edition.Summary
	for _, earlier := range b.before(v) {
		p.Earlier = append(p.Earlier, link{earlier.edition.Name(), at.to(earlier.places.home())})
	}
	return b.templates.year.render(at, p)
}

// colourMeanings explains the ratings, with the numbers of the rules in force.
func (v *view) colourMeanings() []colourMeaning {
	r := v.edition.Rules
	meanings := make([]colourMeaning, 0, len(colours))
	for i, text := range [len(colours)]string{
		claim(r, "better", "best"),
		"Its score is within the ordinary range, or we are not sure enough to say that it is not. Most CCGs are here.",
		claim(r, "worse", "worst"),
		"Too few figures to say. The reason stands beside it. It is not a verdict on the care.",
	} {
		meanings = append(meanings, colourMeaning{badgeOf(colourToken(colours[i])), text})
	}
	return meanings
}

// claim is what a colour says under the rule in force.
func claim(r rating.Rules, better, best string) string {
	surely := "we are at least " + share(r.Key2) + " sure that it is truly in the " + best + " " + fraction(r.Fifth)
	switch r.Rule {
	case rating.Limits95:
		return "Its score is " + better + " than that of " + share(r.Level) + " of CCGs that differ only in the ordinary way. Some such scores are to be expected by chance."
	case rating.Limits998:
		return "Its score is " + better + " than that of 99.8% of CCGs that differ only in the ordinary way."
	case rating.Fifth90:
		return sentence(surely) + " It may still be within the ordinary range."
	case rating.FalseDiscoveryRate:
		return "Its score is so much " + better + " than ordinary that at most " + share(r.FalseShare) + " of the green and red ratings should be false."
	}
	return "Its score is " + better + " than the range that holds 95% of ordinary CCGs, and " + surely + "."
}

// spanned is the span of time that the figures are for; empty if there are none.
func (v *view) spanned() string { return spanOf(v.figurePeriods()) }

// figurePeriods is the period of each indicator.
func (v *view) figurePeriods() []indicator.Period {
	periods := make([]indicator.Period, len(v.indicators))
	for i := range v.indicators {
		periods[i] = v.indicators[i].Table.Period
	}
	return periods
}

// spanOf is the time from the earliest to the latest of periods; empty if there
// are none.
func spanOf(periods []indicator.Period) string {
	first, last, ok := endsOf(periods)
	if !ok {
		return ""
	}
	return monthOf(first) + " to " + monthOf(last)
}

// endsOf is the first and the last day of periods; ok is false if there are none.
func endsOf(periods []indicator.Period) (first, last nhs.Date, ok bool) {
	for i, p := range periods {
		if i == 0 || p.First.Compare(first) < 0 {
			first = p.First
		}
		if i == 0 || p.Last.Compare(last) > 0 {
			last = p.Last
		}
	}
	return first, last, len(periods) > 0
}
