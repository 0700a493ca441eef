package chart

import (
	"cmp"
	"slices"
	"strconv"
)

// stroke is how a line is drawn.
type stroke struct {
	colour string
	paint  string  // colour as attributes
	width  float32 // in pixels
}

// The lines of a Trend: the unit's, and behind it that of the whole.
var (
	plain = stroke{ink, strokeInk, 2}
	quiet = stroke{barGrey, strokeBar, 1.5}
)

// breakRow is the height of the strip above the plot in which a break is named.
const breakRow = 18

// breakNote is where a break is named.
type breakNote struct {
	TrendBreak
	row    int  // from the top
	toLeft bool // on which side of the line
}

// breaks are those that lie between two periods, in time.
func (f *frame) breaks(all []TrendBreak) []TrendBreak {
	n := len(f.periods)
	if n == 0 {
		return nil
	}
	first, last := f.periods[0].at, f.periods[n-1].at
	kept := slices.DeleteFunc(slices.Clone(all), func(b TrendBreak) bool { return !(first < b.At && b.At <= last) })
	slices.SortStableFunc(kept, func(a, b TrendBreak) int { return cmp.Compare(a.At, b.At) })
	return kept
}

// notes gives each break a row of its own, and a place for its name on the
// side with more room. The rows go from the left inwards, then from the right
// inwards, so that a line rarely meets another's name.
func (c Trend) notes(f *frame) []breakNote {
	breaks := f.breaks(c.Breaks)
	inner := slices.IndexFunc(breaks, func(b TrendBreak) bool { return f.left(b.At) > plotLeft+plotWidth/2 })
	if inner < 0 {
		inner = len(breaks)
	}
	notes := make([]breakNote, len(breaks))
	for i, b := range breaks {
		notes[i] = breakNote{b, i, false}
		if i >= inner {
			notes[i].row, notes[i].toLeft = inner+len(breaks)-1-i, true
		}
	}
	return notes
}

// appendBreaks rules a dashed line from each break's name to the time axis.
func (f *frame) appendBreaks(dst []byte, notes []breakNote) []byte {
	top := f.room.top - breakRow*float64(len(notes))
	for _, n := range notes {
		at := f.left(n.At)
		dst = append(dst, `<line `+strokeLine+` stroke-width="1.5" stroke-dasharray="5 4" x1="`...)
		dst = percent(dst, at)
		dst = append(dst, `" x2="`...)
		dst = percent(dst, at)
		dst = append(dst, `" y1="`...)
		dst = px(dst, top+breakRow*float64(n.row))
		dst = append(dst, `" y2="`...)
		dst = px(dst, f.room.top+f.room.plot)
		dst = append(dst, `"/>`...)
	}
	for _, n := range notes {
		dx := 5.0
		if n.toLeft {
			dx = -dx
		}
		dst = appendName(dst, n.Label, f.left(n.At), dx, top+breakRow*float64(n.row)+11)
	}
	return dst
}

// appendName writes the name of a line beside it, over whatever is behind:
// dx pixels from a place in percent, to the left of it if dx is negative.
func appendName(dst []byte, name string, at, dx, y float64) []byte {
	dst = append(dst, `<text font-size="12" `+fillOver+` x="`...)
	dst = percent(dst, at)
	dst = append(dst, `" dx="`...)
	dst = px(dst, dx)
	dst = append(dst, `" y="`...)
	dst = px(dst, y)
	if dx < 0 {
		dst = append(dst, `" text-anchor="end`...)
	}
	dst = append(dst, '"', '>')
	dst = appendText(dst, name)
	return append(dst, `</text>`...)
}

// appendTrendLine draws a curve made by joined.
func (f *frame) appendTrendLine(dst []byte, s stroke, curve []Limit) []byte {
	dst = appendStrokeStart(dst, s.paint, strconv.FormatFloat(float64(s.width), 'f', -1, 32), false)
	dst = f.appendCurve(dst, curve, value)
	return append(dst, `"/>`...)
}

// appendWhole marks the figures of the line behind with dots, since one that
// is joined to no other would not be seen, and names the line at its end.
func (f *frame) appendWhole(dst []byte, l TrendLine) []byte {
	var last *TrendPoint
	dst = append(dst, `<g `+fillBar+`>`...)
	for _, p := range inTime(l.Points) {
		if !p.drawn() {
			continue
		}
		last = &p
		dst = append(dst, `<circle r="2.2" cx="`...)
		dst = percent(dst, f.left(p.At))
		dst = append(dst, `" cy="`...)
		dst = px(dst, f.room.top+f.down(p.Value))
		dst = append(dst, `"><title>`...)
		dst = appendText(dst, l.Name)
		dst = append(dst, ", "...)
		dst = f.appendFigure(dst, p)
		dst = append(dst, `</title></circle>`...)
	}
	dst = append(dst, `</g>`...)
	if last == nil {
		return dst
	}
	return appendName(dst, l.Name, f.left(last.At), 8, f.room.top+f.down(last.Value)+4)
}

// appendPoints draws the unit's figures, each with its numbers as a tooltip.
func (c Trend) appendPoints(dst []byte, f *frame) []byte {
	for i, added := range []bool{false, true} {
		ref := f.id + "-" + strconv.Itoa(i)
		empty := true
		for _, p := range inTime(c.Points) {
			if !p.drawn() || p.AddedUp != added {
				continue
			}
			if empty {
				dst = append(dst, `<defs><path id="`+ref+`" d="`+trendOutline(added)+`"/></defs><g`...)
				dst = append(appendTrendPaint(dst, added), '>')
				empty = false
			}
			dst = c.appendPoint(dst, f, p, ref)
		}
		if !empty {
			dst = append(dst, `</g>`...)
		}
	}
	return dst
}

func (c Trend) appendPoint(dst []byte, f *frame, p TrendPoint, ref string) []byte {
	dst = append(dst, `<use href="#`+ref+`" x="`...)
	dst = percent(dst, f.left(p.At))
	dst = append(dst, `" y="`...)
	dst = px(dst, f.room.top+f.down(p.Value))
	dst = append(dst, `"><title>`...)
	dst = f.appendFigure(dst, p)
	if m := p.mark(); m.interval() {
		dst = append(dst, " ("...)
		dst = appendValue(dst, p.Lower, f.y.Decimals, "")
		dst = append(appendText(dst, tickUnit(f.y.Unit)), " to "...)
		dst = appendValue(dst, p.Upper, f.y.Decimals, "")
		dst = append(appendText(dst, tickUnit(f.y.Unit)), ')')
	}
	if p.AddedUp {
		dst = appendText(append(dst, ", "...), c.Added)
	}
	return append(dst, `</title></use>`...)
}

// appendFigure writes a period and its figure.
func (f *frame) appendFigure(dst []byte, p TrendPoint) []byte {
	dst = append(appendText(dst, p.Label), ": "...)
	dst = appendValue(dst, p.Value, f.y.Decimals, "")
	return appendText(dst, tickUnit(f.y.Unit))
}

// trendOutline is the shape of a point.
func trendOutline(added bool) string {
	if added {
		return trendSquare
	}
	return trendDisc
}

// appendTrendPaint appends the presentation attributes of a point.
func appendTrendPaint(dst []byte, added bool) []byte {
	if added {
		return append(dst, ` class="ccg-fill-paper ccg-stroke-ink" fill="#fff" stroke="`+ink+`" stroke-width="1.7"`...)
	}
	return append(dst, ` class="ccg-fill-ink ccg-stroke-paper" fill="`+ink+`" stroke="#fff" stroke-width=".7"`...)
}
