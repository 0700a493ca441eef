package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// The funnels of PHEindicatormethods, from our score limits and intervals.

// significance is that package's word for where an area lies; side is +1 for
// high, -1 for low, at a level.
func significance(side func(level float64) int) string {
	for _, tail := range []struct {
		level float64
		word  string
	}{{0.998, "(0.001)"}, {0.95, "(0.025)"}} {
		switch side(tail.level) {
		case +1:
			return "High " + tail.word
		case -1:
			return "Low " + tail.word
		}
	}
	return "Not significant"
}

func TestProportionFunnelVectors(t *testing.T) {
	f := vectors.Open(t, "testdata/09_phe_funnel_proportion.csv")
	x, n := 0.0, 0.0
	for _, r := range f.Rows {
		x += r.Number("numerator")
		n += r.Number("denominator")
	}
	p0 := x / n
	for _, r := range f.Rows {
		x, n := r.Number("numerator"), r.Number("denominator")
		r.Within("baseline", p0, closed)
		for _, l := range levels {
			got := ScoreLimits(p0, n, TwoSided(l.level))
			r.Within("lo"+l.suffix, max(0, got.Lower), closed)
			r.Within("hi"+l.suffix, got.Upper, closed)
		}
		r.Same("significance", significance(func(level float64) int {
			return -ScoreLimits(p0, n, TwoSided(level)).Compare(x / n)
		}))
		r.Same("significance", significance(func(level float64) int {
			return Wilson(x, n, level).Compare(p0)
		}))
	}
}

func TestRatioFunnelVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/09_phe_funnel_ratio.csv").Rows {
		ratio := IndirectRatio{Observed: r.Number("obs"), Expected: r.Number("expected")}
		r.Same("significance", significance(func(level float64) int { return ratio.Interval(level).Compare(1) }))
	}
}

// A standardised rate is judged like a crude one, with the population that its
// rate and events imply.
func TestRateFunnelVectors(t *testing.T) {
	f := vectors.Open(t, "testdata/09_phe_funnel_rate.csv")
	implied := func(r vectors.Row) float64 {
		if r.Number("events") == 0 {
			return r.Number("pop")
		}
		return r.Number("events") / r.Number("rate") * per100000
	}
	events, crude, standardised := 0.0, 0.0, 0.0
	for _, r := range f.Rows {
		events += r.Number("events")
		crude += r.Number("pop")
		standardised += implied(r)
	}
	for _, r := range f.Rows {
		x, n := r.Number("events"), r.Number("pop")
		r.Within("rate", x/n*per100000, closed)
		r.Same("crude_significance", significance(func(level float64) int {
			return Count(x, level).Scale(1 / n).Compare(events / crude)
		}))
		want := "Not applicable for events less than 10 for dsrs"
		if x >= suppressedBelow {
			want = significance(func(level float64) int {
				return Count(x, level).Scale(1 / implied(r)).Compare(events / standardised)
			})
		}
		r.Same("dsr_significance", want)
	}
}

// The count expected at which an observed one becomes significant is an end of
// the exact interval of the observed. The package finds it by a bisection good
// to about 1e-7 in v = expected / (1 + observed + expected).
func TestPoissonFunnelVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/09_phe_poisson_funnel.csv").Rows {
		for _, l := range levels {
			got := ExactPoisson(r.Number("observed"), l.level)
			r.Within("exact_lo"+l.suffix, got.Upper, through)
			r.Within("exact_hi"+l.suffix, got.Lower, through)
			r.Near("exp_lo"+l.suffix, got.Upper, 1e-6)
			r.Near("exp_hi"+l.suffix, got.Lower, 1e-6)
		}
	}
}

func TestScoreZVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/12_z_proportion.csv").Rows {
		r.Near("z_score_wilson", ScoreZ(r.Number("x"), r.Number("n"), r.Number("P0")), closed)
	}
}

// The score z, its limits and Wilson's interval say the same; and the limits
// narrow as numbers grow.
func TestScoreAgreesWithWilson(t *testing.T) {
	for _, p0 := range []float64{0.02, 0.3, 0.5, 0.81} {
		before := Interval{math.Inf(-1), math.Inf(1)}
		for _, n := range []float64{1, 3, 20, 500, 30000} {
			limits := ScoreLimits(p0, n, Z95)
			if limits.Lower <= before.Lower || limits.Upper >= before.Upper {
				t.Errorf("ScoreLimits(%g, %g) = %v is no narrower than %v", p0, n, limits, before)
			}
			before = limits
			for x := 0.0; x <= n; x += max(1, math.Floor(n/97)) {
				z, wilson := ScoreZ(x, n, p0), Wilson(x, n, 0.95).Compare(p0)
				byZ := 0
				if z > Z95 {
					byZ = 1
				} else if z < -Z95 {
					byZ = -1
				}
				if byZ != wilson || byZ != -limits.Compare(x/n) {
					t.Errorf("%g of %g against %g: z %g, Wilson %d, limits %d", x, n, p0, z, wilson, -limits.Compare(x/n))
				}
				if mirror := ScoreZ(n-x, n, 1-p0); math.Abs(mirror+z) > 1e-9*max(1, math.Abs(z)) {
					t.Errorf("%g of %g against %g: z %g, turned round %g", x, n, p0, z, mirror)
				}
			}
		}
	}
}

// To touch is not to differ.
func TestCompareAtTheEnds(t *testing.T) {
	i := Interval{2, 5}
	for target, want := range map[float64]int{
		2: 0, math.Nextafter(2, 0): +1, math.Nextafter(2, 3): 0,
		5: 0, math.Nextafter(5, 6): -1, math.Nextafter(5, 4): 0,
		math.Inf(1): -1, math.Inf(-1): +1,
	} {
		if got := i.Compare(target); got != want {
			t.Errorf("%v.Compare(%v) = %d, want %d", i, target, got, want)
		}
	}
}
