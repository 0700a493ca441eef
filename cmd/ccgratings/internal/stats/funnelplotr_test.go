package stats

import (
	"math"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// What FunnelPlotR 0.6.0 draws, from our transforms, winsorising, trimming and
// variance estimators. What only it does is here and nowhere else: its limits
// for square roots that are not squared again, its limits for ratios with
// another standard error than their z-scores, and its mending of limits that
// turn back. METHOD.md section 18.

// The normal quantiles as that package has them.
var funnelPlotRZ = map[string]float64{"95": 1.959964, "998": 3.090232}

// funnel is one of that package's kinds of plot.
type funnel struct {
	target      float64
	transformed float64 // target on the scale of the deviations
	deviation   func(x, n float64) Deviation
	error       func(n float64) float64         // standard error that its limits use
	limit       func(y float64) float64         // back from the scale, as its limits do it
	trimmed     bool                            // SHMI; else winsorised
	mended      bool                            // limits are mended against their neighbours
	exact       func(n, level float64) Interval // limits without overdispersion, if not by the scale
}

func newFunnel(kind string, target float64) funnel {
	half := func(n float64) float64 { return 1 / (2 * math.Sqrt(n)) }
	exact := func(n, level float64) Interval { return ExactPoisson(n, level).Scale(1 / n) }
	switch kind {
	case "PR":
		return funnel{
			target: target, transformed: angle(target), error: half, mended: true,
			deviation: func(x, n float64) Deviation { return RawProportionDeviation(x, n, target) },
			limit:     func(y float64) float64 { return math.Sin(y) * math.Sin(y) },
		}
	case "RC":
		return funnel{
			target: target, transformed: math.Log(target), error: half, limit: math.Exp,
			deviation: func(x, n float64) Deviation { return RatioDeviation(x, n, target) },
		}
	case "SR_CQC":
		return funnel{
			target: 1, transformed: 1, error: half, exact: exact,
			deviation: RawCountDeviation,
			limit:     func(y float64) float64 { return y },
		}
	}
	return funnel{ // SR_SHMI
		target: 1, trimmed: true, exact: exact, limit: math.Exp,
		error: func(n float64) float64 { return 1 / math.Sqrt(n) },
		deviation: func(x, n float64) Deviation {
			d, ok := LogCountDeviation(x, n)
			if !ok { // that package goes on with the logarithm of 0
				d = Deviation{D: math.Inf(-1), S: 1 / math.Sqrt(n)}
			}
			return d
		},
	}
}

// limits are the control limits at n, where next is the n that follows in the
// table the package draws from, or n itself at its end.
func (f funnel) limits(n, next, tau2, k float64) Interval {
	at := func(n float64) Interval {
		spread := k * math.Sqrt(f.error(n)*f.error(n)+tau2)
		return Interval{f.limit(f.transformed - spread), f.limit(f.transformed + spread)}
	}
	here, after := at(n), at(next)
	if f.mended && here.Lower > after.Lower {
		here.Lower = 0
	}
	if f.mended && here.Upper < after.Upper {
		here.Upper = 1
	}
	return here
}

// compareLimits checks limits with and without overdispersion at n.
func (f funnel) compareLimits(r vectors.Row, n, next, tau2 float64, plain, adjusted func(suffix string) (lower, upper string)) {
	for _, l := range levels {
		k := funnelPlotRZ[l.suffix]
		lower, upper := plain(l.suffix)
		tolerance, got := closed, f.limits(n, next, 0, k)
		if f.exact != nil {
			tolerance, got = through, f.exact(n, l.level)
		}
		r.Near(lower, got.Lower, tolerance)
		r.Near(upper, got.Upper, tolerance)
		lower, upper = adjusted(l.suffix)
		got = f.limits(n, next, tau2, k)
		r.Near(lower, got.Lower, closed)
		r.Near(upper, got.Upper, closed)
	}
}

// The data sets, one row of the summary each.
func TestFunnelPlotRVectors(t *testing.T) {
	for _, summary := range vectors.Open(t, "testdata/10_funnelplotr_summary.csv").Rows {
		kind := summary.Text("data_type")
		if summary.Given("sr_method") {
			kind += "_" + summary.Text("sr_method")
		}
		rows := vectors.Open(t, "testdata/10_funnelplotr_"+summary.Text("dataset")+".csv").Rows
		compareFunnelPlotR(kind, summary, rows)
	}
}

// units are the areas of a data set with what the package works out of them.
type units struct {
	x, n, d, s, z []float64
	phi, tau2     float64
	altered       []float64 // z winsorised; as it was where it is trimmed
	untouched     []bool    // inside both ends of the winsorising; kept by the trimming
}

func (f funnel) fit(x, n []float64, q float64) units {
	u := units{x: x, n: n}
	for i := range x {
		deviation := f.deviation(x[i], n[i])
		u.d, u.s, u.z = append(u.d, deviation.D), append(u.s, deviation.S), append(u.z, deviation.Z(0))
	}
	if f.trimmed {
		u.phi, u.tau2 = TrimmedPhi(u.d, u.s, q), DerSimonianLairdTrimmed(u.d, u.s, q)
		u.altered, u.untouched = u.z, Trim(u.z, q)
		return u
	}
	u.phi, u.tau2 = WinsorisedPhi(u.d, u.s, q), DerSimonianLairdWinsorised(u.d, u.s, q)
	u.altered = Winsorise(u.z, q)
	for _, z := range u.z {
		u.untouched = append(u.untouched, z > Quantile(u.z, q) && z < Quantile(u.z, 1-q))
	}
	return u
}

func compareFunnelPlotR(kind string, summary vectors.Row, rows []vectors.Row) {
	var x, n []float64
	sumX, sumN := 0.0, 0.0
	for _, r := range rows {
		x, n = append(x, r.Number("numerator")), append(n, r.Number("denominator"))
		sumX += r.Number("numerator")
		sumN += r.Number("denominator")
	}
	f := newFunnel(kind, sumX/sumN)
	u, following := f.fit(x, n, summary.Number("trim_by")), table(n)
	outside, used := map[string]int{}, 0
	for i, r := range rows {
		zD := Deviation{D: u.d[i], S: u.s[i]}.Z(u.tau2)
		f.compareUnit(r, u, i, zD)
		if u.untouched[i] || !f.trimmed {
			used++
		}
		f.compareLimits(r, n[i], following(n[i]), u.tau2,
			func(suffix string) (string, string) { return "LCL" + suffix, "UCL" + suffix },
			func(suffix string) (string, string) { return "OD" + suffix + "LCL", "OD" + suffix + "UCL" })
		for suffix, k := range funnelPlotRZ {
			if f.limits(n[i], following(n[i]), u.tau2, k).Compare(x[i]/n[i]) != 0 {
				outside["n_outside_od"+suffix+"_by_limits"]++
			}
			if math.Abs(zD) > k && !math.IsInf(zD, -1) { // the summary leaves out what has no z
				outside["n_outside_od"+suffix+"_by_zD"]++
			}
		}
	}
	summary.Within("n_units", float64(len(rows)), 0)
	summary.Within("n_used", float64(used), 0)
	summary.Within("target", f.target, closed)
	summary.Within("phi", u.phi, closed)
	summary.Within("tau2", u.tau2, closed)
	for suffix := range funnelPlotRZ {
		for _, by := range []string{"_by_limits", "_by_zD"} {
			column := "n_outside_od" + suffix + by
			summary.Near(column, float64(outside[column]), 0)
		}
	}
}

// compareUnit checks all about unit i but its limits.
func (f funnel) compareUnit(r vectors.Row, u units, i int, zD float64) {
	r.Within("rr", u.x[i]/u.n[i], closed)
	r.Near("target_transformed", f.transformed, closed)
	r.Within("s", u.s[i], closed)
	compareFinite(r, "Y", u.d[i]+f.transformed)
	compareFinite(r, "Uzscore", u.z[i])
	compareFinite(r, "zD", zD)
	r.Near("trimmed", map[bool]float64{true: 0, false: 1}[u.untouched[i]], 0)
	if f.trimmed && !u.untouched[i] {
		r.Same("Wuzscore", "")
	} else {
		r.Near("Wuzscore", u.altered[i], closed)
	}
}

// compareFinite takes an empty cell for minus infinity: the logarithm of 0.
func compareFinite(r vectors.Row, column string, got float64) {
	if math.IsInf(got, -1) {
		r.Same(column, "")
		return
	}
	r.Near(column, got, closed)
}

// table gives, for each denominator in the data, the one that follows in the
// package's table: those of the data, and a thousand from 3 to the largest.
func table(n []float64) func(n float64) float64 {
	last := math.Ceil(slices.Max(n))
	table := append([]float64{last}, n...)
	for i := range 999 {
		table = append(table, 3+float64(i)*(last-3)/999)
	}
	slices.Sort(table)
	return func(n float64) float64 {
		i, _ := slices.BinarySearch(table, n)
		for i < len(table)-1 && table[i] == n {
			i++
		}
		return table[i]
	}
}

func TestFunnelPlotRLimitsVectors(t *testing.T) {
	rows := vectors.Open(t, "testdata/10_funnelplotr_limits_table.csv").Rows
	for i, r := range rows {
		kind, target := r.Text("kind"), 1.0
		switch kind {
		case "PR_0.68":
			kind, target = "PR", 0.68
		case "RC_0.83":
			kind, target = "RC", 0.83
		}
		n, next := r.Number("number_seq"), r.Number("number_seq")
		if i+1 < len(rows) && rows[i+1].Text("kind") == r.Text("kind") {
			next = rows[i+1].Number("number_seq")
		}
		newFunnel(kind, target).compareLimits(r, n, next, r.Number("tau2"),
			func(suffix string) (string, string) { return "ll" + suffix, "ul" + suffix },
			func(suffix string) (string, string) { return "odll" + suffix, "odul" + suffix })
	}
}
