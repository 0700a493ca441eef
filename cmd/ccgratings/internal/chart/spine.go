package chart

import "strconv"

// Direction says which end of a measure is good.
type Direction uint8

// Neither is a measure shown without judgement.
const (
	Neither Direction = iota
	HigherIsBetter
	LowerIsBetter
)

// The spine's picture: small enough for a table cell on a phone.
const (
	spineWidth  = 200
	spineMiddle = 14
	spineMargin = 8 // room for a shape at either end
)

// Spread is how the values of all units on one measure are spread.
type Spread struct {
	Min, LowerQuartile, UpperQuartile, Max float64

	Target float64
	Better Direction
}

// Spine shows where one unit stands among all on one measure: the range and
// the middle half of all, the target, and the unit with its interval. Better
// is always to the right, so the axis is turned where lower is better.
//
// What is the same for every unit is drawn once, by NewSpine.
type Spine struct {
	low, high  float64 // the values at the left and right ends; low > high when turned
	background []byte
}

// fences is how many times the width of the middle half the picture reaches
// beyond it at most. A value further out is drawn at the end of the strip: one
// extreme unit must not squeeze all others into a point.
const fences = 3

// NewSpine prepares the spines of one measure. Numbers of the spread that are
// not finite are left out.
func NewSpine(all Spread) *Spine {
	s := &Spine{}
	s.low, s.high = all.ends()
	if all.Better == LowerIsBetter {
		s.low, s.high = s.high, s.low
	}
	s.draw(all)
	return s
}

// ends is the range of values the picture covers.
func (all Spread) ends() (low, high float64) {
	var e extent
	if all.box() {
		reach := fences * (all.UpperQuartile - all.LowerQuartile)
		e.add(max(all.Min, all.LowerQuartile-reach))
		e.add(min(all.Max, all.UpperQuartile+reach))
	}
	e.add(all.Target)
	if e.min == e.max {
		return e.min - 1, e.max + 1
	}
	return e.min, e.max
}

// box reports whether range and quartiles can be drawn.
func (all Spread) box() bool {
	return drawable(all.Min) && drawable(all.LowerQuartile) && drawable(all.UpperQuartile) && drawable(all.Max)
}

// draw writes the strip, the middle half and the target.
func (s *Spine) draw(all Spread) {
	dst := []byte(`<path ` + strokeGrid + ` stroke-width="2" d="M8 14H192"/>`)
	if all.box() {
		left, right := s.at(all.LowerQuartile), s.at(all.UpperQuartile)
		dst = append(dst, `<path `+fillGrid+` d="M`...)
		dst = px(dst, min(left, right))
		dst = append(dst, " 8H"...)
		dst = px(dst, max(left, right))
		dst = append(dst, "V20H"...)
		dst = px(dst, min(left, right))
		dst = append(dst, `Z"/>`...)
	}
	if drawable(all.Target) {
		dst = append(dst, `<path `+strokeInk+` stroke-width="1.5" d="M`...)
		dst = px(dst, s.at(all.Target))
		dst = append(dst, ` 3V25"/>`...)
	}
	s.background = dst
}

// at is the horizontal position of v, held within the strip.
func (s *Spine) at(v float64) float64 {
	share := (v - s.low) / (s.high - s.low)
	return spineMargin + (spineWidth-2*spineMargin)*min(max(share, 0), 1)
}

// AppendSVG appends the spine of one unit. The label is its text alternative;
// with an empty label the picture is hidden from assistive technology, which
// is right where value and band stand in words beside it. A mark without a
// finite Y is not drawn.
func (s *Spine) AppendSVG(dst []byte, m Mark, label string) []byte {
	dst = append(dst, `<svg class="ccg-spine" width="200" height="28" viewBox="0 0 200 28"`...)
	dst = appendLabel(dst, label)
	dst = append(dst, s.background...)
	if drawable(m.Y) {
		dst = s.appendUnit(dst, m)
	}
	return append(dst, `</svg>`...)
}

// appendUnit draws the interval and the shape of one unit.
func (s *Spine) appendUnit(dst []byte, m Mark) []byte {
	if m.interval() {
		from, to := s.at(m.Lower), s.at(m.Upper)
		dst = append(dst, `<path `+strokeInk+` d="M`...)
		dst = px(dst, min(from, to))
		dst = append(dst, " 14H"...)
		dst = px(dst, max(from, to))
		dst = append(dst, `"/>`...)
	}
	dst = append(dst, `<path transform="translate(`...)
	dst = px(dst, s.at(m.Y))
	dst = append(dst, ' ')
	dst = strconv.AppendInt(dst, spineMiddle, 10)
	dst = append(dst, `) scale(1.3)"`...)
	dst = appendPaint(dst, m.Token)
	dst = append(dst, ` d="`...)
	dst = append(dst, outlines[m.Token.form()]...)
	return append(dst, `"/>`...)
}
