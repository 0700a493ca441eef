package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// levels are the two that are published, with the suffixes that the reference
// files give their columns.
var levels = []struct {
	level        float64
	suffix, long string
}{{0.95, "95", "95_0cl"}, {0.998, "998", "99_8cl"}}

func TestClopperPearsonVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/04_exact_binomial_clopper_pearson.csv").Rows {
		for _, l := range levels {
			got := ClopperPearson(r.Number("x"), r.Number("n"), l.level)
			r.Within("cp_lower"+l.suffix, got.Lower, through)
			r.Within("cp_upper"+l.suffix, got.Upper, through)
		}
	}
}

func TestClopperPearsonProperties(t *testing.T) {
	for _, n := range []float64{1, 2, 7, 60, 1000} {
		before := Interval{}
		for x := 0.0; x <= n; x++ {
			got := ClopperPearson(x, n, 0.95)
			if p := x / n; got.Lower > p || got.Upper < p {
				t.Errorf("ClopperPearson(%g, %g) = %v leaves out %g", x, n, got, p)
			}
			if x > 0 && (got.Lower <= before.Lower || got.Upper <= before.Upper) {
				t.Errorf("ClopperPearson(%g, %g) = %v is no higher than %v of one fewer", x, n, got, before)
			}
			mirror := ClopperPearson(n-x, n, 0.95)
			if math.Abs(got.Lower-(1-mirror.Upper)) > through || math.Abs(got.Upper-(1-mirror.Lower)) > through {
				t.Errorf("ClopperPearson(%g, %g) = %v is no mirror of %v", x, n, got, mirror)
			}
			if wide := ClopperPearson(x, n, 0.998); wide.Lower > got.Lower || wide.Upper < got.Upper {
				t.Errorf("ClopperPearson(%g, %g) at 99.8%% = %v is narrower than at 95%%, %v", x, n, wide, got)
			}
			before = got
		}
	}
}
