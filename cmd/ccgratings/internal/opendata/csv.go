package opendata

import (
	"bytes"
	"encoding/csv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// csvFile is where a table's CSV stands in the data folder.
func csvFile(t tables.Table) string { return t.Name + ".csv" }

// csvData is a table as CSV: UTF-8, LF, a header. A text that a spreadsheet
// would take for a formula begins with an apostrophe.
func csvData(t tables.Table) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = c.Name
	}
	w.Write(record) // a bytes.Buffer does not fail, nor does a comma
	for _, row := range t.Rows {
		for i, c := range t.Columns {
			record[i] = row.Cells[i]
			if c.Type == tables.Text {
				record[i] = noFormula(record[i])
			}
		}
		w.Write(record)
	}
	w.Flush()
	return out.Bytes()
}

// noFormula makes a text that no spreadsheet takes for a formula.
func noFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
