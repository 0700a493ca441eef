package ledger

import (
	"testing"
	"testing/fstest"
	"time"
)

// Corrections of one day come in the order of their names, whatever the ending
// of their files makes of it: ".md" sorts after "-".
func TestCorrectionsOfOneDay(t *testing.T) {
	text := []byte("+++\nedition = 2016\ndate = 2026-01-15\nkind = \"correction\"\ntitle = \"T\"\nwhy = \"w\"\naffected = \"a\"\n+++\nWords.\n")
	content := fstest.MapFS{
		"corrections/2026-01-15-tea.md":     {Data: text},
		"corrections/2026-01-15-tea-two.md": {Data: text},
	}
	all, problems := readCorrections(content, []Edition{{Year: 2016, Published: time.Date(2018, 11, 1, 0, 0, 0, 0, time.UTC)}})
	if len(problems) > 0 || len(all) != 2 || all[0].ID != "2026-01-15-tea" || all[1].ID != "2026-01-15-tea-two" {
		t.Errorf("got %v, %v", all, problems)
	}
}
