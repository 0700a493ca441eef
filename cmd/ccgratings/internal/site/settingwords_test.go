package site

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// Every setting that is pinned has words.
func TestSettingsHaveWords(t *testing.T) {
	all := tables.Meaning(world(t).Years[0].Edition)
	for _, table := range all {
		if table.Name != "settings" {
			continue
		}
		for _, record := range table.Records {
			if settingNames[record[0]] == "" {
				t.Errorf("there are no words for %s", record[0])
			}
		}
		if got, want := len(table.Records), len(settingNames); got != want {
			t.Errorf("%d settings are pinned, and there are words for %d", got, want)
		}
	}
}

func TestShownSettings(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	change := func(name, old, now string) ledger.Change {
		return ledger.Change{Table: "settings", Subject: name, Column: "value", Old: old, New: now}
	}
	shown := b.latest().shownChanges([]ledger.Change{
		change("status", "experimental", "official"),
		change("published", "2020-12-10T09:30:00Z", "2020-12-11T09:30:00+01:00"),
		change("register", "2019-04-01", "2018-04-01"),
		change("context", "", "2019"),
		change("change_level", "0.998", "0.95"),
	})
	want := []string{
		"kind of statistics: Experimental statistics, Official statistics",
		"date of publication: 10 December 2020, 09:30:00 +00:00, 11 December 2020, 09:30:00 +01:00",
		"day whose CCGs are rated: 1 April 2019, 1 April 2018",
		"year of the facts about people: none, 2019",
		"how sure a change must be to be called one (change_level): 0.998, 0.95",
	}
	for i, text := range want {
		if i >= len(shown) {
			t.Fatalf("%d changes are shown, want %d", len(shown), len(want))
		}
		if s := shown[i]; s.Who != "All CCGs" || s.About != wholeEdition || s.What+": "+s.Was+", "+s.Now != text {
			t.Errorf("%s, %s, %s: %s, %s; want %s", s.Who, s.About, s.What, s.Was, s.Now, text)
		}
	}
}
