package opendata

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/tables"
	"ccgratings/cmd/ccgratings/internal/workbook"
)

// blankCells says above a table of each kind why some of its cells are empty.
var blankCells = [...]string{
	tables.Ratings: "Some cells are empty: a CCG that is not rated has no score, and the column reason says why. Ranks are left out where scores are too unsure for them, and the column missing says so.",
	tables.Figures: "Some cells are empty: there is no such figure, and the column status or the column missing says why. Where a column of words is empty, there is nothing to say.",
	tables.History: "Some cells are empty: there is no such figure, and the column status or the column missing says why. Where a column of words is empty, there is nothing to say.",
}

// aboutFile says what a spreadsheet is of.
func aboutFile(s *tables.Set, p Publisher) []workbook.Note {
	e := s.Edition
	return []workbook.Note{{Heading: "What this file is", Lines: []string{
		"Ratings of the health care of clinical commissioning groups (CCGs) in England, and the figures that they are made of.",
		"Edition: " + e.Name() + ".",
		"Status: " + e.Status.Name() + ".",
		p.Words(),
		"Published: " + e.Published.Format("2 January 2006") + ".",
		"The CSV files of the edition hold the same rows, for programs.",
	}}}
}

// aboutCells says how cells are to be read.
func aboutCells() []workbook.Note {
	return []workbook.Note{{Heading: "Empty cells, zeros and words", Lines: []string{
		"An empty cell means that there is no figure. It never means zero. A column of words in the same row says why.",
		"A 0 is a true zero.",
		"The words true and false mean yes and no.",
		"Numbers are not rounded for show: they have enough digits to work with.",
	}}}
}

// aboutColumns explains the columns of a table.
func aboutColumns(t tables.Table) []workbook.Note {
	n := workbook.Note{Heading: "What the columns mean"}
	for _, c := range t.Columns {
		n.Lines = append(n.Lines, c.Name+": "+c.Description())
	}
	return []workbook.Note{n}
}

// aboutWords explains what is short for something.
func aboutWords() []workbook.Note {
	return []workbook.Note{{Heading: "Short words", Lines: []string{
		"CCG: clinical commissioning group, the body that planned and bought health care for an area.",
		"ONS code, ODS code: the codes of the Office for National Statistics and of the NHS for a CCG.",
		"green, blue, red: among the best, as expected, among the worst. not_rated: not rated.",
		"z: how many standard errors a figure lies from another.",
		"95% limits: how far chance alone could move a figure, nineteen times in twenty.",
	}}}
}

// aboutUse says how the figures may be used and who answers for them.
func aboutUse(s *tables.Set, p Publisher) []workbook.Note {
	contact := []string{"The page About of the website that this file comes from says who answers for it."}
	if p.Name != "" {
		contact = []string{p.Name, p.Contact}
	}
	return []workbook.Note{
		{Heading: "Before you quote a figure", Lines: []string{
			"Say which period it is for and which CCGs it is compared with. Do not quote a rating without its indicators.",
		}},
		{Heading: "Licences", Lines: slices.Clone(s.Edition.Licences())},
		{Heading: "Sources", Lines: slices.Clone(s.Edition.Sources())},
		{Heading: "Contact", Lines: contact},
	}
}
