package tables

import (
	"math"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// ratingRows is ratings.csv: a row per CCG and group, by ODS code, then group
// in published order.
func ratingRows(e *edition.Edition, res *rating.Results) []Row {
	var rows []Row
	year := strconv.Itoa(e.Year)
	for i, ccg := range res.CCGs {
		for k := range res.Groups {
			g := &res.Groups[k]
			record := []string{
				year, string(ccg.Code), ccg.ODS, ccg.Name, ccg.Region,
				string(g.Group.ID), g.Ratings[i].Colour.String(), g.Ratings[i].Reason,
			}
			record = append(record, ratingFigures(g, i, res.Rules)...)
			rows = append(rows, Row{append(record, missingRanks(g, i, res.Rules)), i, k})
		}
	}
	return rows
}

// ratingFigures is the numeric columns of one rating, from score on.
func ratingFigures(g *rating.GroupResult, i int, rules rating.Rules) []string {
	rt := &g.Ratings[i]
	out := make([]string, 0, 12)
	if rt.Colour == rating.NotRated {
		out = append(out, "", "", "", "", "")
	} else {
		out = append(out, derived(rt.Score), derived(rt.Lower), derived(rt.Upper),
			probability(rt.ProbabilityBest), probability(rt.ProbabilityWorst))
	}
	out = append(out, strconv.Itoa(rt.Used), strconv.Itoa(rt.Total), derived(rt.WeightAvailable))
	if rt.Colour == rating.NotRated || !g.RanksPrintable(rules) {
		out = append(out, "", "", "")
	} else {
		out = append(out, derived(rt.ExpectedRank), strconv.Itoa(rt.Ranks.Lower), strconv.Itoa(rt.Ranks.Upper))
	}
	if rt.Colour == rating.NotRated || g.Stability == nil {
		return append(out, "")
	}
	return append(out, derived(g.Stability[i].Share))
}

// figureRows is indicators.csv: a row per CCG and indicator, by ODS code, then
// indicator in published order.
func figureRows(e *edition.Edition, res *rating.Results) []Row {
	var rows []Row
	year := strconv.Itoa(e.Year)
	for i, ccg := range res.CCGs {
		for k := range res.Indicators {
			ind := &res.Indicators[k]
			record := []string{
				year, string(ccg.Code), ccg.ODS, ccg.Name,
				string(ind.Definition.Group), string(ind.Definition.ID), ind.Table.Period.Text,
			}
			record = append(record, comparisonFigures(ind, &ind.Comparisons[i])...)
			rows = append(rows, Row{record, i, k})
		}
	}
	return rows
}

// comparisonFigures is the columns of one figure, from count on.
func comparisonFigures(ind *rating.IndicatorResult, c *rating.Comparison) []string {
	var zu, za, band string
	if c.Standing == rating.Usable || c.Standing == rating.SmallNumbers {
		zu = derived(c.ZUnadjusted)
	}
	if n, ok := c.Band.Number(); ok {
		za, band = derived(c.ZAdjusted), strconv.Itoa(n)
	}
	status := c.Reason
	if status == "" && !ind.Scored {
		status = ind.WhyNotScored
	}
	cells := figures(c, ind.England)
	missing := missingFigures(cells, status)
	return append(cells, status, zu, za, band, strconv.FormatBool(c.Scored), note(c), missing)
}

// figures is the columns of one figure from count to england. Nothing that the
// publisher hid is printed, whatever the input holds.
func figures(c *rating.Comparison, england rating.Benchmark) []string {
	var count, population, lower, upper string
	if o := c.Observation; o != nil && o.Status != indicator.Suppressed {
		count, population = o.Count.String(), o.Population.String()
	}
	if c.HasInterval {
		lower, upper = derived(c.Interval95.Lower), derived(c.Interval95.Upper)
	}
	return []string{count, population, c.Value.String(), lower, upper, england.Value.String()}
}

// note is what was said of a figure where it was taken.
func note(c *rating.Comparison) string {
	if c.Observation == nil {
		return ""
	}
	return c.Observation.Note
}

// historyRows is history.csv: a row per CCG, indicator and period that the
// source has one for, of the indicators with figures of several periods; by ODS
// code, then indicator in published order, then period.
func historyRows(e *edition.Edition, res *rating.Results) []Row {
	var rows []Row
	year := strconv.Itoa(e.Year)
	for i, ccg := range res.CCGs {
		for k := range res.Indicators {
			ind := &res.Indicators[k]
			line := func(period indicator.Period, england rating.Benchmark, c *rating.Comparison) {
				if c.Observation == nil {
					return
				}
				record := []string{year, string(ccg.Code), string(ind.Definition.ID), period.Text}
				cells, status := figures(c, england), PastStatus(c)
				record = append(record, cells...)
				rows = append(rows, Row{append(record, status, note(c), missingFigures(cells, status)), i, k})
			}
			for j := range ind.History {
				h := &ind.History[j]
				line(h.Period, h.England, &h.Comparisons[i])
			}
			if len(ind.History) > 0 {
				line(ind.Table.Period, ind.England, &ind.Comparisons[i])
			}
		}
	}
	return rows
}

// PastStatus is why there is no figure, or with what reserve there is, in
// words; empty if neither applies. What a hidden figure counts as in a rating
// is of no matter here, nor that there is none for England: that is seen.
func PastStatus(c *rating.Comparison) string {
	switch c.Standing {
	case rating.Bounded:
		return rating.Hidden.Meaning()
	case rating.NoComparison:
		return ""
	}
	return c.Reason
}

// derived writes a number that we worked out, to ten significant digits:
// enough to recompute with, and the same on every machine.
func derived(x float64) string {
	if x == 0 {
		x = 0 // and never -0
	}
	return strconv.FormatFloat(x, 'g', 10, 64)
}

// probability writes a probability to at most six decimals: what lies beyond is
// more than the figures can bear.
func probability(p float64) string {
	return strconv.FormatFloat(math.Round(p*1e6)/1e6, 'f', -1, 64)
}
