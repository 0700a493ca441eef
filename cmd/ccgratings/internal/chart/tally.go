package chart

import "strconv"

// Count is how many units have a token.
type Count struct {
	Token Token
	N     int
}

// Tally shows how many units have each token as one bar cut in proportion.
type Tally struct {
	ID     string // unique on the page
	Title  string // names the picture; the counts are added to it
	Counts []Count
}

const tallyHeight = 28

// SVG returns the bar as an SVG element to stand in an HTML page.
func (c Tally) SVG() []byte { return c.AppendSVG(nil) }

// AppendSVG appends the bar as an SVG element to dst. Counts that are not
// positive take no room; a bar of nothing is an empty frame.
func (c Tally) AppendSVG(dst []byte) []byte {
	id := safeID(c.ID) + "-title"
	dst = append(dst, `<svg class="ccg-tally-bar__svg" xmlns="http://www.w3.org/2000/svg" width="100%" height="28" role="img"`...)
	dst = append(appendAttr(dst, "aria-labelledby", id), '>')
	dst = appendElement(dst, "title", id, c.words())
	total := 0
	for _, n := range c.Counts {
		total += max(n.N, 0)
	}
	if total == 0 {
		dst = append(dst, `<rect width="100%" height="28" class="ccg-fill-paper ccg-stroke-ink" fill="#fff" stroke="`+ink+`"/>`...)
	}
	from := 0
	for _, n := range c.Counts {
		if n.N > 0 {
			dst = appendPart(dst, n.Token, 100*float64(from)/float64(total), 100*float64(n.N)/float64(total))
			from += n.N
		}
	}
	return append(dst, `</svg>`...)
}

// words is the text alternative: every count with its word.
func (c Tally) words() string {
	text := append([]byte(c.Title), ':')
	for i, n := range c.Counts {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, ' ')
		text = strconv.AppendInt(text, int64(n.N), 10)
		text = append(text, ' ')
		text = append(text, n.Token.Word()...)
	}
	return string(text)
}

// appendPart draws one part, and on it its shape where there is room for one.
func appendPart(dst []byte, t Token, left, width float64) []byte {
	dst = append(dst, `<rect x="`...)
	dst = percent(dst, left)
	dst = append(dst, `" y="1" width="`...)
	dst = percent(dst, width)
	dst = append(dst, `" height="26"`...)
	dst = appendPaint(dst, t)
	dst = append(dst, `/>`...)
	if width < 5 {
		return dst
	}
	dst = append(dst, `<svg x="`...)
	dst = percent(dst, left+width/2)
	dst = append(dst, `" y="`...)
	dst = strconv.AppendInt(dst, tallyHeight/2, 10)
	dst = append(dst, `" overflow="visible"><path d="`+outlines[t.form()]+`" `...)
	if t.form() == ring {
		return append(dst, `class="ccg-fill-paper ccg-stroke-ink" fill="#fff" stroke="`+ink+`"/></svg>`...)
	}
	return append(dst, fillPaper+`/></svg>`...)
}
