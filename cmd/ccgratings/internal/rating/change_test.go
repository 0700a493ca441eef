package rating

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/stats"
	"ccgratings/cmd/ccgratings/internal/vectors"
)

// bothYears is the input of vectors 20 with 2015 as the period before 2016.
func bothYears(t testing.TB) Input {
	in, before := endToEnd(t, "2016"), endToEnd(t, "2015")
	for k := range in.Indicators {
		in.Indicators[k].Previous = before.Indicators[k].Table
	}
	return in
}

func TestIndicatorChangeVectors(t *testing.T) {
	res := examined(bothYears(t))
	at := map[string]int{}
	for i, c := range res.CCGs {
		at[string(c.Code)] = i
	}
	for _, r := range vectors.Open(t, "testdata/23_e2e_expected_change_indicator.csv").Rows {
		for _, ind := range res.Indicators {
			if string(ind.Definition.ID) != r.Text("indicator") {
				continue
			}
			c := ind.Change.Changes[at[r.Text("area")]]
			r.Within("tau2", ind.Change.Tau2, through)
			if c.Known != r.Given("z_change") {
				t.Errorf("%s %s is tested: %v", r.Text("indicator"), r.Text("area"), c.Known)
			}
			if c.Known {
				r.Near("dd", c.D, closed)
				r.Within("s", c.S, closed)
				r.Near("z_change", c.Z, through)
				r.Near("rho", c.Rho, through)
			}
		}
	}
}

func TestGroupChangeVectors(t *testing.T) {
	res := examined(bothYears(t))
	words := map[Direction]string{
		NotTested: "", NoClearChange: "no_clear_change", PossiblyBetter: "possible", PossiblyWorse: "possible",
		Improved: "improved", GotWorse: "got_worse",
	}
	changes := map[string]Change{}
	for i, c := range res.Groups[0].Changes {
		changes[string(res.CCGs[i].Code)] = c
	}
	for _, r := range vectors.Open(t, "testdata/23_e2e_expected_change.csv").Rows {
		c := changes[r.Text("area")]
		r.Same("change", words[c.Direction(res.Rules)])
		if c.Known {
			r.Near("change_score", c.Z, through)
		}
	}
}

func TestChangeCutOffs(t *testing.T) {
	r := Standard()
	for _, c := range []struct {
		z    float64
		want Direction
	}{
		{stats.Z998, Improved}, {math.Nextafter(stats.Z998, 0), PossiblyBetter},
		{stats.Z95, PossiblyBetter}, {math.Nextafter(stats.Z95, 0), NoClearChange},
		{-stats.Z95, PossiblyWorse}, {math.Nextafter(-stats.Z95, 0), NoClearChange},
		{-stats.Z998, GotWorse}, {math.Nextafter(-stats.Z998, 0), PossiblyWorse}, {0, NoClearChange},
	} {
		if got := (Change{Known: true, Z: c.z}).Direction(r); got != c.want {
			t.Errorf("%.17g: %d, want %d", c.z, got, c.want)
		}
	}
	if got := (Change{Z: 5}).Direction(r); got != NotTested {
		t.Errorf("an unknown change is %d", got)
	}
}

func TestOverlappingPeriodsAreNotTested(t *testing.T) {
	in := bothYears(t)
	m := &in.Indicators[0]
	same := *m.Previous
	same.Period = m.Table.Period
	m.Previous = &same
	if c := examined(in).Indicators[0].Change; c.Why == "" || c.Changes != nil {
		t.Errorf("%+v", c)
	}
}
