package chart

import "strconv"

// appendTokenKeys lists the tokens that occur, each with its shape, its word
// and how many marks have it, drawn or not.
func appendTokenKeys(dst []byte, marks []Mark) []byte {
	var counts [tokenCount]int
	for i := range marks {
		counts[marks[i].Token.known()]++
	}
	for _, t := range legendOrder() {
		if counts[t] > 0 {
			dst = append(dst, `<li`...)
			dst = appendAttr(dst, "class", t.Class())
			dst = append(dst, `><span class="ccg-shape" aria-hidden="true">`+t.Shape()+`</span> `+t.Word()+`: `...)
			dst = strconv.AppendInt(dst, int64(counts[t]), 10)
			dst = append(dst, `</li>`...)
		}
	}
	return dst
}

// appendLineKeys lists the lines with their values; lines of one name share an entry.
func (f *frame) appendLineKeys(dst []byte, lines []Line) []byte {
	for i, l := range lines {
		if !drawable(l.Value) || namedBefore(lines[:i], l.Name) {
			continue
		}
		dst = appendStrokeKey(dst, strokeInk, l.Dashed)
		dst = appendText(dst, l.Name)
		separator := ": "
		for _, same := range lines[i:] {
			if same.Name == l.Name && drawable(same.Value) {
				dst = append(dst, separator...)
				dst = appendValue(dst, same.Value, f.y.Decimals, "")
				dst = appendText(dst, tickUnit(f.y.Unit))
				separator = " and "
			}
		}
		dst = append(dst, `</li>`...)
	}
	return dst
}

func namedBefore(lines []Line, name string) bool {
	for _, l := range lines {
		if l.Name == name && drawable(l.Value) {
			return true
		}
	}
	return false
}

// appendStrokeKey opens a list item with a piece of line; its text follows.
func appendStrokeKey(dst []byte, colour string, dashed bool) []byte {
	dst = append(dst, `<li><svg class="ccg-key" width="28" height="16" aria-hidden="true"><path d="M0 8H28" `+colour+` stroke-width="1.5"`...)
	if dashed {
		dst = append(dst, ` stroke-dasharray="5 4"`...)
	}
	return append(dst, `/></svg> `...)
}

// appendBarKey lists what the vertical bars are.
func appendBarKey(dst []byte, name string) []byte {
	dst = append(dst, `<li><svg class="ccg-key" width="10" height="16" aria-hidden="true"><path d="M5 0V16" `+strokeBar+` stroke-width="2"/></svg> `...)
	dst = appendText(dst, name)
	return append(dst, `</li>`...)
}

// appendLegendEnd says how many marks are not in the picture, and closes the list.
func (f *frame) appendLegendEnd(dst []byte) []byte {
	if f.undrawn > 0 {
		dst = append(dst, `<li>No figure, so not in the chart: `...)
		dst = strconv.AppendInt(dst, int64(f.undrawn), 10)
		dst = append(dst, `</li>`...)
	}
	return append(dst, `</ul>`...)
}
