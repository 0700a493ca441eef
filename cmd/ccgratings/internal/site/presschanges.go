package site

import (
	"ccgratings/cmd/ccgratings/internal/rating"
)

// pressChanges are the changes that are more than chance and ordinary movement
// explain: every one of them, by name, so that nobody has chosen among them.
type pressChanges struct {
	Level   string // beyond which limits a change is called one
	Scores  string // what became of the scores that were tested; in sentences
	Moved   []pressScore
	Figures string // the same of the figures
	Tested  []string
	Rows    []pressChange
}

// pressScore is a score that moved.
type pressScore struct {
	link
	Group, Words string
}

// pressChange is a figure that moved against England's.
type pressChange struct {
	link
	Indicator     link
	Before, Now   string
	Then, Present string // England's
	From, To      string // periods
	Words         string // "improved"
}

func (v *view) pressChanges(at place) pressChanges {
	rules := v.edition.Rules
	out := pressChanges{Level: share(rules.ChangeLevel)}
	tested := 0
	for i := range v.groups {
		g := &v.groups[i]
		for _, k := range v.byName {
			if g.Changes == nil {
				break
			}
			d := g.Changes[k].Direction(rules)
			if d == rating.NotTested {
				continue
			}
			tested++
			if d == rating.Improved || d == rating.GotWorse {
				out.Moved = append(out.Moved, pressScore{v.sheetLink(k, at), lowerFirst(g.Group.Name), changeWords(d)})
			}
		}
	}
	out.Scores = testedWords(tested, len(out.Moved), "score", "scores", rules)
	if tested == 0 {
		out.Scores = "No score could be tested. That needs figures of an earlier period for at least " +
			counted(rules.MinIndicators, "indicator", "indicators") + " of a patient group."
	}
	tested = 0
	for i := range v.indicators {
		iv := &v.indicators[i]
		n := 0
		for _, k := range v.byName {
			if len(iv.Change.Changes) == 0 {
				break
			}
			d := iv.Change.Changes[k].Direction(rules)
			if d != rating.NotTested {
				n++
			}
			if d == rating.Improved || d == rating.GotWorse {
				out.Rows = append(out.Rows, v.pressChange(iv, k, at))
			}
		}
		if n > 0 {
			out.Tested = append(out.Tested, "\u201c"+iv.def.Name+"\u201d ("+counted(n, "CCG", "CCGs")+", "+iv.period+" compared with "+iv.Previous.Period.Words()+")")
		}
		tested += n
	}
	out.Figures = testedWords(tested, len(out.Rows), "figure", "figures", rules)
	if tested == 0 {
		out.Figures = "No figure could be tested: there are no figures of an earlier period to test it against."
	}
	return out
}

// testedWords says how many of the changes tested are more than chance, and how
// many chance and ordinary movement alone would give.
func testedWords(tested, moved int, one, many string, r rating.Rules) string {
	return "We tested " + counted(tested, one, many) + ". " + counted(moved, "change is", "changes are") +
		" more than chance and ordinary movement explain. By these alone we would expect " + about(float64(tested)*(1-r.ChangeLevel)) + "."
}

func (v *view) pressChange(iv *indicatorView, k int, at place) pressChange {
	out := pressChange{
		link: v.sheetLink(k, at), Indicator: link{iv.def.Name, at.to(iv.place)},
		Before: none, Then: none,
		Now: iv.cells[k].Value, Present: iv.england,
		From: iv.Previous.Period.Words(), To: iv.period,
		Words: changeWords(iv.Change.Changes[k].Direction(v.edition.Rules)),
	}
	if value, ok := published(iv.Previous.Row(v.results.CCGs[k].Code), iv.def); ok {
		out.Before = inUnit(value, iv.def)
	}
	for i := range iv.History {
		if h := &iv.History[i]; h.Period == iv.Previous.Period && h.England.Value.Given {
			out.Then = inUnit(h.England.Value.Number, iv.def)
		}
	}
	return out
}
