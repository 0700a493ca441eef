package site

import "ccgratings/cmd/ccgratings/internal/rating"

// together is how the scored indicators of a group go together, and what else
// a sum of any of its CCGs needs.
type together struct {
	Rows      []togetherRow
	Estimated bool // whether the correlations are; else the rules in force take them as none
	Lambda, A string
	Fifth     string // the share that counts as best, and as worst; empty where scores do not tell CCGs apart
	Best      string // where they begin
	Worst     string
}

// togetherRow is one indicator and its correlation with each.
type togetherRow struct {
	N, Name, Weight string
	With            []string
}

// together is nil where no CCG is rated, or where scores are not sums of the
// group's indicators by the rules in force.
func (v *view) together(g *groupView) *together {
	r := v.edition.Rules
	if g.Rated == 0 || !plainScores(r) {
		return nil
	}
	t := &together{
		Estimated: r.Correlation == rating.EstimatedCorrelation && r.Composite != rating.StoufferNaive,
		Lambda:    decimal(g.Lambda, 4), A: decimal(g.A, 4),
	}
	if g.A > 0 {
		t.Fifth, t.Best, t.Worst = fraction(r.Fifth), signed(g.QBest, 4), signed(g.QWorst, 4)
	}
	for a, j := range g.Scored {
		row := togetherRow{N: whole(a + 1), Name: v.indicators[j].def.Name, Weight: configured(v.indicators[j].Weight)}
		for b := range g.Scored {
			row.With = append(row.With, decimal(g.Correlation[a][b], 4))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
