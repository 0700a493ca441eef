package card

import (
	"image"
	"sync"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// Ratings draws the cards of the places of an edition: each has the place's
// name and its rating in every group.
type Ratings struct {
	painter *Painter
	base    canvas // all that does not differ from place to place
	rows    rows
	words   *letters
	groups  int
	spare   sync.Pool // of *image.Paletted
}

const (
	headingRoom = 136
	barWidth    = 12
	nameLeft    = margin + barWidth + 18
	shapeAt     = 730
	wordLeft    = 770
)

// NewRatings draws what the cards of an edition share. Of more than nine groups
// only the first nine have room.
func (p *Painter) NewRatings(f Frame, groups []string) *Ratings {
	base, bottom := p.frame(f)
	groups = groups[:min(len(groups), mostGroups)]
	r := &Ratings{painter: p, base: base, rows: p.rows(bodyTop+headingRoom, bottom, len(groups)), groups: len(groups)}
	r.words = fitAll(r.rows.words, words(), Width-margin-wordLeft)
	r.rows.groups(base, groups, nameLeft, shapeAt-30-nameLeft)
	return r
}

// PNG is the card of a place, with its rating in each group in the order that
// the groups were given in. A rating that is not given is not rated.
func (r *Ratings) PNG(name string, ratings []chart.Token) ([]byte, error) {
	c := r.draw(name, ratings)
	defer r.spare.Put(c.Paletted)
	return r.painter.encoder.encode(c)
}

// words are those of ratings.
func words() []string {
	var out []string
	for _, t := range chart.Ratings() {
		out = append(out, t.Word())
	}
	return out
}

func (r *Ratings) draw(name string, ratings []chart.Token) canvas {
	var c canvas
	if used, ok := r.spare.Get().(*image.Paletted); ok {
		c = canvas{used}
	} else {
		c = newCanvas(r.painter.palette)
	}
	copy(c.Pix, r.base.Pix)
	r.painter.heading(c, bodyTop, bodyTop+headingRoom, name, 2)
	for i := range r.groups {
		token := chart.NotRated
		if i < len(ratings) {
			token = known(ratings[i])
		}
		r.bar(c, i, token)
		r.rows.shapes.draw(c, shapeAt, r.rows.middle(i), token)
		c.text(r.words, wordLeft, r.rows.foot(i, r.words), token.Word(), onPaper)
	}
	return c
}

// bar draws the stripe of colour before a row; for not rated it is broken.
func (r *Ratings) bar(c canvas, i int, t chart.Token) {
	top, height, colour := r.rows.at(i)+2, r.rows.height-2, fillOf(t).full()
	if t != chart.NotRated {
		c.rect(margin, top, barWidth, height, colour)
		return
	}
	const dash = 6
	for y := dash / 2; y+dash <= height; y += 2 * dash {
		c.rect(margin, top+y, barWidth, dash, colour)
	}
}
