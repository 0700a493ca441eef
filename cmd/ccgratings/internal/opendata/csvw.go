package opendata

import (
	"path"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// csvwTable is the metadata of one CSV, as "CSV on the Web" defines it (W3C,
// Metadata Vocabulary for Tabular Data). It stands beside the CSV under the
// name where readers look for it.
type csvwTable struct {
	Context     []any      `json:"@context"`
	URL         string     `json:"url"`
	Title       string     `json:"dc:title"`
	Description string     `json:"dc:description"`
	Issued      string     `json:"dc:issued"`
	Source      []string   `json:"dc:source"`
	Schema      csvwSchema `json:"tableSchema"`
}

type csvwSchema struct {
	Columns    []csvwColumn `json:"columns"`
	PrimaryKey []string     `json:"primaryKey"`
}

type csvwColumn struct {
	Name        string      `json:"name"`
	Titles      string      `json:"titles"`
	Datatype    tables.Type `json:"datatype"`
	Description string      `json:"dc:description"`
}

// csvwMetadata is the metadata file of a CSV.
func csvwMetadata(e *edition.Edition, t tables.Table) ([]byte, error) {
	m := csvwTable{
		Context:     []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		URL:         path.Base(csvFile(t)),
		Title:       t.Title,
		Description: e.Title + ". " + e.Status.Name() + ".",
		Issued:      e.Published.Format(time.DateOnly),
		Source:      e.Sources(),
		Schema:      csvwSchema{PrimaryKey: t.Key},
	}
	for _, c := range t.Columns {
		m.Schema.Columns = append(m.Schema.Columns, csvwColumn{c.Name, c.Name, c.Type, c.Meaning})
	}
	return indented(m)
}
