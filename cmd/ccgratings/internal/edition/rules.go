package edition

import (
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// Ways in which an edition may say that its indicators are weighted.
const (
	equalWeights  = "equal"
	ownWeights    = "per_indicator"
	domainWeights = "domains"
)

// readRules reads [rules]: every key is optional and has the published
// method's setting by default. METHOD.md section 16. It gives what the key
// weights says, empty if it is not there.
func readRules(t *tomlfile.Table, r *rating.Rules) (weights string) {
	readChoices(t, r)
	readCap(t, r)
	number := func(key string, into *float64, low, high float64) {
		if t.Has(key) {
			*into = t.Number(key)
			within(t, key, *into, low, high)
		}
	}
	whole := func(key string, into *int, low, high int) {
		if t.Has(key) {
			*into = t.Int(key)
			within(t, key, float64(*into), float64(low), float64(high))
		}
	}
	number("od_winsor", &r.Winsor, 0.01, 0.25)
	number("level", &r.Level, 0.80, 0.998)
	number("key2", &r.Key2, 0.50, 0.999)
	number("fifth", &r.Fifth, 0.01, 0.50)
	whole("min_indicators", &r.MinIndicators, 1, 100)
	number("min_weight", &r.MinWeight, 0, 1)
	whole("min_areas", &r.MinAreas, 3, 10_000)
	number("min_expected", &r.MinExpected, 1, 100)
	whole("max_age_months", &r.MaxAgeMonths, 12, 60)
	number("change_level", &r.ChangeLevel, 0.80, 0.998)
	whole("neighbours", &r.Neighbours, 5, 15)
	whole("draws", &r.Draws, 1_000, 1_000_000)
	if t.Has("seed") {
		seed := t.Int("seed")
		within(t, "seed", float64(seed), 0, 1<<53)
		r.Seed = uint64(max(seed, 0))
	}
	if i := choice(t, "weights", []string{equalWeights, ownWeights, domainWeights}); i >= 0 {
		weights = []string{equalWeights, ownWeights, domainWeights}[i]
	}
	if weights == domainWeights {
		r.Composite = rating.Domains
	}
	return weights
}

// readChoices reads the settings that are one of several words.
func readChoices(t *tomlfile.Table, r *rating.Rules) {
	pick(t, "engine", rating.Engines(), &r.Engine)
	pick(t, "od", rating.Overdispersions(), &r.Overdispersion)
	pick(t, "correlation", rating.CorrelationRules(), &r.Correlation)
	pick(t, "missing", rating.MissingRules(), &r.Missing)
	pick(t, "centre", rating.Centres(), &r.Centre)
	pick(t, "suppressed", rating.SuppressedRules(), &r.Suppressed)
	pick(t, "composite", rating.CompositeRules(), &r.Composite)
	pick(t, "rule", rating.RuleNames(), &r.Rule)
}

// pick sets a choice to the word that a key gives.
func pick[T ~uint8](t *tomlfile.Table, key string, words []string, into *T) {
	if i := choice(t, key, words); i >= 0 {
		*into = T(i)
	}
}

// choice is which of several words a key gives; -1 if it is not there, or is
// none of them, which is reported.
func choice(t *tomlfile.Table, key string, words []string) int {
	if !t.Has(key) {
		return -1
	}
	word := t.String(key)
	i := slices.Index(words, word)
	if i < 0 && word != "" {
		t.Errorf(key, "%s is %s, expected %s", key, problem.Quote(word), problem.OneOf(words))
	}
	return i
}

// readCap reads the cap, a number or "none".
func readCap(t *tomlfile.Table, r *rating.Rules) {
	if !t.Has("cap") {
		return
	}
	if word, ok := t.Word("cap"); ok {
		if word != "none" {
			t.Errorf("cap", "cap is %s, expected a number of 2 or more, or \"none\"", problem.Quote(word))
		}
		r.Cap = math.Inf(1)
		return
	}
	r.Cap = t.Number("cap")
	within(t, "cap", r.Cap, 2, 10)
}

// within reports a setting outside its range.
func within(t *tomlfile.Table, key string, x, low, high float64) {
	if x < low || x > high {
		t.Errorf(key, "%s is %g, expected %g to %g", key, x, low, high)
	}
}
