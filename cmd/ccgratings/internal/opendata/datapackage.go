package opendata

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/tables"
)

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
	Name        string      `json:"name"`
	Type        tables.Type `json:"type"`
	Description string      `json:"description"`
}

// dataPackage is the file that describes an edition's CSVs. The files of single
// CCGs are slices of indicators.csv, each with its own metadata beside it: to
// list them here as well would make this file nearly as large as the figures.
func dataPackage(s *tables.Set) ([]byte, error) {
	e := s.Edition
	p := frictionlessPackage{
		Name:        "ccg-ratings-" + strconv.Itoa(e.Year),
		Title:       e.Title,
		Description: "The files in ccgs/ hold the rows of indicators.csv for one CCG each.",
		Created:     e.Published.Format(time.RFC3339),
	}
	for _, l := range e.Licences() {
		p.Licences = append(p.Licences, frictionlessTitle{Name: licenceID(l), Title: l})
	}
	for _, source := range e.Sources() {
		p.Sources = append(p.Sources, frictionlessTitle{Title: source})
	}
	for _, t := range slices.Concat(s.Whole, s.Groups, s.Indicators) {
		p.Resources = append(p.Resources, resource(t))
	}
	return indented(p)
}

func resource(t tables.Table) frictionlessResource {
	schema := frictionlessSchema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, c := range t.Columns {
		schema.Fields = append(schema.Fields, frictionlessField{c.Name, c.Type, c.Meaning})
	}
	name := strings.ReplaceAll(t.Name, "/", "-")
	return frictionlessResource{
		Name: name, Title: t.Title, Path: csvFile(t), Format: "csv", MediaType: "text/csv",
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
