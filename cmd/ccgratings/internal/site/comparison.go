package site

import (
	"html/template"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// comparisonPage puts a CCG beside those most like it and beside the others of
// its region, ready made.
type comparisonPage struct {
	frame
	Name    string
	Own     string // address of the CCG's page
	Choose  string // address of the page to choose CCGs, with this one and the nearest chosen
	Nearest string // how many of the nearest that is: "four"
	Lead    string // which similar CCG does best, in a sentence
	On      []link // on which indicators
	By      string // what makes CCGs similar; empty if nothing is known of the people
	Far     bool   // whether even the nearest is not much like this one
	Groups  []link
	Rows    []peerRow // this CCG, then the similar ones, nearest first
	Scores  []named   // which similar CCGs are rated better, a group each
	Tests   string    // how many tests the page makes, and what chance alone would give
	Meaning string    // what a difference says
	Region  string
	Others  string // how many other CCGs the region has: "22 other CCGs"
	Tables  []comparisonTable
	CSV     string
	About   string // address of how two CCGs are compared
}

// peerRow is a CCG of the grid of ratings.
type peerRow struct {
	Name, Href string
	Distance   string // empty for the CCG itself
	Cells      []peerCell
}

// peerCell is a CCG's rating in a group.
type peerCell struct {
	Group string
	Band  template.HTML
	Note  string // its score, and how that stands beside the CCG's
}

// named is a text about something with a name.
type named struct{ Name, Text string }

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

// nearestChosen is how many similar CCGs are chosen beforehand.
const nearestChosen = mostCompared - 1

func (b *builder) comparison(v *view, k int) (File, error) {
	c := &v.ccgs[k]
	at := v.places.comparison(c.ODS)
	p := &comparisonPage{
		frame:   b.framer.yearFrame(v, at, c.Name+" beside similar CCGs and its region", link{"Compare", at.to(v.places.compare())}),
		Name:    c.Name,
		Own:     at.to(c.place),
		Choose:  v.choosing(k, at),
		Nearest: numberWords(min(nearestChosen, len(v.peersOf(k)))),
		Meaning: moreThanChance,
		Region:  c.Region,
		CSV:     at.to(v.places.ccgCSV(c.ODS)),
		About:   at.to(v.places.method()) + comparingAnchor,
	}
	p.Description = "How " + c.Name + " compares with the CCGs most like it, with its region and with England, figure by figure."
	p.addSimilar(v, k, at)
	region := v.restOfRegion(k)
	p.Others = counted(len(region), "other CCG", "other CCGs")
	for i := range v.groups {
		p.Tables = append(p.Tables, v.comparisonTable(&v.groups[i], k, region, at))
	}
	return b.templates.comparison.render(at, p)
}

// addSimilar puts in what there is to say of similar CCGs, if any are known.
func (p *comparisonPage) addSimilar(v *view, k int, at place) {
	peers := v.results.Peers
	if len(v.peersOf(k)) == 0 {
		p.Lead = "Nothing is known of the people that these CCGs serve, so no CCG can be called similar."
		return
	}
	p.By, p.Far = v.peopleKnown(), peers[k][0].Distance > farPeer
	for i := range v.groups {
		p.Groups = append(p.Groups, link{v.groups[i].Group.Name, at.to(v.groups[i].place)})
		p.Scores = append(p.Scores, named{v.groups[i].Group.Name, v.betterRated(&v.groups[i], k)})
	}
	p.Rows = append(p.Rows, v.peerRow(k, k, "", at))
	for _, peer := range peers[k] {
		p.Rows = append(p.Rows, v.peerRow(peer.CCG, k, decimal(peer.Distance, 2), at))
	}
	p.Lead, p.On = v.bestSimilar(k, at)
	tests := v.testsOf(k)
	p.Tests = "This page tests " + counted(tests, "difference", "differences") + " between this CCG and a similar one, at the " + share(rating.DifferenceLevel) + " level. " + byChance(tests)
}

// peersOf is the CCGs similar to CCG k, nearest first; none if nothing is known
// of the people.
func (v *view) peersOf(k int) []int {
	if v.results.Peers == nil {
		return nil
	}
	var out []int
	for _, p := range v.results.Peers[k] {
		out = append(out, p.CCG)
	}
	return out
}

// restOfRegion is the other CCGs of a CCG's region, in alphabetical order.
func (v *view) restOfRegion(k int) []int {
	var out []int
	for _, i := range v.byName {
		if i != k && v.ccgs[i].Region == v.ccgs[k].Region {
			out = append(out, i)
		}
	}
	return out
}

// choosing is the address, for a page at at, of the page to choose CCGs with a
// CCG and the nearest of its similar ones chosen.
func (v *view) choosing(k int, at place) string {
	ids := []string{strings.ToLower(v.ccgs[k].ODS)}
	for _, i := range v.peersOf(k) {
		if len(ids) < 1+nearestChosen {
			ids = append(ids, strings.ToLower(v.ccgs[i].ODS))
		}
	}
	return at.to(v.places.compare()) + "#" + strings.Join(ids, ",")
}

// peerRow is the ratings of CCG i on the page of CCG k.
func (v *view) peerRow(i, k int, distance string, at place) peerRow {
	row := peerRow{Name: v.ccgs[i].Short, Href: at.to(v.ccgs[i].place), Distance: distance}
	for j := range v.groups {
		g := &v.groups[j]
		out := peerCell{Group: g.Group.Name, Band: g.verdicts[i].Badge.Band}
		if score := g.verdicts[i].Score; score != "" {
			out.Note = score
			if i != k {
				out.Note += ", " + scoreWords(v.results.ScoreDifference(g.GroupResult, i, k).Side())
			}
		}
		row.Cells = append(row.Cells, out)
	}
	return row
}

// scoreWords says how a similar CCG's score stands beside the CCG's.
func scoreWords(s rating.Side) string {
	switch s {
	case rating.ClearlyBetter:
		return "clearly better"
	case rating.ClearlyWorse:
		return "clearly worse"
	case rating.NoClearDifference:
		return "no clear difference"
	}
	return "not compared"
}

// betterRated says which similar CCGs have a better rating than CCG k in a
// group, and whose scores are clearly better.
func (v *view) betterRated(g *groupView, k int) string {
	own := g.Ratings[k].Colour
	if own == rating.NotRated {
		return "this CCG is not rated."
	}
	var rated, scored []string
	tested := 0
	for _, i := range v.peersOf(k) {
		if g.Ratings[i].Colour > own { // a better rating is the greater Colour
			rated = append(rated, v.ccgs[i].Short)
		}
		d := v.results.ScoreDifference(g.GroupResult, i, k)
		if d.Known {
			tested++
		}
		if d.Side() == rating.ClearlyBetter {
			scored = append(scored, v.ccgs[i].Short)
		}
	}
	text := "no similar CCG is rated better."
	if len(rated) > 0 {
		text = "rated better: " + list(rated) + "."
	}
	switch {
	case tested == 0:
		text += " None of their scores can be compared with this one: they rest on other indicators."
	case len(scored) == 0 && tested < len(v.peersOf(k)):
		text += " Of the " + whole(tested) + " scores that can be compared with this one, none is better by more than chance."
	case len(scored) == 0:
		text += " No score is better by more than chance."
	case len(scored) == len(v.peersOf(k)) && len(scored) > 2:
		text += " The scores of all of them are better by more than chance."
	default:
		text += " Score better by more than chance: " + list(scored) + "."
	}
	return text
}

// bestSimilar says which similar CCG is clearly better than CCG k on the most
// indicators, the nearest of those that tie, and lists these.
func (v *view) bestSimilar(k int, at place) (lead string, on []link) {
	best, most, worse, tested := -1, 0, 0, 0
	for _, i := range v.peersOf(k) {
		if s := v.tally(i, k); s.better > most {
			best, most, worse, tested = i, s.better, s.worse, s.tested
		}
	}
	if best < 0 {
		return "No similar CCG is clearly better than this one on any indicator.", nil
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		if iv.Difference(best, k).Side() == rating.ClearlyBetter {
			on = append(on, link{iv.def.Name, at.to(iv.place)})
		}
	}
	lead = "Of the " + numberWords(len(v.peersOf(k))) + " similar CCGs, " + v.ccgs[best].Short + " does better than this one on the most indicators: " + whole(most) + " of " + whole(tested) + ". "
	if worse > 0 {
		return lead + "It does worse on " + whole(worse) + ".", on
	}
	return lead + "It does worse on none.", on
}

// sideTally is on how many indicators with a better side a CCG does better and
// worse than another, and on how many the two are compared.
type sideTally struct{ better, worse, tested int }

func (v *view) tally(a, b int) sideTally {
	var out sideTally
	for i := range v.indicators {
		d := v.indicators[i].Difference(a, b)
		if !d.Known || d.Neither {
			continue
		}
		out.tested++
		switch d.Side() {
		case rating.ClearlyBetter:
			out.better++
		case rating.ClearlyWorse:
			out.worse++
		}
	}
	return out
}

// testsOf is how many tests of CCG k against a similar CCG its page makes, of
// figures and of scores.
func (v *view) testsOf(k int) int {
	tests := 0
	for _, i := range v.peersOf(k) {
		tests += v.tally(i, k).tested
		for j := range v.groups {
			if v.results.ScoreDifference(v.groups[j].GroupResult, i, k).Known {
				tests++
			}
		}
	}
	return tests
}

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
