package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestMidPVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/12_z_count.csv").Rows {
		r.Near("z_midp", MidPCount(r.Number("x"), r.Number("E")), through)
	}
	for _, r := range vectors.Open(t, "testdata/12_z_proportion.csv").Rows {
		r.Near("z_midp", MidPProportion(r.Number("x"), r.Number("n"), r.Number("P0")), through)
	}
}

// By the definition, in exact arithmetic a reader can follow.
func TestMidPByHand(t *testing.T) {
	for got, want := range map[float64]float64{
		MidPCount(0, 0.5):         PhiInverse(math.Exp(-0.5) / 2),
		MidPCount(1, 0.5):         PhiInverse(math.Exp(-0.5) * (1 + 0.5/2)),
		MidPProportion(0, 1, 0.3): PhiInverse(0.7 / 2),
		MidPProportion(1, 1, 0.3): PhiInverse(0.7 + 0.3/2),
		MidPProportion(2, 4, 0.5): 0,
	} {
		if math.Abs(got-want) > 1e-14 {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// z rises with the count, through whole numbers and between them, from one
// far tail to the other, and stays finite where probabilities are 0 in
// floating point.
func TestMidPIsMonotone(t *testing.T) {
	for _, expected := range []float64{0.01, 0.5, 9.99, 137, 20000} {
		before := math.Inf(-1)
		for x := 0.0; x < 3*expected+50; x += max(0.25, math.Floor(expected/40)) {
			z := MidPCount(x, expected)
			if !(z > before) || math.IsInf(z, 0) {
				t.Errorf("MidPCount(%g, %g) = %g after %g", x, expected, z, before)
			}
			before = z
		}
	}
	for _, p0 := range []float64{0.001, 0.3, 0.68} {
		for _, n := range []float64{1, 30, 40000} {
			before := math.Inf(-1)
			for x := 0.0; x <= n; x += max(0.25, n/160) {
				z := MidPProportion(x, n, p0)
				if !(z > before) || math.IsInf(z, 0) {
					t.Errorf("MidPProportion(%g, %g, %g) = %g after %g", x, n, p0, z, before)
				}
				if mirror := MidPProportion(n-x, n, 1-p0); math.Abs(mirror+z) > 1e-8*max(1, math.Abs(z)) {
					t.Errorf("MidPProportion(%g, %g, %g) = %g, turned round %g", x, n, p0, z, mirror)
				}
				before = z
			}
		}
	}
}

// The two ways to find a tail's z meet where one takes over from the other.
func TestZOfTailIsContinuous(t *testing.T) {
	at := zOfTail(-700)
	after := zOfTail(math.Nextafter(-700, 0))
	if math.Abs(at-after) > 1e-9 {
		t.Errorf("z %v below the smallest probabilities, %v just above", at, after)
	}
	// -log of a normal tail grows as z squared over 2, then some.
	if z := zOfTail(-5e5); math.Abs(z-999.9917) > 1e-3 {
		t.Errorf("zOfTail(-5e5) = %v", z)
	}
}

// Probabilities add up to 1.
func TestMassesAddUp(t *testing.T) {
	for _, d := range []discrete{poisson(0.3), poisson(17), poisson(2500), binomial{3, 0.2}, binomial{40, 0.5}, binomial{90000, 0.013}} {
		k := math.Floor(d.mean())
		mass := math.Exp(d.logMass(k))
		if k+1 <= d.mean() {
			t.Fatalf("%v: %g is not next to the mean", d, k)
		}
		sum := mass * (1 + below(d, k) + above(d, k))
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("%v: probabilities add up to 1%+g", d, sum-1)
		}
	}
}
