package chart

import "slices"

// The plot's place in the picture. Sideways in percent, so that the picture
// is as wide as its container; down the page in pixels, see room.
const (
	plotLeft  = 12.0
	plotWidth = 85.0

	// plotUnits is the width of the inner, stretched SVG in its own units.
	plotUnits = 1000
)

// room is how a picture is divided from top to bottom, in pixels: what stands
// above the plot, the plot, and what stands below it.
type room struct{ top, plot, below float64 }

// tall is the room of Funnel and Ranked.
var tall = room{top: 46, plot: 290, below: 48}

// full is the height of the whole picture.
func (r room) full() float64 { return r.top + r.plot + r.below }

// frame is what Funnel, Ranked and Trend share: identity, axes and scales, and
// the marks that can be drawn.
type frame struct {
	id, title, summary string
	empty              string // what stands in place of a picture of nothing
	room               room
	note               string // under the name of y: which end is good
	x, y               Axis
	scaleX, scaleY     scale
	ticksX             bool      // only Funnel has numbers along x
	periods            []period  // only Trend has periods along x
	marks              []Mark    // all of them drawable
	stack              []float64 // where each mark stands on y; nil where that is its value
	heading            string    // above the picture, in place of the name of y
	undrawn            int       // marks left out for want of a finite number
}

// noFigures stands in place of a picture of nothing.
const noFigures = "No figures to show"

// drawableMarks returns the marks with finite numbers and how many have none.
func drawableMarks(marks []Mark) ([]Mark, int) {
	kept := make([]Mark, 0, len(marks))
	for _, m := range marks {
		if drawable(m.X) && drawable(m.Y) {
			kept = append(kept, m)
		}
	}
	return kept, len(marks) - len(kept)
}

// drawableValues returns the marks with a finite value and how many have none.
func drawableValues(marks []Mark) ([]Mark, int) {
	placed := slices.Clone(marks)
	for i := range placed {
		placed[i].X = 0
	}
	return drawableMarks(placed)
}

// left is the horizontal position of v in the whole picture, in percent.
func (f *frame) left(v float64) float64 { return plotLeft + plotWidth*f.scaleX.at(v) }

// down is the vertical position of v in the plot, in pixels from its top. It
// is kept near the plot, whose edge cuts off what lies beyond.
func (f *frame) down(v float64) float64 {
	d := f.room.plot * (1 - f.scaleY.at(v))
	return min(max(d, -5*f.room.plot), 6*f.room.plot)
}

// along is the horizontal position of v in the plot, in the units of the inner SVG.
func (f *frame) along(v float64) float64 {
	return min(max(plotUnits*f.scaleX.at(v), -plotUnits), 2*plotUnits)
}

// appendStart opens the SVG, names it and writes the axes' names and numbers.
func (f *frame) appendStart(dst []byte) []byte {
	dst = append(dst, `<svg class="ccg-chart__svg" xmlns="http://www.w3.org/2000/svg" width="100%" height="`...)
	dst = px(dst, f.room.full())
	dst = append(dst, `" role="img" aria-labelledby="`+f.id+`-title" aria-describedby="`+f.id+`-desc" font-family="Arial,sans-serif" font-size="13" fill="`+ink+`">`...)
	dst = appendElement(dst, "title", f.id+"-title", f.title)
	dst = appendElement(dst, "desc", f.id+"-desc", f.summary)
	dst = f.appendNames(dst)
	if len(f.marks) == 0 {
		dst = append(dst, `<text x="50%" y="`...)
		dst = px(dst, f.room.top+f.room.plot/2)
		return append(dst, `" text-anchor="middle">`+f.empty+`</text>`...)
	}
	return f.appendTicks(dst)
}

// appendNames writes what the axes measure and which end is good.
func (f *frame) appendNames(dst []byte) []byte {
	dst = append(dst, `<text y="14" font-weight="bold">`...)
	dst = appendText(dst, f.top())
	dst = append(dst, `</text>`...)
	if f.note != "" {
		dst = append(dst, `<text y="32">`...)
		dst = appendText(dst, f.note)
		dst = append(dst, `</text>`...)
	}
	if f.x.Name == "" {
		return dst
	}
	dst = append(dst, `<text x="54.5%" y="`...)
	dst = px(dst, f.room.full()-8)
	dst = append(dst, `" text-anchor="middle">`...)
	dst = appendText(dst, axisName(f.x))
	return append(dst, `</text>`...)
}

// top is what stands above the picture: what its height measures.
func (f *frame) top() string {
	if f.heading != "" {
		return f.heading
	}
	return axisName(f.y)
}

// level is where the i-th mark stands on y.
func (f *frame) level(i int) float64 {
	if f.stack != nil {
		return f.stack[i]
	}
	return f.marks[i].Y
}

// axisName is the axis' name with its unit, if the unit is not in the name.
func axisName(a Axis) string {
	if a.Unit == "" {
		return a.Name
	}
	return a.Name + " (" + a.Unit + ")"
}

// tickUnit is the part of a unit that is short enough to stand at every tick.
func tickUnit(unit string) string {
	if unit == "%" {
		return unit
	}
	return ""
}

// appendTicks writes the numbers along both axes.
func (f *frame) appendTicks(dst []byte) []byte {
	if f.stack == nil {
		dst = f.appendTicksY(dst)
	}
	if f.ticksX {
		dst = f.appendTicksX(dst)
	}
	return dst
}

func (f *frame) appendTicksY(dst []byte) []byte {
	dst = append(dst, `<g font-size="12" text-anchor="end">`...)
	for i := range f.scaleY.ticks() {
		v := f.scaleY.tick(i)
		dst = append(dst, `<text x="12%" dx="-6" y="`...)
		dst = px(dst, f.room.top+f.down(v)+4)
		dst = append(dst, '"', '>')
		dst = appendText(appendValue(dst, v, f.scaleY.decimals(), ""), tickUnit(f.y.Unit))
		dst = append(dst, `</text>`...)
	}
	return append(dst, `</g>`...)
}

func (f *frame) appendTicksX(dst []byte) []byte {
	dst = append(dst, `<g font-size="12" text-anchor="middle">`...)
	n := f.scaleX.ticks()
	for i := range n {
		v := f.scaleX.tick(i)
		dst = append(dst, `<text x="`...)
		dst = percent(dst, f.left(v))
		dst = append(dst, `" y="`...)
		dst = px(dst, f.room.top+f.room.plot+18)
		dst = append(dst, '"')
		if i == n-1 {
			dst = append(dst, ` text-anchor="end"`...)
		}
		dst = append(dst, '>')
		dst = appendText(appendValue(dst, v, f.scaleX.decimals(), ""), tickUnit(f.x.Unit))
		dst = append(dst, `</text>`...)
	}
	return append(dst, `</g>`...)
}

// appendPlotStart opens the stretched inner SVG and rules its grid, which is
// only the foot of stacks.
func (f *frame) appendPlotStart(dst []byte) []byte {
	dst = append(dst, `<svg x="12%" y="`...)
	dst = px(dst, f.room.top)
	dst = append(dst, `" width="85%" height="`...)
	dst = px(dst, f.room.plot)
	dst = append(dst, `" viewBox="0 0 1000 `...)
	dst = px(dst, f.room.plot)
	dst = append(dst, `" preserveAspectRatio="none" fill="none">`...)
	dst = appendStrokeStart(dst, strokeGrid, "1", false)
	if f.stack != nil {
		dst = append(dst, 'M', '0', ' ')
		return append(px(dst, f.room.plot), `H1000"/>`...)
	}
	for i := range f.scaleY.ticks() {
		dst = append(dst, "M0 "...)
		dst = px(dst, f.down(f.scaleY.tick(i)))
		dst = append(dst, "H1000"...)
	}
	return append(dst, `"/>`...)
}

// appendLine rules a horizontal line in the inner SVG.
func (f *frame) appendLine(dst []byte, l Line) []byte {
	if !drawable(l.Value) {
		return dst
	}
	dst = appendStrokeStart(dst, strokeInk, "1.5", l.Dashed)
	dst = append(dst, "M0 "...)
	dst = px(dst, f.down(l.Value))
	return append(dst, `H1000"/>`...)
}

// appendStrokeStart opens a path whose stroke keeps its width when the inner
// SVG is stretched, in one of the colours of shades.go; the path data and the
// end of the element follow.
func appendStrokeStart(dst []byte, colour, width string, dashed bool) []byte {
	dst = append(dst, `<path vector-effect="non-scaling-stroke" `+colour+` stroke-width="`+width...)
	if dashed {
		dst = append(dst, `" stroke-dasharray="5 4`...)
	}
	return append(dst, `" d="`...)
}
