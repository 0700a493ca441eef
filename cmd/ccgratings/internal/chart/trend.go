package chart

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
)

// Trend shows the figures of one unit over time, each with its interval, and
// behind them, as a quiet line, those of the whole it is part of. Figures that
// cannot be compared with each other are never joined by a line.
//
// One figure is no trend: see Enough. About a dozen figures can be told apart
// on a phone. A page prints Summary below the picture, as for other charts; in
// a table, AppendSpark is the small form of the same description.
type Trend struct {
	ID     string // unique on the page
	Title  string // names the picture
	Name   string // whose figures these are: "NHS Sampleshire CCG"
	Bars   string // what the intervals are: "95% interval"
	Added  string // what a point AddedUp is: "added up from the CCGs it replaced"
	Y      Axis
	Points []TrendPoint // in any order
	Whole  TrendLine
	Breaks []TrendBreak // in any order
}

// TrendPoint is the figure of one period. A value that is not finite is a
// missing figure: its period stands on the axis, and the line has a gap there.
// A period that is left out altogether leaves no gap.
type TrendPoint struct {
	Label        string  // the period as published, at most about 9 characters: "2016/17"
	At           float64 // the middle of the period as a year: 2016.75 for April 2016 to March 2017
	Value        float64
	Lower, Upper float64 // the interval of Value; drawn only where Lower < Upper
	AddedUp      bool    // not published for this unit, but computed: drawn as a hollow square
}

// TrendLine is the line behind the points. Of its points only Label, At and
// Value are used.
type TrendLine struct {
	Name   string // "England"; written into the picture, so at most about 10 characters
	Points []TrendPoint
}

// TrendBreak says that figures before At and those from At on cannot be compared.
type TrendBreak struct {
	At    float64
	Label string // why, at most about 20 characters: "New definition"
	Local bool   // the unit changed, not the measure: the line of the whole goes on
}

// Enough reports whether there are two figures to draw, without which the page
// should have no chart: SVG then only says so and Option is null.
func (c Trend) Enough() bool { return len(c.Points)-c.missing() >= 2 }

// SVG returns the chart as an SVG element to stand in an HTML page.
func (c Trend) SVG() []byte { return c.AppendSVG(nil) }

// AppendSVG appends the chart as an SVG element to dst.
func (c Trend) AppendSVG(dst []byte) []byte {
	f := c.frame()
	dst = f.appendStart(dst)
	if len(f.marks) > 0 {
		dst = f.appendPeriods(dst)
		dst = f.appendBreaks(dst, c.notes(f))
		dst = f.appendPlotStart(dst)
		dst = f.appendIntervals(dst, "2")
		dst = f.appendTrendLine(dst, quiet, c.whole())
		dst = f.appendTrendLine(dst, plain, c.unit())
		dst = append(dst, `</svg>`...)
		dst = f.appendWhole(dst, c.Whole)
		dst = c.appendPoints(dst, f)
	}
	return append(dst, `</svg>`...)
}

// Legend returns the key to the chart as an HTML list.
func (c Trend) Legend() []byte {
	f := c.frame()
	dst := append([]byte(nil), `<ul class="ccg-legend">`...)
	for _, added := range []bool{false, true} {
		if slices.ContainsFunc(c.Points, func(p TrendPoint) bool { return p.drawn() && p.AddedUp == added }) {
			dst = append(dst, `<li><svg class="ccg-key" width="16" height="16" aria-hidden="true"><path transform="translate(8 8)"`...)
			dst = append(appendTrendPaint(dst, added), ` d="`+trendOutline(added)+`"/></svg> `...)
			dst = appendText(dst, c.seriesName(added))
			dst = append(dst, `</li>`...)
		}
	}
	if slices.ContainsFunc(f.marks, func(m Mark) bool { return m.interval() }) {
		dst = appendBarKey(dst, c.Bars)
	}
	if slices.ContainsFunc(c.Whole.Points, TrendPoint.drawn) {
		dst = appendStrokeKey(dst, quiet.paint, false)
		dst = appendText(dst, c.Whole.Name)
		dst = append(dst, `</li>`...)
	}
	if len(f.breaks(c.Breaks)) > 0 {
		dst = appendStrokeKey(dst, strokeLine, true)
		dst = append(dst, `Break: figures on either side cannot be compared</li>`...)
	}
	return f.appendLegendEnd(dst)
}

// Option returns what charts.js needs to draw the chart with ECharts.
func (c Trend) Option() (json.RawMessage, error) {
	f := c.frame()
	b := newBuilder(f)
	b.addBreaks(c.notes(f))
	b.addIntervals(2)
	b.addCurve(c.Whole.Name, false, quiet.colour, quiet.width, c.whole(), value)
	b.addCurve(c.Name, false, plain.colour, plain.width, c.unit(), value)
	b.addWhole(c.Whole)
	b.addPoints(c)
	return b.json()
}

// seriesName says whose figures the points are, and whether they are computed.
func (c Trend) seriesName(added bool) string {
	if added {
		return c.Name + ", " + c.Added
	}
	return c.Name
}

// frame fits the axes to the figures, their intervals and the line behind
// them. Unlike those of many units, the intervals of one unit are shown whole:
// how little its figures may say is what they are there to say.
func (c Trend) frame() *frame {
	f := &frame{
		id: safeID(c.ID), title: c.Title, summary: c.Summary(),
		empty: "Too few figures to show a trend",
		room:  room{top: 46, plot: 200, below: 30},
		x:     Axis{Decimals: 2}, y: c.Y,
		undrawn: c.missing(),
	}
	if !c.Enough() {
		return f
	}
	var y extent
	for _, p := range inTime(c.Points) {
		if m := p.mark(); p.drawn() {
			f.marks = append(f.marks, m)
			y.add(p.Value)
			if m.interval() {
				y.add(p.Lower)
				y.add(p.Upper)
			}
		}
	}
	for _, p := range inTime(c.Whole.Points) {
		y.add(p.Value)
	}
	f.scaleY = newScale(y, 4)
	f.periods = periodsOf(c.Points, c.Whole.Points)
	f.scaleX = timeScale(f.periods, c.Whole.name())
	f.room.top += breakRow * float64(len(f.breaks(c.Breaks)))
	f.note = c.noteOn(f.scaleY)
	return f
}

// noteOn says which end of the axis is good, and where it starts if not at 0.
func (c Trend) noteOn(s scale) string {
	note := c.Y.Better
	if s.min <= 0 {
		return note
	}
	if note != "" {
		note += "; "
	}
	return note + "axis starts at " + string(appendValue(nil, s.min, s.decimals(), "")) + tickUnit(c.Y.Unit)
}

// missing is how many points have no figure that can be drawn.
func (c Trend) missing() int {
	n := 0
	for _, p := range c.Points {
		if !p.drawn() {
			n++
		}
	}
	return n
}

// unit and whole are the two lines, with gaps where nothing may be joined.
func (c Trend) unit() []Limit { return joined(c.Points, c.Breaks) }

func (c Trend) whole() []Limit {
	return joined(c.Whole.Points, slices.DeleteFunc(slices.Clone(c.Breaks), func(b TrendBreak) bool { return b.Local }))
}

// name is what is written beside the line; nothing if it has no points.
func (l TrendLine) name() string {
	if slices.ContainsFunc(l.Points, TrendPoint.drawn) {
		return l.Name
	}
	return ""
}

// drawn reports whether the point can be placed.
func (p TrendPoint) drawn() bool { return drawable(p.At) && drawable(p.Value) }

// mark is the point as a mark of the frame.
func (p TrendPoint) mark() Mark {
	return Mark{Name: p.Label, X: p.At, Y: p.Value, Lower: p.Lower, Upper: p.Upper}
}

// inTime returns the points that have a place in time, in its order.
func inTime(points []TrendPoint) []TrendPoint {
	kept := slices.DeleteFunc(slices.Clone(points), func(p TrendPoint) bool { return !drawable(p.At) })
	slices.SortStableFunc(kept, func(a, b TrendPoint) int { return cmp.Compare(a.At, b.At) })
	return kept
}

// joined returns the points as one curve, interrupted at missing figures and
// at breaks by a point that cannot be drawn.
func joined(points []TrendPoint, breaks []TrendBreak) []Limit {
	var curve []Limit
	for i, era := range eras(points, breaks) {
		if i > 0 {
			curve = append(curve, Limit{X: math.NaN()})
		}
		for _, p := range era {
			curve = append(curve, Limit{X: p.At, Lower: p.Value})
		}
	}
	return curve
}

// value is the height of a curve made by joined.
func value(p Limit) float64 { return p.Lower }

// eras returns the points in time, cut at the breaks; none is empty.
func eras(points []TrendPoint, breaks []TrendBreak) [][]TrendPoint {
	var cut [][]TrendPoint
	for _, p := range inTime(points) {
		if n := len(cut); n > 0 && !divided(cut[n-1][0].At, p.At, breaks) {
			cut[n-1] = append(cut[n-1], p)
			continue
		}
		cut = append(cut, []TrendPoint{p})
	}
	return cut
}

// divided reports whether a break lies after one time and not after a later one.
func divided(from, to float64, breaks []TrendBreak) bool {
	return slices.ContainsFunc(breaks, func(b TrendBreak) bool { return from < b.At && b.At <= to })
}
