package stats

import (
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// Tolerances of the reference numbers: closed forms, and what goes through a
// quantile function or a bisection.
const (
	closed  = 1e-12
	through = 1e-9
)

func TestWilsonVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/01_phe_proportion_wilson.csv").Rows {
		x, n := r.Number("x"), r.Number("n")
		r.Near("value", x/n, closed)
		for level, column := range map[float64]string{0.95: "95_0cl", 0.998: "99_8cl"} {
			got := Wilson(x, n, level)
			r.Near("lower"+column, got.Lower, closed)
			r.Near("upper"+column, got.Upper, closed)
		}
	}
}

func TestCountIntervalVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/02_phe_rate_byar_exact.csv").Rows {
		x, n := r.Number("x"), r.Number("n")
		r.Within("value", x/n*100000, closed)
		for level, column := range map[float64]string{0.95: "95_0cl", 0.998: "99_8cl"} {
			got := Count(x, level).Scale(100000 / n)
			r.Within("lower"+column, got.Lower, through)
			r.Within("upper"+column, got.Upper, through)
		}
	}
}

func TestCountLimitsVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/03_count_limits_byar_exact_poisson.csv").Rows {
		x := r.Number("x")
		for level, suffix := range map[float64]string{0.95: "95", 0.998: "998"} {
			byar, ok := Byar(x, level)
			if ok != r.Given("byar_lower_"+suffix) {
				t.Errorf("Byar(%g, %g) is defined: %v", x, level, ok)
			}
			if ok {
				r.Within("byar_lower_"+suffix, byar.Lower, closed)
			}
			r.Within("byar_upper_"+suffix, byar.Upper, closed)
			exact := ExactPoisson(x, level)
			r.Within("exact_lower_"+suffix, exact.Lower, through)
			r.Within("exact_upper_"+suffix, exact.Upper, through)
		}
	}
}

func TestPhiInverseVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/11_qnorm.csv").Rows {
		r.Within("qnorm", PhiInverse(r.Number("p")), closed)
	}
}

func TestQuantileVectors(t *testing.T) {
	sample := vectors.Inputs(t, "testdata/11_winsorise.csv")
	var z []float64
	for _, r := range sample.Rows {
		z = append(z, r.Number("z"))
	}
	for _, r := range vectors.Open(t, "testdata/11_quantile_type7.csv").Rows {
		r.Near("quantile_type7", Quantile(z, r.Number("p")), closed)
	}
}

func TestWinsoriseVectors(t *testing.T) {
	f := vectors.Open(t, "testdata/11_winsorise.csv")
	var z []float64
	for _, r := range f.Rows {
		z = append(z, r.Number("z"))
	}
	at10, at05 := Winsorise(z, 0.10), Winsorise(z, 0.05)
	for i, r := range f.Rows {
		r.Near("winsor10", at10[i], closed)
		r.Near("winsor05", at05[i], closed)
	}
}

func TestKappaVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/11_winsor_trim_constants.csv").Rows {
		r.Within("kappa_winsor", Kappa(r.Number("q")), closed)
	}
}

func TestCountDeviationVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/12_z_count.csv").Rows {
		got := CountDeviation(r.Number("x"), r.Number("E"))
		r.Near("d", got.D, closed)
		r.Within("s", got.S, closed)
		r.Near("z_anscombe", got.Z(0), closed)
	}
}

func TestProportionDeviationVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/12_z_proportion.csv").Rows {
		got := ProportionDeviation(r.Number("x"), r.Number("n"), r.Number("P0"))
		r.Near("d", got.D, closed)
		r.Within("s", got.S, closed)
		r.Near("z_anscombe", got.Z(0), closed)
	}
}

func TestIntervalDeviationVectors(t *testing.T) {
	kinds := map[string]func(v, l, u, z, b float64) Deviation{
		"rate": RateDeviation, "prop": ProportionIntervalDeviation, "mean": MeanDeviation,
	}
	for _, r := range vectors.Open(t, "testdata/13_z_from_value_ci.csv").Rows {
		deviation := kinds[r.Text("kind")]
		got := deviation(r.Number("value"), r.Number("lower"), r.Number("upper"), TwoSided(r.Number("level")), r.Number("benchmark"))
		r.Near("d", got.D, closed)
		r.Within("s", got.S, closed)
		r.Within("z", got.Z(0), closed)
	}
}

func TestControlLimitVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/14_limits_count.csv").Rows {
		for k, suffix := range map[float64]string{Z95: "95", Z998: "998"} {
			got := CountLimits(r.Number("E"), r.Number("tau2"), k)
			r.Near("lo"+suffix, got.Lower, closed)
			r.Near("hi"+suffix, got.Upper, closed)
		}
	}
	for _, r := range vectors.Open(t, "testdata/14_limits_proportion.csv").Rows {
		for k, suffix := range map[float64]string{Z95: "95", Z998: "998"} {
			got := ProportionLimits(r.Number("P0"), r.Number("n"), r.Number("tau2"), k)
			r.Near("lo"+suffix, got.Lower, closed)
			r.Near("hi"+suffix, got.Upper, closed)
		}
	}
}

func TestDispersionVectors(t *testing.T) {
	d, s := map[string][]float64{}, map[string][]float64{}
	for _, r := range vectors.Inputs(t, "testdata/15_tau2_input.csv").Rows {
		set := r.Text("set")
		d[set], s[set] = append(d[set], r.Number("d")), append(s[set], r.Number("s"))
	}
	for _, r := range vectors.Open(t, "testdata/15_tau2_expected.csv").Rows {
		set := r.Text("set")
		r.Within("phi_winsor10", WinsorisedPhi(d[set], s[set], 0.10), closed)
		r.Within("tau2_rpm10", PauleMandelRobust(d[set], s[set], 0.10), through)
		outside := 0
		for i := range d[set] {
			if z := (Deviation{D: d[set][i], S: s[set][i]}).Z(PauleMandelRobust(d[set], s[set], 0.10)); z >= Z95 || z <= -Z95 {
				outside++
			}
		}
		r.Near("n_out95_rpm", float64(outside), 0)
	}
}

// The library's chi-squared quantile carries our exact intervals.
func TestChiSquaredVectors(t *testing.T) {
	for _, r := range vectors.Open(t, "testdata/11_qchisq.csv").Rows {
		r.Within("qchisq", distuv.ChiSquared{K: r.Number("df")}.Quantile(r.Number("p")), 1e-8)
	}
}
