package xlsxfile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// written is a workbook that a library of others writes.
func written(t *testing.T, options ...excelize.Options) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	try := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	try(book.SetSheetName("Sheet1", "Table 1"))
	try(book.SetSheetRow("Table 1", "A1", &[]any{"Table 1: people seen", nil, nil}))
	try(book.SetSheetRow("Table 1", "A3", &[]any{"ODS code", "Seen\n", "%", "Checked", "From"}))
	try(book.SetSheetRow("Table 1", "B5", &[]any{12345, 40.95, true, time.Date(2019, 6, 30, 0, 0, 0, 0, time.UTC)}))
	try(book.SetCellRichText("Table 1", "A5", []excelize.RichTextRun{{Text: "02"}, {Text: "N", Font: &excelize.Font{Bold: true}}}))
	try(book.SetSheetRow("Table 1", "B6", &[]any{0, 1.0 / 3, false, 1e21}))
	try(book.MergeCell("Table 1", "A1", "C1"))
	_, err := book.NewSheet("Notes & more")
	try(err)
	stream, err := book.NewStreamWriter("Notes & more")
	try(err)
	try(stream.SetRow("B2", []any{" * under 5 ", nil, excelize.Cell{Formula: "1+1", Value: 2}, 1e-9}))
	try(stream.Flush())
	var file bytes.Buffer
	try(book.Write(&file, options...))
	return file.String()
}

// 30 June 2019 is day 43646, the date that a spreadsheet shows for it.
func TestScanWritten(t *testing.T) {
	file := written(t)
	check(t, file, "Table 1", []string{
		"1:1 Table 1: people seen", "3:5 ODS code|Seen\n|%|Checked|From", "5:5 02N|12345|40.95|1|43646",
		"6:5 |0|0.3333333333333333|0|1000000000000000000000",
	}, nil)
	check(t, file, "Notes & more", []string{"2:5 | * under 5 ||2|0.000000001"}, nil)
	check(t, written(t, excelize.Options{Password: "secret"}), "Table 1", nil, []string{
		"f.xlsx: the workbook is locked by a password, or is in the form of before 2007 (.xls): save it as .xlsx without a password"})
}

func TestNoSuchSheet(t *testing.T) {
	file := written(t)
	check(t, file, "notes", nil, []string{`f.xlsx: there is no sheet "notes", expected one of "Table 1", "Notes & more"`})
	check(t, file, "Notes and more", nil, []string{`f.xlsx: there is no sheet "Notes and more", expected one of "Notes & more", "Table 1"`})
	var sheets strings.Builder
	for i := range 12 {
		fmt.Fprintf(&sheets, `<sheet name="T%d" r:id="r1"/>`, i)
	}
	book := bookOf("", "")
	check(t, book.with("xl/workbook.xml", bookXML(sheets.String())).packed(t), "T7x", nil,
		[]string{`f.xlsx: there is no sheet "T7x", expected one of "T7", "T0", "T1", "T2", "T3", "T4", "T5", "T6", "T8", "T9" and 2 more`})
	check(t, book.with("xl/workbook.xml", bookXML("")).packed(t), "S", nil, []string{`f.xlsx: there is no sheet "S", nor any other`})
	alike := `<sheet name="S" sheetId="1" r:id="r1"/><sheet name="s" sheetId="2" r:id="r3"/>`
	check(t, book.with("xl/workbook.xml", bookXML(alike)).packed(t), "S", nil, []string{`f.xlsx: the workbook is damaged: it has the sheets "S" and "s"`})
}

// Other forms of the same: targets from the root, prefixed names, another
// case, backslashes, a byte-order mark.
func TestOtherForms(t *testing.T) {
	book := bookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "<si><t>a</t></si>")
	want := []string{"1:1 a"}
	for name, text := range map[string]string{
		linksPart: strings.ReplaceAll(book[linksPart], "worksheets/", "/xl/x/../worksheets/"),
		textsPart: "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<x:sst xmlns:x=\"" + mainSpace + "\"><x:si><x:t>a</x:t></x:si></x:sst>",
		sheetPart: `<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
	} {
		check(t, book.with(name, text).packed(t), "S", want, nil)
	}
	check(t, book.without(textsPart).with(`xl\sharedstrings.xml`, book[textsPart]).packed(t), "S", want, nil)
	check(t, bookOf("<row><c><v>1</v></c></row>", "").without(textsPart).packed(t), "S", []string{"1:1 1"}, nil)

	strict := parts{}
	for name, text := range book {
		text = strings.ReplaceAll(text, mainSpace, "http://purl.oclc.org/ooxml/spreadsheetml/main")
		strict[name] = strings.ReplaceAll(text, kindSpace, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	check(t, strict.packed(t), "S", want, nil)
}

func TestNotAWorkbook(t *testing.T) {
	const (
		damaged = "f.xlsx: the workbook is damaged: "
		other   = "f.xlsx: the file is not a workbook, expected an .xlsx file: it is some other kind of archive"
	)
	book, text := bookOf("", ""), bookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "<si><t>a</t></si>")
	for _, test := range []struct{ name, file, want string }{
		{"nothing", "", "f.xlsx: the file is not a workbook, expected an .xlsx file: zip: not a valid zip file"},
		{"a CSV", "ccg,value\n02N,5\n", "f.xlsx: the file is not a workbook, expected an .xlsx file: zip: not a valid zip file"},
		{"cut", book.packed(t)[:500], "f.xlsx: the file is not a workbook, expected an .xlsx file: zip: not a valid zip file"},
		{"another archive", parts{"a.csv": "x"}.packed(t), other},
		{"no document", book.with("_rels/.rels", "<Relationships/>").packed(t), other},
		{"binary", book.without("xl/workbook.xml").with("xl/workbook.bin", "").packed(t), "f.xlsx: the workbook is in binary form (.xlsb): save it as .xlsx"},
		{"a text document", book.with("xl/workbook.xml", "<document/>").packed(t), damaged + "expected element type <workbook> but have <document>"},
		{"no namespace", book.with("xl/workbook.xml", "<workbook/>").packed(t), damaged + "expected element <workbook> in name space " + mainSpace + " but have no name space"},
		{"a damaged list of links", book.with("_rels/.rels", "<Relationships>").packed(t), other},
		{"a damaged list of sheets", book.with("xl/workbook.xml", "<workbook xmlns='"+mainSpace+"'><sheets><sheet name='S'/>").packed(t), damaged + "XML syntax error on line 1: unexpected EOF"},
		{"no workbook", book.without("xl/workbook.xml").packed(t), other},
		{"no links", book.without(linksPart).packed(t), damaged + `its part "xl/_rels/workbook.xml.rels" cannot be read: EOF`},
		{"no sheet", book.without(sheetPart).packed(t), damaged + `its part "xl/worksheets/sheet1.xml" is missing`},
		{"no texts", text.without(textsPart).packed(t), "f.xlsx#S:1:1: there is no shared text number 0, expected one of 0"},
		{"texts in another place", text.without(textsPart).with("xl/texts.xml", text[textsPart]).with(linksPart, strings.ReplaceAll(text[linksPart], "sharedStrings.xml", "texts.xml")).packed(t),
			"f.xlsx#S:1:1: there is no shared text number 0, expected one of 0"},
		{"texts twice over", text.with(textsPart, "<sst xmlns='"+mainSpace+"'/>"+text[textsPart]).packed(t),
			`f.xlsx#S: the texts of the workbook cannot be read: element "sst" after the end, or in more than 100 others`},
		{"a sheet that leads nowhere", book.with(linksPart, "<Relationships xmlns='"+linkSpace+"'/>").packed(t), damaged + `its sheet "S" is said to be in 0 places, expected one`},
		{"a sheet in two places", book.with(linksPart, strings.ReplaceAll(book[linksPart], "r2", "r1")).packed(t), damaged + `its sheet "S" is said to be in 2 places, expected one`},
		{"a chart", book.with(sheetPart, "<chartsheet/>").packed(t), `f.xlsx#S: the sheet cannot be read: it begins with "chartsheet", expected "worksheet"`},
		{"an empty sheet", book.with(sheetPart, "").packed(t), "f.xlsx#S: the sheet cannot be read: it is empty"},
		{"no rows", book.with(sheetPart, "<worksheet/>").packed(t), "f.xlsx#S: the sheet cannot be read: it has no place for rows"},
		{"rows before the rows", book.with(sheetPart, "<worksheet><x><row r='1'><c><v>1</v></c></row></x><sheetData/></worksheet>").packed(t),
			`f.xlsx#S: the sheet cannot be read: element "row" in "worksheet/x", expected rows of cells`},
		{"two sheets in one", book.with(sheetPart, "<worksheet><sheetData/></worksheet><worksheet/>").packed(t),
			`f.xlsx#S: the sheet cannot be read: element "worksheet" after the end, or in more than 100 others`},
		{"too deep", book.with(sheetPart, "<worksheet>"+strings.Repeat("<a>", 200)).packed(t),
			`f.xlsx#S: the sheet cannot be read: element "a" after the end, or in more than 100 others`},
		{"UTF-16", book.with(sheetPart, "\xff\xfe<\x00w\x00").packed(t), "f.xlsx#S: the sheet cannot be read: XML syntax error on line 1: invalid UTF-8"},
		{"a part twice", book.with("XL/workbook.xml", "<workbook/>").packed(t), damaged + `its part "xl/workbook.xml" is there twice`},
	} {
		t.Run(test.name, func(t *testing.T) { check(t, test.file, "S", nil, []string{test.want}) })
	}
	problems := Scan(noReader{}, 1000, "f.xlsx", "S", nil)
	if want := "f.xlsx: the file cannot be read: cable cut"; len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("problems %v, want %s", problems, want)
	}
}

type noReader struct{}

func (noReader) ReadAt([]byte, int64) (int, error) { return 0, errors.New("cable cut") }

// deflated is the workbook as a compressed file, with the header of one part
// changed.
func deflated(t *testing.T, book parts, name string, change func(*zip.FileHeader)) string {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, part := range slices.Sorted(maps.Keys(book)) {
		var packed bytes.Buffer
		deflate, _ := flate.NewWriter(&packed, flate.BestSpeed)
		deflate.Write([]byte(book[part]))
		deflate.Close()
		header := &zip.FileHeader{Name: part, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(book[part])),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(book[part]))}
		if part == name {
			change(header)
		}
		w, err := archive.CreateRaw(header)
		if err == nil {
			_, err = w.Write(packed.Bytes())
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

func TestHostileArchives(t *testing.T) {
	const sheet, shared = sheetPart, textsPart
	rows := strings.Repeat("<row><c><v>1</v></c></row>", 100_000)
	book := bookOf(rows, "").with("xl/media/picture.png", "").with("xl/worksheets/sheet2.xml", "")
	size := func(n uint64) func(*zip.FileHeader) { return func(h *zip.FileHeader) { h.UncompressedSize64 = n } }
	for _, test := range []struct {
		name, part string
		change     func(*zip.FileHeader)
		want       string
	}{
		{"a bomb by its own account", "xl/media/picture.png", size(maxUnpacked), "f.xlsx: the workbook unpacks to more than 256 MB, or 32 MB without the sheets, expected a published table"},
		{"a bomb in two parts", "xl/worksheets/sheet2.xml", size(maxUnpacked - 1000), "f.xlsx: the workbook unpacks to more than 256 MB, or 32 MB without the sheets, expected a published table"},
		{"many texts", shared, size(maxOther + 1), "f.xlsx: the workbook unpacks to more than 256 MB, or 32 MB without the sheets, expected a published table"},
		{"sizes that overflow", "xl/media/picture.png", size(1<<64 - 1), "f.xlsx: the workbook unpacks to more than 256 MB, or 32 MB without the sheets, expected a published table"},
		{"more than it says", sheet, size(100), "cannot be read: zip: not a valid zip file"},
		{"less than it says", sheet, size(10 << 20), "cannot be read: unexpected EOF"},
		{"changed", sheet, func(h *zip.FileHeader) { h.CRC32++ }, "cannot be read: zip: checksum error"},
		{"changed texts", shared, func(h *zip.FileHeader) { h.CRC32++ }, "cannot be read: zip: checksum error"},
		{"locked", sheet, func(h *zip.FileHeader) { h.Flags |= 1 }, "f.xlsx: the workbook is locked by a password: save it without one"},
		{"packed in a way of its own", sheet, func(h *zip.FileHeader) { h.Method = 99 }, "cannot be read: zip: unsupported compression algorithm"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := scan(deflated(t, book, test.part, test.change), "S")
			if len(problems) != 1 || !strings.HasSuffix(problems[0], test.want) {
				t.Errorf("problems %q, want %q", problems, test.want)
			}
		})
	}
	if got, problems := scan(deflated(t, book, "", nil), "S"); len(got) != 100_000 || len(problems) > 0 {
		t.Errorf("unchanged: %d rows, problems %q", len(got), problems)
	}
}

// FuzzWorkbook holds that no file of whatever bytes makes reading panic.
func FuzzWorkbook(f *testing.F) {
	for _, file := range []string{"", "PK", bookOf(`<row><c t="s"><v>0</v></c></row>`, "<si><t>a</t></si>").packed(f), parts{"_rels/.rels": "x"}.packed(f)} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		problems := Scan(bytes.NewReader(file), int64(len(file)), "f.xlsx", "S", func(cells []string, pos func(int) problem.Pos) bool {
			pos(len(cells))
			return true
		})
		for _, p := range problems {
			if !strings.HasPrefix(p.Pos.File, "f.xlsx") {
				t.Fatalf("%v: no such place", p)
			}
		}
	})
}
