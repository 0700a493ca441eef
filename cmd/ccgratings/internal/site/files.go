package site

import (
	"path"
	"strconv"
	"strings"
)

// filesPage lists the downloads of an edition and explains their columns.
type filesPage struct {
	frame
	Files    []fileEntry
	Tables   []downloadTable
	Cite     string
	Licences []string
	Sources  []string
	CCGs     string // address of the list, whose pages lead to each CCG's file
	Method   string
}

// fileEntry is one download.
type fileEntry struct {
	link
	Type, Description string
}

func (b *builder) files(v *view) (File, error) {
	at := v.places.downloads()
	p := &filesPage{
		frame:    b.framer.yearFrame(v, at, "Downloads"),
		Tables:   downloadTables(),
		Licences: licences(v.year),
		Sources:  sources(v.year),
		CCGs:     at.to(v.places.ccgs()),
		Method:   at.to(v.places.method()),
	}
	p.Description = "Every figure and rating of this edition as files, what the columns mean, and on what terms they may be used."
	for _, d := range downloadList(v.year) {
		p.Files = append(p.Files, fileEntry{link{d.Name, at.to(v.places.data(d.Path))}, fileType(d.Path), d.Description})
	}
	p.Cite = editionTitle(v.edition) + ", edition " + strconv.Itoa(v.edition.Year) + ", published " + v.published
	if b.in.BaseURL != "" {
		p.Cite += ", " + b.framer.rooted(v.places.home())
	}
	p.Cite += "."
	return b.templates.files.render(at, p)
}

// fileType is what kind of file a path names, for beside its link.
func fileType(name string) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}
