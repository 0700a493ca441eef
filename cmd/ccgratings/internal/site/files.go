package site

import (
	"path"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// filesPage lists the downloads of an edition and explains their columns.
type filesPage struct {
	frame
	Files   []fileEntry
	Tables  []tables.Table
	Cite    string
	Sources []string
	CCGs    string // address of the list, whose pages lead to each CCG's file
	Method  string
	Press   string
	Dataset dataset
}

// fileEntry is one download.
type fileEntry struct {
	link
	Type, Description string
}

// dataset describes the downloads to search engines (schema.org/Dataset).
type dataset struct {
	Context       string         `json:"@context"`
	Type          string         `json:"@type"`
	Name          string         `json:"name"`
	Description   string         `json:"description"`
	URL           string         `json:"url,omitempty"`
	DatePublished string         `json:"datePublished"`
	License       []string       `json:"license"`
	Distribution  []distribution `json:"distribution"`
}

// distribution is one file of a dataset.
type distribution struct {
	Type           string `json:"@type"`
	Name           string `json:"name"`
	EncodingFormat string `json:"encodingFormat"`
	ContentURL     string `json:"contentUrl"`
}

func (b *builder) files(v *view) (File, error) {
	at := v.places.downloads()
	p := &filesPage{
		frame:   b.framer.yearFrame(v, at, "Downloads"),
		Tables:  v.tables.Whole,
		Sources: v.edition.Sources(),
		CCGs:    at.to(v.places.ccgs()),
		Method:  at.to(v.places.method()),
		Press:   at.to(v.places.press()),
	}
	p.Description = "Every figure and rating of this edition as files, what the columns mean, and on what terms they may be used."
	p.Dataset = dataset{
		Context: "https://schema.org/", Type: "Dataset", Name: v.edition.Name(), Description: p.Description,
		DatePublished: v.edition.Published.Format(time.RFC3339), License: v.edition.Licences(),
	}
	if b.framer.baseURL != "" {
		p.Dataset.URL = b.framer.rooted(at)
	}
	for _, d := range opendata.Entries(v.tables) {
		file := v.places.data(d.Path)
		address := at.to(file)
		if b.framer.baseURL != "" {
			address = b.framer.rooted(file)
		}
		p.Dataset.Distribution = append(p.Dataset.Distribution, distribution{"DataDownload", d.Name, mediaType(d.Path), address})
		p.Files = append(p.Files, fileEntry{link{d.Name, at.to(v.places.data(d.Path))}, fileType(d.Path), d.Description})
	}
	p.Cite = b.citation(v, "", v.places.home())
	return b.templates.files.render(at, p)
}

// fileType is what kind of file a path names, for beside its link.
func fileType(name string) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}

// mediaType is the media type of a download.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".csv":
		return "text/csv"
	case ".zip":
		return "application/zip"
	}
	return "application/json"
}
