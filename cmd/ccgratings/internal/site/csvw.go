package site

import (
	"encoding/json"
	"path"
	"strings"
	"time"
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
	Name        string `json:"name"`
	Titles      string `json:"titles"`
	Datatype    string `json:"datatype"`
	Description string `json:"dc:description"`
}

// csvwMetadata is the metadata file of a CSV.
func csvwMetadata(y Year, t table) ([]byte, error) {
	m := csvwTable{
		Context:     []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		URL:         path.Base(t.path),
		Title:       t.title,
		Description: y.Edition.Title + ". " + statusName(y.Edition.Status) + ".",
		Issued:      y.Edition.Published.Format(time.DateOnly),
		Source:      sources(y),
		Schema:      csvwSchema{PrimaryKey: t.key},
	}
	for _, c := range t.columns {
		m.Schema.Columns = append(m.Schema.Columns, csvwColumn{c.Name, c.Name, c.Type, c.Meaning})
	}
	return indented(m)
}

// frictionlessPackage is datapackage.json, as Frictionless Data defines it.
type frictionlessPackage struct {
	Name        string                 `json:"name"`
	Title       string                 `json:"title"`
	Description string                 `json:"description"`
	Created     string                 `json:"created"`
	Licences    []frictionlessTitle    `json:"licenses"`
	Sources     []frictionlessTitle    `json:"sources"`
	Resources   []frictionlessResource `json:"resources"`
}

type frictionlessTitle struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title"`
}

type frictionlessResource struct {
	Name      string             `json:"name"`
	Title     string             `json:"title"`
	Path      string             `json:"path"`
	Format    string             `json:"format"`
	MediaType string             `json:"mediatype"`
	Encoding  string             `json:"encoding"`
	Profile   string             `json:"profile"`
	Schema    frictionlessSchema `json:"schema"`
}

type frictionlessSchema struct {
	Fields        []frictionlessField `json:"fields"`
	MissingValues []string            `json:"missingValues"`
	PrimaryKey    []string            `json:"primaryKey"`
}

type frictionlessField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// dataPackage is the file that describes an edition's CSVs. The files of single
// CCGs are slices of indicators.csv, each with its own metadata beside it: to
// list them here as well would make this file nearly as large as the figures.
func dataPackage(y Year, tables []table) ([]byte, error) {
	p := frictionlessPackage{
		Name:        "ccg-ratings-" + placesOf(y.Edition.Year).dir,
		Title:       y.Edition.Title,
		Description: "The files in ccgs/ hold the rows of indicators.csv for one CCG each.",
		Created:     y.Edition.Published.Format(time.RFC3339),
	}
	for _, l := range licences(y) {
		p.Licences = append(p.Licences, frictionlessTitle{Name: licenceID(l), Title: l})
	}
	for _, s := range sources(y) {
		p.Sources = append(p.Sources, frictionlessTitle{Title: s})
	}
	for _, t := range tables {
		if !strings.HasPrefix(t.path, ccgFolder) {
			p.Resources = append(p.Resources, resource(t))
		}
	}
	return indented(p)
}

func resource(t table) frictionlessResource {
	schema := frictionlessSchema{MissingValues: []string{""}, PrimaryKey: t.key}
	for _, c := range t.columns {
		schema.Fields = append(schema.Fields, frictionlessField{c.Name, c.Type, c.Meaning})
	}
	name := strings.ReplaceAll(strings.TrimSuffix(t.path, ".csv"), "/", "-")
	return frictionlessResource{
		Name: name, Title: t.title, Path: t.path, Format: "csv", MediaType: "text/csv",
		Encoding: "utf-8", Profile: "tabular-data-resource", Schema: schema,
	}
}

// licenceID is a licence as a short name in the form that Frictionless asks
// for: letters, digits, points and hyphens.
func licenceID(licence string) string {
	if strings.HasPrefix(licence, "Open Government Licence v3.0") {
		return "OGL-UK-3.0"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.':
			return r
		}
		return '-'
	}, licence)
}

// indented is JSON that people can read too.
func indented(v any) ([]byte, error) {
	out, err := json.MarshalIndent(v, "", " ")
	return append(out, '\n'), err
}
