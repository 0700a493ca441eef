package site

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// distribution draws how the scores of a group are spread.
func (v *view) distribution(p *groupPage, g *groupView) error {
	limit := stats.TwoSided(v.edition.Rules.Level)
	below, above := 0, 0
	for k := range g.Ratings {
		switch r := &g.Ratings[k]; {
		case r.Colour == rating.NotRated:
		case r.Score <= -limit:
			below++
		case r.Score >= limit:
			above++
		}
	}
	marks := v.scoreMarks(g)
	p.Spread = figure{
		ID:      "spread",
		Title:   "How CCGs spread by score: " + g.Group.Name,
		Caption: "Each mark is one CCG. Better scores are further right. Between the dashed lines lies the ordinary range: differences there are no reason to call care good or bad.",
		Summary: counted(len(marks), "CCG has", "CCGs have") + " a score. " + whole(len(marks)-below-above) + " lie in the ordinary range, from " +
			signed(-limit, 2) + " to " + signed(limit, 2) + "; " + whole(below) + " below it and " + whole(above) + " above it." +
			notDrawn(len(v.ccgs)-len(marks), "is not rated", "are not rated"),
		Table:  "#table",
		CSV:    p.CSV,
		Source: v.scoreSource(g),
		Narrow: true,
	}
	return p.Spread.draw(chart.Distribution{
		ID: "spread", Title: p.Spread.Title, Summary: p.Spread.Summary,
		Items: "CCGs", Reminder: "One mark each, stacked where alike",
		Value: chart.Axis{Name: "Score", Decimals: 2}, Low: "← Worse", High: "Better →",
		Marks: marks, Lines: scoreLines(limit),
	})
}

// scoreMarks are the scores of the CCGs that are rated in a group.
func (v *view) scoreMarks(g *groupView) []chart.Mark {
	marks := make([]chart.Mark, 0, len(v.ccgs))
	for k := range g.Ratings {
		if r, c := &g.Ratings[k], &v.ccgs[k]; r.Colour != rating.NotRated {
			marks = append(marks, chart.Mark{
				ID: c.id(), Name: c.Short, Href: v.rated(g, k).Href, Token: colourToken(r.Colour),
				Y: r.Score, Lower: r.Lower, Upper: r.Upper,
			})
		}
	}
	return marks
}

// id is what the address of a page with charts calls a CCG, as in "#ccg=02n".
func (c *ccgView) id() string { return strings.ToLower(c.ODS) }

// scoreLines are England's score and the ends of the ordinary range.
func scoreLines(limit float64) []chart.Line {
	return []chart.Line{
		{Name: "England", Value: 0},
		{Name: "Ordinary range", Value: -limit, Dashed: true},
		{Name: "Ordinary range", Value: limit, Dashed: true},
	}
}
