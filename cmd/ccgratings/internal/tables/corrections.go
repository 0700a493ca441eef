package tables

import (
	"strconv"
	"time"

	"ccgratings/cmd/ccgratings/internal/ledger"
)

// Date is a day as 2026-01-15.
const Date Type = "date"

// correctionColumns is the schema of corrections.csv: which correction, then
// the columns of a ledger.
var correctionColumns = [...]Column{
	{"edition", Integer, "Year of the edition that was changed."},
	{"correction", Text, "Name of the correction: its date and a word or two."},
	{"date", Date, "Day on which the change was published."},
	{"kind", Text, "correction (a mistake put right) or revision (a newer figure)."},
	{"table", Text, "Table that was changed: ratings, indicators or history."},
	{"ccg_code", Text, "ONS code of the CCG."},
	{"ods_code", Text, "ODS code of the CCG."},
	{"ccg_name", Text, "Official name of the CCG."},
	{"subject", Text, "Patient group, or indicator."},
	{"period", Text, "Period of the figure as it was; empty for ratings."},
	{"column", Text, "Column that was changed; row where a whole row was added or dropped."},
	{"old", Text, "What it was; empty where there was nothing."},
	{"new", Text, "What it became; empty where there is nothing."},
}

// Corrections is every cell that was changed after it was published.
func Corrections(all []ledger.Correction) Table {
	t := Table{Name: "corrections", Title: "Every cell that was changed after it was published", Columns: correctionColumns[:],
		Key: []string{"correction", "table", "ccg_code", "subject", "period", "column"}}
	for _, c := range all {
		of := []string{strconv.Itoa(c.Edition), c.ID, c.Date.Format(time.DateOnly), string(c.Kind)}
		for _, record := range ledger.Records(c.Changes) {
			t.Rows = append(t.Rows, Row{Cells: append(append([]string{}, of...), record...)})
		}
	}
	return t
}
