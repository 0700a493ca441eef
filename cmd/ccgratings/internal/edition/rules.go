package edition

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// readRules reads [rules]: every key is optional and has the published
// method's setting by default. METHOD.md section 16.
func readRules(t *tomlfile.Table, r *rating.Rules) {
	fraction := func(key string, into *float64, low, high float64) {
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
	// Settings of which the method has one so far.
	only(t, "engine", "anscombe")
	only(t, "od", "robust_pm")
	only(t, "rule", "two_key")
	only(t, "suppressed", "bound")
	only(t, "missing", "renormalise")
	only(t, "centre", "england")

	fraction("od_winsor", &r.Winsor, 0.01, 0.25)
	fraction("cap", &r.Cap, 2, 10)
	fraction("level", &r.Level, 0.80, 0.998)
	fraction("key2", &r.Key2, 0.50, 0.999)
	fraction("fifth", &r.Fifth, 0.01, 0.50)
	whole("min_indicators", &r.MinIndicators, 1, 100)
	fraction("min_weight", &r.MinWeight, 0, 1)
	whole("min_areas", &r.MinAreas, 10, 10_000)
	fraction("min_expected", &r.MinExpected, 1, 100)
	fraction("change_level", &r.ChangeLevel, 0.80, 0.998)
	whole("draws", &r.Draws, 1_000, 1_000_000)
	if t.Has("seed") {
		seed := t.Int("seed")
		within(t, "seed", float64(seed), 0, 1<<53)
		r.Seed = uint64(max(seed, 0))
	}
}

// within reports a setting outside its range.
func within(t *tomlfile.Table, key string, x, low, high float64) {
	if x < low || x > high {
		t.Errorf(key, "%s is %g, expected %g to %g", key, x, low, high)
	}
}

// only reports a setting that the method does not know.
func only(t *tomlfile.Table, key string, known ...string) {
	if !t.Has(key) {
		return
	}
	if word := t.String(key); word != "" && !slices.Contains(known, word) {
		t.Errorf(key, "%s is %s, expected %q", key, problem.Quote(word), known[0])
	}
}
