package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// past is a CCG's figures of one indicator up to the edition's period, as its
// page prints them.
type past struct {
	ID, Name string
	About    string   // unit and direction of good
	Trend    string   // the recent trend in a sentence; empty if there is none
	Without  string   // why there is no earlier figure, in sentences; empty if there is one
	Breaks   []string // where figures cannot be compared, and why; in sentences
	Legend   template.HTML
	SVG      template.HTML // empty where there are too few figures for a picture
	Summary  string        // of the picture
	Source   source        // of all figures
	Rows     []pastRow     // oldest first, the edition's own last
}

// pastRow is the figure of one period.
type pastRow struct {
	Period, Value, Interval, England string
	Given                            bool
	Notes                            []string // reserves, and how it came about; in sentences
}

// past gathers CCG k's earlier figures of an indicator; nil if there are none,
// and nothing to say of why.
func (v *view) past(iv *indicatorView, k int) *past {
	if !iv.hasPast(k) {
		return nil
	}
	c := &v.ccgs[k]
	p := &past{ID: "past-" + string(iv.def.ID), Name: iv.def.Name, About: iv.direction, Trend: iv.trend(k)}
	if unit := spaced(iv.def.Unit); unit != "" {
		p.About = unit + "; " + p.About
	}
	p.Source = iv.pastSource()
	picture := chart.Trend{
		ID: p.ID, Title: iv.def.Name + ": " + c.Name, Name: c.Name, Bars: "95% interval", Added: "added up from the CCGs that merged into it",
		Y: iv.axis(), Whole: chart.TrendLine{Name: "England"},
	}
	var broken *indicator.Observation // the last figure that is missing since its area was another
	iv.eachPeriod(func(period indicator.Period, england rating.Benchmark, comparisons []rating.Comparison) {
		figure := &comparisons[k]
		p.Rows = append(p.Rows, iv.pastRow(period, england, figure))
		at, label := middle(period), periodLabel(period)
		picture.Points = append(picture.Points, trendPoint(figure, at, label))
		if england.Value.Given {
			picture.Whole.Points = append(picture.Whole.Points, chart.TrendPoint{Label: label, At: at, Value: england.Value.Number})
		}
		if o := figure.Observation; o != nil && (o.Basis == indicator.NotAddedUp || o.Basis == indicator.BoundaryChanged) {
			broken = o
		} else if broken != nil && figure.Value.Given {
			words, short := brokenOff(broken, period)
			p.Breaks = append(p.Breaks, words)
			picture.Breaks = append(picture.Breaks, chart.TrendBreak{At: yearOf(period.First), Label: short, Local: true})
			broken = nil
		}
	})
	if picture.Enough() {
		p.draw(picture)
	}
	p.Without = p.without()
	return p
}

// without says why there is no figure before the edition's own; empty if there
// is one.
func (p *past) without() string {
	earlier := p.Rows[:len(p.Rows)-1]
	if slices.ContainsFunc(earlier, func(r pastRow) bool { return r.Given }) {
		return ""
	}
	if len(p.Breaks) > 0 {
		return strings.Join(p.Breaks, " ")
	}
	return strings.Join(earlier[len(earlier)-1].Notes, " ")
}

func (p *past) draw(c chart.Trend) {
	p.SVG, p.Legend, p.Summary = picture(c.SVG()), picture(c.Legend()), c.Summary()
}

// hasPast reports whether there is a figure of an earlier period, or a reason
// to give for there being none.
func (iv *indicatorView) hasPast(k int) bool {
	for i := range iv.History {
		c := &iv.History[i].Comparisons[k]
		if o := c.Observation; c.Value.Given || o != nil && o.Basis != indicator.AsPublished {
			return true
		}
	}
	return false
}

// eachPeriod goes through the periods of an indicator up to the edition's own,
// oldest first.
func (iv *indicatorView) eachPeriod(do func(indicator.Period, rating.Benchmark, []rating.Comparison)) {
	for i := range iv.History {
		h := &iv.History[i]
		do(h.Period, h.England, h.Comparisons)
	}
	do(iv.Table.Period, iv.England, iv.Comparisons)
}

func (iv *indicatorView) pastRow(period indicator.Period, england rating.Benchmark, c *rating.Comparison) pastRow {
	row := pastRow{Period: period.Words(), Given: c.Value.Given, Value: none, Interval: none, England: none, Notes: pastNotes(c)}
	if c.Value.Given {
		row.Value = inUnit(c.Value.Number, iv.def)
	}
	if c.HasInterval {
		row.Interval = between(c.Interval95, iv.def)
	}
	if england.Value.Given {
		row.England = inUnit(england.Value.Number, iv.def)
	}
	return row
}

// pastNotes is what is to be said of a figure that is shown and not compared.
func pastNotes(c *rating.Comparison) []string {
	var notes []string
	if why := tables.PastStatus(c); why != "" {
		notes = append(notes, sentence(why))
	}
	if o := c.Observation; o != nil && o.Note != "" && (notes == nil || sentence(o.Note) != notes[0]) {
		notes = append(notes, sentence(o.Note))
	}
	return notes
}

func trendPoint(c *rating.Comparison, at float64, label string) chart.TrendPoint {
	p := chart.TrendPoint{Label: label, At: at, Value: nan}
	if c.Value.Given {
		p.Value = c.Value.Number
	}
	if c.HasInterval {
		p.Lower, p.Upper = c.Interval95.Lower, c.Interval95.Upper
	}
	p.AddedUp = c.Observation != nil && c.Observation.Basis == indicator.AddedUp
	return p
}

// brokenOff says why a CCG's figures before a period cannot be set beside its
// later ones, in sentences and in short.
func brokenOff(o *indicator.Observation, since indicator.Period) (words, short string) {
	words, short = "There are no figures of its area before "+since.Words()+". "+sentence(o.Note), "CCGs merged"
	if o.Basis == indicator.BoundaryChanged {
		short = "Boundary changed"
	}
	return words, short
}

// trend puts the recent trend of CCG k's figure in a sentence; empty if there
// is none.
func (iv *indicatorView) trend(k int) string {
	if iv.Trends == nil {
		return ""
	}
	words := changeWords(iv.Trends[k])
	if words == "" {
		return ""
	}
	if iv.Trends[k] == rating.NoClearChange {
		words = "shows no clear trend"
	}
	first := iv.History[len(iv.History)-rating.TrendYears+1].Period
	return "Over five years, between " + first.Words() + " and " + iv.period + ", the figure itself " + words + "."
}

// middle is the middle of a period as a year: 2016.75 for April 2016 to March
// 2017.
func middle(p indicator.Period) float64 { return (yearOf(p.First) + yearOf(p.Last.Next())) / 2 }

// yearOf is the first day of a month as a year: 2016.25 for April 2016.
func yearOf(d nhs.Date) float64 { return float64(d.Year) + float64(d.Month-1)/12 }

// longestLabel is how long the name of a period may be on the axis of a chart.
const longestLabel = 10

// periodLabel is a period as short as the axis of a chart needs it: "2016/17",
// "2015-18", "Jul 2018".
func periodLabel(p indicator.Period) string {
	switch {
	case len(p.Text) <= longestLabel:
		return p.Text
	case p.First.Year != p.Last.Year:
		return strconv.Itoa(p.First.Year) + "\u2013" + strconv.Itoa(p.Last.Year)[2:]
	}
	return p.First.Month.String()[:3] + " " + strconv.Itoa(p.First.Year)
}
