package site

import (
	"ccgratings/cmd/ccgratings/internal/rating"
)

// sheet is what a journalist may take from a CCG's page: three sentences that
// are true of the published figures whatever they are, with the caveat and the
// figures that belong to them.
type sheet struct {
	Name      string    // of the CCG
	Sentences [3]string // each can stand alone: it says of whom, compared with what, and when
	Compared  string    // how many of its figures are compared with England's; empty if none is
	Outside   string    // of those, how many would be outside by ordinary variation alone
	Status    string    // "experimental statistics"
	Meaning   string    // of the status, in a sentence
	Ratings   []sheetRating
	Figures   []sheetFigure
	Unrated   []sheetReason
	NotSaid   block // what not to say
	Cite      string
	Publisher publisher
	Withheld  bool   // the figures are not to be printed: a preview, or invented
	Edition   string // address of the edition's page for journalists
}

// sheetRating is a green or red rating, with what makes it firm or not.
type sheetRating struct {
	Name, Score, Interval, Period string
	Band                          badge
	Sure                          string // "93%": that it is truly in the fifth that the rating names
	Fifth                         string // "best fifth"
}

// sheetFigure is a figure outside the range of ordinary CCGs.
type sheetFigure struct {
	link
	About   string // unit, direction of good, period
	Cell    *cell
	England string
}

// sheetReason is a group that does not rate the CCG, and why.
type sheetReason struct{ Name, Reason string }

// sheetOf prepares the sheet of CCG k for its page.
func (b *builder) sheetOf(v *view, k int) *sheet {
	c := &v.ccgs[k]
	s := &sheet{
		Name:      c.Name,
		Sentences: [3]string{v.saysRated(k), v.saysSure(k), v.saysFigures(k)},
		Status:    lowerFirst(v.edition.Status.Name()), Meaning: statusMeaning(v.edition.Status),
		NotSaid:   b.words.notSaid,
		Cite:      b.citation(v, c.Name, c.place),
		Publisher: b.words.publisher,
		Withheld:  b.framer.preview || b.framer.invented,
		Edition:   c.place.to(v.places.press()),
	}
	if n := len(v.compared(k)); n > 0 {
		s.Compared = counted(n, "figure", "figures")
		s.Outside = about(float64(n) * (1 - v.edition.Rules.Level))
	}
	for i := range v.groups {
		g := &v.groups[i]
		switch r := &g.Ratings[k]; r.Colour {
		case rating.NotRated:
			s.Unrated = append(s.Unrated, sheetReason{g.Group.Name, g.verdicts[k].Reason})
		case rating.Green, rating.Red:
			s.Ratings = append(s.Ratings, v.sheetRating(g, k))
		}
	}
	for _, i := range v.compared(k) {
		iv := &v.indicators[i]
		if iv.Comparisons[k].Band == rating.AsExpected {
			continue
		}
		s.Figures = append(s.Figures, sheetFigure{
			link{iv.def.Name, c.place.to(iv.place)}, iv.about, &iv.cells[k], iv.england,
		})
	}
	return s
}

func (v *view) sheetRating(g *groupView, k int) sheetRating {
	r, said := &g.Ratings[k], &g.verdicts[k]
	out := sheetRating{
		Name: g.Group.Name, Score: said.Score, Interval: said.Interval, Period: v.spanUsed(g, k), Band: said.Badge,
	}
	p, end := end(r)
	out.Sure, out.Fifth = chance(p), end+" "+fraction(v.edition.Rules.Fifth)
	return out
}
