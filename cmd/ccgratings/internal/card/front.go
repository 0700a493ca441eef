package card

import "ccgratings/cmd/ccgratings/internal/chart"

const (
	legendRoom  = 80
	legendShape = 32
)

// Front is the card of a whole site: what it is, in a sentence or two, and what
// its shapes and colours stand for.
func (p *Painter) Front(f Frame, text string) ([]byte, error) {
	return p.encoder.encode(p.front(f, text))
}

func (p *Painter) front(f Frame, text string) canvas {
	c, bottom := p.frame(f)
	top := bottom - legendRoom - 4
	p.heading(c, bodyTop, top, text, 4)
	c.rect(margin, top, inside, 2, hairline())
	c.rect(margin, top+legendRoom, inside, 2, hairline())
	shapes, middle, x := p.shapesOf(legendShape), top+legendRoom/2, margin
	room := inside
	for _, token := range chart.Ratings() {
		room -= legendShape + 10 + p.legend.width(token.Word())
	}
	for _, token := range chart.Ratings() {
		shapes.draw(c, x+legendShape/2, middle, token)
		x += legendShape + 10
		c.text(p.legend, x, middle+p.legend.size*3/8, token.Word(), onPaper)
		x += p.legend.width(token.Word()) + room/(len(chart.Ratings())-1)
	}
	return c
}
