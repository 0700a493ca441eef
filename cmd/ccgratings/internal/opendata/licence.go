package opendata

import (
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/edition"
)

// Licence is a licence as programs name it.
type Licence struct {
	ID    string // in the form that Frictionless asks for: letters, digits, points and hyphens
	Title string
	URL   string // of its text; empty where we do not know it
}

// Licences is every licence that the edition's indicators are under, once.
func Licences(e *edition.Edition) []Licence {
	var all []Licence
	for _, text := range e.Licences() {
		all = append(all, licenceOf(text))
	}
	return all
}

func licenceOf(text string) Licence {
	if strings.HasPrefix(text, "Open Government Licence v3.0") {
		return Licence{"OGL-UK-3.0", text, "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}
	}
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.':
			return r
		}
		return '-'
	}, text)
	return Licence{ID: id, Title: text}
}

// Origin is a publication that figures of the edition are from.
type Origin struct {
	Title, URL string
	Licence    Licence
}

// Origins is where the edition's figures are from, each once.
func Origins(e *edition.Edition) []Origin {
	var all []Origin
	for _, entry := range e.Indicators {
		d := &entry.Definition
		if o := (Origin{d.Source, d.SourceURL, licenceOf(d.Licence)}); !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}
