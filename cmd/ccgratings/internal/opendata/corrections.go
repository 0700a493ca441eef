package opendata

import "ccgratings/cmd/ccgratings/internal/tables"

// CorrectionFiles is the ledger of all corrections as CSV, with its metadata.
// They belong to no edition.
func CorrectionFiles(t tables.Table) ([]File, error) {
	m := struct {
		Context     []any      `json:"@context"`
		URL         string     `json:"url"`
		Title       string     `json:"dc:title"`
		Description string     `json:"dc:description"`
		Schema      csvwSchema `json:"tableSchema"`
	}{
		Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}}, URL: csvFile(t), Title: t.Title,
		Description: "What was changed after it was published: every cell, with what it was before.",
		Schema:      csvwSchema{PrimaryKey: t.Key},
	}
	for _, c := range t.Columns {
		m.Schema.Columns = append(m.Schema.Columns, csvwColumn{c.Name, c.Name, c.Type, c.Meaning})
	}
	metadata, err := indented(m)
	return []File{{csvFile(t), csvData(t)}, {csvFile(t) + "-metadata.json", metadata}}, err
}
