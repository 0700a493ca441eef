package xlsxfile

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// parts are what a workbook consists of, by name.
type parts map[string]string

const (
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	linkSpace     = "http://schemas.openxmlformats.org/package/2006/relationships"
	kindSpace     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	worksheetType = kindSpace + "/worksheet"
	textsType     = kindSpace + "/sharedStrings"
	sheetPart     = "xl/worksheets/sheet1.xml"
	textsPart     = "xl/sharedStrings.xml"
	linksPart     = "xl/_rels/workbook.xml.rels"
)

// bookOf is the least of a workbook, with one sheet "S" of the rows given and
// the shared texts given.
func bookOf(rows, shared string) parts {
	return parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="` + linkSpace + `">` +
			`<Relationship Id="r1" Type="` + kindSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": bookXML(`<sheet name="S" sheetId="1" r:id="r1"/>`),
		linksPart: `<Relationships xmlns="` + linkSpace + `"><Relationship Id="r1" Type="` + worksheetType + `" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + textsType + `" Target="sharedStrings.xml"/></Relationships>`,
		textsPart: `<sst xmlns="` + mainSpace + `">` + shared + `</sst>`,
		sheetPart: `<worksheet xmlns="` + mainSpace + `"><cols><col min="1" max="2"/></cols><sheetData>` +
			rows + `</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
	}
}

// bookXML is the list of sheets.
func bookXML(sheets string) string {
	return `<workbook xmlns="` + mainSpace + `" xmlns:r="` + kindSpace + `"><bookViews><workbookView/></bookViews><sheets>` + sheets + `</sheets></workbook>`
}

// with is the workbook with a part in place of what it has, or as well.
func (p parts) with(name, text string) parts {
	changed := maps.Clone(p)
	changed[name] = text
	return changed
}

// without is the workbook without a part.
func (p parts) without(name string) parts {
	changed := maps.Clone(p)
	delete(changed, name)
	return changed
}

// packed is the workbook as a file, not compressed.
func (p parts) packed(t testing.TB) string {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

// scan reads a sheet of a file named f.xlsx and gives each row as
// "line:column of the last cell a|b".
func scan(file, sheet string) (rows, problems []string) {
	list := Scan(strings.NewReader(file), int64(len(file)), "f.xlsx", sheet, func(cells []string, pos func(int) problem.Pos) bool {
		last := pos(len(cells) - 1)
		rows = append(rows, strings.TrimPrefix(last.String(), last.File+":")+" "+strings.Join(cells, "|"))
		return true
	})
	for _, p := range list {
		problems = append(problems, p.Error())
	}
	return rows, problems
}

// check compares what a file gives with what it should.
func check(t *testing.T, file, sheet string, wantRows, wantProblems []string) {
	t.Helper()
	rows, problems := scan(file, sheet)
	if !slices.Equal(rows, wantRows) {
		t.Errorf("rows\n%.2000q\nwant\n%.2000q", rows, wantRows)
	}
	if !slices.Equal(problems, wantProblems) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(wantProblems, "\n"))
	}
}
