package site

import (
	"html/template"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// regionGroup is the indicators of one group on the page of a region.
type regionGroup struct {
	link
	ID      string
	Figures []regionRow
}

// regionRow is one indicator on the page of a region.
type regionRow struct {
	link
	About    string
	Given    bool
	Value    string // "71.2%", or a word
	How      string // how the CCGs were put together, in a sentence
	England  string
	Low      string // the lowest figure of a CCG; empty if there is none
	High     string
	Standing []tallyCount // how many of the CCGs are better, as expected and worse; none if that is not judged
	Spine    template.HTML
}

// regionGroup is the figures of a region in one group.
func (v *view) regionGroup(g *groupView, r *regionView) regionGroup {
	out := regionGroup{link: link{g.Group.Name, r.place.to(g.place)}, ID: "figures-" + string(g.Group.ID)}
	for _, i := range g.Indicators {
		out.Figures = append(out.Figures, v.indicators[i].regionRow(r))
	}
	return out
}

// regionRow is the figure of a region on one indicator.
func (iv *indicatorView) regionRow(r *regionView) regionRow {
	f := iv.Together(r.members)
	row := regionRow{
		link: link{iv.def.Name, r.place.to(iv.place)}, About: iv.about,
		Given: f.Known, Value: none, How: putTogether(f, len(r.members)), England: iv.england, Standing: iv.regionStanding(r.members),
	}
	if !row.Given {
		return row
	}
	row.Value, row.Low, row.High = inUnit(f.Value, iv.def), inUnit(f.Low, iv.def), inUnit(f.High, iv.def)
	if iv.def.Better != indicator.Neither { // no side of a picture would be the better one
		row.Spine = picture(iv.spine.AppendSVG(nil, chart.Mark{Token: chart.NotCompared, Y: f.Value, Lower: f.Low, Upper: f.High}, ""))
	}
	return row
}

// putTogether says how n CCGs make one figure.
func putTogether(f rating.Together, n int) string {
	which := "all " + counted(n, "CCG", "CCGs")
	switch {
	case n == 1:
		which = "the one CCG"
	case f.CCGs < n:
		which = "the " + whole(f.CCGs) + " of " + counted(n, "CCG", "CCGs") + " that have a figure"
	}
	switch {
	case !f.Known:
		return "No CCG of this region has a figure."
	case f.Middle:
		return sentence("the middle value of " + which)
	}
	return sentence(which + " added up")
}

// regionStanding counts the CCGs of a region that are better and worse than
// expected on an indicator; none where nobody is compared.
func (iv *indicatorView) regionStanding(members []int) []tallyCount {
	var n [3]int
	for _, k := range members {
		switch iv.Comparisons[k].Band {
		case rating.MuchBetter, rating.Better:
			n[0]++
		case rating.AsExpected:
			n[1]++
		case rating.Worse, rating.MuchWorse:
			n[2]++
		}
	}
	if n == [3]int{} {
		return nil
	}
	var out []tallyCount
	for i, token := range []chart.Token{chart.Better, chart.AsExpected, chart.Worse} {
		b := badgeOf(token)
		b.Word = [...]string{"better", "as expected", "worse"}[i]
		out = append(out, tallyCount{b, whole(n[i])})
	}
	return out
}
