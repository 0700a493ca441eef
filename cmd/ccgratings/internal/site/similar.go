package site

import (
	"maps"
	"math"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// similar is the CCGs that serve people most like those of one CCG.
type similar struct {
	By   string // what is compared: "population, people aged under 18 ..."
	Far  bool   // whether even the nearest is not much like this one
	Rows []link // nearest first
}

// farPeer is how far the nearest CCG may be to be called similar.
const farPeer = 0.3

// similarTo is the CCGs similar to CCG k, for a page at at; nil if nothing is
// known of the people.
func (v *view) similarTo(k int, at place) *similar {
	if v.results.Peers == nil || len(v.results.Peers[k]) == 0 {
		return nil
	}
	s := &similar{By: v.peopleKnown(), Far: v.results.Peers[k][0].Distance > farPeer}
	for _, p := range v.results.Peers[k] {
		c := &v.ccgs[p.CCG]
		s.Rows = append(s.Rows, link{c.Short, at.to(c.place)})
	}
	return s
}

// similarIn says how the CCGs similar to CCG k do in a group: their ratings and
// scores, and its own figures beside theirs. In sentences; nil if nothing is
// known of the people.
func (v *view) similarIn(g *groupView, k int) []string {
	if v.results.Peers == nil || len(v.results.Peers[k]) == 0 {
		return nil
	}
	var named [len(colours)][]string
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range v.results.Peers[k] {
		r := &g.Ratings[p.CCG]
		named[r.Colour] = append(named[r.Colour], v.ccgs[p.CCG].Short)
		if r.Colour != rating.NotRated {
			low, high = min(low, r.Score), max(high, r.Score)
		}
	}
	var parts []string
	for _, colour := range colours {
		n := len(named[colour])
		if n == 0 {
			continue
		}
		text := whole(n) + " " + verdictWords(colour)
		if colour == rating.Green || colour == rating.Red {
			text += " (" + list(named[colour]) + ")"
		}
		parts = append(parts, text)
	}
	out := []string{"Of " + counted(len(v.results.Peers[k]), "similar CCG", "similar CCGs") + ": " + list(parts) + "."}
	if low < high {
		out = append(out, "Their scores run from "+signed(low, 2)+" to "+signed(high, 2)+"; the score here is "+g.verdicts[k].Score+".")
	}
	beside := len(out)
	for _, i := range g.Indicators {
		if text := v.besidePeers(&v.indicators[i], k); text != "" {
			out = append(out, text)
		}
	}
	if beside == len(out) {
		out = append(out, "Compared with these CCGs instead of England, no figure changes band.")
	}
	return out
}

// besidePeers says where a figure falls beside similar CCGs, if that is
// elsewhere than beside England.
func (v *view) besidePeers(iv *indicatorView, k int) string {
	own := iv.Comparisons[k].Band
	if own == rating.NotBanded {
		return ""
	}
	p := v.results.AgainstPeers(iv.IndicatorResult, k)
	if !p.Known || p.Band == own || p.Band == rating.NotBanded {
		return ""
	}
	return iv.def.Name + ": " + bandWords(p.Band) + " beside similar CCGs, " + bandWords(own) + " beside England."
}

// bandWords is a band for the middle of a sentence.
func bandWords(b rating.Band) string { return lowerFirst(bandToken(b).Word()) }

// peopleKnown names what is known of the people that CCGs serve.
func (v *view) peopleKnown() string {
	columns := make(map[string]bool)
	for _, c := range v.ccgs {
		for column := range c.Context {
			columns[column] = true
		}
	}
	var names []string
	for _, known := range contextNames {
		if columns[known.column] {
			names = append(names, known.phrase)
			delete(columns, known.column)
		}
	}
	for _, column := range slices.Sorted(maps.Keys(columns)) {
		names = append(names, strings.ReplaceAll(column, "_", " "))
	}
	return list(names)
}
