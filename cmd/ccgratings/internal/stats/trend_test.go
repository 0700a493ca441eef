package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func compareTrend(r vectors.Row, got Trend) {
	r.Near("slope", got.Slope, closed)
	r.Within("chi2", got.ChiSquared, through)
	r.Near("signsum", float64(got.Signs), 0)
	r.Near("result", float64(got.Direction), 0)
}

func TestTrendVectors(t *testing.T) {
	estimates := map[string][]Estimate{}
	for _, r := range vectors.Inputs(t, "testdata/16_trend_ci_input.csv").Rows {
		estimates[r.Text("id")] = append(estimates[r.Text("id")],
			Estimate{r.Number("value"), Interval{r.Number("lower"), r.Number("upper")}})
	}
	for _, r := range vectors.Open(t, "testdata/16_trend_ci_expected.csv").Rows {
		got, ok := TrendOfEstimates([5]Estimate(estimates[r.Text("id")]))
		if !ok {
			t.Errorf("%s: no trend", r.Text("id"))
		}
		compareTrend(r, got)
	}
	parts := map[string][]Part{}
	for _, r := range vectors.Inputs(t, "testdata/16_trend_prop_input.csv").Rows {
		parts[r.Text("id")] = append(parts[r.Text("id")], Part{r.Number("x"), r.Number("n")})
	}
	for _, r := range vectors.Open(t, "testdata/16_trend_prop_expected.csv").Rows {
		got, ok := TrendOfParts([5]Part(parts[r.Text("id")]))
		if !ok {
			t.Errorf("%s: no trend", r.Text("id"))
		}
		compareTrend(r, got)
	}
}

// straight is five points on a line of this slope with intervals of this half
// width.
func straight(slope, half float64) (points [5]Estimate) {
	for i := range points {
		v := slope * float64(i)
		points[i] = Estimate{v, Interval{v - half, v + half}}
	}
	return points
}

// A line of equal errors has chi-squared 10 (slope/se)^2: significant from one
// side of the 99.8% point to the other, strictly.
func TestTrendAtTheCutOff(t *testing.T) {
	half := 1.96
	edge := math.Sqrt(trendChiSquared / 10)
	for slope, want := range map[float64]int{
		edge * (1 + 1e-12): +1, edge * (1 - 1e-12): 0, -edge * (1 + 1e-12): -1, -edge * (1 - 1e-12): 0, 0: 0,
	} {
		got, ok := TrendOfEstimates(straight(slope, half))
		if !ok || got.Direction != want {
			t.Errorf("slope %v: %+v, %v", slope, got, ok)
		}
	}
	if got := newTrend(1, trendChiSquared, [5]float64{1, 2, 3, 4, 5}, [5]float64{1, 1, 1, 1, 1}); got.Direction != 0 {
		t.Errorf("at the cut-off: %+v", got)
	}
	above := math.Nextafter(trendChiSquared, 10)
	if got := newTrend(1, above, [5]float64{1, 2, 3, 4, 5}, [5]float64{1, 1, 1, 1, 1}); got.Direction != 1 {
		t.Errorf("one above the cut-off: %+v", got)
	}
	if math.Abs(trendChiSquared-Z998*Z998) > 1e-12 {
		t.Errorf("%v is not %v squared", trendChiSquared, Z998)
	}
}

// Turned round in time, or upside down, a trend turns its sign.
func TestTrendFlips(t *testing.T) {
	parts := [5]Part{{120, 400}, {131, 410}, {150, 395}, {171, 420}, {190, 405}}
	there, _ := TrendOfParts(parts)
	back, rest := parts, parts
	for i := range parts {
		back[i] = parts[4-i]
		rest[i].Count = parts[i].Population - parts[i].Count
	}
	for name, turned := range map[string][5]Part{"back in time": back, "those without": rest} {
		got, ok := TrendOfParts(turned)
		if !ok || math.Abs(got.Slope+there.Slope) > closed || math.Abs(got.ChiSquared-there.ChiSquared) > through ||
			got.Signs != -there.Signs || got.Direction != -there.Direction {
			t.Errorf("%s: %+v beside %+v", name, got, there)
		}
	}
	if there.Direction != 1 {
		t.Errorf("no trend: %+v", there)
	}
}

func TestTrendNotDefined(t *testing.T) {
	for i := range 5 {
		points := straight(1, 0.5)
		points[i].Lower = points[i].Upper
		if _, ok := TrendOfEstimates(points); ok {
			t.Errorf("point %d has no width: a trend is given", i)
		}
		for _, bad := range []Part{{0, 50}, {50, 50}, {0, 0}} {
			parts := [5]Part{{10, 50}, {11, 50}, {12, 50}, {13, 50}, {14, 50}}
			parts[i] = bad
			if _, ok := TrendOfParts(parts); ok {
				t.Errorf("point %d is %v: a trend is given", i, bad)
			}
		}
	}
}
