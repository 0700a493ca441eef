package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestRawCountDeviationVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/12_z_count.csv").Rows {
		x, expected := r.Number("x"), r.Number("E")
		r.Near("z_sqrt_raw", RawCountDeviation(x, expected).Z(0), closed)
		d, ok := LogCountDeviation(x, expected)
		if ok != r.Given("z_log_shmi") {
			t.Errorf("LogCountDeviation(%g, %g) is given: %v", x, expected, ok)
		}
		if ok {
			r.Near("z_log_shmi", d.Z(0), closed)
		}
	}
}

func TestRawProportionDeviationVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/12_z_proportion.csv").Rows {
		d := RawProportionDeviation(r.Number("x"), r.Number("n"), r.Number("P0"))
		r.Near("z_arcsine_raw", d.Z(0), closed)
	}
}

// At large numbers the plain transforms and ours agree, and the square root
// and the log differ by their scale.
func TestRawDeviationsAgreeAtLargeNumbers(t *testing.T) {
	const expected = 1e8
	for _, x := range []float64{expected - 2e4, expected, expected + 3e4} {
		log, _ := LogCountDeviation(x, expected)
		for name, z := range map[string]float64{
			"square root": RawCountDeviation(x, expected).Z(0), "log": log.Z(0),
		} {
			if want := CountDeviation(x, expected).Z(0); math.Abs(z-want) > 1e-3 {
				t.Errorf("%g of %g: %s gives z %g, want about %g", x, expected, name, z, want)
			}
		}
		p := ProportionDeviation(x, 3e8, 1./3).Z(0)
		if z := RawProportionDeviation(x, 3e8, 1./3).Z(0); math.Abs(z-p) > 1e-3 {
			t.Errorf("%g of 3e8: arcsine gives z %g, want about %g", x, z, p)
		}
	}
}

// To swap the counts and the ratio turns the deviation round.
func TestRatioDeviationSwaps(t *testing.T) {
	for _, c := range [][3]float64{{0, 0, 1}, {0, 7, 0.5}, {40, 11, 3}, {1200, 1500, 0.8}} {
		one, other := RatioDeviation(c[0], c[1], c[2]), RatioDeviation(c[1], c[0], 1/c[2])
		if math.Abs(one.D+other.D) > closed || one.S != other.S || one.Size != other.Size {
			t.Errorf("RatioDeviation%v = %v, swapped %v", c, one, other)
		}
	}
}

// A point is outside its limits exactly when its z-score is beyond k.
func TestProportionIntervalLimitsInvert(t *testing.T) {
	for _, p0 := range []float64{0.01, 0.4, 0.97} {
		for _, s := range []float64{0.003, 0.05, 0.4} {
			for _, tau2 := range []float64{0, 0.002} {
				limits := ProportionIntervalLimits(p0, s, tau2, Z95)
				for _, end := range []float64{limits.Lower, limits.Upper} {
					if end == 0 || end == 1 {
						continue // the angle was clamped
					}
					d := Deviation{D: angle(end) - angle(p0), S: s}
					if z := math.Abs(d.Z(tau2)); math.Abs(z-Z95) > through {
						t.Errorf("limits of %g, %g, %g: z %g at %g", p0, s, tau2, z, end)
					}
				}
				if limits.Lower > p0 || limits.Upper < p0 {
					t.Errorf("limits %v leave out %g", limits, p0)
				}
				far := ProportionIntervalLimits(p0, s, tau2, Z998)
				if far.Lower > limits.Lower || far.Upper < limits.Upper {
					t.Errorf("99.8%% limits %v lie inside 95%% limits %v", far, limits)
				}
			}
		}
	}
}
