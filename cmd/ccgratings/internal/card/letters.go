package card

import (
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// letters is a font at one size. Each letter is drawn once and kept, so one
// may serve many cards, and several goroutines at once.
type letters struct {
	size int // pixels
	font *sfnt.Font

	mu     sync.Mutex
	buffer sfnt.Buffer
	drawn  map[rune]glyph
}

// glyph is a letter as it is drawn, and how far the next one stands from it,
// in 64ths of a pixel.
type glyph struct {
	mask
	advance int
}

// fonts are the two weights of letters.
type fonts struct{ regular, bold *sfnt.Font }

func readFonts() (fonts, error) {
	regular, err := sfnt.Parse(liberationsansregular.TTF)
	if err != nil {
		return fonts{}, err
	}
	bold, err := sfnt.Parse(liberationsansbold.TTF)
	return fonts{regular, bold}, err
}

func newLetters(f *sfnt.Font, size int) *letters {
	return &letters{size: size, font: f, drawn: make(map[rune]glyph)}
}

// glyph is a letter. One that the font lacks is the font's box for it, which
// takes room like any other.
func (l *letters) glyph(r rune) glyph {
	l.mu.Lock()
	defer l.mu.Unlock()
	g, ok := l.drawn[r]
	if !ok {
		g = l.draw(r)
		l.drawn[r] = g
	}
	return g
}

// draw makes a letter. A font that was parsed fails only where a letter's own
// data is broken; then it is left blank.
func (l *letters) draw(r rune) glyph {
	index, err := l.font.GlyphIndex(&l.buffer, r)
	if err != nil {
		return glyph{}
	}
	ppem := fixed.I(l.size)
	advance, err := l.font.GlyphAdvance(&l.buffer, index, ppem, font.HintingNone)
	if err != nil {
		return glyph{}
	}
	segments, err := l.font.LoadGlyph(&l.buffer, index, ppem, nil)
	if err != nil {
		return glyph{}
	}
	return glyph{fill(outline(segments)), int(advance)}
}

// width is how many pixels a text is wide.
func (l *letters) width(text string) int {
	sum := 0
	for _, r := range text {
		sum += l.glyph(r).advance
	}
	return floor(sum + unit - 1)
}
