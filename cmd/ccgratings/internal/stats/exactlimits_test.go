package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestExactLimitsVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/14_limits_spiegelhalter_exact_poisson.csv").Rows {
		for _, l := range levels {
			got := ExactCountLimits(r.Number("E"), l.level)
			r.Within("lo"+l.suffix, got.Lower, through)
			r.Within("hi"+l.suffix, got.Upper, through)
		}
	}
	for _, r := range vectors.Open(t, "testdata/14_limits_spiegelhalter_exact_binomial.csv").Rows {
		for _, l := range levels {
			got := ExactProportionLimits(r.Number("P0"), r.Number("n"), l.level)
			r.Within("lo"+l.suffix, got.Lower, through)
			r.Within("hi"+l.suffix, got.Upper, through)
		}
	}
}

// The limits hold the target, unless even one event would be a surprise, and
// those at 99.8% hold those at 95%. Limits of a proportion turn round with it,
// one count apart, as the count at a quantile belongs to the tail below it.
func TestExactLimitsProperties(t *testing.T) {
	for _, expected := range []float64{0.1, 1, 7.3, 25, 400, 9e5} {
		inner, outer := ExactCountLimits(expected, 0.95), ExactCountLimits(expected, 0.998)
		if inner.Compare(1) != 0 || outer.Lower > inner.Lower || outer.Upper < inner.Upper || outer.Lower < 0 {
			t.Errorf("E %g: 95%% %v, 99.8%% %v", expected, inner, outer)
		}
	}
	for _, n := range []float64{1, 4, 50, 3000} {
		for _, p0 := range []float64{0.004, 0.2, 0.5, 0.9} {
			got, mirror := ExactProportionLimits(p0, n, 0.95), ExactProportionLimits(1-p0, n, 0.95)
			if got.Compare(p0) != 0 && math.Pow(1-p0, n) < 0.975 || got.Lower < 0 || got.Upper > 1 {
				t.Errorf("ExactProportionLimits(%g, %g) = %v", p0, n, got)
			}
			if want := 1 - mirror.Lower - 1/n; mirror.Lower > 0 && got.Upper > 0 && math.Abs(got.Upper-want) > through {
				t.Errorf("ExactProportionLimits(%g, %g) = %v, turned round %v", p0, n, got, mirror)
			}
		}
	}
}

// Where numbers are large the exact limits and the transformed ones agree.
func TestExactLimitsAgreeAtLargeNumbers(t *testing.T) {
	exact, ours := ExactCountLimits(1e6, 0.95), CountLimits(1e6, 0, Z95)
	if math.Abs(exact.Lower-ours.Lower) > 2e-6 || math.Abs(exact.Upper-ours.Upper) > 2e-6 {
		t.Errorf("counts: exact %v, transformed %v", exact, ours)
	}
	exact, ours = ExactProportionLimits(0.3, 1e6, 0.95), ProportionLimits(0.3, 1e6, 0, Z95)
	if math.Abs(exact.Lower-ours.Lower) > 2e-6 || math.Abs(exact.Upper-ours.Upper) > 2e-6 {
		t.Errorf("proportions: exact %v, transformed %v", exact, ours)
	}
}

// As counts, limits never fall as more are expected.
func TestExactLimitsAreMonotone(t *testing.T) {
	for _, level := range []float64{0.95, 0.998} {
		before := Interval{}
		for expected := 0.05; expected < 300; expected *= 1.003 {
			got := ExactCountLimits(expected, level).Scale(expected)
			if got.Lower < before.Lower-closed || got.Upper < before.Upper-closed {
				t.Fatalf("E %g at %g: %v after %v", expected, level, got, before)
			}
			before = got
		}
	}
}
