package site

import (
	"maps"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// similar is the CCGs that serve people most like those of one CCG, and where
// its figures fall beside theirs.
type similar struct {
	By     string // what is compared: "population, people aged under 18 ..."
	Rows   []similarRow
	Beside []string // figures that fall otherwise than beside England, in sentences
}

// similarRow is one similar CCG with its ratings.
type similarRow struct {
	Name, Href, Distance string
	Ratings              string // in a sentence
}

// similarTo is the CCGs similar to CCG k, for a page at at; nil if nothing is
// known of the people.
func (v *view) similarTo(k int, at place) *similar {
	if v.results.Peers == nil || len(v.results.Peers[k]) == 0 {
		return nil
	}
	s := &similar{By: v.peopleKnown()}
	for _, p := range v.results.Peers[k] {
		c := &v.ccgs[p.CCG]
		s.Rows = append(s.Rows, similarRow{c.Short, at.to(c.place), decimal(p.Distance, 2), c.lede})
	}
	for i := range v.indicators {
		if text := v.besidePeers(&v.indicators[i], k); text != "" {
			s.Beside = append(s.Beside, text)
		}
	}
	return s
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
