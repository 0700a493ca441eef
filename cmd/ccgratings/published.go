package main

import (
	"fmt"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/site"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// published is the editions of which there may be pins and corrections.
func published(editions []*edition.Edition) []ledger.Edition {
	var out []ledger.Edition
	for _, e := range editions {
		out = append(out, ledger.Edition{Year: e.Year, Published: e.Published})
	}
	return out
}

// compareWithPublished gives every year its corrections, and is what is wrong
// with its figures: what differs from what was published, and no correction
// covers.
func compareWithPublished(years []site.Year, books *ledger.Books) problem.List {
	var problems problem.List
	for i := range years {
		y := &years[i]
		if !books.Pinned(y.Edition.Year) {
			continue
		}
		made, more := books.Check(y.Edition.Year, tablesToPublish(*y))
		y.Corrections = made
		problems = append(problems, more...)
	}
	return problems
}

// waiting is what corrections without a ledger cover, as warnings.
func waiting(years []site.Year) problem.List {
	var problems problem.List
	for _, y := range years {
		problems = append(problems, ledger.Waiting(y.Edition.Year, y.Corrections)...)
	}
	return problems
}

// unpinned warns of every edition that is published by a moment and not pinned,
// if another of the data folder is. One that is followed by a pinned edition
// has lost its pin; the others are fresh: an edition is built, strictly too,
// before it is published and pinned.
func unpinned(years []site.Year, books *ledger.Books, m moment) (lost, fresh problem.List) {
	last, any := books.LastPinned()
	for _, y := range years {
		year, to := y.Edition.Year, &fresh
		if !any || books.Pinned(year) || !m.reaches(y.Edition.Published) {
			continue
		}
		if year < last {
			to = &lost
		}
		to.Warnf(problem.Pos{File: fmt.Sprintf("data/editions/%d.toml", year)},
			"edition %d is not pinned, so its figures can change in silence; expected ccgratings pin once it is published", year)
	}
	return lost, fresh
}

// tablesToPublish is the tables of an edition, cell by cell as their CSVs hold
// them, and what gives them their meaning.
func tablesToPublish(y site.Year) []ledger.Table {
	var out []ledger.Table
	for _, t := range tables.Of(y.Edition, y.Results).Whole {
		records := opendata.Records(t)
		out = append(out, ledger.Table{Name: t.Name, Columns: records[0], Records: records[1:]})
	}
	return append(out, tables.Meaning(y.Edition)...)
}
