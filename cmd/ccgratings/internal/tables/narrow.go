package tables

import (
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// unitOfIndicator is the unit of a column whose rows are of several indicators.
const unitOfIndicator = "the indicator's unit"

// narrow is columns with what an edition allows in them: its year, its groups
// and indicators, and ranks up to its number of CCGs.
func narrow(columns []Column, e *edition.Edition, res *rating.Results) []Column {
	out := slices.Clone(columns)
	year, last := strconv.Itoa(e.Year), strconv.Itoa(len(res.CCGs))
	for i := range out {
		switch c := &out[i]; c.Name {
		case "edition":
			c.Min, c.Max = year, year
		case "group":
			c.Words = groupWords(res)
		case "indicator":
			c.Words = indicatorWords(res)
		case "expected_rank", "rank_lower", "rank_upper":
			c.Max = last
		}
	}
	return out
}

func groupWords(res *rating.Results) []Word {
	words := make([]Word, len(res.Groups))
	for i, g := range res.Groups {
		words[i] = Word{string(g.Group.ID), g.Group.Name}
	}
	return words
}

func indicatorWords(res *rating.Results) []Word {
	words := make([]Word, len(res.Indicators))
	for i, ind := range res.Indicators {
		words[i] = Word{string(ind.Definition.ID), ind.Definition.Name}
	}
	return words
}

// ofIndicator is columns of figures with what one indicator allows in them: its
// unit, and the values that its kind can have. A published limit may lie beyond.
func ofIndicator(columns []Column, def *indicator.Definition) []Column {
	out := slices.Clone(columns)
	for i := range out {
		c := &out[i]
		if c.Unit == unitOfIndicator {
			c.Unit = def.Unit
		}
		switch c.Name {
		case "group":
			c.Words = only(c.Words, string(def.Group))
		case "indicator":
			c.Words = only(c.Words, string(def.ID))
		case "value", "england":
			if def.Kind != indicator.Mean {
				c.Min = "0"
			}
			if def.Kind == indicator.Proportion {
				c.Max = strconv.FormatFloat(def.Multiplier, 'g', -1, 64)
			}
		}
	}
	return out
}

// ofGroup is columns of ratings with the one group that is in them.
func ofGroup(columns []Column, group string) []Column {
	out := slices.Clone(columns)
	for i := range out {
		if out[i].Name == "group" {
			out[i].Words = only(out[i].Words, group)
		}
	}
	return out
}

// only is the one word of a list that has a value.
func only(words []Word, value string) []Word {
	i := slices.IndexFunc(words, func(w Word) bool { return w.Value == value })
	return words[i : i+1 : i+1]
}
