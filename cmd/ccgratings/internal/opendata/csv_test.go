package opendata

import (
	"encoding/csv"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// What a spreadsheet would take for a formula begins with an apostrophe; a
// number stays one, a nought prints as 0 and nothing as nothing.
func TestCSVIsSafeInSpreadsheets(t *testing.T) {
	cells := []string{"=1+1", "+44", "-0.5", "-6.467847118e-05", "-1-2", "-1e1+cmd", "@SUM(A1)", "\tx", "\rx", "plain", "a,\"b\"", "", "0"}
	want := []string{"'=1+1", "'+44", "-0.5", "-6.467847118e-05", "'-1-2", "'-1e1+cmd", "'@SUM(A1)", "'\tx", "'\rx", "plain", "a,\"b\"", "", "0"}
	table := tables.Table{Name: "x", Columns: []tables.Column{{Name: "note", Type: tables.Text}, {Name: "value", Type: tables.Number}}}
	for _, c := range cells {
		table.Rows = append(table.Rows, tables.Row{Cells: []string{c, "-0.5"}})
	}
	rows, err := csv.NewReader(strings.NewReader(string(csvData(table)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][0] != "note" || rows[0][1] != "value" || len(rows) != len(want)+1 {
		t.Fatalf("%d rows under %q", len(rows)-1, rows[0])
	}
	for i, w := range want {
		if got := rows[i+1]; got[0] != w || got[1] != "-0.5" {
			t.Errorf("%q was written as %q, and -0.5 as %q", cells[i], got[0], got[1])
		}
	}
}
