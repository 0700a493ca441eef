package chart

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Ranked shows the units side by side in order of their values, each with its
// interval. Used for the values of an indicator and for scores alike.
type Ranked struct {
	ID      string // unique on the page
	Title   string // names the picture
	Summary string // says in words what the picture shows
	Items   string // what the units are, in the plural
	Y       Axis
	Marks   []Mark // in any order; X is not used
	Bars    string // what the intervals of the marks are: "95% interval"
	Lines   []Line // the average, thresholds
}

// SVG returns the chart as an SVG element to stand in an HTML page.
func (c Ranked) SVG() []byte { return c.AppendSVG(nil) }

// AppendSVG appends the chart as an SVG element to dst.
func (c Ranked) AppendSVG(dst []byte) []byte {
	f := c.frame()
	dst = f.appendStart(dst)
	if len(f.marks) > 0 {
		dst = f.appendPlotStart(dst)
		dst = f.appendIntervals(dst, "1")
		for _, l := range c.Lines {
			dst = f.appendLine(dst, l)
		}
		dst = append(dst, `</svg>`...)
		dst = f.appendMarks(dst)
	}
	return append(dst, `</svg>`...)
}

// Legend returns the key to the chart as an HTML list.
func (c Ranked) Legend() []byte {
	f := c.frame()
	dst := append([]byte(nil), `<ul class="ccg-legend">`...)
	dst = appendTokenKeys(dst, c.Marks)
	dst = f.appendLineKeys(dst, c.Lines)
	if slices.ContainsFunc(f.marks, func(m Mark) bool { return m.interval() }) {
		dst = appendBarKey(dst, c.Bars)
	}
	return f.appendLegendEnd(dst)
}

// Option returns what charts.js needs to draw the chart with ECharts.
func (c Ranked) Option() (json.RawMessage, error) {
	f := c.frame()
	b := newBuilder(f)
	b.addIntervals(1)
	for _, l := range c.Lines {
		b.addLine(l)
	}
	b.addMarks()
	return b.json()
}

// frame sorts the marks by value, equal values by name, and gives the i-th of
// them the place i + 1/2.
func (c Ranked) frame() *frame {
	marks, undrawn := drawableValues(c.Marks)
	slices.SortStableFunc(marks, func(a, b Mark) int {
		switch {
		case a.Y < b.Y:
			return -1
		case a.Y > b.Y:
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	var y extent
	for i := range marks {
		marks[i].X = float64(i) + 0.5
		y.add(marks[i].Y)
	}
	for _, l := range c.Lines {
		y.add(l.Value)
	}
	n := max(len(marks), 1)
	return &frame{
		id: safeID(c.ID), title: c.Title, summary: c.Summary,
		empty: noFigures, room: tall, note: c.Y.Better,
		x: Axis{Name: strconv.Itoa(len(marks)) + " " + c.Items + ", lowest to highest"}, y: c.Y,
		scaleX: scale{min: 0, max: float64(n), step: float64(n)},
		scaleY: newScale(roomForIntervals(y, marks), 5),
		marks:  marks, undrawn: undrawn,
	}
}

// roomForIntervals widens y to show the intervals, but by no more than half
// its range at either end: the widest interval would flatten everything else.
func roomForIntervals(y extent, marks []Mark) extent {
	room := (y.max - y.min) / 2
	wide := y
	for i := range marks {
		if m := &marks[i]; m.interval() {
			wide.add(max(m.Lower, y.min-room))
			wide.add(min(m.Upper, y.max+room))
		}
	}
	return wide
}

// appendIntervals draws all intervals as one path.
func (f *frame) appendIntervals(dst []byte, width string) []byte {
	dst = appendStrokeStart(dst, strokeBar, width, false)
	for i := range f.marks {
		m := &f.marks[i]
		if !m.interval() {
			continue
		}
		dst = append(dst, 'M')
		dst = px(dst, f.along(m.X))
		dst = append(dst, ' ')
		dst = px(dst, f.down(m.Lower))
		dst = append(dst, 'V')
		dst = px(dst, f.down(m.Upper))
	}
	return append(dst, `"/>`...)
}
