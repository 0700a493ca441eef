package card

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// shapes are the shapes of ratings, all of one height, in the order of
// chart.Ratings.
type shapes []mask

// shapesOf draws the characters that stand for ratings, each in letters of the
// size that makes it so many pixels high: in one size, some are much smaller.
func (p *Painter) shapesOf(height int) shapes {
	const measured = 256
	var out shapes
	for _, t := range chart.Ratings() {
		character := []rune(t.Shape())[0]
		natural := newLetters(p.fonts.bold, measured).glyph(character).height
		out = append(out, newLetters(p.fonts.bold, measured*height/max(natural, 1)).glyph(character).mask)
	}
	return out
}

// draw draws a rating's shape in its colour round a point.
func (s shapes) draw(c canvas, x, y int, t chart.Token) {
	m := &s[slices.Index(chart.Ratings(), t)]
	c.mask(m, x-m.left-m.width/2, y-m.top-m.height/2, fillOf(t))
}

// known is a rating, or not rated for what is no rating: what is not
// understood is never drawn as a verdict.
func known(t chart.Token) chart.Token {
	if slices.Contains(chart.Ratings(), t) {
		return t
	}
	return chart.NotRated
}
