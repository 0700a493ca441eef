package card

import (
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// Tally is how many places have each rating in a group, in the order of
// chart.Ratings.
type Tally struct {
	Group  string
	Counts [4]int
}

const (
	talliesLeft  = 546 // where the first column of counts begins
	talliesTitle = 78
	talliesHead  = 72
	countLeft    = 46 // from the left of its column
)

// Tallies is the card of an edition: a title, and in every group how many places
// have which rating.
func (p *Painter) Tallies(f Frame, title string, tallies []Tally) ([]byte, error) {
	return p.encoder.encode(p.tallies(f, title, tallies))
}

func (p *Painter) tallies(f Frame, title string, tallies []Tally) canvas {
	c, bottom := p.frame(f)
	tallies = tallies[:min(len(tallies), mostGroups)]
	names := make([]string, len(tallies))
	for i, t := range tallies {
		names[i] = t.Group
	}
	top := bodyTop + talliesTitle
	p.heading(c, bodyTop, top, title, 1)
	r := p.rows(top+talliesHead, bottom, len(tallies))
	r.groups(c, names, margin, talliesLeft-20-margin)
	column := (Width - margin - talliesLeft) / len(chart.Ratings())
	for k, token := range chart.Ratings() {
		left := talliesLeft + k*column
		p.columnHead(c, left+countLeft, top, token)
		for i, t := range tallies {
			r.shapes.draw(c, left+countLeft/2-3, r.middle(i), token)
			l, set := fit(r.words, strconv.Itoa(t.Counts[k]), column-countLeft, 1)
			c.text(l, left+countLeft, r.foot(i, l), set[0], onPaper)
		}
	}
	return c
}

// columnHead draws the words of a rating over its column, the last below the
// others.
func (p *Painter) columnHead(c canvas, x, top int, t chart.Token) {
	words := strings.Fields(t.Word())
	last := len(words) - 1
	c.text(p.columns, x, top+29, strings.Join(words[:last], " "), onPaper)
	c.text(p.columns, x, top+58, words[last], onPaper)
}
