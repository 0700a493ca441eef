package site

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
	"ccgratings/cmd/ccgratings/internal/tables"
	"ccgratings/cmd/ccgratings/internal/tiles"
)

// view is one edition prepared for its pages: all that more than one page
// prints, worked out and written once.
type view struct {
	year       Year
	edition    *edition.Edition
	results    *rating.Results
	tables     *tables.Set // what it publishes as rows
	weighed    *weighed
	register   *nhs.Register
	lineage    lineage
	words      *words
	places     yearPlaces
	published  string // date of publication in words
	periods    string // the time that the figures are for
	ccgs       []ccgView
	byName     []int        // indices of ccgs in alphabetical order
	tiles      []tiles.Tile // where each CCG stands on maps; nil if there are none
	byTile     []int        // indices of ccgs from north to south
	regions    []regionView
	departed   []departed
	repeated   []string // names of the indicators whose figures an earlier edition has too
	groups     []groupView
	scoreBar   *chart.ScoreBar
	indicators []indicatorView
	figures    File // for the script that puts CCGs side by side
	index      File // what the search of its pages loads
}

// ccgView is a CCG as pages name it.
type ccgView struct {
	edition.CCG
	Short string // without "NHS" and "CCG"
	place place
	words string // what else to find it by: codes and region
	find  string // words, and the names it had before and after
	lede  string // its ratings, in a sentence
}

// indicatorView is an indicator of the edition as pages print it.
type indicatorView struct {
	*rating.IndicatorResult
	def       *indicator.Definition
	entry     *edition.Entry
	rules     rating.Rules
	words     indicatorWords
	place     place
	group     int // index of its group in results
	period    string
	direction string
	about     string    // unit, direction and period
	whyNot    string    // why it is not scored, in a sentence; empty if it is
	england   string    // with a sign for a unit; a word if there is none
	sorted    []float64 // the CCGs' values
	spine     *chart.Spine
	cells     []cell // per CCG
}

// cell is one CCG's figure for one indicator, as pages print it. Where a
// figure is missing a word says so, and Reason says why.
type cell struct {
	Given    bool   // there is a value
	Value    string // "71.2%"
	Interval string // "68.0% to 74.1%"
	Counts   string // "123 of 456"
	SortBy   string // Value for a script to sort by
	Previous string // "70.1% (2017/18)"
	Band     template.HTML
	Reason   string // a sentence: why it is not compared, or with what reserve it is
	Note     string // the publisher's or the file's, if Reason does not say it
}

// nan is what a chart takes for a number that is not there. It is never printed.
var nan = math.NaN()

// none stands where a number would.
const (
	none     = "None"
	notGiven = "Not given"
)

// newView prepares an edition.
func newView(year Year, register *nhs.Register, w *words) *view {
	ed := year.Edition
	register = register.KnownOn(known(ed)) // its pages stay as they are whatever becomes of CCGs
	v := &view{
		year: year, edition: ed, results: year.Results, register: register, lineage: lineage{register}, words: w,
		places:    placesOf(ed.Year),
		tables:    tables.Of(ed, year.Results),
		weighed:   &weighed{},
		published: nhs.DateOf(ed.Published).Words(),
	}
	for _, c := range ed.CCGs {
		if then, ok := register.CCG(c.Code); ok {
			c.CCG = then
		}
		v.ccgs = append(v.ccgs, ccgView{c, shortName(c.Name), v.places.ccg(c.ODS), c.ODS + " " + string(c.Code) + " " + c.Region, "", ""})
		v.ccgs[len(v.ccgs)-1].addNames(v.lineage)
		v.byName = append(v.byName, len(v.byName))
	}
	slices.SortFunc(v.byName, func(a, b int) int {
		x, y := &v.ccgs[a], &v.ccgs[b]
		return cmp.Or(strings.Compare(strings.ToLower(x.Short), strings.ToLower(y.Short)), strings.Compare(x.ODS, y.ODS))
	})
	v.tables.Corrected = year.corrected()
	v.regions = v.regionsOf()
	for i := range v.results.Indicators {
		v.indicators = append(v.indicators, v.newIndicator(i))
	}
	v.periods = v.spanned()
	for i := range v.results.Groups {
		v.groups = append(v.groups, v.newGroup(i))
	}
	v.scoreBar = v.newScoreBar()
	for k := range v.ccgs {
		v.ccgs[k].lede = v.lede(k)
	}
	return v
}

// dated says when the edition is published. One that nobody publishes bears a
// date, and no more.
func (v *view) dated(preview bool) string {
	switch {
	case preview:
		return "to be published " + v.published
	case v.words.publisher.Name == "":
		return "dated " + v.published
	}
	return "published " + v.published
}

// known is the day up to which an edition knows what became of CCGs: that of
// its publication.
func known(e *edition.Edition) nhs.Date {
	if day := nhs.DateOf(e.Published); day.Compare(e.Register) > 0 {
		return day
	}
	return e.Register
}

// addNames makes a CCG findable by the names of those that it was formed from
// and that came after it.
func (c *ccgView) addNames(l lineage) {
	c.find = c.words
	for _, other := range append(l.forebears(c.CCG.CCG), namesOf(l.named(c.Successors))...) {
		c.find += " " + shortName(other)
	}
}

func (v *view) newIndicator(i int) indicatorView {
	res := &v.results.Indicators[i]
	iv := indicatorView{
		IndicatorResult: res,
		def:             &res.Definition,
		entry:           &v.edition.Indicators[i],
		rules:           v.edition.Rules,
		words:           v.words.indicators[res.Definition.ID],
		place:           v.places.indicator(res.Definition.ID),
		period:          res.Table.Period.Words(),
		direction:       directionOf(res.Definition.Better),
	}
	iv.about = iv.direction + "; " + iv.period
	if unit := spaced(iv.def.Unit); unit != "" {
		iv.about = unit + "; " + iv.about
	}
	if res.WhyNotScored != "" {
		iv.whyNot = "Not in the score: " + res.WhyNotScored + "."
	}
	for g := range v.results.Groups {
		if slices.Contains(v.results.Groups[g].Indicators, i) {
			iv.group = g
		}
	}
	spread := chart.Spread{Min: nan, LowerQuartile: nan, UpperQuartile: nan, Max: nan, Target: nan, Better: spineDirection(iv.def.Better)}
	if b := res.England.Value; b.Given {
		spread.Target = b.Number
		iv.england = inUnit(b.Number, iv.def)
	}
	for k := range res.Comparisons {
		if c := &res.Comparisons[k]; c.Value.Given {
			iv.sorted = append(iv.sorted, c.Value.Number)
		}
		iv.cells = append(iv.cells, iv.newCell(k, v.results.CCGs[k].Code))
	}
	if slices.Sort(iv.sorted); len(iv.sorted) > 0 {
		q := func(p float64) float64 { return stats.QuantileSorted(iv.sorted, p) }
		spread.Min, spread.LowerQuartile, spread.UpperQuartile, spread.Max = q(0), q(0.25), q(0.75), q(1)
	}
	iv.spine = chart.NewSpine(spread)
	return iv
}

func (iv *indicatorView) newCell(k int, code nhs.Code) cell {
	c := &iv.Comparisons[k]
	out := cell{
		Given: c.Value.Given, Value: none, Interval: none, Counts: notGiven, Previous: none,
		Band: band(bandToken(c.Band)), Reason: sentence(c.Reason),
	}
	if c.Value.Given {
		out.Value = inUnit(c.Value.Number, iv.def)
		out.SortBy = plain(c.Value.Number)
	}
	if c.HasInterval {
		out.Interval = between(c.Interval95, iv.def)
	}
	if o := c.Observation; o != nil {
		if o.Count.Given && o.Population.Given {
			out.Counts = amount(o.Count.Number) + joining(iv.def.Kind) + amount(o.Population.Number)
		}
		if sentence(o.Note) != out.Reason {
			out.Note = sentence(o.Note)
		}
	}
	if previous := iv.entry.Previous; previous != nil {
		if value, ok := published(previous.Row(code), iv.def); ok {
			out.Previous = inUnit(value, iv.def) + " (" + previous.Period.Words() + ")" + iv.moved(k)
		}
	}
	return out
}

// moved says how a CCG's figure has changed; empty where that was not tested.
func (iv *indicatorView) moved(k int) string {
	if len(iv.Change.Changes) == 0 {
		return ""
	}
	if words := changeWords(iv.Change.Changes[k].Direction(iv.rules)); words != "" {
		return ": " + words
	}
	return ""
}

// joining is the word between a count and what it is counted over.
func joining(k indicator.Kind) string {
	switch k {
	case indicator.Proportion:
		return " of "
	case indicator.Ratio:
		return " against "
	}
	return " in "
}

// published is the value of a figure of an earlier period; ok is false if the
// file gives none without reserve.
func published(o *indicator.Observation, def *indicator.Definition) (value float64, ok bool) {
	switch {
	case o == nil || o.Status != indicator.Reported:
		return 0, false
	case o.Count.Given && o.Population.Given && o.Population.Number > 0:
		return o.Count.Number / o.Population.Number * def.Multiplier, true
	}
	return o.Value.Number, o.Value.Given
}

// mark is a CCG's figure in a chart of a page that stands at from; without a
// figure it is not drawn.
func (v *view) mark(iv *indicatorView, k int, from place) chart.Mark {
	c := &iv.Comparisons[k]
	m := chart.Mark{ID: v.ccgs[k].id(), Name: v.ccgs[k].Short, X: nan, Y: nan, Token: bandToken(c.Band)}
	if from != "" {
		m.Href = from.to(v.ccgs[k].place)
	}
	if c.Value.Given {
		m.Y = c.Value.Number
	}
	if c.HasInterval {
		m.Lower, m.Upper = c.Interval95.Lower, c.Interval95.Upper
	}
	return m
}
