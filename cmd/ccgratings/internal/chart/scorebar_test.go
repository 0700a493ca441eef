package chart_test

import (
	"math"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// scoreAt is where the shape of a unit with a score stands, in percent.
func scoreAt(t *testing.T, b *chart.ScoreBar, score float64) float64 {
	t.Helper()
	svg := parse(t, b.AppendSVG(nil, chart.Mark{Y: score, Token: chart.Best}, ""))
	shapes := svg.all("svg")
	if len(shapes) != 1 {
		t.Fatalf("%d shapes, want 1", len(shapes))
	}
	return number(t, shapes[0].attrs["x"])
}

func TestScoreBarIsToScale(t *testing.T) {
	b := chart.NewScoreBar(-4, 6, 2)
	// From -4 to 6 in 92% after a margin of 4%.
	for score, want := range map[float64]float64{-4: 4, 0: 40.8, 1: 50, 6: 96} {
		if got := scoreAt(t, b, score); math.Abs(got-want) > 0.01 {
			t.Errorf("a score of %v stands at %v%%, want %v%%", score, got, want)
		}
	}
	svg := parse(t, b.AppendSVG(nil, chart.Mark{Y: 1, Lower: -1, Upper: 3.5, Token: chart.Expected}, ""))
	band := svg.all("rect")[0].attrs
	if band["x"] != "22.4%" || band["width"] != "36.8%" {
		t.Errorf("the ordinary range begins at %s and is %s wide, want 22.4%% and 36.8%%", band["x"], band["width"])
	}
	lines := svg.all("line")
	if len(lines) != 3 {
		t.Fatalf("%d lines, want the whole, England and the interval", len(lines))
	}
	if england := lines[1].attrs; england["x1"] != "40.8%" || england["x2"] != "40.8%" {
		t.Errorf("England stands at %s", england["x1"])
	}
	if interval := lines[2].attrs; interval["x1"] != "31.6%" || interval["x2"] != "73%" {
		t.Errorf("the interval is from %s to %s, want 31.6%% to 73%%", interval["x1"], interval["x2"])
	}
}

func TestScoreBarIsSmallAndSilent(t *testing.T) {
	b := chart.NewScoreBar(-3.456, 4.567, 1.96)
	svg := b.AppendSVG(nil, chart.Mark{Y: 1.234, Lower: 0.512, Upper: 2.498, Token: chart.MuchBetter}, "")
	if len(svg) > 900 {
		t.Errorf("a score bar has %d bytes, want at most 900", len(svg))
	}
	root := parse(t, svg)
	if root.attrs["aria-hidden"] != "true" || root.attrs["width"] != "100%" || root.attrs["height"] != "28" || len(root.all("text")) > 0 {
		t.Errorf("a score bar has the attributes %v or text", root.attrs)
	}
	if root := parse(t, b.AppendSVG(nil, chart.Mark{}, "A label")); root.attrs["role"] != "img" || root.attrs["aria-label"] != "A label" {
		t.Errorf("a labelled score bar has the attributes %v", root.attrs)
	}
}

func TestScoreBarOfNothing(t *testing.T) {
	nan := math.NaN()
	for name, b := range map[string]*chart.ScoreBar{
		"nothing":       chart.NewScoreBar(nan, nan, nan),
		"nobody rated":  chart.NewScoreBar(math.Inf(1), math.Inf(-1), 1.96),
		"all at zero":   chart.NewScoreBar(0, 0, 0),
		"all ordinary":  chart.NewScoreBar(-1, 1, 1.96),
		"all far above": chart.NewScoreBar(5, 9, 1.96),
	} {
		svg := b.AppendSVG(nil, chart.Mark{Y: nan}, "")
		if strings.Contains(string(svg), "NaN") || strings.Contains(string(svg), "Inf") || len(parse(t, svg).all("svg")) > 0 {
			t.Errorf("%s: a unit without a score is drawn: %s", name, svg)
		}
		for _, score := range []float64{-100, 0, 100} {
			if at := scoreAt(t, b, score); at < 4 || at > 96 {
				t.Errorf("%s: a score of %v is at %v%%, outside the picture", name, score, at)
			}
		}
	}
}
