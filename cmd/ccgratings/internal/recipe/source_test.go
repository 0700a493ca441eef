package recipe

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const teaCSV = "CCG,Hot,All\nEngland,30,70\n01A,10,20\n"

// unknownMethod is a way to compress that no reader here knows; what is written
// by it is as it was.
const unknownMethod = 99

type asItWas struct{ io.Writer }

func (asItWas) Close() error { return nil }

// packed is an archive of one file, compressed or not.
func packed(t *testing.T, name, text string, method uint16) string {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	archive.RegisterCompressor(unknownMethod, func(w io.Writer) (io.WriteCloser, error) { return asItWas{w}, nil })
	w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return file.String()
}

// A file in an archive is read like any other; what is wrong with the archive
// is said, and a file that ends too early gives no figures.
func TestMember(t *testing.T) {
	recipe := strings.Replace(plainTable, `format = "csv"`, "format = \"csv\"\nmember = \"a/tea.csv\"", 1) + plainOutput
	good := packed(t, "a/tea.csv", teaCSV, zip.Deflate)
	stored := packed(t, "a/tea.csv", teaCSV, zip.Store)
	for name, test := range map[string]struct{ file, fault string }{
		"compressed":         {good, ""},
		"not compressed":     {stored, ""},
		"under another name": {packed(t, "a/teas.csv", teaCSV, zip.Deflate), `tea.csv: there is no "a/tea.csv" in the archive: the nearest is "a/teas.csv"`},
		"no archive":         {teaCSV, "tea.csv: the file is not a zip archive, which it must be if the recipe names a member of it"},
		"cut off":            {good[:len(good)/2], "the file is not a zip archive"},
		"changed within":     {strings.Replace(stored, "01A,10", "01A,11", 1), "tea.csv#a/tea.csv:4:1: the file cannot be read: zip: checksum error"},
		"another method":     {packed(t, "a/tea.csv", teaCSV, unknownMethod), `"a/tea.csv" in the archive cannot be read: zip: unsupported compression algorithm`},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, recipe, test.file)
			if test.fault != "" {
				faulty(t, result, problems, test.fault)
				return
			}
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			same(t, figures(result), "E92000001,2016/17,30,70\nE38000901,2016/17,10,20")
			if got := result.Reckonings[0].Ledgers[0].File; got != "tea.csv#a/tea.csv" {
				t.Errorf("the ledger is of %s", got)
			}
		})
	}
}

// A file that unpacks to more than is read stops, and is not taken for shorter
// than it is.
func TestUnpackedIsBounded(t *testing.T) {
	l := limited{strings.NewReader("abcdef"), 4}
	var got [6]byte
	if n, err := l.Read(got[:]); n != 4 || err != nil {
		t.Errorf("Read = %d, %v, want 4", n, err)
	}
	if n, err := l.Read(got[:]); n != 0 || err == nil || err.Error() != "it unpacks to more than 4 GB" {
		t.Errorf("Read = %d, %v, want an error", n, err)
	}
}

// Text in other encodings: 0x92 is the apostrophe of Windows-1252, and UTF-16
// is said by its name.
func TestEncodings(t *testing.T) {
	named := strings.Replace(plainTable, `"ods"`, `"name"`, 1)
	latin := strings.Replace(named, `format = "csv"`, "format = \"csv\"\nencoding = \"windows-1252\"", 1)
	result, problems := cook(t, latin+plainOutput, "CCG,Hot,All\nEngland,30,70\nKing\x92s Wood,10,20\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E92000001,2016/17,30,70\nE38000904,2016/17,10,20")

	plain := strings.Replace(latin, "windows-1252", "utf-8", 1)
	result, problems = cook(t, plain+plainOutput, "CCG,Hot,All\nEngland,30,70\nKing\x92s Wood,10,20\n")
	faulty(t, result, problems, "byte 0x92 is not UTF-8")

	var big, little strings.Builder
	big.WriteString("\xFE\xFF")
	little.WriteString("\xFF\xFE")
	for _, b := range []byte(teaCSV) {
		big.Write([]byte{0, b})
		little.Write([]byte{b, 0})
	}
	for _, recipe := range []string{plain, latin} {
		for _, file := range []string{big.String(), little.String()} {
			result, problems := cook(t, recipe+plainOutput, file)
			faulty(t, result, problems, "tea.csv: the file is in UTF-16, expected UTF-8 or Windows-1252: save it as UTF-8")
		}
	}
}

// A sheet of a workbook: titles above, numbers as they are stored, blank cells
// at the end, merged headings. Places are those that a spreadsheet shows.
func TestWorkbook(t *testing.T) {
	workbook := func(word any) string {
		t.Helper()
		book := excelize.NewFile()
		defer book.Close()
		for cell, value := range map[string]any{
			"A1": "Tea served hot", "A3": "Area", "B3": 2016, "A4": "CCG", "B4": "Hot", "C4": "All",
			"A5": "England", "B5": 30, "C5": 70.5, "A6": "01A", "B6": word, "C6": 20, "A8": "01B", "B8": "*", "C8": 5,
		} {
			if err := book.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := book.MergeCell("Sheet1", "B3", "C3"); err != nil {
			t.Fatal(err)
		}
		file, err := book.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return file.String()
	}
	recipe := strings.Replace(shaped("header = [3, 4]\nsheet = \"Sheet1\"", "ccg = \"Area / CCG\"\nhot = \"2016 / Hot\"\nall = \"2016 / All\"\n"), `"csv"`, `"xlsx"`, 1) + plainOutput
	result, problems := cook(t, recipe, workbook(10))
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E92000001,2016/17,30,70.5\nE38000901,2016/17,10,20\nE38000902,2016/17,,5,,,,,suppressed,1,7")
	balanced(t, result)
	if got := result.Reckonings[0].Ledgers[0]; got.File != "tea.csv#Sheet1" || got.Above != 3 {
		t.Errorf("%d rows above in %s, want 3 in tea.csv#Sheet1", got.Above, got.File)
	}

	result, problems = cook(t, recipe, workbook("ten"))
	faulty(t, result, problems, `tea.csv#Sheet1:6:2: hot is "ten", expected a number`)
	result, problems = cook(t, strings.Replace(recipe, `"Sheet1"`, `"Sheet2"`, 1), workbook(10))
	faulty(t, result, problems, "Sheet2")
	result, problems = cook(t, recipe, workbook(9434765919))
	faulty(t, result, problems, `tea.csv#Sheet1:6:2: column "2016 / Hot" holds what looks like an NHS number`)
}

// A file that cannot be read gives no figures.
func TestUnreadable(t *testing.T) {
	r := read(t, head("tea.csv", teaCSV)+plainTable+plainOutput)
	short := Source{Name: "tea.csv", Size: 99, ReaderAt: gone{}}
	result, problems := r.Run([]Source{short}, register(), definitions())
	faulty(t, result, problems, "tea.csv: the file cannot be read: the disk is gone")
	result, problems = r.Run(nil, register(), definitions())
	faulty(t, result, problems, "tea.toml: the recipe reads 1 files and 0 were given")
}

// gone is a file on a disk that is gone.
type gone struct{}

func (gone) ReadAt([]byte, int64) (int, error) { return 0, errors.New("the disk is gone") }
