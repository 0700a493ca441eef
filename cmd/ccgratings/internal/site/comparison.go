package site

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// comparisonPage puts a CCG beside those most like it and beside the others of
// its region, ready made.
type comparisonPage struct {
	frame
	Name     string
	Own      string // address of the CCG's page
	Choose   string // address of the page to choose CCGs, with this one and the nearest chosen
	Nearest  string // how many of the nearest that is: "four"
	Lead     string // which similar CCG does best, in a sentence
	On       []link // on which indicators
	By       string // what makes CCGs similar; empty if nothing is known of the people
	Far      bool   // whether even the nearest is not much like this one
	Groups   []link
	Rows     []peerRow // this CCG, then the similar ones, nearest first
	Scores   []named   // which similar CCGs are rated better or score higher, a group each
	Ordinary string    // what a difference between scores does not say
	Tests    string    // how many tests the page makes, and what chance alone would give
	Meaning  string    // what a difference says
	Region   string
	Others   string // how many other CCGs the region has: "22 other CCGs"
	Tables   []comparisonTable
	CSV      string
	About    string // address of how two CCGs are compared
}

// named is a text about something with a name.
type named struct{ Name, Text string }

// nearestChosen is how many similar CCGs are chosen beforehand.
const nearestChosen = mostCompared - 1

// comparison is the ready-made comparison of CCG k.
func (b *builder) comparison(v *view, k int) (File, error) {
	c := &v.ccgs[k]
	at := v.places.comparison(c.ODS)
	p := &comparisonPage{
		frame:    b.framer.yearFrame(v, at, c.Name+" beside similar CCGs and its region", link{"Compare", at.to(v.places.compare())}),
		Name:     c.Name,
		Own:      at.to(c.place),
		Choose:   v.choosing(k, at),
		Nearest:  numberWords(min(nearestChosen, len(v.peersOf(k)))),
		Meaning:  moreThanChance,
		Ordinary: ordinaryScores,
		Region:   c.Region,
		CSV:      at.to(v.places.ccgCSV(c.ODS)),
		About:    at.to(v.places.method()) + comparingAnchor,
	}
	p.Description = "How " + c.Name + " compares with the CCGs most like it, with its region and with England, figure by figure."
	p.Sharing = b.framer.sharedOf(v, at, v.ccgImage(k))
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
