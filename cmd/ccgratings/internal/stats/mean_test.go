package stats

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestMeanVectors(t *testing.T) {
	scores := map[string][]float64{}
	for _, r := range vectors.Inputs(t, "testdata/07_mean_input.csv").Rows {
		scores[r.Text("area")] = append(scores[r.Text("area")], r.Number("score"))
	}
	for _, r := range vectors.Open(t, "testdata/07_mean_expected.csv").Rows {
		sample := scores[r.Text("area")]
		n := float64(len(sample))
		m, sd, ok := MeanSD(sample)
		if !ok {
			t.Errorf("%s has no standard deviation", r.Text("area"))
		}
		r.Within("value_sum", m*n, closed)
		r.Within("value_count", n, 0)
		r.Within("stdev", sd, closed)
		r.Within("value", m, closed)
		for _, l := range levels {
			limits := MeanInterval(m, sd, n, l.level)
			r.Within("lower"+l.long, limits.Lower, through)
			r.Within("upper"+l.long, limits.Upper, through)
		}
	}
}

func TestMeanSDOfTooFew(t *testing.T) {
	for _, sample := range [][]float64{nil, {5}} {
		if _, _, ok := MeanSD(sample); ok {
			t.Errorf("MeanSD(%v) is given", sample)
		}
	}
	if m, sd, ok := MeanSD([]float64{5, 5}); m != 5 || sd != 0 || !ok {
		t.Errorf("MeanSD(5, 5) = %v, %v, %v", m, sd, ok)
	}
}
