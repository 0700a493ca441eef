package chart

// The small form's picture: for a cell of a table, on a phone too.
const (
	sparkWidth  = 120
	sparkHeight = 28
	sparkMargin = 6 // room for a mark at either end
)

// AppendSpark appends the small form of the trend to dst: the line, the line
// behind it and the breaks, with a mark at the last figure only. It has
// neither axis nor words, so it is hidden from assistive technology and stands
// beside the figures it shows. Of too few figures, see Enough, it draws nothing.
func (c Trend) AppendSpark(dst []byte) []byte {
	if !c.Enough() {
		return dst
	}
	s := newSpark(c)
	dst = append(dst, `<svg class="ccg-spark" width="120" height="28" viewBox="0 0 120 28" fill="none" aria-hidden="true">`...)
	for _, b := range (&frame{periods: s.periods}).breaks(c.Breaks) {
		dst = append(dst, `<path `+strokeLine+` stroke-dasharray="3 2" d="M`...)
		dst = px(dst, s.x(b.At))
		dst = append(dst, ` 1V27"/>`...)
	}
	dst = s.appendCurve(dst, strokeBar, "1", c.whole())
	dst = s.appendCurve(dst, strokeInk, "1.5", c.unit())
	return append(s.appendLast(dst, c.Points), `</svg>`...)
}

// spark is where the small form places time and value.
type spark struct {
	periods []period
	value   scale
}

func newSpark(c Trend) spark {
	var y extent
	for _, line := range [][]TrendPoint{c.Points, c.Whole.Points} {
		for _, p := range inTime(line) {
			y.add(p.Value)
		}
	}
	if y.min == y.max {
		y.min, y.max = y.min-1, y.max+1
	}
	return spark{periodsOf(c.Points, c.Whole.Points), scale{min: y.min, max: y.max}}
}

func (s spark) x(at float64) float64 {
	first, last := s.periods[0].at, s.periods[len(s.periods)-1].at
	if first == last {
		return sparkWidth / 2
	}
	return sparkMargin + (sparkWidth-2*sparkMargin)*(at-first)/(last-first)
}

func (s spark) y(v float64) float64 {
	return sparkMargin + (sparkHeight-2*sparkMargin)*(1-s.value.at(v))
}

// appendCurve draws a curve made by joined; a figure joined to no other is a dot.
func (s spark) appendCurve(dst []byte, colour, width string, curve []Limit) []byte {
	dst = append(dst, `<path stroke-linecap="round" `+colour+` stroke-width="`+width+`" d="`...)
	joins := false
	for _, p := range curve {
		if !drawable(p.X) || !drawable(value(p)) {
			joins = false
			continue
		}
		if joins {
			dst = append(dst, 'L')
		} else {
			dst = append(dst, 'M')
		}
		dst = append(px(dst, s.x(p.X)), ' ')
		dst = px(dst, s.y(value(p)))
		if !joins {
			dst = append(dst, "h0"...)
		}
		joins = true
	}
	return append(dst, `"/>`...)
}

// appendLast marks the last figure.
func (s spark) appendLast(dst []byte, points []TrendPoint) []byte {
	var last TrendPoint
	for _, p := range inTime(points) {
		if p.drawn() {
			last = p
		}
	}
	dst = append(dst, `<path transform="translate(`...)
	dst = append(px(dst, s.x(last.At)), ' ')
	dst = append(px(dst, s.y(last.Value)), `) scale(.9)"`...)
	return append(appendTrendPaint(dst, last.AddedUp), ` d="`+trendOutline(last.AddedUp)+`"/>`...)
}
