package site

import (
	"encoding/json"
	"fmt"
	"html/template"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// figure is a chart as templates print it: what it is and what to see, the
// drawing that stands in the page, and the description that a script draws
// from. The same numbers stand in a table on the page, or at Href.
type figure struct {
	ID      string
	Title   string
	Caption string // what to see
	Summary string // the same in plain numbers
	Legend  template.HTML
	SVG     template.HTML
	Option  json.RawMessage
	Table   string // fragment of the table on the same page
	CSV     string // address of the numbers as a file
	Source  source
	Narrow  bool   // the picture is no better for being as wide as the page
	Stamp   string // the edition and its status, for a picture that leaves the page
	File    string // what a picture that leaves the page is called, without its ending
}

// source is where the numbers of a chart are from, for its caption.
type source struct {
	Name       string // who published them
	Licence    string
	Period     string // the time they are for
	Comparator string // what they are compared with
}

// drawing is a chart of package chart.
type drawing interface {
	SVG() []byte
	Legend() []byte
	Option() (json.RawMessage, error)
}

// draw fills in the pictures of a figure.
func (f *figure) draw(d drawing) error {
	option, err := d.Option()
	if err != nil {
		return fmt.Errorf("chart %s: %w", f.ID, err)
	}
	f.Legend, f.SVG, f.Option = picture(d.Legend()), picture(d.SVG()), option
	return nil
}

// band is a token as it stands in cells of tables: shape and word. There are
// many of them on every page, and few tokens, so each is written once.
func band(t chart.Token) template.HTML {
	return picture([]byte(`<span class="ccg-band ` + t.Class() + `"><span class="ccg-shape" aria-hidden="true">` + t.Shape() + `</span> ` + t.Word() + `</span>`))
}

// picture trusts markup that package chart drew; it escapes every name it
// prints. It is the one place where pictures become trusted HTML.
func picture(markup []byte) template.HTML { return template.HTML(markup) }
