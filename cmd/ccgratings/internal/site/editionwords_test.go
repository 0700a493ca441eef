package site

import (
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// TestFacts checks what words may print of an edition against what the world
// was made with.
func TestFacts(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	first, v := b.views[0], b.views[1]
	facts := v.facts()
	for name, got := range map[string][2]string{
		"register": {facts.Register, v.edition.Register.Words()},
		"oldest":   {facts.Oldest, "December 2019"}, // every period is the year itself
		"unrated":  {facts.Unrated, "the few"},
		"added up": {facts.AddedUp, "1"}, // the Fens, of which there are the figures of East and West
		"later":    {facts.OnlyLater, ""},
		"older":    {facts.Older, ""},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %q, want %q", name, got[0], got[1])
		}
	}
	if len(facts.Repeated) > 0 {
		t.Errorf("%q are of another year and are called repeated", facts.Repeated)
	}
	again := *v
	if again.addRepeated([]*view{first, v}); len(again.repeated) != len(v.indicators) || !slices.Contains(again.repeated, "Measure of share") {
		t.Errorf("%q, want every indicator: an earlier edition has the same periods", again.repeated)
	}
	ed := *v.edition
	ed.Rules.MaxAgeMonths++
	again.edition = &ed
	if got, want := again.facts().Older, whole(rating.Standard().MaxAgeMonths); got != want {
		t.Errorf("usual age %q, want %q", got, want)
	}
	ed.Rules.MaxAgeMonths -= 2
	if got := again.facts().Older; got != "" {
		t.Errorf("usual age %q where figures must be newer than usual", got)
	}
}
