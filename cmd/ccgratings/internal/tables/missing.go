package tables

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// missingRanks says why a rated CCG has no rank or stability; empty if it has,
// or is not rated: then its reason says why.
func missingRanks(g *rating.GroupResult, i int, rules rating.Rules) string {
	if g.Ratings[i].Colour == rating.NotRated {
		return ""
	}
	var why []string
	if !g.RanksPrintable(rules) {
		why = append(why, "expected_rank, rank_lower and rank_upper: the scores are not reliable enough for ranks")
	}
	if g.Stability == nil {
		why = append(why, "stability: not worked out")
	}
	return strings.Join(why, "; ")
}

// missingFigures says why cells are empty among those from count to england,
// where the status does not: an empty value with a status needs no more words.
func missingFigures(cells []string, status string) string {
	names := []string{"count", "population", "value", "lower_95", "upper_95", "england"}
	var why []string
	say := func(from, to int, cause string) {
		var empty []string
		for i := from; i < to; i++ {
			if cells[i] == "" {
				empty = append(empty, names[i])
			}
		}
		if len(empty) > 0 {
			why = append(why, strings.Join(empty, " and ")+": "+cause)
		}
	}
	hasValue := cells[2] != ""
	if hasValue || status == "" {
		say(0, 2, "not published")
	}
	if status == "" {
		say(2, 3, "cannot be worked out from what was published")
		say(3, 5, "not known")
	}
	say(5, 6, "no figure for this period")
	return strings.Join(why, "; ")
}
