package chart

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// Names of functions in static/js/charts.js. JSON cannot carry a function, so
// the option says which one it means.
const (
	formatX      types.FuncStr = "x"
	formatY      types.FuncStr = "y"
	formatMark   types.FuncStr = "mark"
	drawInterval types.FuncStr = "interval"
	drawBreak    types.FuncStr = "break"
	drawName     types.FuncStr = "name"
	drawWord     types.FuncStr = "word"
)

// browserChart is what charts.js reads: the option, and how to write numbers.
type browserChart struct {
	Option map[string]any `json:"option"`
	X      browserAxis    `json:"x"`
	Y      browserAxis    `json:"y"`

	Dark map[string]string `json:"dark"` // for each colour, the one on a dark page
}

type browserAxis struct {
	Name     string `json:"name"` // empty where the numbers mean nothing to a reader
	Unit     string `json:"unit"`
	Decimals int    `json:"decimals"` // of a value
	Ticks    int    `json:"ticks"`    // decimals of a tick

	Periods []browserPeriod `json:"periods,omitempty"` // in place of numbers
}

// browserPeriod is the name of a place along an axis, and whether there is
// room for it in a narrow and in a wide picture.
type browserPeriod struct {
	At     float64 `json:"at"`
	Name   string  `json:"name"`
	Narrow bool    `json:"narrow"`
	Wide   bool    `json:"wide"`
}

// builder gathers an ECharts option in drawing order.
type builder struct {
	frame *frame
	chart *charts.Scatter
}

func newBuilder(f *frame) *builder {
	c := charts.NewScatter()
	c.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: f.id}), // else random
		charts.WithAnimation(false),
		charts.WithTitleOpts(opts.Title{
			Title: f.top(), TitleStyle: textStyle(13, "bold"),
			Subtitle: f.note, SubtitleStyle: textStyle(13, "normal"),
			TextAlign: "left", TextVerticalAlign: "top",
		}),
		charts.WithTooltipOpts(opts.Tooltip{Trigger: "item", Formatter: formatMark, BackgroundColor: paper, BorderColor: ink}),
		charts.WithGridOpts(opts.Grid{
			Left: strconv.Itoa(plotLeft) + "%", Right: strconv.Itoa(100-plotLeft-plotWidth) + "%",
			Top: strconv.Itoa(int(f.room.top)), Bottom: strconv.Itoa(int(f.room.below)),
		}),
		charts.WithXAxisOpts(f.browserX()),
		charts.WithYAxisOpts(f.browserY()),
	)
	return &builder{frame: f, chart: c}
}

func textStyle(size int, weight string) *opts.TextStyle {
	return &opts.TextStyle{Color: ink, FontSize: size, FontWeight: weight}
}

func (f *frame) browserX() opts.XAxis {
	align := "right" // the last number stands at the edge, the last period does not
	if len(f.periods) > 0 {
		align = "center"
	}
	return opts.XAxis{
		Type: "value", Name: axisName(f.x), NameLocation: "middle", NameGap: 28,
		Min: f.scaleX.min, Max: f.scaleX.max, MinInterval: f.scaleX.step, MaxInterval: f.scaleX.step,
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		AxisLine:  &opts.AxisLine{Show: opts.Bool(true), OnZero: opts.Bool(false), LineStyle: &opts.LineStyle{Color: gridGrey}},
		AxisTick:  &opts.AxisTick{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{
			Show: opts.Bool(f.ticksX || len(f.periods) > 0), Formatter: formatX, Color: ink, FontSize: 12,
			ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true), AlignMaxLabel: align,
		},
	}
}

func (f *frame) browserY() opts.YAxis {
	return opts.YAxis{
		Type: "value",
		Min:  f.scaleY.min, Max: f.scaleY.max, MinInterval: f.scaleY.step, MaxInterval: f.scaleY.step,
		SplitLine: &opts.SplitLine{Show: opts.Bool(f.stack == nil), LineStyle: &opts.LineStyle{Color: gridGrey}},
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{
			Show: opts.Bool(f.stack == nil), Formatter: formatY, Color: ink, FontSize: 12, Margin: 6,
			ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true),
		},
	}
}

// addMarks adds one series for each token that occurs.
func (b *builder) addMarks() {
	for _, t := range drawOrder() {
		var data []opts.ScatterData
		for i := range b.frame.marks {
			if m := &b.frame.marks[i]; m.Token.known() == t {
				data = append(data, opts.ScatterData{Name: m.Name, Value: b.frame.values(m, b.frame.level(i))})
			}
		}
		if data != nil {
			b.chart.MultiSeries = append(b.chart.MultiSeries, tokenSeries(t, data))
		}
	}
}

// values are the numbers of a mark: x, y, lower, upper, href, id, and its value
// where that is not y; lower and upper are null where it has no interval.
func (f *frame) values(m *Mark, y float64) []any {
	v := []any{f.roundX(m.X), f.roundY(y), nil, nil, m.Href, m.ID}
	if f.stack != nil {
		v = append(v, f.roundY(m.Y))
	}
	if m.interval() {
		v[2], v[3] = f.roundY(m.Lower), f.roundY(m.Upper)
	}
	return v
}

func tokenSeries(t Token, data []opts.ScatterData) charts.SingleSeries {
	style := &opts.ItemStyle{Color: t.Fill(), BorderColor: paper, BorderWidth: 0.7, Opacity: opts.Float(1)}
	if t.form() == ring {
		style.BorderColor, style.BorderWidth = ink, 1
	}
	return charts.SingleSeries{
		Name: t.Word(), Type: types.ChartScatter, Data: data,
		Symbol: "path://" + outlines[t.form()], SymbolSize: symbolSize(t.form()), ItemStyle: style,
	}
}

// symbolSize is the width and height of a shape's outline.
func symbolSize(f form) []float64 {
	switch f {
	case disc:
		return []float64{6, 6}
	case ring:
		return []float64{6.4, 6.4}
	case doubleUp, doubleDown:
		return []float64{9.2, 15.4}
	default:
		return []float64{9.2, 8.4}
	}
}

// addIntervals adds a bar of a width in pixels for each mark that has an interval.
func (b *builder) addIntervals(width float32) {
	var data []opts.CustomData
	for i := range b.frame.marks {
		if m := &b.frame.marks[i]; m.interval() {
			data = append(data, opts.CustomData{Value: []any{b.frame.roundX(m.X), b.frame.roundY(m.Lower), b.frame.roundY(m.Upper)}})
		}
	}
	if data == nil {
		return
	}
	b.chart.MultiSeries = append(b.chart.MultiSeries, charts.SingleSeries{
		Name: "interval", Type: types.ChartCustom, RenderItem: drawInterval, Data: data,
		ItemStyle: &opts.ItemStyle{Color: barGrey, BorderWidth: width},
	})
}

// addLimits adds both curves of a pair.
func (b *builder) addLimits(l Limits) {
	b.addCurve(l.Name, l.Dashed, lineGrey, 1, l.Points, func(p Limit) float64 { return p.Lower })
	b.addCurve(l.Name, l.Dashed, lineGrey, 1, l.Points, func(p Limit) float64 { return p.Upper })
}

// addLine adds a horizontal line.
func (b *builder) addLine(l Line) {
	s := b.frame.scaleX
	b.addCurve(l.Name, l.Dashed, ink, 1.5, []Limit{{X: s.min}, {X: s.max}}, func(Limit) float64 { return l.Value })
}

// addCurve adds a line through the points; a null leaves a gap.
func (b *builder) addCurve(name string, dashed bool, colour string, width float32, points []Limit, y func(Limit) float64) {
	data := make([]opts.LineData, len(points))
	for i, p := range points {
		data[i].Value = []any{nil, nil}
		if v := y(p); drawable(p.X) && drawable(v) {
			data[i].Value = []any{b.frame.roundX(p.X), b.frame.roundY(v)}
		}
	}
	style := &opts.LineStyle{Color: colour, Width: width, Type: "solid"}
	if dashed {
		style.Type = "dashed"
	}
	b.chart.MultiSeries = append(b.chart.MultiSeries, charts.SingleSeries{
		Name: name, Type: types.ChartLine, Symbol: "none", Data: data, LineStyle: style,
	})
}

// json checks the chart and encodes it. Keys are sorted, and the characters
// that could end a script element are escaped. A chart without marks is null,
// which leaves the SVG in its place.
func (b *builder) json() (json.RawMessage, error) {
	if len(b.frame.marks) == 0 {
		return json.RawMessage("null"), nil
	}
	b.chart.Validate()
	option := b.chart.JSON()
	for _, unused := range []string{"legend", "toolbox", "color"} {
		delete(option, unused)
	}
	f := b.frame
	x := browserAxis{Name: f.x.Name, Unit: f.x.Unit, Decimals: f.x.Decimals, Ticks: f.scaleX.decimals()}
	if !f.ticksX || f.stack != nil {
		x.Name = ""
	}
	for i, p := range f.periods {
		x.Periods = append(x.Periods, browserPeriod{
			At: f.roundX(p.at), Name: p.name,
			Narrow: f.named(i, f.namedEvery(narrowPicture)), Wide: f.named(i, f.namedEvery(widePicture)),
		})
	}
	return json.Marshal(browserChart{
		Option: option,
		X:      x,
		Y:      browserAxis{Name: f.y.Name, Unit: f.y.Unit, Decimals: f.y.Decimals, Ticks: f.scaleY.decimals()},
		Dark:   darkShades(),
	})
}

// roundX and roundY shorten numbers to what a tooltip can show and a screen
// can resolve.
func (f *frame) roundX(v float64) float64 { return roundTo(v, f.x.Decimals+1) }
func (f *frame) roundY(v float64) float64 { return roundTo(v, f.y.Decimals+2) }

func roundTo(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}
