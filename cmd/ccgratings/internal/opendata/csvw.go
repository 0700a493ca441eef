package opendata

import (
	"encoding/json"
	"path"
	"regexp"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// csvwContext is what every file of metadata begins with.
var csvwContext = []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}}

// csvwTable is the metadata of one CSV, as "CSV on the Web" defines it (W3C,
// Metadata Vocabulary for Tabular Data). It stands beside the CSV under the
// name where readers look for it.
type csvwTable struct {
	Context []any  `json:"@context,omitempty"`
	URL     string `json:"url"`
	csvwAbout
	Dialect *csvwDialect `json:"dialect,omitempty"`
	Null    string       `json:"null"` // what stands in a cell without a value
	Notes   []csvwNote   `json:"notes,omitempty"`
	Schema  csvwSchema   `json:"tableSchema"`
}

// csvwGroup is the metadata of the tables that refer to each other.
type csvwGroup struct {
	Context []any `json:"@context"`
	csvwAbout
	Dialect csvwDialect `json:"dialect"`
	Tables  []csvwTable `json:"tables"`
}

// csvwAbout is what is said of a table or a group of them in Dublin Core.
type csvwAbout struct {
	Title       string   `json:"dc:title"`
	Description string   `json:"dc:description,omitempty"`
	Issued      string   `json:"dc:issued,omitempty"`
	Language    string   `json:"dc:language,omitempty"`
	Publisher   string   `json:"dc:publisher,omitempty"`
	Licence     []csvwID `json:"dc:license,omitempty"`
	Source      []string `json:"dc:source,omitempty"`
}

// csvwID is a resource by its address.
type csvwID struct {
	ID string `json:"@id"`
}

// csvwNote is an annotation of a table.
type csvwNote struct {
	Description string `json:"dc:description"`
}

type csvwDialect struct {
	Encoding        string   `json:"encoding"`
	Header          bool     `json:"header"`
	Delimiter       string   `json:"delimiter"`
	QuoteChar       string   `json:"quoteChar"`
	DoubleQuote     bool     `json:"doubleQuote"`
	LineTerminators []string `json:"lineTerminators"`
}

type csvwSchema struct {
	Columns     []csvwColumn     `json:"columns"`
	PrimaryKey  []string         `json:"primaryKey"`
	ForeignKeys []csvwForeignKey `json:"foreignKeys,omitempty"`
}

type csvwColumn struct {
	Name        string `json:"name"`
	Titles      string `json:"titles"`
	Description string `json:"dc:description"`
	Datatype    any    `json:"datatype"` // the name of one, or a csvwDatatype if it allows less
	Required    bool   `json:"required,omitempty"`
}

type csvwDatatype struct {
	Base    string      `json:"base"`
	Format  string      `json:"format,omitempty"`
	Minimum json.Number `json:"minimum,omitempty"`
	Maximum json.Number `json:"maximum,omitempty"`
}

type csvwForeignKey struct {
	Columns   []string      `json:"columnReference"`
	Reference csvwReference `json:"reference"`
}

type csvwReference struct {
	Resource string   `json:"resource"`
	Columns  []string `json:"columnReference"`
}

// emptyCells says in every description of a table what an empty cell is.
const emptyCells = "An empty cell is a figure that is not there, never a nought: a column of words in the same row says why. 0 is a true zero."

// dialect is how the CSVs are written.
var dialect = csvwDialect{"utf-8", true, ",", `"`, true, []string{"\n"}}

// csvwMetadata is the metadata file of a CSV.
func csvwMetadata(s *tables.Set, by Publisher, t tables.Table) ([]byte, error) {
	m := tableOf(t)
	m.Context, m.Dialect = csvwContext, &dialect
	m.csvwAbout = about(s.Edition, by)
	m.Title = t.Title
	return indented(m)
}

// csvwTables is the metadata file of the whole tables together, with what ties
// the rows of one to those of another.
func csvwTables(s *tables.Set, by Publisher) ([]byte, error) {
	g := csvwGroup{Context: csvwContext, csvwAbout: about(s.Edition, by), Dialect: dialect}
	g.Title = s.Edition.Name()
	for _, t := range s.Whole {
		m := tableOf(t)
		m.URL, m.Title = csvFile(t), t.Title
		for _, k := range t.ForeignKeys() {
			m.Schema.ForeignKeys = append(m.Schema.ForeignKeys, csvwForeignKey{k.Columns, csvwReference{k.Table + ".csv", k.Columns}})
		}
		g.Tables = append(g.Tables, m)
	}
	return indented(g)
}

// about is what holds for every table of an edition.
func about(e *edition.Edition, by Publisher) csvwAbout {
	a := csvwAbout{
		Description: e.Name() + ". " + e.Status.Name() + ". " + by.Words(),
		Issued:      e.Published.Format(time.DateOnly),
		Language:    "en-GB",
		Publisher:   by.Name,
		Source:      e.Sources(),
	}
	for _, l := range Licences(e) {
		if l.URL != "" {
			a.Licence = append(a.Licence, csvwID{l.URL})
		}
	}
	return a
}

// tableOf is a table's schema.
func tableOf(t tables.Table) csvwTable {
	m := csvwTable{URL: path.Base(csvFile(t)), Notes: []csvwNote{{emptyCells}}, Schema: csvwSchema{PrimaryKey: t.Key}}
	for _, c := range t.Columns {
		m.Schema.Columns = append(m.Schema.Columns, csvwColumn{
			Name: c.Name, Titles: c.Name, Description: c.Description(), Datatype: datatype(c), Required: c.Required,
		})
	}
	return m
}

// datatype is what a column's cells may hold. The format of a string is a
// regular expression that the whole of it must match, that of a boolean the
// words for yes and no.
func datatype(c tables.Column) any {
	d := csvwDatatype{Base: string(c.Type), Minimum: json.Number(c.Min), Maximum: json.Number(c.Max)}
	switch {
	case c.Type == tables.Number:
		d.Base = "double" // which "number" stands for, but not all readers know that
	case c.Type == tables.Boolean:
		d.Format = "true|false"
	case c.Words != nil:
		words := make([]string, len(c.Words))
		for i, w := range c.Words {
			words[i] = regexp.QuoteMeta(w.Value)
		}
		d.Format = strings.Join(words, "|")
	}
	if d == (csvwDatatype{Base: d.Base}) {
		return d.Base
	}
	return d
}
