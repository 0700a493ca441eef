package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// csvFile is where a table's CSV stands in the data folder.
func csvFile(t tables.Table) string { return t.Name + ".csv" }

// csvData is a table as CSV: UTF-8, LF, a header.
func csvData(t tables.Table) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, record := range Records(t) {
		w.Write(record) // a bytes.Buffer does not fail, nor does a comma
	}
	w.Flush()
	return out.Bytes()
}

// Records is a table as its CSV holds it: first the names of the columns, then
// the rows. A text that a spreadsheet would take for a formula begins with an
// apostrophe.
func Records(t tables.Table) [][]string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	out := append(make([][]string, 0, len(t.Rows)+1), names)
	for _, row := range t.Rows {
		record := slices.Clone(row.Cells)
		for i, c := range t.Columns {
			if c.Type == tables.Text {
				record[i] = noFormula(record[i])
			}
		}
		out = append(out, record)
	}
	return out
}

// negative is a negative number as the tables write it.
var negative = regexp.MustCompile(`^-[0-9]+(\.[0-9]+)?(e[+-][0-9]+)?$`)

// noFormula makes a text that no spreadsheet takes for a formula. A negative
// number is none.
func noFormula(s string) string {
	if s != "" && !negative.MatchString(s) && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
