package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// README.md says what each edition could rate, in a table. It is the one that
// the editions give.
func TestReadmeSaysWhatIsRated(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if table := coverageTable(t); !strings.Contains(string(readme), table) {
		t.Errorf("README.md does not hold this table:\n%s", table)
	}
}

// coverageTable is, for each group and edition, how many indicators count and
// how many CCGs are rated.
func coverageTable(t *testing.T) string {
	in := embeddedInput(t)
	var text strings.Builder
	text.WriteString("| group |")
	for _, y := range in.Years {
		fmt.Fprintf(&text, " %d: indicators | CCGs rated of %d |", y.Edition.Year, len(y.Results.CCGs))
	}
	text.WriteString("\n|---|" + strings.Repeat("---|", 2*len(in.Years)) + "\n")
	for k, g := range in.Years[0].Results.Groups {
		fmt.Fprintf(&text, "| %s |", g.Group.Name)
		for _, y := range in.Years {
			r := &y.Results.Groups[k]
			fmt.Fprintf(&text, " %d | %d |", len(r.Scored), r.Rated)
		}
		text.WriteString("\n")
	}
	return text.String()
}
