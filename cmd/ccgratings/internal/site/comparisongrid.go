package site

import (
	"html/template"

	"ccgratings/cmd/ccgratings/internal/rating"
)

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
	case rating.ClearlyHigher:
		return "higher by more than chance"
	case rating.ClearlyLower:
		return "lower by more than chance"
	case rating.NoClearDifference:
		return "no clear difference"
	}
	return "not compared"
}

// noneHigher says that none of some scores is higher by more than chance.
func noneHigher(tested int) string {
	if tested == 1 {
		return "Only one score can be compared with this one. It is not higher by more than chance."
	}
	return "Of the " + whole(tested) + " scores that can be compared with this one, none is higher by more than chance."
}

// betterRated says which similar CCGs have a better rating than CCG k in a
// group, and whose scores are higher by more than chance.
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
		if d.Side() == rating.ClearlyHigher {
			scored = append(scored, v.ccgs[i].Short)
		}
	}
	text := "no similar CCG has a better colour."
	if len(rated) > 0 {
		text = "a better colour, which need not be a clear difference: " + list(rated) + "."
	}
	switch {
	case tested == 0:
		text += " None of their scores can be compared with this one: they rest on other indicators."
	case len(scored) == 0 && tested < len(v.peersOf(k)):
		text += " " + noneHigher(tested)
	case len(scored) == 0:
		text += " No score is higher by more than chance."
	case len(scored) == len(v.peersOf(k)) && len(scored) > 2:
		text += " The scores of all of them are higher by more than chance."
	default:
		text += " Score higher by more than chance: " + list(scored) + "."
	}
	return text
}
