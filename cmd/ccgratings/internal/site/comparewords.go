package site

import (
	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// sideBadge is what a CCG beside another looks like. It borrows shape and fill
// of the bands; where neither is better it has a sign of its own and no fill.
func sideBadge(s rating.Side) badge {
	switch s {
	case rating.ClearlyBetter:
		return badgeSaying(chart.Better, "Better")
	case rating.ClearlyWorse:
		return badgeSaying(chart.Worse, "Worse")
	case rating.NoClearDifference:
		return badge{chart.NotCompared.Class(), "≈", "No clear difference", ""}
	case rating.ClearlyHigher:
		return badge{chart.NotCompared.Class(), "↑", "Higher", ""}
	case rating.ClearlyLower:
		return badge{chart.NotCompared.Class(), "↓", "Lower", ""}
	}
	return badgeSaying(chart.NotCompared, "Not compared")
}

// sides are all that may be said of a CCG beside another, in the order of their
// numbers.
var sides = [...]rating.Side{
	rating.NoSide, rating.NoClearDifference, rating.ClearlyWorse, rating.ClearlyBetter, rating.ClearlyLower, rating.ClearlyHigher,
}

// setBadge is what a CCG beside a set of others looks like. The word says whose
// verdict it is, since it stands by the figure of the others.
func setBadge(b rating.Band) badge {
	token := bandToken(b)
	switch b {
	case rating.MuchBetter:
		return badgeSaying(token, "Much better here")
	case rating.Better:
		return badgeSaying(token, "Better here")
	case rating.AsExpected:
		return badgeSaying(token, "As expected here")
	case rating.Worse:
		return badgeSaying(token, "Worse here")
	case rating.MuchWorse:
		return badgeSaying(token, "Much worse here")
	}
	return badgeSaying(token, token.Word())
}

// badgeSaying is a token's badge with another word.
func badgeSaying(t chart.Token, word string) badge {
	b := badge{Class: t.Class(), Shape: t.Shape(), Word: word}
	b.Band = picture([]byte(`<span class="ccg-band ` + b.Class + `"><span class="ccg-shape" aria-hidden="true">` + b.Shape + `</span> ` + word + `</span>`))
	return b
}

// byChance says how many of a number of tests would find a difference where
// there is none.
func byChance(tests int) string {
	return "If no two of these CCGs truly differed, chance alone would still make " + about(float64(tests)*(1-rating.DifferenceLevel)) + " of them look different."
}

// moreThanChance is what a clear difference does and does not say.
const moreThanChance = "A clear difference is larger than chance explains. It may still come from who lives where, or from how things are written down, and not from care."

// ordinaryScores is why no score is called better than another.
const ordinaryScores = "A difference between two scores in the ordinary range is no reason to call care better or worse, however sure the difference is."
