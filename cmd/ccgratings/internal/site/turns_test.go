package site

import (
	"math"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/rating"
)

func TestTurns(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.latest()
	for group := range v.groups {
		g := &v.groups[group]
		for k := range v.ccgs {
			turns := v.turnsOf(group, k)
			if rated := g.Ratings[k].Colour != rating.NotRated; rated != (turns != nil) {
				t.Fatalf("%s, %s: rated %t, and what it turns on: %v", g.Group.ID, v.ccgs[k].ODS, rated, turns)
			}
			if turns == nil {
				continue
			}
			for _, text := range append(turns.Limits, turns.Moves...) {
				if !strings.HasSuffix(text, ".") || strings.Contains(text, "0 more (0 counted instead of 0)") {
					t.Errorf("%s, %s: %q", g.Group.ID, v.ccgs[k].ODS, text)
				}
			}
			if (turns.Aim == "") != (len(turns.Moves) == 0) {
				t.Errorf("%s, %s: aim %q with moves %q", g.Group.ID, v.ccgs[k].ODS, turns.Aim, turns.Moves)
			}
		}
	}
}

func TestThresholds(t *testing.T) {
	got := thresholds(&rating.Rating{ThresholdGreen: math.Inf(1), ThresholdRed: math.Inf(-1)})
	if want := "No score would be green or red here: the scores of this group do not tell CCGs apart beyond chance."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	got = thresholds(&rating.Rating{ThresholdGreen: 1.96, ThresholdRed: -2})
	if want := "Among the best from a score of +1.96 up, among the worst from \u22122.00 down."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFirmness(t *testing.T) {
	for share, want := range map[float64]string{1: "Solid: 100% ", 0.9: "Solid: 90% ", 0.899: "Fairly firm: 89% ", 0.7: "Fairly firm: 70% ", 0.69: "Depends on the method: only 69% "} {
		if got := firmness(&rating.Stability{Share: share}); !strings.HasPrefix(got, want) {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}

// TestClaimsFollowTheRule checks that pages never promise two keys where an
// edition uses another rule.
func TestClaimsFollowTheRule(t *testing.T) {
	seen := make(map[string]bool)
	for i := range rating.RuleNames() {
		r := rating.Standard()
		r.Rule = rating.Rule(i)
		text := claim(r, "better", "best")
		if seen[text] {
			t.Errorf("rule %s claims what another does: %s", rating.RuleNames()[i], text)
		}
		seen[text] = true
		if sure := strings.Contains(text, "90%"); sure != (r.Rule == rating.TwoKey || r.Rule == rating.Fifth90) {
			t.Errorf("rule %s: %s", rating.RuleNames()[i], text)
		}
	}
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.latest()
	facts := v.methodFacts()
	facts.TwoKey, facts.Simulated = false, false
	html, err := v.words.method.html(facts)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"two things hold", "Only together", "3,000 invented"} {
		if strings.Contains(string(html), wrong) {
			t.Errorf("the method of another rule says %q", wrong)
		}
	}
}
