package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// addBreaks adds the dashed lines with their names. The numbers of each are
// its place, the pixels from the top of the plot up to its end, and whether
// its name stands to the left.
func (b *builder) addBreaks(notes []breakNote) {
	if len(notes) == 0 {
		return
	}
	data := make([]opts.CustomData, len(notes))
	for i, n := range notes {
		data[i] = opts.CustomData{Name: n.Label, Value: []any{b.frame.roundX(n.At), breakRow * (len(notes) - n.row), n.toLeft}}
	}
	b.chart.MultiSeries = append(b.chart.MultiSeries, charts.SingleSeries{
		Name: "break", Type: types.ChartCustom, RenderItem: drawBreak, Data: data,
		ItemStyle: &opts.ItemStyle{Color: lineGrey},
	})
}

// addWhole adds the dots of the line behind, and its name at the last of them.
func (b *builder) addWhole(l TrendLine) {
	var data []opts.ScatterData
	for _, p := range inTime(l.Points) {
		if p.drawn() {
			data = append(data, opts.ScatterData{Name: p.Label, Value: []any{b.frame.roundX(p.At), b.frame.roundY(p.Value), nil, nil, "", ""}})
		}
	}
	if data == nil {
		return
	}
	end := data[len(data)-1].Value.([]any)[:2]
	b.chart.MultiSeries = append(b.chart.MultiSeries,
		charts.SingleSeries{
			Name: l.Name, Type: types.ChartScatter, Data: data, Symbol: "circle", SymbolSize: 4.4,
			ItemStyle: &opts.ItemStyle{Color: quiet.colour, Opacity: opts.Float(1)},
		},
		charts.SingleSeries{
			Name: "name", Type: types.ChartCustom, RenderItem: drawName, Data: []opts.CustomData{{Name: l.Name, Value: end}},
			ItemStyle: &opts.ItemStyle{Color: lineGrey},
		})
}

// addPoints adds one series for the published figures and one for the computed.
func (b *builder) addPoints(c Trend) {
	for _, added := range []bool{false, true} {
		var data []opts.ScatterData
		for _, p := range inTime(c.Points) {
			if m := p.mark(); p.drawn() && p.AddedUp == added {
				data = append(data, opts.ScatterData{Name: p.Label, Value: b.frame.values(&m, m.Y)})
			}
		}
		if data == nil {
			continue
		}
		s := charts.SingleSeries{
			Name: c.seriesName(added), Type: types.ChartScatter, Data: data,
			Symbol: "path://" + trendOutline(added), SymbolSize: 8,
			ItemStyle: &opts.ItemStyle{Color: ink, BorderColor: paper, BorderWidth: 0.7, Opacity: opts.Float(1)},
		}
		if added {
			s.SymbolSize = 7.4
			s.ItemStyle.Color, s.ItemStyle.BorderColor, s.ItemStyle.BorderWidth = fillNone, ink, 1.7
		}
		b.chart.MultiSeries = append(b.chart.MultiSeries, s)
	}
}
