package site

import (
	"html/template"
	"math"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// groupView is a patient group of the edition as pages print it.
type groupView struct {
	*rating.GroupResult
	words    article
	place    place
	tally    tally
	verdicts []verdict // per CCG
}

// tally is how many CCGs have each rating, as a bar and as a list.
type tally struct {
	Bar    template.HTML
	Counts []tallyCount
}

// tallyCount is one entry of a tally.
type tallyCount struct {
	badge
	N string
}

// verdict is a CCG's rating in one group, as pages print it. Where it is not
// rated Reason says why and the rest is empty.
type verdict struct {
	Badge    badge
	Reason   string
	Score    string // "+1.23"
	SortBy   string
	Interval string // "+0.61 to +1.85"
	Sure     string // "very likely (96%)": of being in the best or worst fifth
	SureSort string
	Used     string // "3 of 4"
}

func (v *view) newGroup(i int) groupView {
	res := &v.results.Groups[i]
	gv := groupView{
		GroupResult: res,
		words:       v.words.groups[res.Group.ID],
		place:       v.places.group(res.Group.ID),
	}
	gv.tally = gv.tallyOf(v.byName)
	for k := range res.Ratings {
		gv.verdicts = append(gv.verdicts, newVerdict(&res.Ratings[k]))
	}
	return gv
}

// newScoreBar prepares the pictures of all scores of the edition. They share
// one scale, with England in the middle, so that groups can be compared.
func (v *view) newScoreBar() *chart.ScoreBar {
	furthest := 0.0
	for i := range v.groups {
		for _, r := range v.groups[i].Ratings {
			if r.Colour != rating.NotRated {
				furthest = max(furthest, math.Abs(r.Score))
			}
		}
	}
	return chart.NewScoreBar(-furthest, furthest, stats.TwoSided(v.edition.Rules.Level))
}

func newVerdict(r *rating.Rating) verdict {
	out := verdict{
		Badge: badgeOf(colourToken(r.Colour)),
		Used:  whole(r.Used) + " of " + whole(r.Total),
	}
	if r.Colour == rating.NotRated {
		out.Reason = sentence(r.Reason)
		return out
	}
	out.Score = signed(r.Score, 2)
	out.SortBy = plain(r.Score)
	out.Interval = signed(r.Lower, 2) + " to " + signed(r.Upper, 2)
	p, where := r.ProbabilityBest, "best"
	if r.ProbabilityWorst > p {
		p, where = r.ProbabilityWorst, "worst"
	}
	out.Sure = sureness(p) + " in the " + where + " fifth (" + chance(p) + ")"
	out.SureSort = plain(r.ProbabilityBest)
	return out
}

// ranked reports whether ranks are known and may be printed.
func (g *groupView) ranked(r rating.Rules) bool {
	return g.Stability != nil && g.RanksPrintable(r)
}
