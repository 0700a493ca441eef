package chart

import (
	"slices"
	"unicode/utf8"
)

// period is a place along a time axis.
type period struct {
	at   float64 // as a year
	name string
}

// Widths of a picture in pixels, for choosing which periods are named: on a
// phone of 320 pixels, and from where the style sheet and charts.js show more.
const (
	narrowPicture = 288
	widePicture   = 560
	letterWidth   = 6.7 // of a digit of Arial at 12 pixels; most letters are narrower
)

// textWidth estimates how wide a text of 12 pixels is, in pixels.
func textWidth(s string) float64 { return letterWidth * float64(utf8.RuneCountInString(s)) }

// periodsOf lists the periods of all points in time, each once.
func periodsOf(lines ...[]TrendPoint) []period {
	var all []period
	for _, p := range inTime(slices.Concat(lines...)) {
		if n := len(all); n == 0 || all[n-1].at != p.At {
			all = append(all, period{p.At, p.Label})
		}
	}
	return all
}

// timeScale places the first and the last period so far inside the picture
// that their names, and on the right a name for the line behind, fit on a phone.
func timeScale(periods []period, behind string) scale {
	first, last := periods[0], periods[len(periods)-1]
	if first.at == last.at {
		return scale{min: first.at - 1, max: first.at + 1, step: 2}
	}
	inset := func(wanted, least float64) float64 { return min(max(100*wanted/narrowPicture, least), 40) }
	left := inset(textWidth(first.name)/2, plotLeft+5)
	right := 100 - inset(max(textWidth(last.name)/2, textWidth(behind)+10), 100-plotLeft-plotWidth+5)
	perPercent := (last.at - first.at) / (right - left)
	s := scale{min: first.at - (left-plotLeft)*perPercent}
	s.step = plotWidth * perPercent
	s.max = s.min + s.step
	return s
}

// appendPeriods names the periods along the x axis, as many as fit on a phone.
// The classes let the style sheet show more of them in a wider picture.
func (f *frame) appendPeriods(dst []byte) []byte {
	narrow, wide := f.namedEvery(narrowPicture), f.namedEvery(widePicture)
	dst = append(dst, `<g font-size="12" text-anchor="middle">`...)
	for i, p := range f.periods {
		inNarrow, inWide := f.named(i, narrow), f.named(i, wide)
		if !inNarrow && !inWide {
			continue
		}
		dst = append(dst, `<text x="`...)
		dst = percent(dst, f.left(p.at))
		dst = append(dst, `" y="`...)
		dst = px(dst, f.room.top+f.room.plot+18)
		switch {
		case !inWide:
			dst = append(dst, `" class="ccg-chart__narrow`...)
		case !inNarrow:
			dst = append(dst, `" class="ccg-chart__wide" display="none`...)
		}
		dst = append(dst, '"', '>')
		dst = appendText(dst, p.name)
		dst = append(dst, `</text>`...)
	}
	return append(dst, `</g>`...)
}

// namedEvery is the least n such that, in a picture of a width, there is room
// for the name of every n-th period, counted from the last.
func (f *frame) namedEvery(width float64) int {
	const gap = 6
	n := 1
	for i := len(f.periods) - 1; i-n >= 0; {
		p, before := f.periods[i], f.periods[i-n]
		if width/100*(f.left(p.at)-f.left(before.at)) >= (textWidth(p.name)+textWidth(before.name))/2+gap {
			i -= n
			continue
		}
		n++
		i = len(f.periods) - 1
	}
	return n
}

// named reports whether the i-th period is among every n-th.
func (f *frame) named(i, n int) bool { return (len(f.periods)-1-i)%n == 0 }
