package tables

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/ledger"
)

// settings has a row for each thing that is set for an edition as a whole: what
// its file says of it, then the rules in force by name, whether the file gives
// them, leaves them to the method, or has no say in them.
func settings(e *edition.Edition) ledger.Table {
	context := ""
	if e.Context > 0 {
		context = strconv.Itoa(e.Context)
	}
	t := ledger.Table{Name: "settings", Columns: []string{"setting", "value"}, Records: [][]string{
		{"title", e.Title}, {"status", string(e.Status)}, {"published", e.Published.Format(time.RFC3339)},
		{"register", e.Register.String()}, {"context", context},
	}}
	rules := rulesOf(e)
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		t.Records = append(t.Records, []string{name, settingText(rules[name])})
	}
	return t
}

// rulesOf is the rules in force: those that an edition may set, and those that
// are the same for all.
func rulesOf(e *edition.Edition) map[string]any {
	rules, r := e.Settings(), e.Rules
	maps.Copy(rules, map[string]any{
		"much_level": r.MuchLevel, "small_expected": r.SmallExpected, "max_unusable": r.MaxUnusable,
		"max_weight": r.MaxWeight, "false_share": r.FalseShare, "rank_min": r.RankMin,
	})
	return rules
}

// settingText writes a setting, a number with all its digits.
func settingText(value any) string {
	if x, ok := value.(float64); ok {
		return plain(x)
	}
	return fmt.Sprint(value)
}
