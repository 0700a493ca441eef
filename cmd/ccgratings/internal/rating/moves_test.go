package rating

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestMoveVectors(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	at := map[string]int{}
	for i, c := range res.CCGs {
		at[string(c.Code)] = i
	}
	for _, r := range vectors.Open(t, "testdata/24_e2e_expected_what_would_change.csv").Rows {
		ccg := at[r.Text("area")]
		goal := map[string]Colour{"leave": Blue, "green": Green, "red": Red}[r.Text("goal")]
		for _, aim := range res.Groups[0].Ratings[ccg].Aims() {
			if aim.Colour != goal {
				continue
			}
			r.Near("target_score", aim.Threshold, through)
			for _, m := range res.Moves(0, ccg, aim) {
				if string(res.Indicators[m.Indicator].Definition.ID) == r.Text("indicator") {
					checkMove(t, r, m)
				}
			}
		}
	}
}

func checkMove(t *testing.T, r vectors.Row, m Move) {
	t.Helper()
	r.Near("needed_capped_z", m.NeededZ, through)
	reachable := "0"
	if m.Reachable {
		reachable = "1"
	}
	r.Same("reachable", reachable)
	if m.Counted != r.Given("numerator_needed") {
		t.Errorf("%s %s: counted is %v", r.Text("area"), r.Text("indicator"), m.Counted)
	}
	if m.Counted {
		r.Near("numerator_at_boundary", m.Boundary, through)
		r.Near("numerator_needed", m.Needed, 0)
		r.Near("change_in_numerator", m.Change, 0)
	}
}

// A better figure never moves a rating towards red, the yardstick frozen.
func TestImprovementNeverMovesTowardsRed(t *testing.T) {
	res := examined(endToEnd(t, "2016"))
	g := &res.Groups[0]
	compared := 0
	for ccg := range res.CCGs {
		rt := &g.Ratings[ccg]
		for _, j := range g.Scored {
			ind := &res.Indicators[j]
			c := &ind.Comparisons[ccg]
			if rt.Colour == NotRated || !c.Standing.measured() {
				continue
			}
			count, counted := countOf(ind.Definition, c.Observation)
			if !counted {
				continue
			}
			m := mover{ind: ind, c: c, rules: res.Rules, weight: ind.Weight * g.unit(res, ccg), score: rt.Score}
			better := count + 5*polarity(ind.Definition.Better)
			if m.possible(better) {
				compared++
				if m.scoreWith(better) < rt.Score {
					t.Errorf("%s: the score falls when %s improves", res.CCGs[ccg].Code, ind.Definition.ID)
				}
			}
		}
	}
	if compared < 500 {
		t.Errorf("only %d compared", compared)
	}
}

// Where a score is no sum there is no saying how far one indicator would move
// it.
func TestNoMovesWhereScoresAreNoSums(t *testing.T) {
	for _, composite := range []CompositeRule{Domains, MedianZ, CountBands} {
		in := endToEnd(t, "2016")
		in.Rules.Composite = composite
		res := Rate(in)
		for ccg := range res.CCGs {
			for _, aim := range res.Groups[0].Ratings[ccg].Aims() {
				if moves := res.Moves(0, ccg, aim); moves != nil {
					t.Fatalf("%s: %v", CompositeRules()[composite], moves)
				}
				if _, ok := res.PairMove(0, ccg, aim); ok {
					t.Fatalf("%s: a pair", CompositeRules()[composite])
				}
			}
		}
	}
}

// Every composite rates ordinary CCGs mostly as expected, and the best planted
// outliers not among the worst.
func TestEveryCompositeRates(t *testing.T) {
	reference := coloursByCode(Rate(endToEnd(t, "2016")))
	for composite := range CompositeRules() {
		in := endToEnd(t, "2016")
		in.Rules.Composite = CompositeRule(composite)
		for k := range in.Indicators {
			in.Indicators[k].Domain = []string{"a", "b", "c"}[k%3]
		}
		res := Rate(in)
		if blue := res.Groups[0].Counts[Blue]; blue < 100 {
			t.Errorf("%s: only %d as expected", CompositeRules()[composite], blue)
		}
		for code, now := range coloursByCode(res) {
			if was := reference[code]; was == Green && now == Red || was == Red && now == Green {
				t.Errorf("%s: %s turned from %s to %s", CompositeRules()[composite], code, was, now)
			}
		}
	}
}
