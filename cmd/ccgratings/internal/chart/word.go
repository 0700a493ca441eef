package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// word is a text in a picture.
type word struct {
	text   string
	x, y   float64 // where, in the units of the axes
	down   float64 // pixels from there down to the foot of the letters
	anchor anchor
}

// anchor is which part of a text stands at its place.
type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// svg and canvas are the anchor's names in SVG and in zrender.
func (a anchor) svg() string    { return [...]string{"start", "middle", "end"}[a] }
func (a anchor) canvas() string { return [...]string{"left", "center", "right"}[a] }

// appendWord writes a word over whatever is behind it.
func (f *frame) appendWord(dst []byte, w word) []byte {
	dst = append(dst, `<text x="`...)
	dst = percent(dst, f.left(w.x))
	dst = append(dst, `" y="`...)
	dst = px(dst, f.room.top+f.down(w.y)+w.down)
	dst = append(dst, `" text-anchor="`+w.anchor.svg()+`">`...)
	dst = appendText(dst, w.text)
	return append(dst, `</text>`...)
}

// addWords adds the words as a series of their own. The numbers of each are
// its place, the pixels down from there, and its anchor.
func (b *builder) addWords(words []word) {
	data := make([]opts.CustomData, len(words))
	for i, w := range words {
		data[i] = opts.CustomData{Name: w.text, Value: []any{b.frame.roundX(w.x), b.frame.roundY(w.y), w.down, w.anchor.canvas()}}
	}
	b.chart.MultiSeries = append(b.chart.MultiSeries, charts.SingleSeries{
		Name: "word", Type: types.ChartCustom, RenderItem: drawWord, Data: data,
		ItemStyle: &opts.ItemStyle{Color: ink},
	})
}

// addUpright adds an upright line.
func (b *builder) addUpright(l Line) {
	if !drawable(l.Value) {
		return
	}
	s := b.frame.scaleY
	b.addCurve(l.Name, l.Dashed, ink, 1.5, []Limit{{X: l.Value, Lower: s.min}, {X: l.Value, Lower: s.max}}, func(p Limit) float64 { return p.Lower })
}
