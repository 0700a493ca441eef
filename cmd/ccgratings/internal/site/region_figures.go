package site

import (
	"html/template"
	"slices"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// pooling is how the CCGs of a region make one figure.
type pooling uint8

const (
	notPooled pooling = iota // none of them has a figure
	byCounts                 // their counts added up, over their populations added up
	byMiddle                 // the median of their figures, since there are no counts to add up
)

// regionFigure is the CCGs of a region together on one indicator. Only figures
// given without reserve enter it.
type regionFigure struct {
	By        pooling
	Value     float64
	Low, High float64 // the lowest and highest figure of a CCG
	N         int     // CCGs with a figure
}

// regionFigure adds up the CCGs of a region where every figure that is given
// has its counts, and else takes the middle of their figures.
func (iv *indicatorView) regionFigure(members []int) regionFigure {
	count, population := 0.0, 0.0
	countable := iv.def.Kind.Counted()
	var values []float64
	for _, k := range members {
		c := &iv.Comparisons[k]
		o := c.Observation
		if o == nil || o.Status != indicator.Reported || !c.Value.Given {
			continue
		}
		values = append(values, c.Value.Number)
		countable = countable && o.Count.Given && o.Population.Given
		count += o.Count.Number
		population += o.Population.Number
	}
	if len(values) == 0 {
		return regionFigure{}
	}
	slices.Sort(values)
	f := regionFigure{By: byMiddle, Value: stats.QuantileSorted(values, 0.5), Low: values[0], High: values[len(values)-1], N: len(values)}
	if countable && population > 0 {
		f.By, f.Value = byCounts, count/population*iv.def.Multiplier
	}
	return f
}

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

func (v *view) regionGroup(g *groupView, r *regionView) regionGroup {
	out := regionGroup{link: link{g.Group.Name, r.place.to(g.place)}, ID: "figures-" + string(g.Group.ID)}
	for _, i := range g.Indicators {
		out.Figures = append(out.Figures, v.indicators[i].regionRow(r))
	}
	return out
}

func (iv *indicatorView) regionRow(r *regionView) regionRow {
	f := iv.regionFigure(r.members)
	row := regionRow{
		link: link{iv.def.Name, r.place.to(iv.place)}, About: iv.about,
		Given: f.By != notPooled, Value: none, How: f.how(len(r.members)), England: iv.england, Standing: iv.regionStanding(r.members),
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

// how says how n CCGs make one figure.
func (f regionFigure) how(n int) string {
	which := "all " + counted(n, "CCG", "CCGs")
	switch {
	case n == 1:
		which = "the one CCG"
	case f.N < n:
		which = "the " + whole(f.N) + " of " + counted(n, "CCG", "CCGs") + " that have a figure"
	}
	switch f.By {
	case byCounts:
		return sentence(which + " added up")
	case byMiddle:
		return sentence("the middle value of " + which)
	}
	return "No CCG of this region has a figure."
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
