package recipe

import (
	"fmt"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// explanation is a line that says what a row gave to a figure.
func explanation(r *record, t *tally, periods []indicator.Period) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: ", r.pos(0))
	for i, p := range periods {
		if i > 0 {
			text.WriteString(", ")
		}
		text.WriteString(p.Text)
	}
	for i, c := range t.table.columns {
		if i == 0 {
			text.WriteString(":")
		}
		fmt.Fprintf(&text, " %s=%s", c.name, problem.Quote(r.text(i)))
	}
	return text.String()
}
