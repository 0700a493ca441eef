package card

import (
	"image/color"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// The colours of a card are those of a page by day: paper, ink, and the fills of
// ratings. With the shades between them that make edges smooth they are fewer
// than 16, so that a pixel takes half a byte.
const (
	paper = "#ffffff"
	ink   = "#212b32"

	greys  = 5 // from paper to ink, both counted
	shades = 3 // of each fill
)

// ramp is the way from a background to a colour, as indices into the palette:
// the first is the background.
type ramp []uint8

var (
	onPaper = ramp{0, 1, 2, 3, 4} // ink on paper
	onInk   = ramp{4, 3, 2, 1, 0} // paper on ink
)

// at is the colour for a part, of 255, that is covered.
func (r ramp) at(covered int) uint8 { return r[(covered*(len(r)-1)+127)/255] }

// full is the colour itself.
func (r ramp) full() uint8 { return r[len(r)-1] }

// hairline is the colour of thin lines on paper.
func hairline() uint8 { return onPaper[1] }

// fillOf is the way from paper to the fill of a rating. Not rated has no fill
// and is drawn in ink.
func fillOf(t chart.Token) ramp {
	for i, known := range filled() {
		if t == known {
			first := uint8(greys + i*shades)
			return ramp{0, first, first + 1, first + 2}
		}
	}
	return onPaper
}

func filled() [3]chart.Token { return [...]chart.Token{chart.Best, chart.Expected, chart.Worst} }

// newPalette lists the colours in the order that ramps count on.
func newPalette() color.Palette {
	var p color.Palette
	for i := range greys {
		p = append(p, between(paper, ink, i, greys-1))
	}
	for _, t := range filled() {
		for i := range shades {
			p = append(p, between(paper, t.Fill(), i+1, shades))
		}
	}
	return p
}

// between is the colour i of n steps on the way from one colour to another,
// both as #rrggbb.
func between(from, to string, i, n int) color.RGBA {
	part := func(at int) uint8 {
		return uint8((channel(from, at)*(n-i) + channel(to, at)*i + n/2) / n)
	}
	return color.RGBA{part(1), part(3), part(5), 255}
}

// channel is the two digits of a colour that begin at at. A colour that is
// written wrong is black.
func channel(colour string, at int) int {
	n, err := strconv.ParseUint(colour[at:at+2], 16, 8)
	if err != nil {
		return 0
	}
	return int(n)
}
