// Package recipe makes figures of published files, as a recipe says.
//
// A recipe is a TOML file: which publication and which files, by their
// SHA-256; where in them the header is and what its columns are called; which
// rows count; how a row becomes a CCG and a period; what is added up; which
// cells say that a figure is missing or hidden. Running it accounts for every
// row that was read: kept, or left out with the reason.
//
// The package refuses to guess. A file that is not the one the recipe was
// written for, a column with another name, a code or a word that nobody
// declared, a value where a sum is needed: each is a problem with its place,
// and then there are no figures at all. It refuses files that look like
// records of people, and names the column and not the value.
package recipe

import (
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Recipe says how published files become figures. Build one with Read or
// Fingertips.
type Recipe struct {
	Name      string // identifier: "psychosis-waits"
	Title     string // of the publication
	Publisher string
	URL       string
	Licence   string
	Files     []File
	Folder    string // where the recipe lies, for messages; may be empty

	tables   []*table
	outputs  []*output
	contexts []*contextOutput
	marks    []*mark
	pos      problem.Pos
}

// File is a published file that a recipe reads.
type File struct {
	Name   string // as published
	SHA256 string // in hexadecimal; empty if the recipe does not pin it
	Copy   string // where a copy is kept, in words; may be empty
	pos    problem.Pos
}
