package site

import (
	"fmt"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// downloadEntry is a download as the page of downloads lists it; Path is
// relative to the edition's data folder.
type downloadEntry struct{ Path, Name, Description string }

// downloadTable is a kind of download with its columns, for the page that
// explains them.
type downloadTable struct {
	Name    string
	Columns []column
}

// downloadTables is the tables that the downloads hold.
func downloadTables(y Year) []downloadTable {
	tables := []downloadTable{{"Ratings", ratingColumns[:]}, {"Indicators", figureColumns[:]}}
	if hasHistory(y) {
		tables = append(tables, downloadTable{"History", historyColumns[:]})
	}
	return tables
}

// hasHistory reports whether an indicator has figures of several periods.
func hasHistory(y Year) bool {
	return slices.ContainsFunc(y.Results.Indicators, func(ind rating.IndicatorResult) bool { return len(ind.History) > 0 })
}

// downloadList is the downloads of an edition in the order in which the page
// lists them. One CCG's file is linked from the CCG's own page.
func downloadList(y Year) []downloadEntry {
	list := []downloadEntry{
		{"all.zip", "Everything", "Every file below and one for every CCG, with their metadata"},
		{"ratings.csv", "Ratings", "Every CCG in every patient group: rating, score, how sure it is"},
		{"indicators.csv", "Indicators", "Every figure of every CCG: value, interval, England, band"},
	}
	if hasHistory(y) {
		list = append(list, downloadEntry{"history.csv", "History", "Earlier figures of every CCG, for the areas of this edition, beside England's"})
	}
	for _, g := range y.Results.Groups {
		list = append(list, downloadEntry{"groups/" + string(g.Group.ID) + ".csv", "Ratings: " + g.Group.Name, "Every CCG in this patient group"})
	}
	for _, ind := range y.Results.Indicators {
		list = append(list, downloadEntry{"indicators/" + string(ind.Definition.ID) + ".csv", ind.Definition.Name, "Every CCG's figure"})
	}
	return append(list, downloadEntry{"datapackage.json", "Data package", "What the files are and what their columns mean, for programs"})
}

// table is a CSV download: its path in the data folder, what it is, its schema
// and its bytes.
type table struct {
	path, title string
	columns     []column
	key         []string
	data        []byte
}

// downloads makes every file of an edition's data folder.
func downloads(y Year) ([]File, error) {
	tables := tablesOf(y)
	files := make([]File, 0, 2*len(tables)+2)
	for _, t := range tables {
		metadata, err := csvwMetadata(y, t)
		if err != nil {
			return nil, err
		}
		files = append(files, File{t.path, t.data}, File{t.path + "-metadata.json", metadata})
	}
	pkg, err := dataPackage(y, tables)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"datapackage.json", pkg})
	archive, err := zipFiles(files, y.Edition.Published)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"all.zip", archive})
	at := placesOf(y.Edition.Year)
	for i := range files {
		files[i].Path = string(at.data(files[i].Path))
	}
	return files, nil
}

// tablesOf makes the CSVs of an edition.
func tablesOf(y Year) []table {
	ratings, figures := ratingRows(y), figureRows(y)
	ratingTable := func(path, title string, match func(owner) bool) table {
		return table{path, title, ratingColumns[:], []string{"ccg_code", "group"}, ratings.where(match)}
	}
	figureTable := func(path, title string, match func(owner) bool) table {
		return table{path, title, figureColumns[:], []string{"ccg_code", "indicator"}, figures.where(match)}
	}
	tables := []table{
		ratingTable("ratings.csv", "Ratings of every CCG in every patient group", all),
		figureTable("indicators.csv", "Every indicator of every CCG", all),
	}
	if hasHistory(y) {
		tables = append(tables, table{"history.csv", "Earlier figures of every CCG", historyColumns[:], []string{"ccg_code", "indicator", "period"}, historyRows(y).where(all)})
	}
	for k, g := range y.Results.Groups {
		tables = append(tables, ratingTable("groups/"+string(g.Group.ID)+".csv",
			"Ratings: "+g.Group.Name, func(o owner) bool { return o.subject == k }))
	}
	for k, ind := range y.Results.Indicators {
		tables = append(tables, figureTable("indicators/"+string(ind.Definition.ID)+".csv",
			ind.Definition.Name, func(o owner) bool { return o.subject == k }))
	}
	for i, ccg := range y.Results.CCGs {
		tables = append(tables, figureTable(ccgFile(ccg), "Indicators of "+ccg.Name, func(o owner) bool { return o.ccg == i }))
	}
	return tables
}

// ccgFolder holds a file for every CCG.
const ccgFolder = "ccgs/"

func ccgFile(ccg nhs.CCG) string { return ccgFolder + strings.ToLower(ccg.ODS) + ".csv" }

// licences is every licence that the edition's indicators are under, once.
func licences(y Year) []string {
	return once(y, func(d indicator.Definition) string { return d.Licence })
}

// sources is every source of the edition's indicators, once.
func sources(y Year) []string {
	return once(y, func(d indicator.Definition) string { return fmt.Sprintf("%s (%s)", d.Source, d.Licence) })
}

// once lists what is said of the edition's indicators, without what was said
// before.
func once(y Year, say func(indicator.Definition) string) []string {
	var out []string
	for _, ind := range y.Results.Indicators {
		if text := say(ind.Definition); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
