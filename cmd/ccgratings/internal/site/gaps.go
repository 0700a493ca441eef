package site

import (
	"ccgratings/cmd/ccgratings/internal/rating"
)

// gapsPage shows which figures are missing, and why.
type gapsPage struct {
	frame
	Holes     string // figures that could not be compared
	Cells     string // CCGs times indicators
	Codes     []gapCode
	Columns   []gapColumn
	Rows      []gapRow
	Totals    []gapTotal
	Reasons   []gapReasons
	Unrated   []gapUnrated
	CSV       string
	NoUnrated bool
}

// gapCode is a letter of the grid.
type gapCode struct{ Code, Word, Meaning, N string }

// gapColumn is an indicator at the head of the grid.
type gapColumn struct{ link }

// gapRow is one CCG in the grid.
type gapRow struct {
	Name, Href string
	Cells      []gapCell
	Words      string // to filter by
}

// gapCell is one figure: used, or a code with its reason.
type gapCell struct {
	Code   string // empty for a figure used without reserve
	Word   string
	Reason string
	Hole   bool // not compared
}

// gapTotal counts the holes of one indicator.
type gapTotal struct{ Holes string }

// gapReasons lists the holes of one indicator, by reason.
type gapReasons struct {
	link
	Reasons []gapReason
}

type gapReason struct {
	Reason string
	N      string
	CCGs   []link
}

// gapUnrated lists the CCGs that a group does not rate, by reason.
type gapUnrated struct {
	link
	Reasons []gapReason
}

func (b *builder) gaps(v *view) (File, error) {
	at := v.places.gaps()
	p := &gapsPage{
		frame: b.framer.yearFrame(v, at, "Missing figures"),
		CSV:   at.to(v.places.indicatorsCSV()),
	}
	p.Description = "Which figures are missing or could not be used, for which CCG, and why."
	var counts [rating.Usable + 1]int
	holes := 0
	for i := range v.indicators {
		iv := &v.indicators[i]
		own := 0
		for k := range iv.Comparisons {
			standing := iv.Comparisons[k].Standing
			counts[standing]++
			if !standing.Banded() {
				own++
			}
		}
		holes += own
		p.Columns = append(p.Columns, gapColumn{link{iv.def.Name, at.to(iv.place)}})
		p.Totals = append(p.Totals, gapTotal{whole(own)})
		if own > 0 {
			p.Reasons = append(p.Reasons, gapReasons{link{iv.def.Name, at.to(iv.place)}, v.holesOf(iv, at)})
		}
	}
	p.Holes, p.Cells = whole(holes), whole(len(v.ccgs)*len(v.indicators))
	for s := rating.NoFigure; s <= rating.Usable; s++ {
		p.Codes = append(p.Codes, gapCode{standingCode(s), standingWord(s), standingMeaning(s), whole(counts[s])})
	}
	for _, k := range v.byName {
		p.Rows = append(p.Rows, v.gapRow(k, at))
	}
	for i := range v.groups {
		g := &v.groups[i]
		if reasons := v.unratedIn(g, at); len(reasons) > 0 {
			p.Unrated = append(p.Unrated, gapUnrated{link{g.Group.Name, at.to(g.place)}, reasons})
		}
	}
	return b.templates.gaps.render(at, p)
}

func (v *view) gapRow(k int, at place) gapRow {
	c := &v.ccgs[k]
	row := gapRow{Name: c.Short, Href: at.to(c.place), Words: c.words}
	for i := range v.indicators {
		s := v.indicators[i].Comparisons[k].Standing
		row.Cells = append(row.Cells, gapCell{standingCode(s), standingWord(s), v.indicators[i].cells[k].Reason, !s.Banded()})
	}
	return row
}

// holesOf gathers the CCGs without a comparison on an indicator by reason, in
// the order in which the reasons first occur in the alphabet of CCGs.
func (v *view) holesOf(iv *indicatorView, at place) []gapReason {
	return v.byReason(at, func(k int) string {
		if iv.Comparisons[k].Standing.Banded() {
			return ""
		}
		return iv.cells[k].Reason
	})
}

// unratedIn gathers the CCGs that a group does not rate by reason.
func (v *view) unratedIn(g *groupView, at place) []gapReason {
	return v.byReason(at, func(k int) string { return g.verdicts[k].Reason })
}

// byReason gathers CCGs by the reason that a function gives, none if it is empty.
func (v *view) byReason(at place, reason func(k int) string) []gapReason {
	var out []gapReason
	index := make(map[string]int)
	for _, k := range v.byName {
		why := reason(k)
		if why == "" {
			continue
		}
		i, known := index[why]
		if !known {
			i = len(out)
			index[why] = i
			out = append(out, gapReason{Reason: why})
		}
		out[i].CCGs = append(out[i].CCGs, link{v.ccgs[k].Short, at.to(v.ccgs[k].place)})
	}
	for i := range out {
		out[i].N = counted(len(out[i].CCGs), "CCG", "CCGs")
	}
	return out
}
