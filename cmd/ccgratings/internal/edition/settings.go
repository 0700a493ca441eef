package edition

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// Settings is the rules in force, as [rules] of an edition's file would say
// them: every key that may stand there with its value, whether the file gives
// it or leaves it to the method. METHOD.md section 16. Values are words, whole
// numbers and numbers.
func (e *Edition) Settings() map[string]any {
	r := e.Rules
	return map[string]any{
		"engine":         rating.Engines()[r.Engine],
		"od":             rating.Overdispersions()[r.Overdispersion],
		"od_winsor":      r.Winsor,
		"cap":            capSetting(r.Cap),
		"correlation":    rating.CorrelationRules()[r.Correlation],
		"weights":        e.weightsSetting(),
		"composite":      rating.CompositeRules()[r.Composite],
		"rule":           rating.RuleNames()[r.Rule],
		"level":          r.Level,
		"key2":           r.Key2,
		"fifth":          r.Fifth,
		"min_indicators": r.MinIndicators,
		"min_weight":     r.MinWeight,
		"min_areas":      r.MinAreas,
		"min_expected":   r.MinExpected,
		"max_age_months": r.MaxAgeMonths,
		"suppressed":     rating.SuppressedRules()[r.Suppressed],
		"missing":        rating.MissingRules()[r.Missing],
		"centre":         rating.Centres()[r.Centre],
		"change_level":   r.ChangeLevel,
		"neighbours":     r.Neighbours,
		"seed":           r.Seed,
		"draws":          r.Draws,
	}
}

// capSetting is the cap as a file says it: a number, or that there is none.
func capSetting(limit float64) any {
	if math.IsInf(limit, 1) {
		return "none"
	}
	return limit
}

// weightsSetting is how the indicators are weighted.
func (e *Edition) weightsSetting() string {
	if e.Rules.Composite == rating.Domains {
		return domainWeights
	}
	for _, entry := range e.Indicators {
		if entry.Weight != 1 {
			return ownWeights
		}
	}
	return equalWeights
}
