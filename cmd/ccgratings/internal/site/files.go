package site

import (
	"path"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/opendata"
)

// filesPage lists the downloads of an edition.
type filesPage struct {
	frame
	Files      []fileEntry
	Cite       string
	Sources    []string
	CCGs       string // address of the list, whose pages lead to each CCG's file
	Method     string
	Dictionary string
	Press      string
	Dataset    dataset
}

// fileEntry is one download.
type fileEntry struct {
	link
	Type, Size, Description string
	Sheets                  string // address of the same as a spreadsheet; empty if there is none
}

func (b *builder) files(v *view) (File, error) {
	at := v.places.downloads()
	p := &filesPage{
		frame:      b.framer.yearFrame(v, at, "Downloads"),
		Sources:    v.edition.Sources(),
		CCGs:       at.to(v.places.ccgs()),
		Method:     at.to(v.places.method()),
		Dictionary: at.to(v.places.dictionary()),
		Press:      at.to(v.places.press()),
	}
	p.Description = "Every figure and rating of this edition as files, and on what terms they may be used."
	sizes, err := v.sizes()
	if err != nil {
		return File{}, err
	}
	p.Dataset = b.dataset(v, at, sizes)
	for _, d := range opendata.Entries(v.tables) {
		entry := fileEntry{link{d.Name, at.to(v.places.data(d.Path))}, fileType(d.Path), fileSize(sizes[d.Path]), d.Description, ""}
		if sheets := d.Sheets(); sheets != "" {
			entry.Sheets = at.to(v.places.data(sheets))
		}
		p.Files = append(p.Files, entry)
	}
	p.Cite = b.citation(v, "", v.places.home())
	return b.templates.files.render(at, p)
}

// fileType is what kind of file a path names, for beside its link.
func fileType(name string) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}

// fileSize is how large a file is, for beside its link.
func fileSize(bytes int) string {
	switch kB := (bytes + 500) / 1000; {
	case kB == 0:
		return "under 1 kB"
	case kB < 1000:
		return strconv.Itoa(kB) + " kB"
	}
	return strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64) + " MB"
}

// mediaType is the media type of a download.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".csv":
		return "text/csv"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".parquet":
		return "application/vnd.apache.parquet"
	case ".zip":
		return "application/zip"
	}
	return "application/json"
}
