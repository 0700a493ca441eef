package stats

import (
	"math"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// The two metafor columns of the file are no estimators of ours: one does not
// winsorise and centres on its own mean, the other is the plain Paule-Mandel.
func TestDerSimonianLairdVectors(t *testing.T) {
	d, s := map[string][]float64{}, map[string][]float64{}
	for _, r := range vectors.Inputs(t, "testdata/15_tau2_input.csv").Rows {
		set := r.Text("set")
		d[set], s[set] = append(d[set], r.Number("d")), append(s[set], r.Number("s"))
	}
	for _, r := range vectors.Open(t, "testdata/15_tau2_expected.csv").Rows {
		d, s := d[r.Text("set")], s[r.Text("set")]
		tau2 := DerSimonianLairdWinsorised(d, s, 0.10)
		outside := 0
		for i := range d {
			if math.Abs(Deviation{D: d[i], S: s[i]}.Z(tau2)) >= Z95 {
				outside++
			}
		}
		r.Within("n", float64(len(d)), 0)
		r.Within("tau2_dl_winsor10", tau2, closed)
		r.Within("n_out95_dl", float64(outside), 0)
	}
}

func TestKappaTrimmedVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/11_winsor_trim_constants.csv").Rows {
		r.Within("kappa_trim", KappaTrimmed(r.Number("q")), closed)
	}
}

// tau squared is 0 up to the variance that chance gives and grows from there.
func TestDerSimonianLairdAtTheEdge(t *testing.T) {
	s := []float64{0.1, 0.2, 0.1, 0.4}
	edge := 3. / 4
	for phi, want := range map[float64]bool{
		0: false, math.Nextafter(edge, 0): false, edge: false, math.Nextafter(edge, 1): true, 9: true,
	} {
		if got := DerSimonianLaird(phi, s); (got > 0) != want {
			t.Errorf("phi %v: tau squared %g", phi, got)
		}
	}
	// With equal errors: S1 - S2/S1 = (n-1)/s^2.
	if got, want := DerSimonianLaird(5, []float64{2, 2, 2, 2}), (4*5-3)/(3/4.); math.Abs(got-want) > closed*want {
		t.Errorf("equal errors: %g, want %g", got, want)
	}
	if got := DerSimonianLaird(50, []float64{0.1}); got != 0 {
		t.Errorf("a single area: %g", got)
	}
}

// Trimming drops a tenth from each end, one more at the top where n+1 divides
// by ten, and ties together or not at all.
func TestTrim(t *testing.T) {
	sample := make([]float64, 29)
	for i := range sample {
		sample[i] = float64((i * 17) % 29) // 0 to 28, shuffled
	}
	kept := Trim(sample, 0.1)
	for i, v := range sample {
		if want := v >= 2 && v <= 25; kept[i] != want { // ranks 3 to 26 of 29
			t.Errorf("%g is kept: %v", v, kept[i])
		}
	}
	low := math.Inf(-1)
	twoOfTwelve := []float64{low, low, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	if got := Trim(twoOfTwelve, 0.1); !got[0] || !got[1] || !got[10] || got[11] {
		t.Errorf("two of twelve tied lowest: %v", got)
	}
	twoOfTwenty := append(twoOfTwelve, 11, 12, 13, 14, 15, 16, 17, 18)
	if got := Trim(twoOfTwenty, 0.1); got[0] || got[1] || !got[2] || !got[17] || got[18] || got[19] {
		t.Errorf("two of twenty tied lowest: %v", got)
	}
	if got := Trim(make([]float64, 40), 0.1); slices.Contains(got, false) {
		t.Errorf("all tied: %v", got)
	}
}

func TestInflation(t *testing.T) {
	kappa := Kappa(0.1)
	for phi, want := range map[float64]float64{
		0: 1, kappa: 1, math.Nextafter(kappa, 0): 1, 4 * kappa: 2, 9 * kappa: 3,
	} {
		if got := Inflation(phi, 0.1); math.Abs(got-want) > 1e-15 {
			t.Errorf("Inflation(%v) = %v, want %v", phi, got, want)
		}
	}
}

// The estimators do not mind which way is up, nor the scale. (Trimming minds
// the way where n+1 divides by ten, as 209+1 does; so one area is left out.)
func TestDerSimonianLairdFlipsAndScales(t *testing.T) {
	var d, s, flipped, doubled, sDoubled []float64
	for _, r := range vectors.Inputs(t, "testdata/15_tau2_input.csv").Rows {
		if r.Text("set") != "strong_outliers" || r.Text("i") == "1" {
			continue
		}
		d, s = append(d, r.Number("d")), append(s, r.Number("s"))
		flipped = append(flipped, -r.Number("d"))
		doubled, sDoubled = append(doubled, 2*r.Number("d")), append(sDoubled, 2*r.Number("s"))
	}
	for name, estimate := range map[string]func(d, s []float64, q float64) float64{
		"winsorised": DerSimonianLairdWinsorised, "trimmed": DerSimonianLairdTrimmed,
	} {
		want := estimate(d, s, 0.1)
		if got := estimate(flipped, s, 0.1); want <= 0 || math.Abs(got-want) > closed*want {
			t.Errorf("%s: %g, flipped %g", name, want, got)
		}
		if got := estimate(doubled, sDoubled, 0.1); math.Abs(got-4*want) > closed*want {
			t.Errorf("%s: %g, doubled %g", name, want, got)
		}
	}
}
