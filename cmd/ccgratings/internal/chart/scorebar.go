package chart

// scoreBarMargin is the room at either end for a shape.
const scoreBarMargin = 4.0 // percent

// ScoreBar shows one unit's score between the worst and the best: a line from
// end to end, the ordinary range as a band, England as an upright line, and
// the score as the shape of its token with its interval. Better is to the
// right. There is no text in it: the score stands in words beside it.
//
// What is the same for every unit is drawn once, by NewScoreBar.
type ScoreBar struct {
	low, high  float64 // the scores at the left and right ends
	background []byte
}

// NewScoreBar prepares the pictures of one group's scores: the worst and the
// best of all, and how far from 0, which is England, the ordinary range
// reaches. Numbers that are not finite are left out.
func NewScoreBar(worst, best, ordinary float64) *ScoreBar {
	var e extent
	for _, v := range []float64{0, worst, best, ordinary, -ordinary} {
		e.add(v)
	}
	b := &ScoreBar{low: e.min, high: e.max}
	if b.low == b.high {
		b.low, b.high = -1, 1
	}
	b.draw(ordinary)
	return b
}

// draw writes the line, the band and England.
func (b *ScoreBar) draw(ordinary float64) {
	dst := []byte(`<line ` + strokeGrid + ` stroke-width="2" x1="0" x2="100%" y1="14" y2="14"/>`)
	if drawable(ordinary) && ordinary != 0 {
		left, right := b.at(-ordinary), b.at(ordinary)
		dst = append(dst, `<rect `+fillGrid+` y="7" height="14" x="`...)
		dst = percent(dst, min(left, right))
		dst = append(dst, `" width="`...)
		dst = percent(dst, max(left, right)-min(left, right))
		dst = append(dst, `"/>`...)
	}
	dst = append(dst, `<line `+strokeInk+` stroke-width="1.5" y1="2" y2="26"`...)
	dst = appendSpan(dst, b.at(0), b.at(0))
	b.background = append(dst, `/>`...)
}

// at is the horizontal position of v in percent, held within the picture.
func (b *ScoreBar) at(v float64) float64 {
	share := (v - b.low) / (b.high - b.low)
	return scoreBarMargin + (100-2*scoreBarMargin)*min(max(share, 0), 1)
}

// AppendSVG appends the picture of one unit to dst; Y of the mark is its
// score. The label is its text alternative; with an empty label the picture is
// hidden from assistive technology, which is right where score and rating
// stand in words beside it. A mark without a finite score is not drawn.
func (b *ScoreBar) AppendSVG(dst []byte, m Mark, label string) []byte {
	dst = append(dst, `<svg class="ccg-scorebar" width="100%" height="28" overflow="visible"`...)
	dst = appendLabel(dst, label)
	dst = append(dst, b.background...)
	if drawable(m.Y) {
		dst = b.appendUnit(dst, m)
	}
	return append(dst, `</svg>`...)
}

// appendUnit draws the interval and the shape of one unit.
func (b *ScoreBar) appendUnit(dst []byte, m Mark) []byte {
	if m.interval() {
		dst = append(dst, `<line `+strokeInk+` stroke-width="2" y1="14" y2="14"`...)
		dst = append(appendSpan(dst, b.at(m.Lower), b.at(m.Upper)), `/>`...)
	}
	dst = append(dst, `<svg overflow="visible" y="14" x="`...)
	dst = percent(dst, b.at(m.Y))
	dst = append(dst, `"><path transform="scale(1.6)"`...)
	dst = appendPaint(dst, m.Token)
	return append(dst, ` d="`+outlines[m.Token.form()]+`"/></svg>`...)
}

// appendSpan appends the ends of a line, in percent.
func appendSpan(dst []byte, from, to float64) []byte {
	dst = append(dst, ` x1="`...)
	dst = percent(dst, from)
	dst = append(dst, `" x2="`...)
	dst = percent(dst, to)
	return append(dst, '"')
}
