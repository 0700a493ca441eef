package edition

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// written is settings as an edition's file writes them.
func written(settings map[string]any) string {
	text := "[rules]\n"
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		if word, ok := settings[key].(string); ok {
			text += fmt.Sprintf("%s = %q\n", key, word)
		} else {
			text += fmt.Sprintf("%s = %v\n", key, settings[key])
		}
	}
	return text
}

// Every key of METHOD.md section 16 and the three that came after it, each in
// another setting than the method's own.
const otherRules = `[rules]
cap = "none"
centre = "median"
change_level = 0.95
composite = "median"
correlation = "identity"
draws = 2000
engine = "midp"
fifth = 0.25
key2 = 0.8
level = 0.9
max_age_months = 48
min_areas = 3
min_expected = 10
min_indicators = 2
min_weight = 0.5
missing = "neutral"
neighbours = 7
od = "phi"
od_winsor = 0.05
rule = "bh"
seed = 7
suppressed = "missing"
weights = "per_indicator"
`

// Settings written to a file and read again are the same rules, whether the
// file gave them or left them to the method.
func TestSettingsAreTheRulesInForce(t *testing.T) {
	for _, rules := range []string{few, otherRules} {
		editions, problems := read(t, world(), head+rules+body)
		if problems.Errors() > 0 {
			t.Fatal(problems)
		}
		settings := editions[0].Settings()
		again, problems := read(t, world(), head+written(settings)+body)
		if problems.Errors() > 0 {
			t.Fatal(problems)
		}
		if got, want := again[0].Rules, editions[0].Rules; got != want {
			t.Errorf("%s\ngives %+v, want %+v", written(settings), got, want)
		}
		for line := range strings.Lines(rules) {
			if !strings.Contains(written(settings), line) {
				t.Errorf("the settings do not hold %s%s", line, written(settings))
			}
		}
	}
}

// A file without rules has those of the method; METHOD.md section 16.
func TestSettingsOfTheMethod(t *testing.T) {
	text := written((&Edition{Rules: rating.Standard()}).Settings())
	for line := range strings.Lines(`engine = "anscombe"
od = "robust_pm"
od_winsor = 0.1
cap = 3
weights = "equal"
rule = "two_key"
level = 0.95
key2 = 0.9
fifth = 0.2
min_indicators = 3
min_weight = 0.6
min_areas = 30
min_expected = 5
suppressed = "bound"
missing = "renormalise"
centre = "england"
change_level = 0.998
neighbours = 10
seed = 1
draws = 10000
`) {
		if !strings.Contains(text, "\n"+line) {
			t.Errorf("%s is not in\n%s", strings.TrimSpace(line), text)
		}
	}
}
