package card

// rows are the lines of a table of groups: how high each is, where the first
// begins, and the letters that go with that height.
type rows struct {
	top, height  int
	names, words []*letters // from large to small
	shapes       shapes
}

const (
	highestRow = 64
	mostGroups = 9 // more leave no room to read them in
)

// rows shares out a room among so many rows.
func (p *Painter) rows(top, bottom, n int) rows {
	height := min((bottom-top)/max(n, 1), highestRow)
	return rows{top, height, upTo(p.names, height*7/10), upTo(p.words, height*7/10), p.shapesOf(height * 6 / 10)}
}

// upTo is the sizes of letters that are no larger than most, or the smallest.
func upTo(sizes []*letters, most int) []*letters {
	for i, l := range sizes {
		if l.size <= most {
			return sizes[i:]
		}
	}
	return sizes[len(sizes)-1:]
}

// at is the upper end of a row, and middle is half way down it.
func (r *rows) at(i int) int     { return r.top + i*r.height }
func (r *rows) middle(i int) int { return r.at(i) + r.height/2 }

// foot is where letters stand in a row.
func (r *rows) foot(i int, l *letters) int { return r.middle(i) + l.size*3/8 }

// groups draws the names of groups in a column, all in letters of one size, and
// lines between the rows.
func (r *rows) groups(c canvas, names []string, left, width int) {
	l := fitAll(r.names, names, width)
	for i, name := range names {
		c.rect(margin, r.at(i), inside, 2, hairline())
		c.text(l, left, r.foot(i, l), l.cut(name, width), onPaper)
	}
	c.rect(margin, r.at(len(names)), inside, 2, hairline())
}
