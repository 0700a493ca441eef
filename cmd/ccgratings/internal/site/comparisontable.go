package site

import (
	"html/template"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// comparisonTable is the indicators of a group.
type comparisonTable struct {
	ID, Name, Href string
	Rows           []comparisonRow
}

// comparisonRow is an indicator: this CCG, sets of others, and the similar CCG
// that does best.
type comparisonRow struct {
	Name, Href, About string
	Cell              *cell
	Similar, Region   setCell
	England           string
	Best              *bestPeer // nil if none is clearly better
	None              string    // what to say then
}

// setCell is the figure of a set of CCGs, and the CCG beside them.
type setCell struct {
	Value string
	Note  string        // how many CCGs it is of, and whether it is the middle one
	Band  template.HTML // empty where neither side is better
}

// bestPeer is the similar CCG that does best on an indicator.
type bestPeer struct{ Name, Href, Value string }

// comparisonTable is the indicators of a group on the page of CCG k, beside its
// similar CCGs and the others of its region.
func (v *view) comparisonTable(g *groupView, k int, region []int, at place) comparisonTable {
	out := comparisonTable{ID: string(g.Group.ID), Name: g.Group.Name, Href: at.to(g.place)}
	for _, i := range g.Indicators {
		iv := &v.indicators[i]
		row := comparisonRow{
			Name: iv.def.Name, Href: at.to(iv.place), About: iv.about, Cell: &iv.cells[k], England: iv.england,
			Similar: v.setCell(iv, k, v.peersOf(k)), Region: v.setCell(iv, k, region),
		}
		row.Best, row.None = v.bestPeer(iv, k, at)
		out.Rows = append(out.Rows, row)
	}
	return out
}

// setCell is the figure of a set of CCGs, and CCG k beside them.
func (v *view) setCell(iv *indicatorView, k int, set []int) setCell {
	together := iv.Together(set)
	if !together.Known {
		return setCell{Value: none}
	}
	out := setCell{Value: inUnit(together.Value, iv.def), Note: counted(together.CCGs, "CCG", "CCGs") + " added up"}
	if together.Middle {
		out.Note = "middle of " + counted(together.CCGs, "CCG", "CCGs")
	}
	if iv.def.Better != indicator.Neither {
		out.Band = setBadge(v.results.Against(iv.IndicatorResult, k, set).Band).Band
	}
	return out
}

// bestPeer is the similar CCG with the best figure of those that are clearly
// better than CCG k's, or why none is named.
func (v *view) bestPeer(iv *indicatorView, k int, at place) (*bestPeer, string) {
	best, compared := -1, false
	for _, i := range v.peersOf(k) {
		d := iv.Difference(i, k)
		compared = compared || d.Known
		if d.Side() == rating.ClearlyBetter && (best < 0 || iv.better(i, best)) {
			best = i
		}
	}
	switch {
	case iv.def.Better == indicator.Neither:
		return nil, "No side is better"
	case !compared:
		return nil, "Not compared"
	case best < 0:
		return nil, "None clearly better"
	}
	return &bestPeer{v.ccgs[best].Short, at.to(v.ccgs[best].place), iv.cells[best].Value}, ""
}

// better reports whether CCG a's figure is the better of two.
func (iv *indicatorView) better(a, b int) bool {
	x, y := iv.Comparisons[a].Value.Number, iv.Comparisons[b].Value.Number
	if iv.def.Better == indicator.Lower {
		return x < y
	}
	return x > y
}
