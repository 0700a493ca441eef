package card

import (
	"image"
	"image/color"
)

// Width and Height of every card, in pixels.
const (
	Width  = 1200
	Height = 630
)

// canvas is a card being drawn.
type canvas struct{ *image.Paletted }

func newCanvas(p color.Palette) canvas {
	return canvas{image.NewPaletted(image.Rect(0, 0, Width, Height), p)}
}

// rect fills a rectangle, as far as it lies on the card.
func (c canvas) rect(x, y, width, height int, colour uint8) {
	r := image.Rect(x, y, x+width, y+height).Intersect(c.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y):c.PixOffset(r.Max.X, y)]
		for i := range row {
			row[i] = colour
		}
	}
}

// text draws a text whose letters stand on the line y and begin at x.
func (c canvas) text(l *letters, x, y int, text string, r ramp) {
	pen := x * unit
	for _, letter := range text {
		g := l.glyph(letter)
		c.mask(&g.mask, floor(pen+unit/2), y, r)
		pen += g.advance
	}
}

// textEnding draws a text that ends at x.
func (c canvas) textEnding(l *letters, x, y int, text string, r ramp) {
	c.text(l, x-l.width(text), y, text, r)
}

// mask draws a shape, as far as it lies on the card.
func (c canvas) mask(m *mask, x, y int, r ramp) {
	for row := range m.height {
		for column := range m.width {
			at := image.Pt(x+m.left+column, y+m.top+row)
			if covered := m.covered[row*m.width+column]; covered > 0 && at.In(c.Rect) {
				if colour := r.at(int(covered)); colour != r[0] {
					c.Pix[c.PixOffset(at.X, at.Y)] = colour
				}
			}
		}
	}
}
