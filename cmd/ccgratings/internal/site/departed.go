package site

import (
	"cmp"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// departed is a CCG that an earlier edition rated and that was no more on the
// register day of this one. It keeps a page, which leads on to the CCGs that
// have its area, so that who looks for it by name or code finds them.
type departed struct {
	nhs.CCG
	Short  string
	place  place
	words  string // what else to find it by: codes and region
	last   *view  // the latest edition that rated it
	at     int    // index of the CCG there
	became []int  // indices of the CCGs of this edition that have its area
}

// addDeparted finds the CCGs that editions before this one rated and that were
// no more on its register day, by name. A CCG whose ODS code another has now is
// not among them: that is one CCG to readers, with another boundary.
func (v *view) addDeparted(earlier []*view) {
	taken := make(map[string]bool)
	for i := range v.ccgs {
		taken[v.ccgs[i].ODS] = true
	}
	for _, e := range earlier { // latest first
		for k := range e.ccgs {
			c := &e.ccgs[k]
			if taken[c.ODS] {
				continue
			}
			taken[c.ODS] = true
			v.departed = append(v.departed, v.departedFrom(e, k))
		}
	}
	slices.SortFunc(v.departed, func(a, b departed) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short)), strings.Compare(a.ODS, b.ODS))
	})
}

// departedFrom is CCG k of an earlier edition.
func (v *view) departedFrom(e *view, k int) departed {
	c := &e.ccgs[k]
	now, _ := v.register.CCG(c.Code)
	d := departed{CCG: now, Short: c.Short, place: v.places.ccg(c.ODS), words: c.words, last: e, at: k}
	codes, _ := v.register.Became(c.Code, v.edition.Register)
	for _, code := range codes {
		if i, ok := v.results.CCG(code); ok {
			d.became = append(d.became, i)
		}
	}
	return d
}

// departedPage is the page of a CCG that was no more when its edition rated.
type departedPage struct {
	frame
	Lede    string
	Became  []becameCCG
	Story   []string // how it ended and what came after, in sentences
	Last    link     // its page in the latest edition that rated it
	Was     string   // how it was rated there, in the rest of a sentence
	Facts   []fact
	CCGs    string // address of the list
	History string // address of the CCG over all editions
}

// becameCCG is a CCG that has the area of one that closed.
type becameCCG struct {
	link
	Part  bool   // others have a part of it too
	Rated string // its ratings, in the rest of a sentence
}

func (b *builder) departed(v *view, d *departed) (File, error) {
	at := d.place
	was := &d.last.ccgs[d.at]
	p := &departedPage{
		frame:   b.framer.yearFrame(v, at, d.Name, link{"CCGs", at.to(v.places.ccgs())}),
		Lede:    d.lede(v),
		Story:   v.lineage.sequel(d.CCG, v.edition.Register),
		Last:    link{d.Name + " in " + d.last.edition.Name(), at.to(was.place)},
		Was:     lowerFirst(was.lede),
		Facts:   []fact{{"ODS code", d.ODS}, {"ONS code", string(d.Code)}, {"Region", d.Region}, {"Closed", d.Closed.Words()}},
		CCGs:    at.to(v.places.ccgs()),
		History: at.to(historyOf(d.ODS)),
	}
	p.Title = d.Name + " (closed) \u2013 " + v.edition.Name()
	p.Description = p.Lede
	for _, i := range d.became {
		c := &v.ccgs[i]
		p.Became = append(p.Became, becameCCG{link{c.Name, at.to(c.place)}, len(d.became) > 1, lowerFirst(c.lede)})
	}
	return b.templates.departed.render(at, p)
}

// lede says in a sentence what became of a CCG that closed.
func (d *departed) lede(v *view) string {
	text := "This CCG closed on " + d.Closed.Words() + " and is not rated in this edition."
	if names := d.becameNames(v); len(names) > 0 {
		text += " " + list(names) + " took over its area."
	}
	return text
}

func (d *departed) becameNames(v *view) []string {
	var names []string
	for _, i := range d.became {
		names = append(names, v.ccgs[i].Name)
	}
	return names
}
