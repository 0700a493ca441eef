package stats

import (
	"math"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// The Bonferroni and Holm columns are for comparison only: no rule of ours
// uses them, so they are worked out here.
func TestFalseDiscoveryVectors(t *testing.T) {
	f := vectors.Open(t, "testdata/17_bh_fdr.csv")
	var p []float64
	for _, r := range f.Rows {
		p = append(p, r.Number("p"))
	}
	adjusted, n := AdjustedBH(p), float64(len(p))
	sorted := slices.Sorted(slices.Values(p))
	holm, most := map[float64]float64{}, 0.0
	for i, v := range sorted {
		most = max(most, v*(n-float64(i)))
		holm[v] = min(1, most)
	}
	for i, r := range f.Rows {
		r.Within("bh", adjusted[i], closed)
		r.Within("bonferroni", min(1, p[i]*n), closed)
		r.Within("holm", holm[p[i]], closed)
	}
	for _, q := range []float64{0.01, 0.05, 0.10} {
		for i, reject := range BenjaminiHochberg(p, q) {
			if want := f.Rows[i].Number("bh") <= q; reject != want {
				t.Errorf("q %g, p %g: rejected %v", q, p[i], reject)
			}
		}
	}
}

func TestBenjaminiHochberg(t *testing.T) {
	// The step-up rule: all up to the last p that is within its own bound.
	p := []float64{0.04, 0.001, 0.9, 0.039, 0.012} // bounds 0.01 0.02 0.03 0.04 0.05 in order of size
	if got := BenjaminiHochberg(p, 0.05); !slices.Equal(got, []bool{true, true, false, true, true}) {
		t.Errorf("rejected %v", got)
	}
	for q, want := range map[float64]bool{0.05: true, math.Nextafter(0.05, 0): false, math.Nextafter(0.05, 1): true} {
		if got := BenjaminiHochberg([]float64{0.05}, q); got[0] != want {
			t.Errorf("p 0.05, q %v: rejected %v", q, got[0])
		}
	}
	if got := AdjustedBH(nil); len(got) != 0 {
		t.Errorf("nothing gives %v", got)
	}
	same := AdjustedBH([]float64{0.2, 0.2, 0.2})
	if !slices.Equal(same, []float64{0.2, 0.2, 0.2}) {
		t.Errorf("equal p-values give %v", same)
	}
}

// Adjusting raises no doubt it need not: never below p, never above
// Bonferroni, in the order of p.
func TestAdjustedBHProperties(t *testing.T) {
	var p []float64
	for _, r := range vectors.Inputs(t, "testdata/17_bh_fdr.csv").Rows {
		p = append(p, r.Number("p"))
	}
	adjusted := AdjustedBH(p)
	for i := range p {
		if adjusted[i] < p[i] || adjusted[i] > min(1, p[i]*float64(len(p))) {
			t.Errorf("p %g is adjusted to %g", p[i], adjusted[i])
		}
		for k := range p {
			if p[i] < p[k] && adjusted[i] > adjusted[k] {
				t.Errorf("p %g is adjusted to %g, p %g to %g", p[i], adjusted[i], p[k], adjusted[k])
			}
		}
	}
}
