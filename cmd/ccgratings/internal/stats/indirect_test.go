package stats

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestIndirectVectors(t *testing.T) {
	strata := map[string][]ReferenceStratum{}
	for _, r := range vectors.Inputs(t, "testdata/06_isr_input_ageband.csv").Rows {
		strata[r.Text("area")] = append(strata[r.Text("area")], ReferenceStratum{
			Events: r.Number("obs"), Population: r.Number("pop"),
			ReferenceEvents: r.Number("ref_x"), ReferencePopulation: r.Number("ref_n"),
		})
	}
	for _, r := range vectors.Open(t, "testdata/06_isr_expected.csv").Rows {
		got := IndirectlyStandardise(strata[r.Text("area")])
		r.Within("observed", got.Observed, 0)
		r.Within("expected", got.Expected, closed)
		r.Within("ref_rate", got.ReferenceRate*per100000, closed)
		r.Within("ratio100_value", got.Ratio()*100, closed)
		r.Within("rate100k_value", got.Ratio()*got.ReferenceRate*per100000, closed)
		for _, l := range levels {
			limits := got.Interval(l.level)
			r.Within("ratio100_lower"+l.suffix, limits.Lower*100, through)
			r.Within("ratio100_upper"+l.suffix, limits.Upper*100, through)
			rate := limits.Scale(got.ReferenceRate * per100000)
			r.Within("rate100k_lower"+l.suffix, rate.Lower, through)
			r.Within("rate100k_upper"+l.suffix, rate.Upper, through)
		}
		method := "Byars"
		if got.Interval(0.95) == ExactPoisson(got.Observed, 0.95).Scale(1/got.Expected) {
			method = "Exact"
		}
		r.Same("method", method)
	}
}

// An area that is its own reference has a ratio of 1, inside its interval.
func TestIndirectOfTheReference(t *testing.T) {
	got := IndirectlyStandardise([]ReferenceStratum{{12, 800, 12, 800}, {31, 500, 31, 500}})
	if got.Ratio() != 1 || got.Interval(0.95).Compare(1) != 0 {
		t.Errorf("ratio %v, interval %v", got.Ratio(), got.Interval(0.95))
	}
}
