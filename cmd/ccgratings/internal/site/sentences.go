package site

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// The sentences of this file are made to be printed elsewhere, where nothing
// stands beside them. So each says itself of which CCG it is, compared with
// what, and of what time; none gives a place in an order or a cause; and none
// calls better or worse what chance and ordinary differences may explain.

// saysRated says how CCG k was rated in every group.
func (v *view) saysRated(k int) string {
	text := "In " + v.edition.Name() + ", " + v.whose() + ", " + v.ccgs[k].Name + " was " + v.ratedWords(k)
	if span := v.spanRated(k); span != "" {
		return text + ", compared with the other CCGs of England that were rated for the same group, on figures of " + span + "."
	}
	text += ", in which England's CCGs were compared"
	if v.periods != "" {
		text += " on figures of " + v.periods
	}
	return text + "."
}

// whose is who rates, beside the name of the edition.
func (v *view) whose() string {
	if name := v.words.publisher.Name; name != "" {
		return "published by " + name
	}
	return "an unofficial worked example"
}

// ratedWords lists the groups by rating, those as expected last and by number.
func (v *view) ratedWords(k int) string {
	names := make(map[rating.Colour][]string)
	for i := range v.groups {
		colour := v.groups[i].Ratings[k].Colour
		names[colour] = append(names[colour], lowerFirst(v.groups[i].Group.Name))
	}
	all := len(v.groups)
	switch {
	case len(names[rating.Blue]) == all:
		return "rated as expected in " + allOf(all, "patient group", "patient groups")
	case len(names[rating.NotRated]) == all:
		return "not rated in any of the " + counted(all, "patient group", "patient groups")
	}
	var parts []string
	for _, colour := range []rating.Colour{rating.Green, rating.Red} {
		if len(names[colour]) > 0 {
			parts = append(parts, "rated "+verdictWords(colour)+" for "+list(names[colour]))
		}
	}
	if len(names[rating.NotRated]) > 0 {
		parts = append(parts, "not rated for "+list(names[rating.NotRated]))
	}
	switch n := len(names[rating.Blue]); {
	case n == 1:
		parts = append(parts, "rated as expected for "+names[rating.Blue][0])
	case n > 1:
		parts = append(parts, "rated as expected for the other "+whole(n)+" patient groups")
	}
	return clauses(parts)
}

// saysSure says how sure the green and red ratings of CCG k are; where it has
// none, how usual that is; and where it is not rated at all, why.
func (v *view) saysSure(k int) string {
	name := v.ccgs[k].Name
	var parts []string
	rated := 0
	for i := range v.groups {
		g := &v.groups[i]
		r := &g.Ratings[k]
		if r.Colour != rating.NotRated {
			rated++
		}
		if r.Colour != rating.Green && r.Colour != rating.Red {
			continue
		}
		p, side := end(r)
		was := "it was"
		if len(parts) == 0 {
			was = name + " was"
		}
		part := chance(p) + " likely that " + was + " truly in the " + side + " " + fraction(v.edition.Rules.Fifth) + " of the " +
			counted(g.Rated, "CCG", "CCGs") + " rated for " + lowerFirst(g.Group.Name) + ", on " + counted(r.Used, "figure", "figures") + " of " + v.spanUsed(g, k)
		if g.Stability != nil {
			part += " (" + agreeing(&g.Stability[k]) + " of the reasonable ways to work it out give the same rating)"
		}
		parts = append(parts, part)
	}
	if len(parts) > 0 {
		return "Allowing for chance alone, it is " + clauses(parts) + "."
	}
	if rated == 0 {
		text := "There were too few figures"
		if v.periods != "" {
			text += " of " + v.periods
		}
		return text + " to rate " + name + " beside England's other CCGs, which says nothing about its care."
	}
	given, expected := v.given()
	return "Of the " + counted(given, "rating", "ratings") + " that England's CCGs were given on figures of " + v.periods + ", " +
		whole(expected) + " were as expected, and so " + soWere(rated) + " of " + name + "."
}

// mostNamed is how many indicators one sentence names.
const mostNamed = 3

// saysFigures counts the figures of CCG k inside and outside the range of
// ordinary CCGs.
func (v *view) saysFigures(k int) string {
	name, compared := v.ccgs[k].Name, v.compared(k)
	span := v.spanCompared(compared)
	if len(compared) == 0 {
		text := "No figure of " + name
		if v.periods != "" {
			text += " from " + v.periods
		}
		return text + " can be compared with England's."
	}
	var better, worse []string
	for _, i := range compared {
		iv := &v.indicators[i]
		switch iv.Comparisons[k].Band {
		case rating.Better, rating.MuchBetter:
			better = append(better, iv.def.Name)
		case rating.Worse, rating.MuchWorse:
			worse = append(worse, iv.def.Name)
		}
	}
	figures := " of " + name + " from " + span + " that can be compared with England's"
	ordinary := " in the range that holds " + share(v.edition.Rules.Level) + " of ordinary CCGs"
	within := len(compared) - len(better) - len(worse)
	if within == len(compared) {
		return upperFirst(allOf(within, "figure", "figures")) + figures + wasOrWere(within) + ordinary + "."
	}
	named := func(names []string) string {
		if len(better)+len(worse) > mostNamed {
			return ""
		}
		return " (" + quoted(names) + ")"
	}
	parts := []string{"Of the " + counted(len(compared), "figure", "figures") + figures + ", " + whole(within) + wasOrWere(within) + ordinary}
	if n := len(better); n > 0 {
		parts = append(parts, whole(n)+wasOrWere(n)+" on its better side"+named(better))
	}
	if n := len(worse); n > 0 {
		parts = append(parts, whole(n)+wasOrWere(n)+" on its worse side"+named(worse))
	}
	return clauses(parts) + "."
}

func wasOrWere(n int) string {
	if n == 1 {
		return " was"
	}
	return " were"
}

// compared lists the indicators on which CCG k is compared with England.
func (v *view) compared(k int) []int {
	var out []int
	for i := range v.indicators {
		if v.indicators[i].Comparisons[k].Band != rating.NotBanded {
			out = append(out, i)
		}
	}
	return out
}

// spanCompared is the time of the figures of some indicators.
func (v *view) spanCompared(indicators []int) string {
	var periods []indicator.Period
	for _, i := range indicators {
		periods = append(periods, v.indicators[i].Table.Period)
	}
	return spanOf(periods)
}

// given counts the ratings of the edition, and those of them that are as
// expected.
func (v *view) given() (all, expected int) {
	for i := range v.groups {
		all += v.groups[i].Rated
		expected += v.groups[i].Counts[rating.Blue]
	}
	return all, expected
}

// spanUsed is the time of the figures in a CCG's score.
func (v *view) spanUsed(g *groupView, k int) string { return spanOf(v.periodsUsed(g, k)) }

// periodsUsed is the period of each figure in a CCG's score.
func (v *view) periodsUsed(g *groupView, k int) []indicator.Period {
	var periods []indicator.Period
	for _, j := range g.Scored {
		if iv := &v.indicators[j]; iv.Comparisons[k].Scored {
			periods = append(periods, iv.Table.Period)
		}
	}
	return periods
}

// spanRated is the time of the figures in all scores that rate a CCG; empty if
// none does.
func (v *view) spanRated(k int) string {
	var periods []indicator.Period
	for i := range v.groups {
		if g := &v.groups[i]; g.Ratings[k].Colour != rating.NotRated {
			periods = append(periods, v.periodsUsed(g, k)...)
		}
	}
	return spanOf(periods)
}

// end is the end of the range that a green or red rating names, and how likely
// the CCG is truly there.
func end(r *rating.Rating) (p float64, side string) {
	if r.Colour == rating.Green {
		return r.ProbabilityBest, "best"
	}
	return r.ProbabilityWorst, "worst"
}

// clauses joins parts of a sentence that have an "and" of their own.
func clauses(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + ", and " + parts[last]
}

// allOf is all of some things: "the only rating", "both ratings", "all 5 ratings".
func allOf(n int, one, many string) string {
	switch n {
	case 1:
		return "the only " + one
	case 2:
		return "both " + many
	}
	return "all " + whole(n) + " " + many
}

// soWere is "and so" taken further: "was the only one", "were all 5".
func soWere(n int) string {
	switch n {
	case 1:
		return "was the only one"
	case 2:
		return "were both"
	}
	return "were all " + whole(n)
}

// quoted lists names, each between quotation marks.
func quoted(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = "\u201c" + name + "\u201d"
	}
	return list(out)
}
