package chart_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// financialYears are figures of years in order, the first of which begins in
// April of a calendar year.
func financialYears(from int, half float64, values ...float64) []chart.TrendPoint {
	points := make([]chart.TrendPoint, len(values))
	for i, v := range values {
		y := from + i
		points[i] = chart.TrendPoint{Label: fmt.Sprintf("%d/%02d", y, (y+1)%100), At: float64(y) + 0.75, Value: v}
		if half > 0 {
			points[i].Lower, points[i].Upper = v-half, v+half
		}
	}
	return points
}

// sampleTrend has nine years, the first four added up, and a merger after them.
func sampleTrend() chart.Trend {
	c := chart.Trend{
		ID: "trend", Title: "Reviewed", Name: "NHS Sample CCG", Bars: "95% interval", Added: "added up from the CCGs it replaced",
		Y:      chart.Axis{Name: "Value", Unit: "%", Better: "higher is better", Decimals: 1},
		Points: financialYears(2012, 1.75, 71.25, 72.5, 72.25, 74, 75.25, 74.75, 76.25, 77, 76.5),
		Whole:  chart.TrendLine{Name: "England", Points: financialYears(2012, 0, 72.25, 72.5, 73, 73.5, 74, 74.25, 74.5, 75, 74.75)},
		Breaks: []chart.TrendBreak{{At: 2016.25, Label: "Merged April 2016", Local: true}},
	}
	for i := range 4 {
		c.Points[i].AddedUp = true
	}
	return c
}

// trendAxes are the positions of a time, in percent, and of a value, in pixels
// from the top, that the tick labels and the first and last marks imply.
func trendAxes(t *testing.T, c chart.Trend, svg *node) (left, down func(float64) float64) {
	t.Helper()
	uses := map[string]float64{}
	for _, use := range svg.all("use") {
		uses[strings.Split(use.children[0].text, ":")[0]] = number(t, use.attrs["x"])
	}
	first, last := c.Points[0], c.Points[len(c.Points)-1]
	from, to := uses[first.Label], uses[last.Label]
	if !(12 < from && from < to && to < 97) {
		t.Fatalf("first and last mark are at %v%% and %v%%, want them in time inside the plot from 12%% to 97%%", from, to)
	}
	left = func(at float64) float64 { return from + (to-from)*(at-first.At)/(last.At-first.At) }
	return left, readAxis(t, svg, "end", "y", -4)
}

func TestTrendDrawsEveryFigureInItsPlace(t *testing.T) {
	c := sampleTrend()
	svg := parse(t, c.SVG())
	left, down := trendAxes(t, c, svg)
	uses := map[string]*node{}
	for _, use := range svg.all("use") {
		uses[strings.Split(use.children[0].text, ":")[0]] = use
	}
	for _, p := range c.Points {
		use := uses[p.Label]
		if use == nil {
			t.Fatalf("%s is not drawn", p.Label)
		}
		if x := number(t, use.attrs["x"]); math.Abs(x-left(p.At)) > 0.02 {
			t.Errorf("%s is at x %.2f%%, want %.2f%%", p.Label, x, left(p.At))
		}
		if y := number(t, use.attrs["y"]); math.Abs(y-down(p.Value)) > 0.11 {
			t.Errorf("%s is at y %.1f, want %.1f", p.Label, y, down(p.Value))
		}
		if want := map[bool]string{false: "#trend-0", true: "#trend-1"}[p.AddedUp]; use.attrs["href"] != want {
			t.Errorf("%s has the shape %s, want %s", p.Label, use.attrs["href"], want)
		}
	}
	if got := uses["2012/13"].children[0].text; got != "2012/13: 71.2% (69.5% to 73.0%), added up from the CCGs it replaced" {
		t.Errorf("the tooltip of the first figure is %q", got)
	}
	for i, dot := range svg.all("circle") {
		p := c.Whole.Points[i]
		if x, y := number(t, dot.attrs["cx"]), number(t, dot.attrs["cy"]); math.Abs(x-left(p.At)) > 0.02 || math.Abs(y-down(p.Value)) > 0.11 {
			t.Errorf("England's %s is at %.2f%%, %.1f, want %.2f%%, %.1f", p.Label, x, y, left(p.At), down(p.Value))
		}
	}
}

// strokes reads the path data of the line with a colour and a width: each
// stretch drawn without a gap as its points, in percent and pixels of the
// whole picture.
func strokes(t *testing.T, svg *node, colour, width string) [][][2]float64 {
	t.Helper()
	plot := svg.all("svg")[0]
	top := number(t, plot.attrs["y"])
	var found [][][2]float64
	for _, path := range plot.all("path") {
		if path.attrs["stroke"] != colour || path.attrs["stroke-width"] != width {
			continue
		}
		for _, stretch := range strings.Split(path.attrs["d"], "M")[1:] {
			var points [][2]float64
			for _, pair := range regexp.MustCompile(`[LV]`).Split(stretch, -1) {
				xy := strings.Fields(pair)
				if len(xy) == 1 { // V keeps x
					points = append(points, [2]float64{points[len(points)-1][0], top + number(t, xy[0])})
					continue
				}
				points = append(points, [2]float64{12 + 85*number(t, xy[0])/1000, top + number(t, xy[1])})
			}
			found = append(found, points)
		}
	}
	return found
}

func TestTrendJoinsOnlyWhatCanBeCompared(t *testing.T) {
	nan := math.NaN()
	c := sampleTrend()
	c.Points[6].Value = nan
	c.Breaks = append(c.Breaks, chart.TrendBreak{At: 2014.25, Label: "New definition"})
	svg := parse(t, c.SVG())
	left, down := trendAxes(t, c, svg)
	for _, line := range []struct {
		name, colour, width string
		points              []chart.TrendPoint
		want                [][2]int // first and last point of each stretch
	}{
		{"the CCG's line", "#212b32", "2", c.Points, [][2]int{{0, 1}, {2, 3}, {4, 5}, {7, 8}}},
		{"England's line", "#87949c", "1.5", c.Whole.Points, [][2]int{{0, 1}, {2, 8}}},
	} {
		got := strokes(t, svg, line.colour, line.width)
		if len(got) != len(line.want) {
			t.Errorf("%s has %d stretches, want %d", line.name, len(got), len(line.want))
			continue
		}
		for i, ends := range line.want {
			want := line.points[ends[0] : ends[1]+1]
			if len(got[i]) != len(want) {
				t.Errorf("%s: stretch %d has %d points, want %d", line.name, i, len(got[i]), len(want))
				continue
			}
			for k, p := range want {
				if x, y := got[i][k][0], got[i][k][1]; math.Abs(x-left(p.At)) > 0.03 || math.Abs(y-down(p.Value)) > 0.11 {
					t.Errorf("%s passes %s at %.2f%%, %.1f, want %.2f%%, %.1f", line.name, p.Label, x, y, left(p.At), down(p.Value))
				}
			}
		}
	}
}

func TestTrendIntervals(t *testing.T) {
	c := sampleTrend()
	c.Points[1].Lower, c.Points[1].Upper = 0, 0           // none
	c.Points[2].Lower = math.NaN()                        // none
	c.Points[8].Lower, c.Points[8].Upper = 40.125, 99.875 // far wider than the others, and shown whole
	svg := parse(t, c.SVG())
	left, down := trendAxes(t, c, svg)
	bars := strokes(t, svg, "#87949c", "2")
	if len(bars) != 7 {
		t.Fatalf("%d intervals drawn, want 7", len(bars))
	}
	for i, k := range []int{0, 3, 4, 5, 6, 7, 8} {
		p := c.Points[k]
		from, to := bars[i][0], bars[i][1]
		if top := 46.0 + 18; to[1] < top || from[1] > top+200 {
			t.Errorf("the interval of %s reaches from %.1f to %.1f, outside the plot", p.Label, from[1], to[1])
		}
		if math.Abs(from[0]-left(p.At)) > 0.06 || math.Abs(from[1]-down(p.Lower)) > 0.11 || math.Abs(to[1]-down(p.Upper)) > 0.11 {
			t.Errorf("the interval of %s is at %.2f%% from %.1f to %.1f, want %.2f%% from %.1f to %.1f",
				p.Label, from[0], from[1], to[1], left(p.At), down(p.Lower), down(p.Upper))
		}
	}
}

// A figure from the very moment of a break belongs to the time after it.
func TestTrendAtABreak(t *testing.T) {
	for _, k := range []struct {
		at   float64
		want int
	}{
		{2013.75, 2}, // after the first, at the second
		{math.Nextafter(2013.75, math.Inf(1)), 2}, // after the second
		{math.Nextafter(2012.75, math.Inf(1)), 2}, // just after the first
		{2012.75, 1}, // at the first: nothing before it
		{2014.75, 2}, // at the last
		{math.Nextafter(2014.75, math.Inf(1)), 1}, // after the last: nothing after it
		{math.NaN(), 1}, {math.Inf(1), 1}, {0, 1},
	} {
		c := sampleTrend()
		c.Points, c.Whole.Points = c.Points[:3], nil
		c.Breaks[0].At = k.at
		svg := parse(t, c.SVG())
		if got := len(strokes(t, svg, "#212b32", "2")); got != k.want {
			t.Errorf("a break at %v cuts the line into %d, want %d", k.at, got, k.want)
		}
		if got := len(svg.all("line")); got != k.want-1 {
			t.Errorf("%d breaks drawn for one at %v, want %d", got, k.at, k.want-1)
		}
	}
}

func TestTrendMarksBreaks(t *testing.T) {
	c := sampleTrend()
	c.Breaks = []chart.TrendBreak{{At: 2019.25, Label: "fourth"}, {At: 2018.25, Label: "third"}, {At: 2013.25, Label: "first"}, {At: 2014.25, Label: "second"}}
	svg := parse(t, c.SVG())
	left, _ := trendAxes(t, c, svg)
	plot := svg.all("svg")[0]
	top := number(t, plot.attrs["y"])
	bottom := top + number(t, plot.attrs["height"])
	if top != 46+4*18 {
		t.Errorf("the plot begins at %v, want room for four names above it", top)
	}
	for i, want := range []struct {
		at           float64
		name, anchor string
		row          float64 // from the top: the outer of two on a side is higher
	}{{2013.25, "first", "", 0}, {2014.25, "second", "", 1}, {2018.25, "third", "end", 3}, {2019.25, "fourth", "end", 2}} {
		line := svg.all("line")[i]
		if x := number(t, line.attrs["x1"]); math.Abs(x-left(want.at)) > 0.02 || line.attrs["x2"] != line.attrs["x1"] {
			t.Errorf("break %d stands at %s to %s, want %.2f%%", i, line.attrs["x1"], line.attrs["x2"], left(want.at))
		}
		if line.attrs["stroke-dasharray"] == "" || number(t, line.attrs["y2"]) != bottom || number(t, line.attrs["y1"]) != 46+18*want.row {
			t.Errorf("break %d is not dashed from row %v above the plot to its foot at %v: %v", i, want.row, bottom, line.attrs)
		}
		name := slices.IndexFunc(svg.all("text"), func(n *node) bool { return n.text == want.name })
		if name < 0 {
			t.Fatalf("%q is not written", want.name)
		}
		text := svg.all("text")[name]
		y := number(t, text.attrs["y"])
		if text.attrs["x"] != line.attrs["x1"] || text.attrs["text-anchor"] != want.anchor || y > top || y < number(t, line.attrs["y1"]) {
			t.Errorf("%q is written at %v, want beside the top of its line %v", want.name, text.attrs, line.attrs)
		}
	}
}

// TestTrendStaysInside checks that on a phone every text and shape lies in the
// picture, with letters as wide as digits of Arial.
func TestTrendStaysInside(t *testing.T) {
	const phone = 288.0
	quarters := sampleTrend()
	for i := range quarters.Points {
		quarters.Points[i].Label = "Q1 to Q3 2012"
	}
	short := sampleTrend()
	short.Whole.Points, short.Breaks = nil, []chart.TrendBreak{{At: 2012.8, Label: "Twenty letters, just"}, {At: 2020.7, Label: "Twenty letters, just"}}
	two := sampleTrend()
	two.Points, two.Whole.Points = two.Points[:2], nil
	two.Points[0].Label, two.Points[1].Label = "April to August 2012", "April to August 2013"
	far := sampleTrend()
	for i := range far.Whole.Points {
		far.Whole.Points[i].Value = 20
	}
	same := sampleTrend()
	for i := range same.Points {
		same.Points[i].At, same.Points[i].Value = 2016, 3
	}
	same.Whole.Points = same.Whole.Points[:0]
	for name, c := range map[string]chart.Trend{"sample": sampleTrend(), "long periods": quarters, "no line behind": short, "two long periods": two, "one moment": same, "England far away": far} {
		svg := parse(t, c.SVG())
		height := number(t, svg.attrs["height"])
		for _, text := range svg.all("text") {
			x := 0.0
			if at := text.attrs["x"]; at != "" {
				x = phone / 100 * number(t, at)
			}
			if dx := text.attrs["dx"]; dx != "" {
				x += number(t, dx)
			}
			width := 6.7 * float64(len([]rune(text.text)))
			switch anchor := text.attrs["text-anchor"]; {
			case anchor == "end":
				x -= width
			case anchor == "" && text.attrs["font-size"] == "" && text.attrs["y"] == fmt.Sprint(height-12):
				x -= width / 2 // a period: its group is centred
			}
			if strings.HasSuffix(text.text, "%") {
				continue // numbers along y are those of every chart
			}
			if y := number(t, text.attrs["y"]); x < -0.5 || x+width > phone+0.5 || y < 8 || y > height-3 {
				t.Errorf("%s: %q reaches from %.1f to %.1f at height %.1f, outside %v by %v", name, text.text, x, x+width, y, phone, height)
			}
		}
		for _, use := range svg.all("use") {
			x, y := phone/100*number(t, use.attrs["x"]), number(t, use.attrs["y"])
			if x < 4 || x > phone-4 || y < 4 || y > height-4 {
				t.Errorf("%s: a mark stands at %.1f, %.1f, outside the picture", name, x, y)
			}
		}
		for _, dot := range svg.all("circle") {
			if x, y := phone/100*number(t, dot.attrs["cx"]), number(t, dot.attrs["cy"]); x < 2 || x > phone-2 || y < 2 || y > height-2 {
				t.Errorf("%s: a dot stands at %.1f, %.1f, outside the picture", name, x, y)
			}
		}
		for _, bar := range strokes(t, svg, "#87949c", "2") {
			if from, to := bar[0][1], bar[1][1]; from > height || to < 0 || to > from {
				t.Errorf("%s: an interval reaches from %.1f to %.1f", name, from, to)
			}
		}
	}
}

// TestTrendNamesPeriods checks which periods are named on a phone and on a
// wide screen: every n-th back from the last, as many as have room.
func TestTrendNamesPeriods(t *testing.T) {
	c := sampleTrend()
	var narrow, wide []string
	at := map[string]float64{}
	for _, text := range parse(t, c.SVG()).all("text") {
		if !strings.Contains(text.text, "/") {
			continue
		}
		at[text.text] = number(t, text.attrs["x"])
		class, hidden := text.attrs["class"], text.attrs["display"] == "none"
		if class != "ccg-chart__wide" {
			narrow = append(narrow, text.text)
		}
		if class != "ccg-chart__narrow" {
			wide = append(wide, text.text)
		}
		if hidden != (class == "ccg-chart__wide") {
			t.Errorf("%s has the class %q, hidden is %t", text.text, class, hidden)
		}
	}
	// 47 pixels to a name, and 21 between two periods on the phone, 41 on the screen.
	if got := strings.Join(narrow, " "); got != "2014/15 2017/18 2020/21" {
		t.Errorf("on a phone the periods are %s", got)
	}
	if got := strings.Join(wide, " "); got != "2012/13 2014/15 2016/17 2018/19 2020/21" {
		t.Errorf("on a wide screen the periods are %s", got)
	}
	left, _ := trendAxes(t, c, parse(t, c.SVG()))
	for _, p := range c.Points {
		if x, ok := at[p.Label]; ok && math.Abs(x-left(p.At)) > 0.02 {
			t.Errorf("%s is written at %.2f%%, want %.2f%%", p.Label, x, left(p.At))
		}
	}
}

func TestTrendSaysWhereItsAxisStarts(t *testing.T) {
	for _, k := range []struct {
		better, unit string
		low, high    float64
		want         string
	}{
		{"higher is better", "%", 60, 80, "Value (%)|higher is better; axis starts at 60%"},
		{"", "per 1,000 people", 1000, 1400, "Value (per 1,000 people)|axis starts at 1,000"},
		{"lower is better", "%", 0, 4, "Value (%)|lower is better"},
		{"", "", -0.2, 0.2, "Value|"},
		{"", "", 0.25, 0.5, "Value|axis starts at 0.2"},
	} {
		c := sampleTrend()
		c.Points, c.Whole.Points, c.Breaks = financialYears(2012, 0, k.low, k.high), nil, nil
		c.Y.Better, c.Y.Unit = k.better, k.unit
		texts := parse(t, c.SVG()).all("text")
		got := texts[0].text + "|"
		if texts[1].attrs["y"] == "32" {
			got += texts[1].text
		}
		if got != k.want {
			t.Errorf("the axis of %v to %v is headed %q, want %q", k.low, k.high, got, k.want)
		}
	}
}

func TestTrendSummary(t *testing.T) {
	gap := sampleTrend()
	gap.Points[2].Value, gap.Points[3].Value, gap.Points[8].Value = math.NaN(), math.NaN(), math.Inf(1)
	gap.Breaks = append(gap.Breaks, chart.TrendBreak{At: 2013.25, Label: "New definition"})
	gap.Points[0].AddedUp = false
	plain := sampleTrend()
	plain.Points, plain.Whole.Points, plain.Breaks = plain.Points[4:6], nil, nil
	plain.Y = chart.Axis{Unit: "per 1,000 people"}
	edge := sampleTrend()
	edge.Points, edge.Whole.Points, edge.Breaks = edge.Points[4:6], nil, []chart.TrendBreak{{At: 2017.75, Label: "New question"}}
	for _, k := range []struct {
		trend chart.Trend
		want  string
	}{
		{edge, "NHS Sample CCG: 75.2% in 2016/17; after a break (New question) 74.8% in 2017/18. Figures on either side of a break cannot be compared."},
		{sampleTrend(), "NHS Sample CCG: from 71.2% in 2012/13 to 74.0% in 2015/16; after a break (Merged April 2016) from 75.2% in 2016/17 to 76.5% in 2020/21. " +
			"England: from 72.2% in 2012/13 to 74.8% in 2020/21. Figures on either side of a break cannot be compared. " +
			"4 of the 9 figures are added up from the CCGs it replaced."},
		{gap, "NHS Sample CCG: 71.2% in 2012/13; after a break (New definition) 72.5% in 2013/14; after a break (Merged April 2016) from 75.2% in 2016/17 to 77.0% in 2019/20. " +
			"England: 72.2% in 2012/13; after a break (New definition) from 72.5% in 2013/14 to 74.8% in 2020/21. Figures on either side of a break cannot be compared. " +
			"1 of the 6 figures is added up from the CCGs it replaced. No figure for 2014/15, 2015/16, 2020/21."},
		{plain, "NHS Sample CCG: from 75 per 1,000 people in 2016/17 to 75 per 1,000 people in 2017/18."},
		{chart.Trend{}, "Too few figures to show a trend."},
	} {
		if got := k.trend.Summary(); got != k.want {
			t.Errorf("summary reads\n%s\nwant\n%s", got, k.want)
		}
		if desc := parse(t, k.trend.SVG()).all("desc")[0].text; desc != k.want {
			t.Errorf("the picture is described as\n%s\nwant\n%s", desc, k.want)
		}
	}
}

func TestTrendLegend(t *testing.T) {
	nothing := sampleTrend()
	nothing.Points, nothing.Whole.Points, nothing.Breaks = financialYears(2016, 0, 1, math.NaN(), 2), nil, nil
	for _, k := range []struct {
		trend chart.Trend
		want  string
	}{
		{sampleTrend(), "NHS Sample CCG|NHS Sample CCG, added up from the CCGs it replaced|95% interval|England|Break: figures on either side cannot be compared"},
		{nothing, "NHS Sample CCG|No figure, so not in the chart: 1"},
	} {
		var got []string
		for _, item := range parse(t, k.trend.Legend()).children {
			got = append(got, strings.TrimSpace(item.text))
		}
		if strings.Join(got, "|") != k.want {
			t.Errorf("legend reads\n%s\nwant\n%s", strings.Join(got, "|"), k.want)
		}
	}
}

func TestTrendOfTooFew(t *testing.T) {
	one, none, nowhere := sampleTrend(), sampleTrend(), sampleTrend()
	one.Points = one.Points[:1]
	none.Points = financialYears(2012, 1, math.NaN(), math.Inf(1), 70)
	nowhere.Points = financialYears(2012, 1, 1, 2)
	nowhere.Points[0].At = math.NaN()
	for name, c := range map[string]chart.Trend{"zero value": {}, "one figure": one, "one of three": none, "one without a time": nowhere} {
		texts := parse(t, c.SVG()).all("text")
		if got := texts[len(texts)-1].text; c.Enough() || got != "Too few figures to show a trend" {
			t.Errorf("%s: enough is %t and the picture says %q", name, c.Enough(), got)
		}
		if option, err := c.Option(); err != nil || string(option) != "null" {
			t.Errorf("%s: option %s, %v, want null", name, option, err)
		}
		if spark := c.AppendSpark(nil); len(spark) > 0 {
			t.Errorf("%s: the small form is %s, want nothing", name, spark)
		}
		parse(t, c.Legend())
	}
	two := sampleTrend()
	two.Points = two.Points[:2]
	if !two.Enough() {
		t.Error("two figures are not enough")
	}
}

func TestTrendOption(t *testing.T) {
	c := sampleTrend()
	c.Points[1].Value = math.NaN()
	raw, err := c.Option()
	o := readOption(t, raw, err)
	var series []string
	for _, s := range o.Option.Series {
		series = append(series, fmt.Sprintf("%s %s%s %d", s.Type, s.Name, s.RenderItem, len(s.Data)))
		for _, d := range s.Data {
			if s.Type == "scatter" && len(d.Value) != 6 {
				t.Errorf("%s, %s has the values %v, want x, y, lower, upper, href, id", s.Name, d.Name, d.Value)
			}
		}
	}
	want := "custom breakbreak 1|custom intervalinterval 8|line England 9|line NHS Sample CCG 10|scatter England 9|custom namename 1|" +
		"scatter NHS Sample CCG 5|scatter NHS Sample CCG, added up from the CCGs it replaced 3"
	if got := strings.Join(series, "|"); got != want {
		t.Fatalf("series are\n%s\nwant\n%s", got, want)
	}
	if d := o.Option.Series[0].Data[0]; d.Name != "Merged April 2016" || d.Value[0] != 2016.25 || d.Value[1] != 18.0 || d.Value[2] != false {
		t.Errorf("the break is %+v", d)
	}
	if d := o.Option.Series[1].Data[7]; d.Value[0] != 2020.75 || d.Value[1] != 74.75 || d.Value[2] != 78.25 {
		t.Errorf("the last interval is %v", d.Value)
	}
	line := o.Option.Series[3].Data // the missing second year, and the merger after the fourth
	for i, year := range []any{2012.75, nil, 2014.75, 2015.75, nil, 2016.75, 2017.75, 2018.75, 2019.75, 2020.75} {
		if line[i].Value[0] != year {
			t.Errorf("the line's point %d is %v, want %v", i, line[i].Value, year)
		}
	}
	if d := o.Option.Series[7].Data[0]; d.Name != "2012/13" || d.Value[0] != 2012.75 || d.Value[1] != 71.25 || d.Value[2] != 69.5 || d.Value[3] != 73.0 {
		t.Errorf("the first figure is %+v", d)
	}
	if d := o.Option.Series[5].Data[0]; d.Name != "England" || d.Value[0] != 2020.75 || d.Value[1] != 74.75 {
		t.Errorf("England is named at %+v", d)
	}
	for i, want := range map[int]string{6: "#212b32 #ffffff", 7: "#ffffff #212b32"} {
		if style := o.Option.Series[i].ItemStyle; style.Color+" "+style.BorderColor != want {
			t.Errorf("series %d is painted %v, want %s", i, style, want)
		}
	}
	if align := o.Option.XAxis[0].AxisLabel.AlignMaxLabel; align != "center" {
		t.Errorf("the last period is aligned %q, want it under its figure", align)
	}
	if len(o.X.Periods) != 9 || o.X.Name != "" {
		t.Fatalf("the time axis is %+v", o.X)
	}
	if p := o.X.Periods[6]; p.Name != "2018/19" || p.At != 2018.75 || p.Narrow || !p.Wide {
		t.Errorf("the seventh period is %+v, want it named on a wide screen only", p)
	}
}

func TestTrendIsTheSameInAnyOrder(t *testing.T) {
	c := sampleTrend()
	c.Breaks = append(c.Breaks, chart.TrendBreak{At: 2014.25, Label: "New definition"})
	turned := c
	turned.Points, turned.Breaks, turned.Whole.Points = slices.Clone(c.Points), slices.Clone(c.Breaks), slices.Clone(c.Whole.Points)
	slices.Reverse(turned.Points)
	slices.Reverse(turned.Breaks)
	slices.Reverse(turned.Whole.Points)
	before := slices.Clone(turned.Points)
	a, err := c.Option()
	if err != nil {
		t.Fatal(err)
	}
	b, err := turned.Option()
	if err != nil || string(a) != string(b) {
		t.Errorf("another order gives another option (%v)", err)
	}
	if string(c.SVG()) != string(turned.SVG()) || string(c.AppendSpark(nil)) != string(turned.AppendSpark(nil)) || c.Summary() != turned.Summary() {
		t.Error("another order gives another picture")
	}
	if !slices.Equal(before, turned.Points) {
		t.Error("drawing changed the caller's points")
	}
}

func TestTrendTextIsEscaped(t *testing.T) {
	c := sampleTrend()
	c.ID, c.Title, c.Name, c.Bars, c.Added = hostile, hostile, hostile, hostile, hostile
	c.Y.Name, c.Y.Unit, c.Y.Better = hostile, hostile, hostile
	c.Whole.Name, c.Breaks[0].Label, c.Points[8].Label, c.Whole.Points[8].Label = hostile, hostile, hostile, hostile
	option, err := c.Option()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"SVG": string(c.SVG()), "legend": string(c.Legend()), "option": string(option), "small form": string(c.AppendSpark(nil))} {
		for _, bad := range []string{"</script", "<b ", "]]>", "\x00"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s contains %q", name, bad)
			}
		}
	}
	printed := strings.NewReplacer("\x00", "", "\x1f", "").Replace(hostile)
	if got := parse(t, c.SVG()).all("title")[0].text; got != printed {
		t.Errorf("title reads %q, want %q", got, printed)
	}
	parse(t, c.Legend())
}

func TestTrendNumbersThatAreNotFinite(t *testing.T) {
	c := sampleTrend()
	c.Points[0].Value, c.Points[1].At, c.Points[2].Lower, c.Points[3].Upper = math.NaN(), math.Inf(1), math.Inf(-1), math.NaN()
	c.Whole.Points[0].Value, c.Whole.Points[1].At = math.Inf(1), math.NaN()
	c.Breaks = append(c.Breaks, chart.TrendBreak{At: math.NaN(), Label: "never"})
	if got := len(parse(t, c.SVG()).all("use")); got != 7 {
		t.Errorf("%d figures drawn, want 7", got)
	}
	option, err := c.Option()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"SVG": string(c.SVG()), "legend": string(c.Legend()), "option": string(option), "small form": string(c.AppendSpark(nil))} {
		if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") || strings.Contains(text, "never") {
			t.Errorf("%s shows what cannot be drawn: %s", name, text)
		}
	}
}

func BenchmarkTrendSVG(b *testing.B) {
	c := sampleTrend()
	dst := c.SVG()
	b.ReportAllocs()
	for b.Loop() {
		dst = c.AppendSVG(dst[:0])
	}
	b.ReportMetric(float64(len(dst)), "bytes")
}
