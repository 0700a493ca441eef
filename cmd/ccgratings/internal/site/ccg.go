package site

import (
	"html/template"
	"math"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// ccgPage is everything about one CCG.
type ccgPage struct {
	frame
	Lede     string
	Compared string // with what the ratings compare it, and when: a sentence
	Facts    []fact
	Comment  *comment // what the CCG says of its ratings; nil if nothing
	Groups   []ccgGroup
	Similar  *similar // nil if nothing is known of the people
	Firm     string   // address of how firm a rating is
	Sums     string   // address of how figures become a score
	Changes  string   // address of how changes are judged
	Ending   *ending  // what became of it before the edition was published; nil while it was open
	History  string   // address of the CCG over all editions
	Origin   []string // how it came about, in sentences; none if nothing came before it
	Earlier  []earlierPage
	Actions  []link // what a reader may want next
	CSV      string
	Card     string // address of the picture to share
	Sheets   string // the same as a spreadsheet
	JSON     string // the same and the earlier figures, for programs
	PastCSV  string // address of the earlier figures of all CCGs; empty if there are none
	AllCSV   string
	CCGs     string // address of the list
	Method   string
	Glossary string
	Level    string // outside of which a score is not ordinary
	Key2     string // how sure a colour must be
	Gaps     string
	Sheet    *sheet // for journalists
}

// earlierPage is a page in an earlier edition of a CCG or of one that it was
// formed from.
type earlierPage struct {
	link
	Whose string // words before the link
}

// fact is one thing known of the people a CCG serves.
type fact struct{ Name, Value string }

// ccgGroup is a CCG's rating in one group, with all its indicators.
type ccgGroup struct {
	ID, Name, Href string
	Verdict        *verdict
	Bar            template.HTML // the score among all scores; empty if not rated
	Short          string        // beside the rating at the head of the page: a sentence
	Brief          []string      // the rating in short, in sentences
	Account        *account      // nil if not rated
	Figures        []ccgFigure
	Past           []*past // of the indicators with figures of earlier periods
}

// account is the whole account of a rating: why this colour, how sure, what
// would change it, similar CCGs, and since last time.
type account struct {
	Name    string // of the group
	Score   string // where it lies, and how far from the nearest threshold; in sentences
	Sum     *sum   // nil where the rules in force do not add up plainly
	Chances string // of being in the best or the worst fifth, in sentences
	Sure    []string
	Moves   *moves   // nil where no score would be another colour, or single figures do not say
	Similar []string // in sentences
	Since   *since   // nil where changes were not worked out
}

// ccgFigure is a CCG's figure for one indicator.
type ccgFigure struct {
	Name    string
	Href    string // of the indicator, with this CCG marked in its charts
	About   string // unit, direction of good, period
	Cell    *cell
	England string
	Remarks []string // reserves, notes, why it is not scored; in sentences
	Spine   template.HTML
	Where   string // what the spine shows: where the figure is beside the middle half of CCGs
}

func (b *builder) ccg(v *view, k int) (File, error) {
	c := &v.ccgs[k]
	at := c.place
	p := &ccgPage{
		frame:    b.framer.yearFrame(v, at, c.Name, link{"CCGs", at.to(v.places.ccgs())}),
		Lede:     c.lede,
		Compared: "Each rating sums up a few figures of " + v.periods + ", and compares this CCG with the other CCGs of " + v.edition.Register.Words() + " that are rated in the group.",
		Facts:    v.factsOf(c),
		Ending:   v.lineage.ending(c.CCG.CCG),
		History:  at.to(historyOf(c.ODS)),
		Origin:   v.lineage.origin(c.CCG.CCG),
		Similar:  v.similarTo(k, at),
		Actions:  []link{{"Compare with similar CCGs and the region", at.to(v.places.comparison(c.ODS))}, {"Compare with CCGs you choose", v.choosing(k, at)}, {"All CCGs in " + c.Region, at.to(v.regionPlace(k))}},
		Firm:     at.to(v.places.method()) + "#how-firm-a-rating-is",
		Sums:     at.to(v.places.method()) + "#from-figures-to-a-score",
		Changes:  at.to(v.places.method()) + "#change",
		CSV:      at.to(v.places.ccgCSV(c.ODS)),
		Card:     at.to(v.places.card(c.ODS)),
		Sheets:   at.to(v.places.ccgSheets(c.ODS)),
		JSON:     at.to(v.places.ccgJSON(c.ODS)),
		AllCSV:   at.to(v.places.downloads()),
		CCGs:     at.to(v.places.ccgs()),
		Method:   at.to(v.places.method()),
		Glossary: at.to("glossary.html"),
		Level:    share(v.edition.Rules.Level),
		Key2:     share(v.edition.Rules.Key2),
		Gaps:     at.to(v.places.gaps()),
		Sheet:    b.sheetOf(v, k),
	}
	p.Description = p.Lede
	p.Comment = v.words.comments[commented{v.edition.Year, strings.ToLower(c.ODS)}]
	p.Sharing = b.framer.sharedOf(v, at, v.ccgImage(k))
	if tables.HasHistory(v.results) {
		p.PastCSV = at.to(v.places.data("history.csv"))
	}
	before := b.before(v)
	for i := range v.groups {
		p.Groups = append(p.Groups, v.ccgGroup(i, k, at, before))
	}
	for _, earlier := range before {
		p.Earlier = append(p.Earlier, v.earlierPages(c.CCG.CCG, at, earlier)...)
	}
	return b.templates.ccg.render(at, p)
}

// earlierPages is where an earlier edition has a CCG, or those that it was
// formed from since.
func (v *view) earlierPages(c nhs.CCG, at place, earlier *view) []earlierPage {
	var pages []earlierPage
	codes, _ := v.register.FormedFrom(c.Code, earlier.edition.Register)
	for _, code := range codes {
		k, ok := earlier.results.CCG(code)
		if !ok {
			continue
		}
		was := &earlier.ccgs[k]
		in := earlier.edition.Name()
		page := earlierPage{link{was.Name + " in " + in, at.to(was.place)}, "A CCG whose area it has now:"}
		switch {
		case code == c.Code:
			page = earlierPage{link{in, page.Href}, "This CCG in an earlier edition:"}
		case was.ODS == c.ODS:
			page.Whose = "This CCG with its earlier boundary:"
		default:
			if heirs, _ := v.register.Became(code, v.edition.Register); len(heirs) > 1 {
				page.Whose = "A CCG part of whose area it has now:"
			}
		}
		pages = append(pages, page)
	}
	return pages
}

// lede sums up a CCG's ratings in a sentence, the unusual ones first.
func (v *view) lede(k int) string {
	var parts []string
	for _, colour := range []rating.Colour{rating.Green, rating.Red, rating.NotRated, rating.Blue} {
		var names []string
		for i := range v.groups {
			if v.groups[i].Ratings[k].Colour == colour {
				names = append(names, lowerFirst(v.groups[i].Group.Name))
			}
		}
		if len(names) == len(v.groups) && len(names) > 1 {
			return colourToken(colour).Word() + " in all " + whole(len(names)) + " patient groups."
		}
		if len(names) > 0 {
			parts = append(parts, strings.ToLower(colourToken(colour).Word())+" for "+list(names))
		}
	}
	return sentence(strings.Join(parts, "; "))
}

func (v *view) ccgGroup(group, k int, at place, before []*view) ccgGroup {
	g := &v.groups[group]
	var last *view
	if len(before) > 0 {
		last = before[0]
	}
	changed := v.sinceLast(g, k, last)
	out := ccgGroup{
		ID: string(g.Group.ID), Name: g.Group.Name, Href: at.to(g.place),
		Verdict: &g.verdicts[k],
		Short:   v.short(g, k),
		Brief:   v.brief(g, k, changed),
	}
	if r := &g.Ratings[k]; r.Colour != rating.NotRated {
		out.Bar = picture(v.scoreBar.AppendSVG(nil, chart.Mark{Y: r.Score, Lower: r.Lower, Upper: r.Upper, Token: colourToken(r.Colour)}, ""))
		out.Account = &account{
			Name: out.Name, Score: v.scored(g, k), Sum: v.sumOf(g, k, at), Chances: v.chances(&g.Ratings[k]),
			Sure: v.sure(g, k), Moves: v.movesOf(group, k), Similar: v.similarIn(g, k), Since: changed,
		}
	}
	for _, i := range g.Indicators {
		out.Figures = append(out.Figures, v.ccgFigure(&v.indicators[i], k, at))
		if p := v.past(&v.indicators[i], k); p != nil {
			out.Past = append(out.Past, p)
		}
	}
	return out
}

func (v *view) ccgFigure(iv *indicatorView, k int, at place) ccgFigure {
	c := &iv.cells[k]
	out := ccgFigure{Name: iv.def.Name, Href: at.to(iv.place) + "#ccg=" + strings.ToLower(v.ccgs[k].ODS), About: iv.about, Cell: c, England: iv.england}
	if c.Previous != none {
		out.Remarks = append(out.Remarks, "Before: "+c.Previous)
	}
	if iv.Trends != nil && (iv.Trends[k] == rating.Improved || iv.Trends[k] == rating.GotWorse) {
		out.Remarks = append(out.Remarks, iv.trend(k))
	}
	for _, remark := range []string{c.Reason, c.Note, iv.whyNot} {
		if remark != "" {
			out.Remarks = append(out.Remarks, remark)
		}
	}
	if c.Given && iv.def.Better != indicator.Neither { // no side of a picture would be the better one
		out.Spine = picture(iv.spine.AppendSVG(nil, v.mark(iv, k, ""), ""))
		out.Where = iv.where(iv.Comparisons[k].Value.Number)
	}
	return out
}

// where says where a figure lies beside the middle half of CCGs.
func (iv *indicatorView) where(value float64) string {
	low, high := stats.QuantileSorted(iv.sorted, 0.25), stats.QuantileSorted(iv.sorted, 0.75)
	switch {
	case value >= low && value <= high:
		return "in the middle half of CCGs"
	case (value > high) == (iv.def.Better == indicator.Higher):
		return "better than the middle half of CCGs"
	}
	return "worse than the middle half of CCGs"
}

// short is what stands beside a rating where the five groups are seen together:
// what it rests on, and how sure it is where it says something unusual.
func (v *view) short(g *groupView, k int) string {
	r := &g.Ratings[k]
	switch r.Colour {
	case rating.NotRated:
		return g.verdicts[k].Reason
	case rating.Green, rating.Red:
		if g.Stability != nil {
			return v.chances(r) + " " + agreement(&g.Stability[k]) + " of variants of the method agree."
		}
		return v.chances(r)
	}
	return "From " + g.verdicts[k].Used + " indicators."
}

// brief is a CCG's rating in short: what it comes to, how firm it is, and how
// it has moved. A sentence or two each.
func (v *view) brief(g *groupView, k int, changed *since) []string {
	r := &g.Ratings[k]
	if r.Colour == rating.NotRated {
		out := []string{g.verdicts[k].Reason}
		if changed != nil { // there is no account under it that says more
			out = append(out, changed.Lead...)
		}
		return out
	}
	out := []string{v.comesTo(r)}
	if text := v.addingUp(g, k); text != "" {
		out = append(out, text)
	}
	if g.Stability != nil {
		out = append(out, firmness(&g.Stability[k]))
	}
	if changed != nil {
		out = append(out, changed.Brief...)
	}
	return out
}

// comesTo says what a score comes to.
func (v *view) comesTo(r *rating.Rating) string {
	rules := v.edition.Rules
	within := math.Abs(r.Score) < stats.TwoSided(rules.Level)
	switch {
	case r.Colour == rating.Green:
		return "Taken together, its figures are " + beyondOrdinary(within, "better") + ". " + v.chances(r)
	case r.Colour == rating.Red:
		return "Taken together, its figures are " + beyondOrdinary(within, "worse") + ". " + v.chances(r)
	case rules.Rule == rating.TwoKey && (!within || max(r.ProbabilityBest, r.ProbabilityWorst) >= rules.Key2):
		return v.chances(r)
	case within:
		return "Taken together, its figures are within the ordinary range."
	}
	return "Taken together, its figures are not far enough from England's for another rating."
}

// beyondOrdinary says where a coloured score lies: by some rules a score may be
// coloured that is within the ordinary range.
func beyondOrdinary(within bool, side string) string {
	if within {
		return side + " than England's"
	}
	return side + " than the ordinary range"
}

// scored says where a score lies, and how far from the nearest threshold.
func (v *view) scored(g *groupView, k int) string {
	r, said := &g.Ratings[k], &g.verdicts[k]
	return "The score is " + said.Score + " (95% interval " + said.Interval + "), " + v.place(r) + ". " + nearest(r)
}

// chances says how sure it is that a CCG is in the best or the worst fifth: in
// the one that its colour names, and where it has none in both, with what kept
// it from a colour.
func (v *view) chances(r *rating.Rating) string {
	rules := v.edition.Rules
	fifth := fraction(rules.Fifth)
	in := func(end string, p float64) string {
		return end + " " + fifth + " of CCGs: " + sureness(p) + " (" + chance(p) + ")."
	}
	p, end, side := r.ProbabilityBest, "best", "upper "
	if r.ProbabilityWorst > p {
		p, end, side = r.ProbabilityWorst, "worst", "lower "
	}
	outside := math.Abs(r.Score) >= stats.TwoSided(rules.Level)
	switch {
	case r.Colour == rating.Green:
		return "Truly in the " + in("best", r.ProbabilityBest)
	case r.Colour == rating.Red:
		return "Truly in the " + in("worst", r.ProbabilityWorst)
	case rules.Rule == rating.TwoKey && !outside && p >= rules.Key2:
		return upperFirst(sureness(p)) + " among the " + side + fifth + " of CCGs (" + chance(p) + "), but no further from England than CCGs ordinarily are, so as expected."
	case rules.Rule == rating.TwoKey && outside:
		sure := "only " + chance(p) + " sure"
		if chance(p) == chance(rules.Key2) {
			sure = "not quite " + chance(p) + " sure"
		}
		return "The score is outside the ordinary range, but we are " + sure + " that the CCG is truly in the " + end + " " + fifth + ", and " + share(rules.Key2) + " is needed."
	}
	return "Truly in the " + in("best", r.ProbabilityBest) + " In the worst " + fifth + ": " + sureness(r.ProbabilityWorst) + " (" + chance(r.ProbabilityWorst) + ")."
}

// addingUp explains a green or red rating under which no single figure is
// called better or worse; empty for other ratings.
func (v *view) addingUp(g *groupView, k int) string {
	colour := g.Ratings[k].Colour
	if colour != rating.Green && colour != rating.Red {
		return ""
	}
	same := true
	for _, j := range g.Scored {
		c := &v.indicators[j].Comparisons[k]
		switch {
		case !c.Scored:
		case c.Band != rating.AsExpected && c.Band != rating.NotBanded:
			return ""
		case (c.ZAdjusted > 0) != (colour == rating.Green):
			same = false
		}
	}
	if same {
		return "No single figure stands out: they add up because they point the same way."
	}
	return "No single figure stands out: they add up because most of their weight points the same way."
}

// place says where a score lies beside the ordinary range.
func (v *view) place(r *rating.Rating) string {
	limit := stats.TwoSided(v.edition.Rules.Level)
	ordinary := "the ordinary range of " + signed(-limit, 2) + " to " + signed(limit, 2)
	switch {
	case r.Score >= limit:
		return "above " + ordinary
	case r.Score <= -limit:
		return "below " + ordinary
	}
	return "within " + ordinary
}

// contextNames are the columns of context that pages show, in their order,
// with what they are called as a heading and in a sentence.
var contextNames = []struct {
	column, name, phrase string
	to                   float64 // what it is rounded to a multiple of; 0 if it is not
	decimals             int
	unit                 string
}{
	{"population", "People served, about", "the number of people", 100, 0, ""}, // estimates: the ONS asks for no more digits
	{"under_18", "Aged under 18", "the share aged under 18", 0, 1, "%"},
	{"under_20", "Aged under 20", "the share aged under 20", 0, 1, "%"},
	{"over_75", "Aged 75 and over", "the share aged 75 and over", 0, 1, "%"},
	{"deprivation", "Deprivation, on the scale of this edition (higher is more deprived)", "deprivation", 0, 1, ""},
	{"diabetes", "On the diabetes register", "the share on the diabetes register", 0, 1, "%"},
	{"depression", "Adults on the depression register", "the share of adults on the depression register", 0, 1, "%"},
}

// factsOf is what is known of the people a CCG serves. What is not known is
// left out.
func (v *view) factsOf(c *ccgView) []fact {
	facts := []fact{{"ODS code", c.ODS}, {"ONS code", string(c.Code)}, {"Region", c.Region}}
	for _, known := range contextNames {
		if x, ok := c.Context[known.column]; ok {
			facts = append(facts, fact{known.name, decimal(rounded(x, known.to), known.decimals) + known.unit})
		}
	}
	return facts
}
