package simulate

import (
	"bytes"
	"embed"
	"strconv"
	"text/template"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

//go:embed words
var wordFiles embed.FS

// wordTemplates are the texts that speak of an invented nation: those of the
// real one speak of its indicators and sources.
var wordTemplates = template.Must(template.ParseFS(wordFiles, "words/*"))

// wordsOf is what the templates are given.
type wordsOf struct {
	Nation              *Nation
	Year                int
	Register, Published nhs.Date
	Period              string
	Group               nhs.PatientGroup // in group.md
	Measure             measure          // in indicator.md
}

// Better says which direction is better.
func (w wordsOf) Better() string { return w.Measure.Better.String() }

// Interval reports whether the indicator is published with limits.
func (w wordsOf) Interval() bool { return !w.Measure.Kind.Counted() }

// words writes the edition, the sources, and the pages that speak of the
// nation.
func (n *Nation) words(w *writer) {
	of := wordsOf{Nation: n, Year: year, Register: register, Published: published, Period: period}
	put := func(path, name string) {
		var text bytes.Buffer
		if err := wordTemplates.ExecuteTemplate(&text, name, of); err != nil && w.err == nil {
			w.err = err
		}
		w.text(path, text.Bytes())
	}
	put("data/editions/"+strconv.Itoa(year)+".toml", "edition.toml")
	put("data/SOURCES.md", "SOURCES.md")
	for _, page := range []string{"index.md", "about.md", "edition.md", "regions.md"} {
		put("content/"+page, page)
	}
	for k, g := range n.Groups {
		of.Group = g
		put("content/groups/"+string(g.ID)+".md", "group.md")
		for _, m := range measures() {
			of.Measure = m.of(g, groupSizes[k])
			put("content/indicators/"+string(of.Measure.ID)+".md", "indicator.md")
		}
	}
}
