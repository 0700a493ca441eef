package site

import (
	"strconv"
	"time"

	"ccgratings/cmd/ccgratings/internal/opendata"
)

// dataset describes an edition's downloads to search engines: a Dataset of
// schema.org, with what Google's guidance on datasets asks for. Addresses are
// whole where the site's own is known, else relative to the page.
type dataset struct {
	Context     string            `json:"@context"`
	Type        string            `json:"@type"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Identifier  string            `json:"identifier"`
	URL         string            `json:"url"`
	Version     string            `json:"version"`
	Language    string            `json:"inLanguage"`
	Keywords    []string          `json:"keywords"`
	Creator     *organisation     `json:"creator,omitempty"`
	Publisher   *organisation     `json:"publisher,omitempty"`
	Published   string            `json:"datePublished"`
	Modified    string            `json:"dateModified"`
	Free        bool              `json:"isAccessibleForFree"`
	Licences    []string          `json:"license,omitempty"`
	Sources     []datasetSource   `json:"isBasedOn,omitempty"`
	Period      string            `json:"temporalCoverage,omitempty"`
	Place       datasetPlace      `json:"spatialCoverage"`
	Variables   []datasetVariable `json:"variableMeasured"`
	Technique   string            `json:"measurementTechnique"`
	Catalogue   datasetCatalogue  `json:"includedInDataCatalog"`
	Files       []datasetDownload `json:"distribution"`
}

// organisation is who publishes.
type organisation struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	URL   string `json:"url,omitempty"`
	Email string `json:"email,omitempty"`
}

// datasetSource is a publication that figures are from.
type datasetSource struct {
	Type    string `json:"@type"`
	Name    string `json:"name"`
	URL     string `json:"url"`
	Licence string `json:"license,omitempty"`
}

type datasetPlace struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	Identifier string `json:"identifier"`
}

// datasetVariable is a rating or an indicator.
type datasetVariable struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	Identifier string `json:"propertyID"`
	Unit       string `json:"unitText,omitempty"`
	URL        string `json:"url"`
}

type datasetCatalogue struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// datasetDownload is one file.
type datasetDownload struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	Size   string `json:"contentSize"`
	URL    string `json:"contentUrl"`
}

// dataset describes the edition. It stands on the page at a place; sizes are
// the bytes of its files.
func (b *builder) dataset(v *view, at place, sizes map[string]int) dataset {
	address := at.to
	if b.framer.baseURL != "" {
		address = b.framer.rooted
	}
	e := v.edition
	d := dataset{
		Context: "https://schema.org", Type: "Dataset", Name: e.Name(),
		Description: "How health care compared between the clinical commissioning groups (CCGs) of England, edition " + strconv.Itoa(e.Year) +
			": ratings in " + counted(v.ratedGroups(), "patient group", "patient groups") + " and the figures of " +
			counted(len(v.indicators), "indicator", "indicators") + " that they rest on, with intervals. " + e.Status.Name() + ". " + v.publisher().Words(),
		Identifier: opendata.PackageName(e), URL: address(at), Version: opendata.Version(v.tables), Language: "en-GB",
		Keywords: opendata.Keywords(v.tables), Published: e.Published.Format(time.RFC3339), Modified: v.year.Modified().Format(time.RFC3339), Free: true,
		Period: v.covered(), Place: datasetPlace{"Country", "England", "E92000001"},
		Technique: address(v.places.method()), Catalogue: datasetCatalogue{"DataCatalog", siteName, address(homePlace)},
	}
	if p := v.words.publisher; p.Name != "" {
		by := &organisation{Type: "Organization", Name: p.Name}
		if p.Href == p.Contact {
			by.URL = p.Contact
		} else {
			by.Email = p.Contact
		}
		d.Creator, d.Publisher = by, by
	}
	for _, l := range opendata.Licences(e) {
		if l.URL != "" {
			d.Licences = append(d.Licences, l.URL)
		}
	}
	for _, s := range opendata.Origins(e) {
		d.Sources = append(d.Sources, datasetSource{"CreativeWork", s.Title, s.URL, s.Licence.URL})
	}
	for _, g := range v.groups {
		d.Variables = append(d.Variables, datasetVariable{"PropertyValue", "Rating: " + g.Group.Name, string(g.Group.ID), "", address(g.place)})
	}
	for _, iv := range v.indicators {
		d.Variables = append(d.Variables, datasetVariable{"PropertyValue", iv.def.Name, string(iv.def.ID), iv.def.Unit, address(iv.place)})
	}
	for _, f := range opendata.Entries(v.tables) {
		d.Files = append(d.Files, datasetDownload{"DataDownload", f.Name, mediaType(f.Path), strconv.Itoa(sizes[f.Path]) + " bytes", address(v.places.data(f.Path))})
	}
	return d
}

// covered is the time that the figures are for, as schema.org writes it; empty
// if there are none.
func (v *view) covered() string {
	first, last, ok := endsOf(v.figurePeriods())
	if !ok {
		return ""
	}
	return first.String() + "/" + last.String()
}
