package site

import (
	"html/template"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// regionTally is how the CCGs of a region are rated in one group, beside what
// an even spread over England would put there.
type regionTally struct {
	link
	ID     string
	Map    template.HTML // the region on the map of England; empty if there is none
	Tally  tally
	Even   string  // in a sentence; empty where no CCG of England is green or red
	Unlike []crowd // what is more than chance would put there
	Why    string  // why nobody is rated, where that is so
}

// crowd is one colour in one region and group: how many CCGs have it there,
// how many an even spread would give, and the chance of as many by luck.
type crowd struct {
	Colour rating.Colour
	N      int
	Even   float64
	Chance float64
}

// Words says that a crowd is more than chance.
func (c crowd) Words() string {
	return "more CCGs here are " + verdictWords(c.Colour) + " than chance would put in one region"
}

// Sentence is Words as a sentence.
func (c crowd) Sentence() string { return sentence(c.Words()) }

// crowdLevel is the chance, over all regions, groups and both colours of an
// edition together, of calling any one of them unlike chance where the colours
// fell on CCGs by lot.
const crowdLevel = 0.05

// crowds counts the green and the red CCGs of a region in a group. The chance
// is that of a draw by lot among the CCGs that are rated (Fisher's exact test).
func (g *groupView) crowds(members []int) []crowd {
	n := g.countsOf(members)
	rated := len(members) - n[rating.NotRated]
	out := make([]crowd, 0, 2)
	for _, colour := range []rating.Colour{rating.Green, rating.Red} {
		c := crowd{Colour: colour, N: n[colour]}
		if g.Rated > 0 {
			c.Even = float64(g.Counts[colour]) * float64(rated) / float64(g.Rated)
		}
		c.Chance = stats.DrawnAtLeast(c.N, rated, g.Counts[colour], g.Rated)
		out = append(out, c)
	}
	return out
}

// crowded is the chance below which a crowd is called more than chance: the
// level shared evenly among all the questions that an edition's pages ask
// (Bonferroni). In an edition with a single region there is nothing to ask.
func (v *view) crowded() float64 {
	groups := 0
	for i := range v.groups {
		if v.groups[i].coloured() > 0 {
			groups++
		}
	}
	questions := 2 * groups * len(v.regions)
	if len(v.regions) < 2 || questions == 0 {
		return 0
	}
	return crowdLevel / float64(questions)
}

// regionTally is the tally of one group, for a page at at.
func (v *view) regionTally(g *groupView, r *regionView) regionTally {
	out := regionTally{link: link{g.Group.Name, r.place.to(g.place)}, ID: string(g.Group.ID), Map: v.smallRegionMap(g, r.Name), Tally: g.tallyOf(r.members)}
	if g.Rated == 0 {
		out.Why = g.commonReason()
		return out
	}
	crowds := g.crowds(r.members)
	if g.coloured() > 0 && len(v.regions) > 1 {
		out.Even = "An even spread over England would give " + about(crowds[0].Even) + " among the best and " + about(crowds[1].Even) + " among the worst."
	}
	for _, c := range crowds {
		if c.Chance < v.crowded() {
			out.Unlike = append(out.Unlike, c)
		}
	}
	return out
}

// countsOf is how many of some CCGs have each colour in a group.
func (g *groupView) countsOf(members []int) (n [4]int) {
	for _, k := range members {
		n[g.Ratings[k].Colour]++
	}
	return n
}

// tallyOf counts some of the CCGs of a group.
func (g *groupView) tallyOf(members []int) tally {
	n := g.countsOf(members)
	out := tally{}
	bar := chart.Tally{ID: "tally-" + string(g.Group.ID), Title: g.Group.Name}
	for _, colour := range colours {
		token := colourToken(colour)
		bar.Counts = append(bar.Counts, chart.Count{Token: token, N: n[colour]})
		out.Counts = append(out.Counts, tallyCount{badgeOf(token), whole(n[colour])})
	}
	out.Bar = picture(bar.SVG())
	return out
}

// regionLede says in words how the CCGs of a region are rated.
func (v *view) regionLede(r *regionView) string {
	var n [4]int
	groups := 0
	for i := range v.groups {
		g := &v.groups[i]
		if g.Rated == 0 {
			continue
		}
		groups++
		for colour, more := range g.countsOf(r.members) {
			n[colour] += more
		}
	}
	text := "This region has " + counted(len(r.members), "CCG", "CCGs") + ". "
	if groups == 0 {
		return text + "None is rated in any patient group."
	}
	text += "In " + groupsWords(groups) + " there are " + counted(n[rating.Green], "rating", "ratings") + " among the best, " +
		whole(n[rating.Red]) + " among the worst and " + whole(n[rating.Blue]) + " as expected"
	if missing := n[rating.NotRated]; missing > 0 {
		text += "; " + whole(missing) + " could not be given"
	}
	return text + "."
}

// groupsWords is a number of patient groups in words.
func groupsWords(n int) string {
	if n == 1 {
		return "one patient group"
	}
	return numberWords(n) + " patient groups"
}

// regionStands says, from the tallies of a region, in which groups it has more
// of the best or the worst than chance would put there; if in none, it says
// that. It is empty where there was nothing to ask.
func (v *view) regionStands(tallies []regionTally) string {
	if v.crowded() == 0 {
		return ""
	}
	var out []string
	for i := range tallies {
		t := &tallies[i]
		for _, c := range t.Unlike {
			out = append(out, "For "+lowerFirst(t.Text)+", "+c.Words()+": "+
				whole(c.N)+", where an even spread over England would give about "+decimal(c.Even, 1)+".")
		}
	}
	if len(out) == 0 {
		return "By our test, with at most a " + share(crowdLevel) + " risk of a false alarm anywhere in this edition, " +
			"no group has more of the best or the worst here than chance would put in one region."
	}
	return strings.Join(out, " ")
}
