package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// sampleFunnel is n invented units around a target of 70%, without randomness.
func sampleFunnel(n int) chart.Funnel {
	f := chart.Funnel{
		ID: "sample", Title: "Sample", Summary: "Invented units around 70%.",
		X:      chart.Axis{Name: "Patients"},
		Y:      chart.Axis{Name: "Reviewed", Unit: "%", Better: "Higher is better", Decimals: 1},
		Target: chart.Line{Name: "All", Value: 70},
		Limits: []chart.Limits{{Name: "95% limits", Dashed: true}, {Name: "99.8% limits"}},
	}
	for i := range f.Limits {
		z := []float64{1.96, 3.09}[i]
		for k := range 60 {
			x := 50 * math.Pow(200, float64(k)/59)
			half := 100 * z * math.Sqrt(0.21/x)
			f.Limits[i].Points = append(f.Limits[i].Points, chart.Limit{X: x, Lower: 70 - half, Upper: 70 + half})
		}
	}
	bands := chart.Bands()
	for i := range n {
		y := 70 + 12*math.Sin(float64(i)*1.7)
		f.Marks = append(f.Marks, chart.Mark{
			ID: fmt.Sprintf("%03d", i), Name: fmt.Sprintf("NHS Sample %d CCG", i), Href: fmt.Sprintf("../ccgs/%03d.html", i),
			X: 300 + float64(i*i*37%9000), Y: y, Lower: y - 2, Upper: y + 2.5, Token: bands[i%len(bands)],
		})
	}
	return f
}

func TestFunnelDrawsEveryMarkInItsPlace(t *testing.T) {
	f := sampleFunnel(209)
	svg := parse(t, f.SVG())
	left, down := readAxis(t, svg, "middle", "x", 0), readAxis(t, svg, "end", "y", -4)
	byName := map[string]*node{}
	for _, use := range svg.all("use") {
		byName[strings.Split(use.children[0].text, ":")[0]] = use
	}
	if len(byName) != len(f.Marks) {
		t.Errorf("%d marks drawn, want %d", len(byName), len(f.Marks))
	}
	for _, m := range f.Marks {
		use := byName[m.Name]
		if use == nil {
			t.Fatalf("%s is not drawn", m.Name)
		}
		if x, want := number(t, use.attrs["x"]), left(m.X); math.Abs(x-want) > 0.02 {
			t.Errorf("%s is at x %.2f%%, want %.2f%%", m.Name, x, want)
		}
		if y, want := number(t, use.attrs["y"]), down(m.Y); math.Abs(y-want) > 0.11 {
			t.Errorf("%s is at y %.1f, want %.1f", m.Name, y, want)
		}
	}
}

func TestFunnelGroupsMarksByToken(t *testing.T) {
	f := sampleFunnel(60)
	want := map[string]int{}
	for _, m := range f.Marks {
		want[m.Token.Class()]++
	}
	for _, g := range parse(t, f.SVG()).all("g") {
		class, ok := g.attrs["class"]
		if !ok {
			continue
		}
		if got := len(g.all("use")); got != want[class] {
			t.Errorf("%d marks of class %s, want %d", got, class, want[class])
		}
		delete(want, class)
	}
	if len(want) > 0 {
		t.Errorf("no marks of classes %v", want)
	}
}

func TestFunnelIsNamed(t *testing.T) {
	svg := parse(t, sampleFunnel(3).SVG())
	if svg.attrs["role"] != "img" || svg.attrs["aria-labelledby"] != "sample-title" || svg.attrs["aria-describedby"] != "sample-desc" {
		t.Errorf("role %q, aria-labelledby %q, aria-describedby %q", svg.attrs["role"], svg.attrs["aria-labelledby"], svg.attrs["aria-describedby"])
	}
	if got := svg.all("desc")[0].text; got != "Invented units around 70%." {
		t.Errorf("desc is %q", got)
	}
}

// hostile is text that breaks HTML, XML, JSON in a script element or go-echarts.
const hostile = `</script><b a='1' b="2">&amp; __f__ ` + "\x00\x1f" + `]]>`

func TestTextIsEscaped(t *testing.T) {
	f := sampleFunnel(2)
	f.ID, f.Title, f.Summary, f.X.Name, f.Y.Name, f.Y.Unit, f.Y.Better = hostile, hostile, hostile, hostile, hostile, hostile, hostile
	f.Marks[0].Name, f.Marks[0].Href, f.Target.Name, f.Limits[0].Name = hostile, hostile, hostile, hostile
	printed := strings.NewReplacer("\x00", "", "\x1f", "").Replace(hostile)
	svg := parse(t, f.SVG())
	if got := svg.all("title")[0].text; got != printed {
		t.Errorf("title reads %q, want %q", got, printed)
	}
	option, err := f.Option()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"SVG": string(f.SVG()), "legend": string(f.Legend()), "option": string(option)} {
		for _, bad := range []string{"</script", "<b ", "]]>"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s contains %q", name, bad)
			}
		}
	}
	if !strings.Contains(string(option), "__f__") {
		t.Error("the option lost part of a name")
	}
	parse(t, f.Legend())
}

func TestNumbersThatAreNotFinite(t *testing.T) {
	f := sampleFunnel(6)
	f.Marks[0].Y, f.Marks[1].X, f.Marks[2].Y = math.NaN(), math.Inf(1), math.Inf(-1)
	f.Marks[3].Lower, f.Marks[4].Upper = math.NaN(), math.Inf(1)
	f.Target.Value = math.NaN()
	f.Limits[0].Points[10].Lower, f.Limits[0].Points[20].Upper, f.Limits[1].Points[0].X = math.NaN(), math.Inf(1), math.NaN()
	if got := len(parse(t, f.SVG()).all("use")); got != 3 {
		t.Errorf("%d marks drawn, want 3", got)
	}
	option, err := f.Option()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"SVG": string(f.SVG()), "legend": string(f.Legend()), "option": string(option)} {
		if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
			t.Errorf("%s contains a number that is not finite", name)
		}
	}
	if !strings.Contains(string(f.Legend()), "not in the chart: 3") {
		t.Errorf("the legend does not say that 3 marks are missing: %s", f.Legend())
	}
}

func TestFunnelOfNothing(t *testing.T) {
	for name, f := range map[string]chart.Funnel{
		"zero value": {},
		"no marks":   sampleFunnel(0),
	} {
		svg := parse(t, f.SVG())
		texts := svg.all("text")
		if got := texts[len(texts)-1].text; got != "No figures to show" {
			t.Errorf("%s: the last text is %q", name, got)
		}
		if option, err := f.Option(); err != nil || string(option) != "null" {
			t.Errorf("%s: option %s, %v, want null", name, option, err)
		}
	}
}

func TestFunnelOfOne(t *testing.T) {
	for _, m := range []chart.Mark{{}, {X: 5, Y: 5}, {X: -3, Y: 1e15}, {Y: 1e-300}} {
		f := chart.Funnel{ID: "one", Marks: []chart.Mark{m}, Target: chart.Line{Value: m.Y}}
		use := parse(t, f.SVG()).all("use")
		if len(use) != 1 {
			t.Errorf("%+v: %d marks drawn, want 1", m, len(use))
			continue
		}
		if y := number(t, use[0].attrs["y"]); y < 40 || y > 340 {
			t.Errorf("%+v: drawn at y %v, outside the plot", m, y)
		}
	}
}

func TestFunnelLegend(t *testing.T) {
	f := sampleFunnel(12)
	legend := parse(t, f.Legend())
	var got []string
	for _, item := range legend.children {
		got = append(got, strings.TrimSpace(item.text))
	}
	want := "Much better than expected: 2|Better than expected: 2|As expected: 2|Worse than expected: 2|" +
		"Much worse than expected: 2|Not compared: 2|All: 70.0%|95% limits|99.8% limits"
	if strings.Join(got, "|") != want {
		t.Errorf("legend reads\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
}

func BenchmarkFunnelSVG(b *testing.B) {
	f := sampleFunnel(209)
	dst := f.SVG()
	b.ReportAllocs()
	for b.Loop() {
		dst = f.AppendSVG(dst[:0])
	}
	b.ReportMetric(float64(len(dst)), "bytes")
}

func BenchmarkFunnelOption(b *testing.B) {
	f := sampleFunnel(209)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Option(); err != nil {
			b.Fatal(err)
		}
	}
}
