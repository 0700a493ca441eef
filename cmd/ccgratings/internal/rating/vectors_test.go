package rating

import (
	"fmt"
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
	"ccgratings/cmd/ccgratings/internal/vectors"
)

const (
	closed  = 1e-12 // closed forms
	through = 1e-9  // what goes through a bisection
)

// endToEnd is the input of vectors 20: 209 areas, six indicators of five kinds.
// year is 2015 or 2016.
func endToEnd(t testing.TB, year string) Input {
	t.Helper()
	in := Input{
		Published: nhs.Date{Year: 2016, Month: 12, Day: 31},
		Groups:    []nhs.PatientGroup{{ID: "all", Name: "All"}},
		Rules:     Standard(),
	}
	for _, r := range vectors.Inputs(t, "testdata/20_e2e_areas.csv").Rows {
		in.CCGs = append(in.CCGs, nhs.CCG{Code: nhs.Code(r.Text("area"))})
	}
	period, err := indicator.ParsePeriod(year)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]*indicator.Table{}
	for _, r := range vectors.Inputs(t, "testdata/20_e2e_indicators.csv").Rows {
		id := r.Text("indicator")
		tables[id] = &indicator.Table{Indicator: indicator.ID(id), Period: period}
		in.Indicators = append(in.Indicators, Measure{
			Definition: definition(r),
			Table:      tables[id],
			Weight:     r.Number("weight"),
		})
	}
	for _, r := range vectors.Inputs(t, "testdata/20_e2e_data.csv").Rows {
		if r.Text("year") == year {
			table := tables[r.Text("indicator")]
			table.Rows = append(table.Rows, observation(r, period))
		}
	}
	for _, r := range vectors.Inputs(t, "testdata/20_e2e_benchmark.csv").Rows {
		if r.Text("year") == year {
			tables[r.Text("indicator")].England = &indicator.Observation{
				Area: nhs.England, Period: period, Value: indicator.Of(r.Number("benchmark")),
			}
		}
	}
	return in
}

// examined is rated and examined.
func examined(in Input) *Results {
	res := Rate(in)
	res.Examine()
	return res
}

func definition(r vectors.Row) indicator.Definition {
	kinds := map[string]indicator.Kind{
		"proportion": indicator.Proportion, "rate": indicator.Rate, "isr": indicator.Ratio,
		"dsr_ci": indicator.StandardisedRate, "mean_ci": indicator.Mean,
	}
	better := map[string]indicator.Better{"high": indicator.Higher, "low": indicator.Lower}
	return indicator.Definition{
		ID: indicator.ID(r.Text("indicator")), Group: "all",
		Kind: kinds[r.Text("type")], Better: better[r.Text("better")], Multiplier: r.Number("multiplier"),
	}
}

func observation(r vectors.Row, period indicator.Period) indicator.Observation {
	figure := func(column string) indicator.Figure {
		if !r.Given(column) {
			return indicator.Figure{}
		}
		return indicator.Of(r.Number(column))
	}
	o := indicator.Observation{
		Area: nhs.Code(r.Text("area")), Period: period,
		Count: figure("numerator"), Population: figure("denominator"),
		Value: figure("value"), Lower: figure("lower"), Upper: figure("upper"),
	}
	if o.Lower.Given {
		o.Level = 95
	}
	switch r.Text("status") {
	case "missing":
		o.Status = indicator.Missing
	case "suppressed_1_7":
		o.Status, o.Low, o.High = indicator.Suppressed, indicator.Of(1), indicator.Of(7)
	}
	return o
}

func TestIndicatorVectors(t *testing.T) {
	reasons := map[Standing]string{NoFigure: "missing", Bounded: "suppressed_bounded", TooSmall: "too_small"}
	results := map[string]map[string]Comparison{}
	for _, year := range []string{"2015", "2016"} {
		res := Rate(endToEnd(t, year))
		for _, ind := range res.Indicators {
			for i, c := range ind.Comparisons {
				key := fmt.Sprint(year, ind.Definition.ID)
				if results[key] == nil {
					results[key] = map[string]Comparison{}
				}
				results[key][string(res.CCGs[i].Code)] = c
			}
		}
	}
	for _, r := range vectors.Open(t, "testdata/21_e2e_expected_indicator.csv").Rows {
		c := results[r.Text("year")+r.Text("indicator")][r.Text("area")]
		r.Same("reason", reasons[c.Standing])
		for column, got := range map[string]float64{
			"d": c.D, "s": c.S, "zU": c.ZUnadjusted, "z_oriented": c.ZAdjusted, "rho": c.Rho,
		} {
			if r.Given(column) {
				tolerance := closed
				if column == "z_oriented" || column == "rho" {
					tolerance = through
				}
				r.Near(column, got, tolerance)
			}
		}
		band, banded := c.Band.Number()
		if banded != r.Given("band") {
			t.Errorf("%s %s %s is banded: %v", r.Text("year"), r.Text("indicator"), r.Text("area"), banded)
		} else if banded {
			r.Near("band", float64(band), 0)
		}
	}
}

func TestDispersionVectors(t *testing.T) {
	byYear := map[string]*Results{"2015": Rate(endToEnd(t, "2015")), "2016": examined(endToEnd(t, "2016"))}
	for _, r := range vectors.Open(t, "testdata/21_e2e_expected_tau2.csv").Rows {
		for _, ind := range byYear[r.Text("year")].Indicators {
			if string(ind.Definition.ID) == r.Text("indicator") {
				r.Within("phi_w", ind.Phi, closed)
				r.Within("tau2", ind.Tau2, through)
			}
		}
	}
}

func TestGroupVectors(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	g := res.Groups[0]
	for _, r := range vectors.Open(t, "testdata/21_e2e_expected_corr.csv").Rows {
		var a, b int
		fmt.Sscanf(r.Text("a"), "I%d", &a)
		fmt.Sscanf(r.Text("b"), "I%d", &b)
		r.Near("r", g.Correlation[a-1][b-1], through)
	}
	wrongGreen, wrongRed := 0.0, 0.0
	for _, rt := range g.Ratings {
		switch rt.Colour {
		case Green:
			wrongGreen += 1 - rt.ProbabilityBest
		case Red:
			wrongRed += 1 - rt.ProbabilityWorst
		}
	}
	scalars := map[string]float64{
		"lambda": g.Lambda, "V_T": g.V, "A": g.A, "q_best": g.QBest, "q_worst": g.QWorst,
		"n_rated": float64(g.Rated), "n_green": float64(g.Counts[Green]), "n_blue": float64(g.Counts[Blue]),
		"n_red": float64(g.Counts[Red]), "n_grey": float64(g.Counts[NotRated]),
		"rankability_median_R": g.MedianReliability,
		"expected_false_green": wrongGreen, "expected_false_red": wrongRed,
		"kappa": stats.Kappa(0.10),
	}
	for _, r := range vectors.Open(t, "testdata/21_e2e_expected_scalars.csv").Rows {
		got, known := scalars[r.Text("key")]
		if !known {
			t.Errorf("no scalar %q", r.Text("key"))
		}
		r.Near("value", got, through)
	}
}

func TestRatingVectors(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	ratings := map[string]Rating{}
	for i, rt := range res.Groups[0].Ratings {
		ratings[string(res.CCGs[i].Code)] = rt
	}
	colours := map[Colour]string{NotRated: "grey", Red: "red", Blue: "blue", Green: "green"}
	for _, r := range vectors.Open(t, "testdata/21_e2e_expected_rating.csv").Rows {
		rt := ratings[r.Text("area")]
		r.Same("colour", colours[rt.Colour])
		r.Near("n_ind", float64(rt.Used), 0)
		r.Near("coverage", rt.WeightAvailable, closed)
		if rt.Colour == NotRated {
			if rt.Reason == "" {
				t.Errorf("%s is not rated and no reason is given", r.Text("area"))
			}
			continue
		}
		for column, got := range map[string]float64{
			"score": rt.Score, "sampling_var": rt.Variance, "reliability": rt.Reliability,
			"p_best": rt.ProbabilityBest, "p_worst": rt.ProbabilityWorst,
			"thr_green": rt.ThresholdGreen, "thr_red": rt.ThresholdRed, "expected_rank": rt.ExpectedRank,
		} {
			r.Near(column, got, through)
		}
	}
}

// Two Monte-Carlo runs need not agree to the rank; the reference's README
// allows three.
func TestRankIntervalVectors(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	ratings := map[string]Rating{}
	for i, rt := range res.Groups[0].Ratings {
		ratings[string(res.CCGs[i].Code)] = rt
	}
	for _, r := range vectors.Open(t, "testdata/21_e2e_expected_rank_interval_mc.csv").Rows {
		rt := ratings[r.Text("area")]
		if d := math.Abs(float64(rt.Ranks.Lower) - r.Number("rank_lo95")); d > 3 {
			t.Errorf("%s: lower rank %d, want %s", r.Text("area"), rt.Ranks.Lower, r.Text("rank_lo95"))
		}
		if d := math.Abs(float64(rt.Ranks.Upper) - r.Number("rank_hi95")); d > 3 {
			t.Errorf("%s: upper rank %d, want %s", r.Text("area"), rt.Ranks.Upper, r.Text("rank_hi95"))
		}
		r.Near("mc_mean_rank", rt.ExpectedRank, 0.02)
	}
}
