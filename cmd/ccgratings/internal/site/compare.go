package site

import "ccgratings/cmd/ccgratings/internal/rating"

// comparePage is where readers choose CCGs to see side by side. Without a
// script it leads to the comparison of every CCG that is ready made.
type comparePage struct {
	frame
	Figures string // address of the script that holds the figures
	Compare string // address of the script that shows them
	Most    string // how many CCGs may stand side by side: "five"
	CCGs    []link // to their ready-made comparisons, from A to Z
	About   string // address of how two CCGs are compared
	Level   string // at which two differ: "99.8%"
	Meaning string // what a difference says
	Scores  string // what one between scores does not say
}

// mostCompared is how many CCGs may stand side by side.
const mostCompared = 5

// compare is the page on which readers choose CCGs.
func (b *builder) compare(v *view) (File, error) {
	at := v.places.compare()
	p := &comparePage{
		frame:   b.framer.yearFrame(v, at, "Compare CCGs"),
		Figures: at.to(place(v.figures.Path)),
		Compare: at.to(b.framer.assets.compare),
		Most:    numberWords(mostCompared),
		About:   at.to(v.places.method()) + comparingAnchor,
		Level:   share(rating.DifferenceLevel),
		Meaning: moreThanChance,
		Scores:  ordinaryScores,
	}
	p.Description = "Put up to " + p.Most + " CCGs side by side, and see where they differ by more than chance."
	for _, k := range v.byName {
		c := &v.ccgs[k]
		p.CCGs = append(p.CCGs, link{c.Short, at.to(v.places.comparison(c.ODS))})
	}
	return b.templates.compare.render(at, p)
}

// comparingAnchor is where the page of the method says how two CCGs are
// compared.
const comparingAnchor = "#comparing-two-ccgs"
