package edition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
)

// Name is the edition's title, with its year if it has none in it.
func (e *Edition) Name() string {
	year := strconv.Itoa(e.Year)
	if strings.Contains(e.Title, year) {
		return e.Title
	}
	return e.Title + " " + year
}

// Name is the badge in words.
func (s Status) Name() string {
	if s == Official {
		return "Official statistics"
	}
	return "Experimental statistics"
}

// Licences is every licence that the edition's indicators are under, once.
func (e *Edition) Licences() []string {
	return e.once(func(d indicator.Definition) string { return d.Licence })
}

// Sources is every source of the edition's indicators with its licence, once.
func (e *Edition) Sources() []string {
	return e.once(func(d indicator.Definition) string { return fmt.Sprintf("%s (%s)", d.Source, d.Licence) })
}

// once lists what is said of the edition's indicators, without what was said
// before.
func (e *Edition) once(say func(indicator.Definition) string) []string {
	var out []string
	for _, entry := range e.Indicators {
		if text := say(entry.Definition); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
