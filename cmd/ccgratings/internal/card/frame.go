package card

import (
	"image/color"
	"strings"
)

// Frame is what stands on every card of an edition.
type Frame struct {
	Site   string    // at its head: "CCG quality ratings 2019"
	Status string    // "Experimental statistics"
	Dated  string    // "Published 10 December 2020"
	Caveat [2]string // at its foot, a line each: what it compares, and what it does not say
	Mark   string    // across the foot: that it must not be quoted, or is invented; empty if neither
}

// Where things stand on a card, in pixels.
const (
	margin     = 60
	inside     = Width - 2*margin
	headHeight = 92
	bodyTop    = headHeight + 8
	caveatLine = 34
	caveatRoom = 2*caveatLine + 24
	markHeight = 60
)

// Painter draws cards. One may serve several goroutines at once.
type Painter struct {
	palette color.Palette
	encoder encoder
	fonts   fonts

	site, small, mark, legend, columns *letters
	titles, words, names, caveats      []*letters // from large to small
}

// NewPainter reads the fonts.
func NewPainter() (*Painter, error) {
	f, err := readFonts()
	if err != nil {
		return nil, err
	}
	bold := func(size int) *letters { return newLetters(f.bold, size) }
	regular := func(size int) *letters { return newLetters(f.regular, size) }
	each := func(weight func(int) *letters, sizes ...int) (out []*letters) {
		for _, size := range sizes {
			out = append(out, weight(size))
		}
		return out
	}
	return &Painter{
		palette: newPalette(), fonts: f,
		site: bold(34), small: regular(25), mark: bold(32), legend: bold(30), columns: bold(25),
		titles: each(bold, 64, 56, 48, 40, 34),
		words:  each(bold, 40, 36, 32, 26, 20),
		names:  each(regular, 40, 36, 32, 26, 20),

		caveats: each(regular, 26, 23, 20),
	}, nil
}

// frame draws what all cards of an edition share, and says where the room
// between head and foot ends.
func (p *Painter) frame(f Frame) (c canvas, bottom int) {
	c = newCanvas(p.palette)
	c.rect(0, 0, Width, headHeight, onPaper.full())
	right := max(p.small.width(f.Status), p.small.width(f.Dated))
	c.text(p.site, margin, 58, p.site.cut(f.Site, inside-min(right, inside/2)-margin/2), onInk)
	for i, line := range []string{f.Status, f.Dated} {
		c.textEnding(p.small, Width-margin, 41+i*33, p.small.cut(line, inside/2), onInk)
	}
	bottom = Height - 12
	if f.Mark != "" {
		bottom = Height - markHeight
		c.rect(0, bottom, Width, markHeight, onPaper.full())
		c.text(p.mark, margin, bottom+41, p.mark.cut(f.Mark, inside), onInk)
	}
	bottom -= caveatRoom
	for i, line := range f.Caveat {
		l, set := fit(p.caveats, line, inside, 1)
		c.text(l, margin, bottom+14+(i+1)*caveatLine-8, strings.Join(set, ""), onPaper)
	}
	return c, bottom
}

// heading draws a name in at most so many lines, upright in the middle of a room.
func (p *Painter) heading(c canvas, top, bottom int, text string, lines int) {
	l, set := p.title(text, lines)
	high := l.size * 9 / 8
	first := (top+bottom-len(set)*high)/2 + l.size*15/16
	for i, line := range set {
		c.text(l, margin, first+i*high, line, onPaper)
	}
}

// title sets a name. More than one line is never of the largest letters.
func (p *Painter) title(text string, lines int) (*letters, []string) {
	if lines > 1 && p.titles[0].width(text) > inside {
		return fit(p.titles[1:], text, inside, lines)
	}
	return fit(p.titles, text, inside, 1)
}
