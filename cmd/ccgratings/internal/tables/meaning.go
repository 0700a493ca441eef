package tables

import (
	"maps"
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/ledger"
)

// Meaning is what gives the figures of an edition their meaning, as tables that
// are pinned with it and are no downloads: the definition of each indicator,
// what is known of the people whom each CCG serves, and what is set for the
// edition as a whole.
func Meaning(e *edition.Edition) []ledger.Table {
	return []ledger.Table{definitions(e), people(e), settings(e)}
}

// definitions has a row for each indicator of an edition.
func definitions(e *edition.Edition) ledger.Table {
	t := ledger.Table{Name: "definitions", Columns: []string{
		"edition", "indicator", "group", "name", "kind", "better", "multiplier", "unit", "decimals",
		"count_name", "population_name", "source", "period", "previous_period", "weight", "source_url", "licence", "domain",
	}}
	for i := range e.Indicators {
		entry := &e.Indicators[i]
		d, previous := &entry.Definition, ""
		if entry.Previous != nil {
			previous = entry.Previous.Period.Text
		}
		t.Records = append(t.Records, []string{
			strconv.Itoa(e.Year), string(d.ID), string(d.Group), d.Name, d.Kind.String(), d.Better.String(), plain(d.Multiplier), d.Unit, strconv.Itoa(d.Decimals),
			d.CountName, d.PopulationName, d.Source, entry.Table.Period.Text, previous, plain(entry.Weight), d.SourceURL, d.Licence, entry.Domain,
		})
	}
	return t
}

// people has a row for each number that is known of the people of a CCG.
func people(e *edition.Edition) ledger.Table {
	t := ledger.Table{Name: "people", Columns: []string{"edition", "ccg_code", "fact", "value"}}
	for _, c := range e.CCGs {
		for _, name := range slices.Sorted(maps.Keys(c.Context)) {
			t.Records = append(t.Records, []string{strconv.Itoa(e.Year), string(c.Code), name, plain(c.Context[name])})
		}
	}
	return t
}

// plain writes a number that was given, with all its digits.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
