// Package edition says what one year publishes: which indicators for which
// periods with which weights, by which rules, on the CCGs of which day, when
// and with what status.
//
// It refuses an edition that contradicts the register or the figures; it
// refuses to rate: it only gathers what rating needs.
package edition

import (
	"time"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// Status is how the figures are badged, on every page.
type Status string

const (
	Experimental Status = "experimental"
	Official     Status = "official"
)

// Edition is one file of data/editions.
type Edition struct {
	Year       int       // from the file's name; the folder it is published in
	Title      string    // "CCG quality ratings 2019"
	Published  time.Time // date and time of publication, in its own zone
	Register   nhs.Date  // CCGs open on this day are rated
	Context    int       // year of data/context; 0 if none
	Status     Status
	Rules      rating.Rules
	Indicators []Entry // in published order: by group, then as in the file
	CCGs       []CCG   // open on the register day, in published order
	Pos        problem.Pos
}

// Entry is an indicator that the edition publishes.
type Entry struct {
	Definition indicator.Definition
	Table      *indicator.Table   // the figures for the period, on the CCGs of the edition
	Previous   *indicator.Table   // those of the period for change; nil if none is named
	Earlier    []*indicator.Table // those of every period before, oldest first
	Domain     string             // empty unless scores are made by domain
	Weight     float64
	WeightPos  problem.Pos
	Pos        problem.Pos
}

// CCG is a CCG of the edition, with what is known of the people it serves.
type CCG struct {
	nhs.CCG
	Context map[string]float64 // columns of data/context, by name; nil if there are none
}

// Input is what rating needs of the edition.
func (e *Edition) Input(groups []nhs.PatientGroup) rating.Input {
	in := rating.Input{Published: nhs.DateOf(e.Published), Groups: groups, People: e.traits(), Rules: e.Rules}
	for _, c := range e.CCGs {
		in.CCGs = append(in.CCGs, c.CCG)
	}
	for _, entry := range e.Indicators {
		in.Indicators = append(in.Indicators, rating.Measure{
			Definition: entry.Definition, Table: entry.Table, Previous: entry.Previous, Earlier: entry.Earlier,
			Domain: entry.Domain, Weight: entry.Weight,
		})
	}
	return in
}
