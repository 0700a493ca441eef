package rating

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// rulesOf is the rules of a row of the specifications.
func rulesOf(t *testing.T, r vectors.Row) Rules {
	t.Helper()
	rules := Standard()
	pick := func(column string, words ...string) int {
		for i, w := range words {
			if r.Text(column) == w {
				return i
			}
		}
		t.Fatalf("%s is %q", column, r.Text(column))
		return 0
	}
	rules.Engine = []Engine{Anscombe, Raw}[pick("engine", "anscombe", "raw")]
	rules.Overdispersion = []Overdispersion{RobustPauleMandel, WinsorisedDL, Multiplicative}[pick("od", "rpm", "dl", "phi")]
	rules.Correlation = []CorrelationRule{EstimatedCorrelation, NoCorrelation}[pick("corr", "wins", "identity")]
	rules.Missing = []MissingRule{Renormalise, Neutral}[pick("missing", "renorm", "neutral")]
	rules.Centre = []Centre{EnglandCentre, MedianCentre}[pick("centre", "england", "median")]
	if rules.Cap = r.Number("cap"); rules.Cap > 1000 {
		rules.Cap = math.Inf(1)
	}
	return rules
}

func TestSpecificationVectors(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	g := &res.Groups[0]
	var rated []int
	for i, rt := range g.Ratings {
		if rt.Colour != NotRated {
			rated = append(rated, i)
		}
	}
	for _, r := range vectors.Open(t, "testdata/22_e2e_expected_multiverse_specs.csv").Rows {
		rules := rulesOf(t, r)
		var rescored [][]Comparison
		for _, j := range g.Scored {
			rescored = append(rescored, res.Indicators[j].rescore(rules))
		}
		s := g.scoresOf(res, rescored, rules)
		comp := s.composite(rated, rules)
		sum := 0.0
		for _, score := range comp.scores {
			sum += score
		}
		r.Near("lambda", comp.Lambda, through)
		r.Near("sum_score", sum, 1e-7)
		var counts [4]int
		for _, c := range s.colours(rated, rules) {
			counts[c]++
		}
		r.Near("n_green", float64(counts[Green]), 0)
		r.Near("n_red", float64(counts[Red]), 0)
	}
}

func TestStabilityVectors(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	g := &res.Groups[0]
	at := map[string]int{}
	for i, c := range res.CCGs {
		at[string(c.Code)] = i
	}
	for _, r := range vectors.Open(t, "testdata/22_e2e_expected_stability.csv").Rows {
		i := at[r.Text("area")]
		if g.Ratings[i].Colour == NotRated {
			continue
		}
		st := g.Stability[i]
		r.Near("stability", st.Share, closed)
		r.Near("loo_agree", float64(len(g.Scored)-len(st.Without)), 0)
		r.Near("double_weight_agree", float64(len(g.Scored)-len(st.Doubled)), 0)
		var flips []string
		for _, l := range st.Without {
			flips = append(flips, "I"+strconv.Itoa(l.Indicator+1))
		}
		r.Same("loo_flip", strings.Join(flips, ";"))
	}
}
