package chart

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Distribution shows how the values of all units are spread: the range is cut
// into strips, and the units of a strip are stacked in it, one mark each. So
// the outline is that of a histogram, and every unit can still be pointed at.
type Distribution struct {
	ID       string // unique on the page
	Title    string // names the picture
	Summary  string // says in words what the picture shows
	Items    string // what the units are, in the plural: "CCGs"
	Value    Axis   // what is measured, along x; Better is not used
	Low      string // what the left end means: "worse"
	High     string // what the right end means: "better"
	Marks    []Mark // in any order; Y is the value, as in Ranked, and X is not used
	Lines    []Line // upright, at values; those that are not dashed are named in the picture
	Reminder string // under the number of units, at most about 40 characters
}

// The strips, and the marks in them.
const (
	mostStrips  = 27    // on a phone of 320 pixels a strip is as wide as a mark
	markPitch   = 9.0   // pixels from mark to mark upwards, where there is room
	leastStack  = 10    // marks that the picture has room for, however few there are
	tallestPlot = 300.0 // pixels; beyond it marks overlap
)

// SVG returns the chart as an SVG element to stand in an HTML page.
func (c Distribution) SVG() []byte { return c.AppendSVG(nil) }

// AppendSVG appends the chart as an SVG element to dst.
func (c Distribution) AppendSVG(dst []byte) []byte {
	f := c.frame()
	dst = f.appendStart(dst)
	if len(f.marks) > 0 {
		dst = f.appendPlotStart(dst)
		for _, l := range c.Lines {
			dst = f.appendUpright(dst, l)
		}
		dst = append(dst, `</svg>`...)
		for _, w := range c.words(f) {
			dst = f.appendWord(dst, w)
		}
		dst = f.appendMarks(dst)
	}
	return append(dst, `</svg>`...)
}

// Legend returns the key to the chart as an HTML list.
func (c Distribution) Legend() []byte {
	f := c.frame()
	dst := append([]byte(nil), `<ul class="ccg-legend">`...)
	dst = appendTokenKeys(dst, c.Marks)
	dst = f.appendLineKeys(dst, c.Lines)
	return f.appendLegendEnd(dst)
}

// Option returns what charts.js needs to draw the chart with ECharts.
func (c Distribution) Option() (json.RawMessage, error) {
	f := c.frame()
	b := newBuilder(f)
	for _, l := range c.Lines {
		b.addUpright(l)
	}
	b.addWords(c.words(f))
	b.addMarks()
	return b.json()
}

// frame gives each mark the middle of its strip and a place in its stack, the
// lowest value at the bottom, equal values by name.
func (c Distribution) frame() *frame {
	marks, undrawn := drawableValues(c.Marks)
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Y, b.Y), strings.Compare(a.Name, b.Name))
	})
	var x extent
	for i := range marks {
		x.add(marks[i].Y)
	}
	for _, l := range c.Lines {
		x.add(l.Value)
	}
	f := &frame{
		id: safeID(c.ID), title: c.Title, summary: c.Summary, empty: noFigures,
		heading: strconv.Itoa(len(marks)) + " " + c.Items, note: c.Reminder,
		x: c.Value, y: c.Value, ticksX: true, scaleX: newScale(x, 6),
		marks: marks, undrawn: undrawn,
	}
	tallest := f.pile(stripWidth(f.scaleX, c.Lines))
	rows := float64(max(tallest, leastStack))
	f.scaleY = scale{max: rows, step: rows}
	f.room = room{top: 62, plot: min(markPitch*rows, tallestPlot), below: 48}
	return f
}

// pile stacks the marks, which are in order, in strips of a width, and returns
// how many the tallest stack has.
func (f *frame) pile(width float64) int {
	f.stack = make([]float64, len(f.marks))
	tallest, height, last := 0, 0, math.NaN()
	for i := range f.marks {
		m := &f.marks[i]
		m.X = stripMiddle(m.Y, width)
		if m.X != last {
			height, last = 0, m.X
		}
		f.stack[i] = float64(height) + 0.5
		height++
		tallest = max(tallest, height)
	}
	return tallest
}

// stripWidth is how wide a strip is. The farthest line from 0 lies on the edge
// of one where that can be, so that a mark is on the same side as its value.
func stripWidth(s scale, lines []Line) float64 {
	whole := s.max - s.min
	far := 0.0
	for _, l := range lines {
		if drawable(l.Value) {
			far = max(far, math.Abs(l.Value))
		}
	}
	if n := math.Floor(mostStrips * far / whole); n >= 1 {
		return far / n
	}
	return whole / mostStrips
}

// stripMiddle is the middle of the strip that v lies in. Strips begin at 0 and
// go both ways; a value on an edge belongs to the strip farther from 0.
func stripMiddle(v, width float64) float64 {
	n := math.Floor(math.Abs(v)/width + 1e-9)
	return math.Copysign((n+0.5)*width, v)
}

// appendUpright rules an upright line in the inner SVG.
func (f *frame) appendUpright(dst []byte, l Line) []byte {
	if !drawable(l.Value) {
		return dst
	}
	dst = appendStrokeStart(dst, strokeInk, "1.5", l.Dashed)
	dst = append(dst, 'M')
	dst = px(dst, f.along(l.Value))
	dst = append(dst, " 0V"...)
	dst = px(dst, f.room.plot)
	return append(dst, `"/>`...)
}

// words names the lines above the picture, and its ends below it.
func (c Distribution) words(f *frame) []word {
	var out []word
	for _, l := range c.Lines {
		if !l.Dashed && drawable(l.Value) {
			out = append(out, word{l.Name, l.Value, f.scaleY.max, -6, middle})
		}
	}
	for _, end := range []word{{text: c.Low, x: f.scaleX.min, anchor: start}, {text: c.High, x: f.scaleX.max, anchor: end}} {
		if end.text != "" {
			end.down = f.room.below - 8
			out = append(out, end)
		}
	}
	return out
}
