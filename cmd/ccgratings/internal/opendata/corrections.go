package opendata

import "ccgratings/cmd/ccgratings/internal/tables"

// CorrectionFiles is the ledger of all corrections as CSV, with its metadata.
// They belong to no edition.
func CorrectionFiles(t tables.Table) ([]File, error) {
	m := tableOf(t)
	m.Context, m.Dialect = csvwContext, &dialect
	m.Notes = nil // they are of figures
	m.csvwAbout = csvwAbout{
		Title: t.Title, Language: "en-GB",
		Description: "What was changed after it was published: every cell, with what it was before.",
	}
	metadata, err := indented(m)
	return []File{{csvFile(t), csvData(t)}, {csvFile(t) + "-metadata.json", metadata}}, err
}
