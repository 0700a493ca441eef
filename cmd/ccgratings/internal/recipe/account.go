package recipe

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
)

// Write writes the reckoning for whoever has to answer for the figures.
func (r *Reckoning) Write(w io.Writer) {
	fmt.Fprintf(w, "%s\n", r.Output)
	for i := range r.Ledgers {
		r.Ledgers[i].write(w)
	}
	for i := range r.Periods {
		r.Periods[i].write(w)
	}
}

func (l *Ledger) write(w io.Writer) {
	fmt.Fprintf(w, "  %s\n    %s rows read below %s of title and header = %s kept + %s left out\n", l.File, grouped(l.Read), grouped(l.Above), grouped(l.Kept), grouped(l.LeftOut()))
	for _, what := range l.Says {
		fmt.Fprintf(w, "    measures %q\n", what)
	}
	for _, reason := range l.Left {
		fmt.Fprintf(w, "    %10s  %s (first on line %d)\n", grouped(reason.Rows), reason.Text, reason.First.Line)
	}
}

// fewMissing is how many missing CCGs are named before they are only counted.
const fewMissing = 8

func (c *Coverage) write(w io.Writer) {
	fmt.Fprintf(w, "  %s: %d CCGs expected (those of %s), %d found, %d missing", cmp.Or(c.Period, "all"), c.Expected, c.Day.Words(), c.Found, len(c.Missing))
	if c.Elsewhen > 0 {
		fmt.Fprintf(w, "; %d figures are of CCGs of other days", c.Elsewhen)
	}
	if c.Partial > 0 {
		fmt.Fprintf(w, "; %d CCGs have no row for a part of the period, which counts as nothing", c.Partial)
	}
	fmt.Fprintln(w)
	for _, missing := range c.Missing[:min(len(c.Missing), fewMissing)] {
		fmt.Fprintf(w, "    missing  %s\n", missing)
	}
	if more := len(c.Missing) - fewMissing; more > 0 {
		fmt.Fprintf(w, "    missing  and %d more\n", more)
	}
	for _, t := range c.Totals {
		fmt.Fprintf(w, "    %-10s  %s in the CCGs, ", t.What, thousands(t.CCGs))
		if !t.Published.Given {
			fmt.Fprintln(w, "none published for England")
			continue
		}
		fmt.Fprintf(w, "%s published for England (%+.2f%%)\n", thousands(t.Published), 100*t.share())
	}
}

// thousands is a number with commas between its thousands.
func thousands(f indicator.Figure) string {
	whole, rest, _ := strings.Cut(f.String(), ".")
	n, err := strconv.Atoi(whole)
	switch {
	case err != nil || f.Number < 0:
		return f.String()
	case rest != "":
		return grouped(n) + "." + rest
	}
	return grouped(n)
}

// grouped is a whole number with commas between its thousands.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	if n < 0 {
		return "-" + grouped(-n)
	}
	var parts []string
	for len(digits) > 3 {
		parts = append(parts, digits[len(digits)-3:])
		digits = digits[:len(digits)-3]
	}
	parts = append(parts, digits)
	slices.Reverse(parts)
	return strings.Join(parts, ",")
}
