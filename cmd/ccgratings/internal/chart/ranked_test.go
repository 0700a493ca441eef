package chart_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

func sampleRanked(n int) chart.Ranked {
	f := sampleFunnel(n)
	return chart.Ranked{
		ID: "ranked", Title: "Ranked", Summary: "In order.", Items: "CCGs", Bars: "95% interval",
		Y: f.Y, Marks: f.Marks, Lines: []chart.Line{f.Target},
	}
}

func TestRankedIsInOrder(t *testing.T) {
	r := sampleRanked(191)
	before := slices.Clone(r.Marks)
	svg := parse(t, r.SVG())
	down := readAxis(t, svg, "end", "y", -4)
	uses := svg.all("use")
	slices.SortFunc(uses, func(a, b *node) int { return int(1e3 * (number(t, a.attrs["x"]) - number(t, b.attrs["x"]))) })
	if len(uses) != 191 {
		t.Fatalf("%d marks drawn, want 191", len(uses))
	}
	sorted := slices.Clone(r.Marks)
	slices.SortFunc(sorted, func(a, b chart.Mark) int { return int(math.Copysign(1, a.Y-b.Y)) })
	for i, use := range uses {
		if y, want := number(t, use.attrs["y"]), down(sorted[i].Y); math.Abs(y-want) > 0.11 {
			t.Errorf("mark %d is at y %.1f, want %.1f", i, y, want)
		}
	}
	if !slices.Equal(before, r.Marks) {
		t.Error("drawing changed the caller's marks")
	}
}

func TestRankedTiesGoByName(t *testing.T) {
	r := chart.Ranked{ID: "ties", Marks: []chart.Mark{{Name: "b", Y: 1}, {Name: "c", Y: 0}, {Name: "a", Y: 1}}}
	var names []string
	for _, use := range parse(t, r.SVG()).all("use") {
		names = append(names, use.children[0].text[:1])
	}
	if got := strings.Join(names, ""); got != "cab" {
		t.Errorf("order is %q, want cab", got)
	}
}

func TestRankedIntervals(t *testing.T) {
	r := sampleRanked(40)
	r.Marks[0].Lower, r.Marks[0].Upper = 0, 0       // none
	r.Marks[1].Lower = math.NaN()                   // none
	r.Marks[2].Lower, r.Marks[2].Upper = -1e9, 1e9  // far wider than the plot
	r.Marks[3].Y = math.NaN()                       // not drawn at all
	r.Marks[4].Lower, r.Marks[4].Upper = 80.0, 80.0 // no width
	r.Marks[5].Lower, r.Marks[5].Upper = 75.0, 65.0 // the wrong way round
	bars := 0
	for _, path := range parse(t, r.SVG()).all("path") {
		if path.attrs["stroke"] == "#87949c" {
			bars = strings.Count(path.attrs["d"], "V")
		}
	}
	if bars != 35 {
		t.Errorf("%d intervals drawn, want 35", bars)
	}
}

func TestRankedScores(t *testing.T) {
	r := chart.Ranked{
		ID: "scores", Items: "CCGs", Y: chart.Axis{Name: "Score", Decimals: 2},
		Lines: []chart.Line{{Name: "Average"}, {Name: "Thresholds", Value: -1.96, Dashed: true}, {Name: "Thresholds", Value: 1.96, Dashed: true}},
		Marks: []chart.Mark{{Name: "a", Y: 2.5, Lower: 1, Upper: 4, Token: chart.Best}, {Name: "b", Y: -0.2, Token: chart.Expected}},
	}
	svg := parse(t, r.SVG())
	down := readAxis(t, svg, "end", "y", -50) // the plot begins 46 pixels down
	lines := map[string]bool{}
	for _, path := range svg.all("path") {
		if path.attrs["stroke-width"] == "1.5" {
			lines[path.attrs["d"]] = true
		}
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3", len(lines))
	}
	for _, v := range []float64{0, -1.96, 1.96} {
		found := false
		for d := range lines {
			y := number(t, strings.TrimSuffix(strings.TrimPrefix(d, "M0 "), "H1000"))
			found = found || math.Abs(y-down(v)) < 0.11
		}
		if !found {
			t.Errorf("no line at %v in %v", v, lines)
		}
	}
	if legend := string(r.Legend()); !strings.Contains(legend, "Thresholds: −1.96 and 1.96") {
		t.Errorf("legend does not join lines of one name: %s", legend)
	}
}

func TestRankedOfNothing(t *testing.T) {
	var r chart.Ranked
	parse(t, r.SVG())
	if option, err := r.Option(); err != nil || string(option) != "null" {
		t.Errorf("option %s, %v, want null", option, err)
	}
}

func BenchmarkRankedSVG(b *testing.B) {
	r := sampleRanked(191)
	dst := r.SVG()
	b.ReportAllocs()
	for b.Loop() {
		dst = r.AppendSVG(dst[:0])
	}
	b.ReportMetric(float64(len(dst)), "bytes")
}
