package chart_test

import (
	"math"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

func sampleSpread(better chart.Direction) chart.Spread {
	return chart.Spread{Min: 40, LowerQuartile: 60, UpperQuartile: 80, Max: 90, Target: 70, Better: better}
}

// place is where the shape of a unit with value y stands in its spine.
func place(t *testing.T, s *chart.Spine, y float64) float64 {
	t.Helper()
	svg := parse(t, s.AppendSVG(nil, chart.Mark{Y: y, Lower: y - 3, Upper: y + 3, Token: chart.Better}, ""))
	for _, path := range svg.all("path") {
		if move := path.attrs["transform"]; move != "" {
			return number(t, strings.TrimPrefix(strings.Split(move, " ")[0], "translate("))
		}
	}
	t.Fatal("the unit is not drawn")
	return 0
}

func TestSpineHasBetterToTheRight(t *testing.T) {
	for better, sign := range map[chart.Direction]float64{chart.HigherIsBetter: 1, chart.Neither: 1, chart.LowerIsBetter: -1} {
		s := chart.NewSpine(sampleSpread(better))
		low, high := place(t, s, 50), place(t, s, 85)
		if (high-low)*sign <= 0 {
			t.Errorf("direction %d: 50 is at %v and 85 at %v", better, low, high)
		}
		if at := place(t, s, 65); math.Abs(at-100) > 0.1 {
			t.Errorf("direction %d: the middle of 40 to 90 is at %v, want 100", better, at)
		}
	}
}

func TestSpineKeepsOutliersInside(t *testing.T) {
	all := sampleSpread(chart.HigherIsBetter)
	all.Max = 10_000
	s := chart.NewSpine(all)
	if at := place(t, s, 10_000); at != 192 {
		t.Errorf("an outlier is at %v, want the end of the strip, 192", at)
	}
	if a, b := place(t, s, 60), place(t, s, 80); b-a < 30 {
		t.Errorf("an outlier squeezes the middle half into %v pixels", b-a)
	}
}

func TestSpineIsSmall(t *testing.T) {
	s := chart.NewSpine(sampleSpread(chart.HigherIsBetter))
	svg := s.AppendSVG(nil, chart.Mark{Y: 61.234, Lower: 55.555, Upper: 66.666, Token: chart.MuchBetter}, "A label of ordinary length")
	if len(svg) > 800 {
		t.Errorf("a spine has %d bytes, want at most 800", len(svg))
	}
	if root := parse(t, svg); root.attrs["aria-label"] != "A label of ordinary length" || root.attrs["role"] != "img" {
		t.Errorf("a labelled spine has the attributes %v", root.attrs)
	}
}

func TestSpineOfNothing(t *testing.T) {
	nan := math.NaN()
	for name, all := range map[string]chart.Spread{
		"zero value": {},
		"all absent": {Min: nan, LowerQuartile: nan, UpperQuartile: nan, Max: nan, Target: nan},
		"no target":  {Min: 1, LowerQuartile: 2, UpperQuartile: 3, Max: 4, Target: nan},
	} {
		s := chart.NewSpine(all)
		svg := s.AppendSVG(nil, chart.Mark{Y: nan}, "")
		if strings.Contains(string(svg), "NaN") {
			t.Errorf("%s: %s", name, svg)
		}
		if root := parse(t, svg); len(root.all("path")) > 3 || root.attrs["aria-hidden"] != "true" {
			t.Errorf("%s: a unit without a figure is drawn: %s", name, svg)
		}
		if at := place(t, s, 2); at < 8 || at > 192 {
			t.Errorf("%s: a unit is at %v, outside the strip", name, at)
		}
	}
}

func TestTally(t *testing.T) {
	c := chart.Tally{ID: "tally", Title: "Older people & others", Counts: []chart.Count{
		{Token: chart.Best, N: 12}, {Token: chart.Expected, N: 170}, {Token: chart.Worst, N: 0}, {Token: chart.NotRated, N: 9},
	}}
	svg := parse(t, c.SVG())
	want := "Older people & others: 12 Among the best, 170 As expected, 0 Among the worst, 9 Not rated"
	if got := svg.all("title")[0].text; got != want {
		t.Errorf("title is %q, want %q", got, want)
	}
	rects := svg.all("rect")
	if len(rects) != 3 {
		t.Fatalf("%d parts, want 3: nothing has no part", len(rects))
	}
	end := 0.0
	for i, n := range []float64{12, 170, 9} {
		if x := number(t, rects[i].attrs["x"]); math.Abs(x-end) > 0.011 {
			t.Errorf("part %d begins at %v, want %v", i, x, end)
		}
		width := number(t, rects[i].attrs["width"])
		if math.Abs(width-100*n/191) > 0.006 {
			t.Errorf("part %d is %v wide, want %v", i, width, 100*n/191)
		}
		end += 100 * n / 191
	}
}

func TestTallyOfNothing(t *testing.T) {
	svg := parse(t, chart.Tally{ID: "none", Title: "None"}.SVG())
	if n := len(svg.all("rect")); n != 1 {
		t.Errorf("%d rectangles, want an empty frame", n)
	}
}

func BenchmarkSpine(b *testing.B) {
	s := chart.NewSpine(sampleSpread(chart.HigherIsBetter))
	m := chart.Mark{Y: 61.234, Lower: 55.555, Upper: 66.666, Token: chart.Better}
	dst := s.AppendSVG(nil, m, "")
	b.ReportAllocs()
	for b.Loop() {
		dst = s.AppendSVG(dst[:0], m, "")
	}
	b.ReportMetric(float64(len(dst)), "bytes")
}
