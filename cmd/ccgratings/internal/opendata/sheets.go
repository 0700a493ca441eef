package opendata

import (
	"bytes"
	"slices"

	"ccgratings/cmd/ccgratings/internal/tables"
	"ccgratings/cmd/ccgratings/internal/workbook"
)

// WholeSheets is the spreadsheet of an edition's whole tables, in its data
// folder.
const WholeSheets = "all.xlsx"

// sheetsFile is where the spreadsheet of a group, an indicator or a CCG stands
// in the data folder: beside its CSV.
func sheetsFile(t tables.Table) string { return t.Name + ".xlsx" }

// Later is a file of the data folder that is made when it is asked for. Many can
// be made at once.
type Later struct {
	Path string
	Make func() ([]byte, error)
}

// Sheets is the spreadsheets of single groups, indicators and CCGs.
func Sheets(s *tables.Set, p Publisher) []Later {
	var all []Later
	for _, t := range slices.Concat(s.Groups, s.Indicators, s.CCGs) {
		all = append(all, Later{sheetsFile(t), func() ([]byte, error) {
			f, err := sheets(s, p, t)
			return f.Data, err
		}})
	}
	return all
}

// wholeSheets holds the whole tables and a table of their columns.
func wholeSheets(s *tables.Set, p Publisher) (File, error) {
	b := book(s, p, s.Edition.Name())
	b.Description = "Every rating and every figure of the edition, a table a sheet."
	b.Notes = slices.Concat(aboutFile(s, p), aboutCells(), aboutWords(), aboutUse(s, p))
	for _, t := range s.Whole {
		b.Tables = append(b.Tables, sheet(t))
	}
	b.Tables = append(b.Tables, columnsSheet(s.Whole))
	return fileOf(WholeSheets, b)
}

// sheets holds the table of one group, indicator or CCG.
func sheets(s *tables.Set, p Publisher, t tables.Table) (File, error) {
	b := book(s, p, s.Edition.Name()+": "+t.Title)
	b.Description = "The rows of one table of the edition."
	b.Notes = slices.Concat(aboutFile(s, p), aboutCells(), aboutColumns(t), aboutWords(), aboutUse(s, p))
	b.Tables = []workbook.Table{sheet(t)}
	return fileOf(sheetsFile(t), b)
}

func book(s *tables.Set, p Publisher, title string) workbook.Book {
	return workbook.Book{Title: title, Author: p.Name, Published: s.Edition.Published}
}

func fileOf(path string, b workbook.Book) (File, error) {
	var data bytes.Buffer
	err := workbook.Write(&data, b)
	return File{path, data.Bytes()}, err
}

// sheetNames is what the tabs of each kind of table are called.
var sheetNames = [...]string{tables.Ratings: "Ratings", tables.Figures: "Indicators", tables.History: "History"}

// sheet is a table as a sheet. Its text is as it was written: no apostrophe
// stands before an = as in a CSV, where it keeps a formula from being one.
func sheet(t tables.Table) workbook.Table {
	out := workbook.Table{
		Sheet: sheetNames[t.Kind], Title: t.Title, About: []string{"This sheet holds one table. " + blankCells[t.Kind]},
		Rows: len(t.Rows), Cell: func(i, j int) string { return t.Rows[i].Cells[j] },
	}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, workbook.Column{Name: c.Name, Numeric: c.Type == tables.Integer || c.Type == tables.Number})
	}
	return out
}

// columnsSheet explains the columns of some tables.
func columnsSheet(of []tables.Table) workbook.Table {
	var cells [][]string
	for _, t := range of {
		for _, c := range t.Columns {
			cells = append(cells, []string{sheetNames[t.Kind], c.Name, string(c.Type), c.Description()})
		}
	}
	return workbook.Table{
		Sheet: "Columns", Title: "What the columns of the other sheets mean", About: []string{"This sheet holds one table."},
		Columns: []workbook.Column{{Name: "sheet"}, {Name: "column"}, {Name: "type"}, {Name: "meaning"}},
		Rows:    len(cells), Cell: func(i, j int) string { return cells[i][j] },
	}
}
