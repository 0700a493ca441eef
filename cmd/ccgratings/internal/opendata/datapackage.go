package opendata

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// packageProfile is the standard that datapackage.json keeps to.
const packageProfile = "https://datapackage.org/profiles/2.0/datapackage.json"

// Version is the version of an edition's files: 1.0.0 as first published, 1.1.0
// once corrected, and so on.
func Version(s *tables.Set) string { return "1." + strconv.Itoa(s.Corrected) + ".0" }

// frictionlessPackage is datapackage.json, as the Data Package standard defines
// it.
type frictionlessPackage struct {
	Schema       string                 `json:"$schema"`
	Name         string                 `json:"name"`
	Title        string                 `json:"title"`
	Description  string                 `json:"description"`
	Version      string                 `json:"version"`
	Created      string                 `json:"created"`
	Keywords     []string               `json:"keywords"`
	Contributors []frictionlessPerson   `json:"contributors,omitempty"`
	Licences     []frictionlessSource   `json:"licenses,omitempty"`
	Sources      []frictionlessSource   `json:"sources,omitempty"`
	Resources    []frictionlessResource `json:"resources"`
}

// frictionlessSource is a source, or a licence: then it has a name.
type frictionlessSource struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type frictionlessPerson struct {
	Title string   `json:"title"`
	Path  string   `json:"path,omitempty"`
	Email string   `json:"email,omitempty"`
	Roles []string `json:"roles"`
}

type frictionlessResource struct {
	Name      string             `json:"name"`
	Title     string             `json:"title"`
	Type      string             `json:"type"`
	Path      string             `json:"path"`
	Format    string             `json:"format"`
	MediaType string             `json:"mediatype"`
	Encoding  string             `json:"encoding"`
	Bytes     int                `json:"bytes"`
	Hash      string             `json:"hash"`
	Schema    frictionlessSchema `json:"schema"`
}

// dataPackage is the file that describes an edition's CSVs, whose bytes data
// holds by their names. The files of single CCGs are slices of indicators.csv,
// each with its own metadata beside it: to list them here as well would make
// this file nearly as large as the figures.
func dataPackage(s *tables.Set, by Publisher, data map[string][]byte) ([]byte, error) {
	e := s.Edition
	p := frictionlessPackage{
		Schema: packageProfile,
		Name:   PackageName(e),
		Title:  e.Name(),
		Description: e.Status.Name() + ". " + by.Words() + " " + emptyCells + " The files in ccgs/ hold the rows of indicators.csv for one CCG each. " +
			LongFile + " holds the rows of indicators.csv and history.csv in one table, and " + WholeSheets + " the whole tables as sheets.",
		Version:      Version(s),
		Created:      e.Published.Format(time.RFC3339),
		Keywords:     Keywords(s),
		Contributors: contributors(by),
	}
	for _, l := range Licences(e) {
		p.Licences = append(p.Licences, frictionlessSource{l.ID, l.Title, l.URL})
	}
	for _, o := range Origins(e) {
		p.Sources = append(p.Sources, frictionlessSource{Title: o.Title, Path: o.URL})
	}
	for _, t := range slices.Concat(s.Whole, s.Groups, s.Indicators) {
		p.Resources = append(p.Resources, resource(t, data[csvFile(t)]))
	}
	return indented(p)
}

// PackageName is what programs call an edition's downloads.
func PackageName(e *edition.Edition) string { return "ccg-ratings-" + strconv.Itoa(e.Year) }

// Keywords is what to find an edition by.
func Keywords(s *tables.Set) []string {
	words := []string{"NHS", "England", "clinical commissioning groups", "quality of care"}
	for _, g := range s.Results.Groups {
		words = append(words, strings.ToLower(g.Group.Name))
	}
	return words
}

func contributors(by Publisher) []frictionlessPerson {
	if by.Name == "" {
		return nil
	}
	person := frictionlessPerson{Title: by.Name, Roles: []string{"publisher"}}
	if strings.Contains(by.Contact, "://") {
		person.Path = by.Contact
	} else {
		person.Email = by.Contact
	}
	return []frictionlessPerson{person}
}

func resource(t tables.Table, data []byte) frictionlessResource {
	sum := sha256.Sum256(data)
	return frictionlessResource{
		Name: resourceName(t.Name), Title: t.Title, Type: "table", Path: csvFile(t), Format: "csv", MediaType: "text/csv",
		Encoding: "utf-8", Bytes: len(data), Hash: "sha256:" + hex.EncodeToString(sum[:]), Schema: tableSchema(t),
	}
}

// resourceName is a table's name in the form that Frictionless asks for.
func resourceName(table string) string { return strings.ReplaceAll(table, "/", "-") }
