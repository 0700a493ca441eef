package card

import "strings"

// ellipsis stands for what is cut off.
const ellipsis = "\u2026"

// wrap breaks a text into at most so many lines of a width, as even as can be;
// ok is false if it does not fit.
func (l *letters) wrap(text string, width, lines int) (out []string, ok bool) {
	out = l.greedy(text, width)
	if len(out) > lines || l.widest(out) > width {
		return out, false
	}
	if len(out) < 2 {
		return out, true
	}
	// The narrowest width that takes no more lines makes them even.
	low, high := 0, width
	for high-low > 1 {
		middle := (low + high) / 2
		if tried := l.greedy(text, middle); len(tried) <= len(out) && l.widest(tried) <= middle {
			high = middle
		} else {
			low = middle
		}
	}
	return l.greedy(text, high), true
}

// greedy puts as many words into each line as fit. A word wider than a line
// has one to itself.
func (l *letters) greedy(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case l.width(line+" "+word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (l *letters) widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, l.width(line))
	}
	return most
}

// cut shortens a text to a width.
func (l *letters) cut(text string, width int) string {
	if l.width(text) <= width {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && l.width(string(runes)+ellipsis) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,") + ellipsis
}

// fit sets a text in the largest of some sizes in which it takes no more
// lines than allowed, and cuts what is too long in the smallest.
func fit(sizes []*letters, text string, width, lines int) (*letters, []string) {
	for _, l := range sizes {
		if out, ok := l.wrap(text, width, lines); ok {
			return l, out
		}
	}
	smallest := sizes[len(sizes)-1]
	out := smallest.greedy(text, width)
	if len(out) > lines {
		out[lines-1] = strings.Join(out[lines-1:], " ")
		out = out[:lines]
	}
	for i := range out {
		out[i] = smallest.cut(out[i], width)
	}
	return smallest, out
}

// fitAll is the largest of some sizes in which each of some texts takes one
// line, or the smallest.
func fitAll(sizes []*letters, texts []string, width int) *letters {
	for _, l := range sizes {
		if l.widest(texts) <= width {
			return l
		}
	}
	return sizes[len(sizes)-1]
}
