package tables

import (
	"strconv"
	"time"

	"ccgratings/cmd/ccgratings/internal/ledger"
)

// Date is a day as 2026-01-15.
const Date Type = "date"

const emptyForAll = "Empty for a change that is about all CCGs."

// correctionColumns is the schema of corrections.csv: which correction, then
// the columns of a ledger.
var correctionColumns = [...]Column{
	{Name: "edition", Type: Integer, Meaning: "Year of the edition that was changed.", Required: true},
	{Name: "correction", Type: Text, Meaning: "Name of the correction: its date and a word or two.", Required: true},
	{Name: "date", Type: Date, Meaning: "Day on which the change was published.", Required: true},
	{Name: "kind", Type: Text, Meaning: "What kind of change it was.", Required: true, Words: []Word{{"correction", "a mistake put right"}, {"revision", "a newer figure"}}},
	{Name: "table", Type: Text, Meaning: "Table that was changed.", Required: true, Words: []Word{{"ratings", "ratings.csv"}, {"indicators", "indicators.csv"}, {"history", "history.csv"}, {"definitions", "what the indicators mean"}, {"people", "the people whom CCGs serve"}, {"settings", "what is set for the edition as a whole"}}},
	{Name: "ccg_code", Type: Text, Meaning: "ONS code of the CCG.", Empty: emptyForAll},
	{Name: "ods_code", Type: Text, Meaning: "ODS code of the CCG.", Empty: emptyForAll},
	{Name: "ccg_name", Type: Text, Meaning: "Official name of the CCG.", Empty: emptyForAll},
	{Name: "subject", Type: Text, Meaning: "Patient group, indicator, what is known of the people, or what is set for the edition.", Required: true},
	{Name: "period", Type: Text, Meaning: "Period of the figure as it was.", Empty: "Empty for ratings, people and settings."},
	{Name: "column", Type: Text, Meaning: "Column that was changed; row where a whole row was added or dropped.", Required: true},
	{Name: "old", Type: Text, Meaning: "What it was.", Empty: "Empty where there was nothing."},
	{Name: "new", Type: Text, Meaning: "What it became.", Empty: "Empty where there is nothing."},
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
