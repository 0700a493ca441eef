package opendata

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// Entry is a download as a page lists it; Path is relative to the edition's
// data folder.
type Entry struct{ Path, Name, Description string }

// Sheets is the path of the spreadsheet with the same rows; empty if there is
// none of them alone.
func (e Entry) Sheets() string {
	name, isCSV := strings.CutSuffix(e.Path, ".csv")
	if !isCSV || !strings.Contains(name, "/") {
		return ""
	}
	return sheetsFile(tables.Table{Name: name})
}

// Entries is the downloads of an edition in the order in which a page lists
// them. One CCG's file is linked from the CCG's own page.
func Entries(s *tables.Set) []Entry {
	list := []Entry{
		{"all.zip", "Everything", "Every CSV file below and one for every CCG, with what describes them"},
		{WholeSheets, "Everything as a spreadsheet", "All ratings, figures and earlier figures, and what the columns mean, a table a sheet"},
		{"ratings.csv", "Ratings", "Every CCG in every patient group: rating, score, how sure it is"},
		{"indicators.csv", "Indicators", "Every figure of every CCG: value, interval, England, band"},
	}
	if tables.HasHistory(s.Results) {
		list = append(list, Entry{"history.csv", "History", "Every CCG's figures period by period, this edition's among them, for indicators that have earlier ones; for the areas of this edition, beside England's"})
	}
	list = append(list, Entry{LongFile, "Long table", "Every figure in every period in one table, for programs that analyse data"})
	for _, t := range s.Groups {
		list = append(list, Entry{csvFile(t), t.Title, "Every CCG in this patient group"})
	}
	for _, t := range s.Indicators {
		list = append(list, Entry{csvFile(t), t.Title, "Every CCG's figure"})
	}
	return append(list,
		Entry{"datapackage.json", "Data package", "What the files are and what their columns mean, for programs"},
		Entry{"csv-metadata.json", "CSV on the Web", "What the columns of the whole tables mean, and how the tables fit together, for programs"},
		Entry{programs + "index.json", "JSON", "A list of the files for programs: one for each CCG, patient group and indicator"})
}
