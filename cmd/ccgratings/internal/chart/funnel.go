package chart

import "encoding/json"

// Funnel plots each unit's value against its size, with the limits within
// which a unit of that size is expected to lie around the target.
type Funnel struct {
	ID      string // unique on the page
	Title   string // names the picture
	Summary string // says in words what the picture shows
	X, Y    Axis
	Marks   []Mark
	Target  Line
	Limits  []Limits // the narrower first
}

// SVG returns the chart as an SVG element to stand in an HTML page.
func (c Funnel) SVG() []byte { return c.AppendSVG(nil) }

// AppendSVG appends the chart as an SVG element to dst.
func (c Funnel) AppendSVG(dst []byte) []byte {
	f := c.frame()
	dst = f.appendStart(dst)
	if len(f.marks) > 0 {
		dst = f.appendPlotStart(dst)
		for _, l := range c.Limits {
			dst = f.appendLimits(dst, l)
		}
		dst = f.appendLine(dst, c.Target)
		dst = append(dst, `</svg>`...)
		dst = f.appendMarks(dst)
	}
	return append(dst, `</svg>`...)
}

// Legend returns the key to the chart as an HTML list.
func (c Funnel) Legend() []byte {
	f := c.frame()
	dst := append([]byte(nil), `<ul class="ccg-legend">`...)
	dst = appendTokenKeys(dst, c.Marks)
	dst = f.appendLineKeys(dst, []Line{c.Target})
	for _, l := range c.Limits {
		dst = appendStrokeKey(dst, strokeLine, l.Dashed)
		dst = appendText(dst, l.Name)
		dst = append(dst, `</li>`...)
	}
	return f.appendLegendEnd(dst)
}

// Option returns what charts.js needs to draw the chart with ECharts.
func (c Funnel) Option() (json.RawMessage, error) {
	f := c.frame()
	b := newBuilder(f)
	for _, l := range c.Limits {
		b.addLimits(l)
	}
	b.addLine(c.Target)
	b.addMarks()
	return b.json()
}

func (c Funnel) frame() *frame {
	marks, undrawn := drawableMarks(c.Marks)
	f := &frame{
		id: safeID(c.ID), title: c.Title, summary: c.Summary,
		empty: noFigures, room: tall, note: c.Y.Better,
		x: c.X, y: c.Y, ticksX: true, marks: marks, undrawn: undrawn,
	}
	var x, y extent
	for _, m := range marks {
		x.add(m.X)
		y.add(m.Y)
	}
	y.add(c.Target.Value)
	smallest := x.min
	x.add(0)
	f.scaleX = newScale(x, 4)
	f.scaleY = newScale(c.roomForLimits(y, smallest), 5)
	return f
}

// roomForLimits widens y to show the limits at sizes that occur, but by no
// more than a quarter of its range at either end: the limits of the smallest
// units would flatten everything else.
func (c Funnel) roomForLimits(y extent, smallest float64) extent {
	room := (y.max - y.min) / 4
	wide := y
	for _, l := range c.Limits {
		for _, p := range l.Points {
			if p.X >= smallest {
				wide.add(max(p.Lower, y.min-room))
				wide.add(min(p.Upper, y.max+room))
			}
		}
	}
	return wide
}

// appendLimits draws both curves as one path.
func (f *frame) appendLimits(dst []byte, l Limits) []byte {
	dst = appendStrokeStart(dst, strokeLine, "1", l.Dashed)
	dst = f.appendCurve(dst, l.Points, func(p Limit) float64 { return p.Lower })
	dst = f.appendCurve(dst, l.Points, func(p Limit) float64 { return p.Upper })
	return append(dst, `"/>`...)
}

// appendCurve appends path data through the points; one that is not drawable
// leaves a gap.
func (f *frame) appendCurve(dst []byte, points []Limit, y func(Limit) float64) []byte {
	command := byte('M')
	for _, p := range points {
		v := y(p)
		if !drawable(p.X) || !drawable(v) {
			command = 'M'
			continue
		}
		dst = append(dst, command)
		dst = px(dst, f.along(p.X))
		dst = append(dst, ' ')
		dst = px(dst, f.down(v))
		command = 'L'
	}
	return dst
}
