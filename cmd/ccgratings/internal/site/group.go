package site

import (
	"cmp"
	"html/template"
	"math"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// groupPage shows how every CCG is rated in one patient group.
type groupPage struct {
	frame
	Summary    string
	Body       template.HTML
	NotMeant   block // what the colours do not mean
	Tally      tally
	Map        *tileMap   // nil if there is none
	Standing   []standOut // the CCGs that are green, and those that are red
	Fifth      string
	Coloured   string // CCGs that are green or red
	Beyond     string // how many scores are unusual, beside how many ordinary variation alone would give
	Wrong      string // "about 0.3": coloured CCGs that may be expected to be wrong
	Firm       string // how many ratings are solid, fairly firm, or depend on the method; empty if not known
	FirmMethod string // address of what that means
	Rarely     string // how many green or red ratings most variants of the method do not give; empty if none or not known
	Simulated  bool   // the rules coloured nobody in invented nations where no CCG differs
	Reliable   string
	Ranks      bool
	Why        string // why no CCG is rated, where that is so
	Differ     bool   // the reasons for that are not the same for all CCGs
	Spread     figure
	Chart      figure
	Together   *together // nil where scores are not sums of the indicators
	Rows       []groupRow
	Indicators []groupIndicator
	CSV        string
	Sheets     string // the same as a spreadsheet
	Method     string
	Others     []link // the other groups
}

// standOut lists the CCGs of one colour.
type standOut struct {
	badge
	ID   string // of the heading
	CCGs []standOutCCG
}

// standOutCCG is a CCG that stands out, how sure that is, and how many of the
// variants of the method agree, which is empty where that was not worked out.
type standOutCCG struct {
	link
	Sure, Agree string
}

// groupRow is one CCG in the table of a group.
type groupRow struct {
	Name, Href string
	Verdict    *verdict
	Words      string // to filter by
	Region     string // the same
	Ranks      string // "3rd to 31st"; empty where no ranks are printed
}

// groupIndicator is one of the indicators that make up a group.
type groupIndicator struct {
	link
	Summary, Direction, Period, England string
	Why                                 string // why it is not scored; empty if it is
}

// group is the page of a patient group.
func (b *builder) group(v *view, g *groupView) (File, error) {
	rules := v.edition.Rules
	tried := operatingOf(rules)
	p := &groupPage{
		frame:     b.framer.withCharts(b.framer.yearFrame(v, g.place, g.Group.Name), g.place),
		Summary:   g.Group.Description,
		Body:      g.words.Body,
		NotMeant:  b.words.notMeant,
		Tally:     g.tally,
		Map:       v.groupMap(g, g.place),
		Coloured:  whole(g.coloured()),
		Beyond:    g.outliers(rules).words(rules),
		Wrong:     about(g.ExpectedWrong),
		Simulated: tried != nil && tried.None,
		Reliable:  rankability(g.MedianReliability) + " (" + decimal(g.MedianReliability, 2) + " on a scale from 0 to 1)",
		Ranks:     g.ranked(rules),
		CSV:       g.place.to(v.places.groupCSV(g.Group.ID)),
		Sheets:    g.place.to(v.places.groupSheets(g.Group.ID)),
		Method:    g.place.to(v.places.method()),
		Together:  v.together(g),
		Firm:      g.firmCounts(),
		Rarely:    g.rarely(),
	}
	p.FirmMethod = p.Method + "#how-firm-a-rating-is"
	p.Description = g.words.Summary
	p.Standing, p.Fifth = v.standOuts(g), fraction(rules.Fifth)
	if g.Rated == 0 {
		p.Why = g.commonReason()
		p.Differ = p.Why == reasonsDiffer
	}
	for _, k := range v.byName {
		p.Rows = append(p.Rows, v.groupRow(g, k, p.Ranks))
	}
	for _, i := range g.Indicators {
		iv := &v.indicators[i]
		p.Indicators = append(p.Indicators, groupIndicator{
			link:    link{iv.def.Name, g.place.to(iv.place)},
			Summary: iv.words.Summary, Direction: iv.direction, Period: iv.period, England: iv.england,
			Why: sentence(iv.WhyNotScored),
		})
	}
	for i := range v.groups {
		if other := &v.groups[i]; other.place != g.place {
			p.Others = append(p.Others, link{other.Group.Name, g.place.to(other.place)})
		}
	}
	if err := cmp.Or(v.distribution(p, g), v.scoreChart(p, g)); err != nil {
		return File{}, err
	}
	b.stamp(v, &p.Spread, string(g.Group.ID))
	b.stamp(v, &p.Chart, string(g.Group.ID))
	return b.templates.group.render(g.place, p)
}

// standOuts lists the CCGs that are green and those that are red, by name; nil
// where nobody is rated.
func (v *view) standOuts(g *groupView) []standOut {
	if g.Rated == 0 {
		return nil
	}
	var out []standOut
	for _, colour := range []rating.Colour{rating.Green, rating.Red} {
		s := standOut{badge: badgeOf(colourToken(colour)), ID: colour.String()}
		for _, k := range v.byName {
			r := &g.Ratings[k]
			if r.Colour == colour {
				sure := map[rating.Colour]float64{rating.Green: r.ProbabilityBest, rating.Red: r.ProbabilityWorst}[colour]
				out := standOutCCG{link: v.rated(g, k), Sure: chance(sure)}
				if g.Stability != nil {
					out.Agree = agreement(&g.Stability[k])
				}
				s.CCGs = append(s.CCGs, out)
			}
		}
		out = append(out, s)
	}
	return out
}

// rated is a link from a group's page to a CCG's rating in it.
func (v *view) rated(g *groupView, k int) link {
	return link{v.ccgs[k].Short, g.place.to(v.ccgs[k].place) + "#" + string(g.Group.ID)}
}

func (v *view) groupRow(g *groupView, k int, ranks bool) groupRow {
	to := v.rated(g, k)
	row := groupRow{
		Name: to.Text, Href: to.Href,
		Verdict: &g.verdicts[k],
		Words:   v.ccgs[k].words, Region: v.ccgs[k].Region,
	}
	if ranks && g.Ratings[k].Colour != rating.NotRated {
		if row.Ranks = v.rankWords(g, k); row.Ranks == "" {
			row.Ranks = "None: a figure should not be relied on"
		}
	}
	return row
}

// scoreChart draws the scores side by side.
func (v *view) scoreChart(p *groupPage, g *groupView) error {
	limit := stats.TwoSided(v.edition.Rules.Level)
	marks := v.scoreMarks(g)
	within := 0
	for i := range marks {
		if math.Abs(marks[i].Y) < limit {
			within++
		}
	}
	p.Chart = figure{
		ID:      "scores",
		Title:   "Scores of all CCGs: " + g.Group.Name,
		Caption: "Each mark is one CCG, with a line for how far chance could move its score. Marks between the dashed lines lie in the ordinary range: differences there are no reason to call care good or bad.",
		Summary: whole(within) + " of " + whole(g.Rated) + " scores lie in the ordinary range, from " + signed(-limit, 2) + " to " + signed(limit, 2) + "." + notDrawn(len(v.ccgs)-len(marks), "is not rated", "are not rated"),
		Table:   "#table",
		CSV:     p.CSV,
		Source:  v.scoreSource(g),
	}
	return p.Chart.draw(chart.Ranked{
		ID: "scores", Title: p.Chart.Title, Summary: p.Chart.Summary, Items: "CCGs", Bars: "95% interval",
		Y:     chart.Axis{Name: "Score", Better: "higher is better", Decimals: 2},
		Marks: marks,
		Lines: scoreLines(limit),
	})
}

// notDrawn says how many CCGs a chart leaves out, and why; empty if it shows all.
func notDrawn(n int, is, are string) string {
	if n == 0 {
		return ""
	}
	return " " + counted(n, "CCG "+is, "CCGs "+are) + ", so not in the chart."
}

// outliers is how many scores are unusual, beside how many would be if CCGs
// differed only in the ordinary way.
type outliers struct {
	Rated, Outside, Coloured int
	Ordinary                 float64 // scores that would be outside
}

// outliers counts the unusual scores of a group.
func (g *groupView) outliers(r rating.Rules) outliers {
	o := outliers{Rated: g.Rated, Coloured: g.coloured(), Ordinary: g.OrdinaryBeyond}
	for i := range g.Ratings {
		if said := &g.Ratings[i]; said.Colour != rating.NotRated && math.Abs(said.Score) >= stats.TwoSided(r.Level) {
			o.Outside++
		}
	}
	return o
}

func (o *outliers) add(other outliers) {
	o.Rated, o.Outside, o.Coloured = o.Rated+other.Rated, o.Outside+other.Outside, o.Coloured+other.Coloured
	o.Ordinary += other.Ordinary
}

// words says what the unusual scores amount to.
func (o outliers) words(r rating.Rules) string {
	text := whole(o.Outside) + " of " + counted(o.Rated, "score lies", "scores lie") + " outside the " + share(r.Level) +
		" limits. If CCGs differed only in the ordinary way, about " + decimal(o.Ordinary, 0) + " would. "
	return text + o.verdict() + " " + counted(o.Coloured, "rating is", "ratings are") + " green or red."
}

// verdict sets the number of unusual scores beside what ordinary differences
// alone would give. More is said only of more than twice the standard deviation
// of a count.
func (o outliers) verdict() string {
	over := float64(o.Outside) - o.Ordinary
	switch {
	case over > 2*math.Sqrt(o.Ordinary):
		return "So there are more than ordinary differences alone would give."
	case over > 0:
		return "So there are about as many as ordinary differences alone would give."
	}
	return "So there are no more than ordinary differences alone would give: green and red mark the ends of the range here. They do not prove that anything unusual is going on."
}

// coloured counts the CCGs that are green or red.
func (g *groupView) coloured() int { return g.Counts[rating.Green] + g.Counts[rating.Red] }

// reasonsDiffer is said where CCGs are not rated for more than one reason.
const reasonsDiffer = "The reasons stand beside each CCG."

// commonReason is why nobody is rated, if the reason is the same for all.
func (g *groupView) commonReason() string {
	reason := ""
	for i := range g.verdicts {
		switch r := g.verdicts[i].Reason; {
		case reason == "":
			reason = r
		case reason != r:
			return reasonsDiffer
		}
	}
	return reason
}
