package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// bookOf is a book with a table of the cells given, the first column text and
// the others numbers, after one of a single row.
func bookOf(cells [][]string) Book {
	columns := []Column{{Name: "name"}}
	for j := range cells[0][1:] {
		columns = append(columns, Column{Name: fmt.Sprintf("value_%d", j+1), Numeric: true})
	}
	return Book{
		Title: "Ratings 2016", Description: "What the file holds.", Author: "A publisher",
		Published: time.Date(2016, 6, 1, 9, 30, 0, 0, time.FixedZone("", 3600)),
		Notes:     []Note{{"About", []string{"One line.", "=SUM(A1) is no sum."}}},
		Tables: []Table{
			{Sheet: "First", Title: "A table", Columns: []Column{{Name: "only"}}, Rows: 1, Cell: func(int, int) string { return "x" }},
			{Sheet: "Second", Title: "Another table", About: []string{"Why cells are empty."}, Columns: columns,
				Rows: len(cells), Cell: func(i, j int) string { return cells[i][j] }},
		},
	}
}

// written is a book as bytes.
func written(t testing.TB, b Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// partsOf is the archive that a book is, by name, in its order.
func partsOf(t *testing.T, book []byte) (names []string, parts map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, parts[f.Name] = append(names, f.Name), string(data)
		if want := time.Date(2016, 6, 1, 8, 30, 0, 0, time.UTC); !f.Modified.Equal(want) {
			t.Errorf("%s is dated %v, want %v", f.Name, f.Modified, want)
		}
	}
	return names, parts
}

func TestCellsReadBack(t *testing.T) {
	cells := [][]string{
		{"=1+1", "0", "-0.25"},
		{"+44", "", "1e-300"},
		{"@name", "0.1234567891", "53221"},
		{"", "-2", ""},
		{" spaced ", "1", "2"},
		{"a < b & \"c\" _x0041_ – é", "1", "2"},
		{"007", "1", "2"},
		{"true", "1", "2"},
	}
	f, err := excelize.OpenReader(bytes.NewReader(written(t, bookOf(cells))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := f.GetSheetList(), []string{"Notes", "First", "Second"}; !slices.Equal(got, want) {
		t.Errorf("sheets %q, want %q", got, want)
	}
	for i, row := range append([][]string{{"name", "value_1", "value_2"}}, cells...) {
		for j, want := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+3)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.GetCellValue("Second", at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			number := i > 0 && j > 0 && want != ""
			if number {
				x, _ := strconv.ParseFloat(want, 64)
				y, err := strconv.ParseFloat(got, 64)
				if err != nil || x != y {
					t.Errorf("%s is %q, want %q", at, got, want)
				}
			} else if got != want {
				t.Errorf("%s is %q, want %q", at, got, want)
			}
			if kind, _ := f.GetCellType("Second", at); number && kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
				t.Errorf("%s is of type %v, want a number", at, kind)
			} else if !number && want != "" && kind != excelize.CellTypeInlineString {
				t.Errorf("%s is of type %v, want a text", at, kind)
			}
		}
	}
}

// TestReadable checks what the guidance that the package follows asks for, in
// the file itself.
func TestReadable(t *testing.T) {
	names, parts := partsOf(t, written(t, bookOf([][]string{{"a", "1"}, {"b", ""}})))
	if names[0] != "[Content_Types].xml" || !slices.IsSorted(names) {
		t.Errorf("parts are %q, want by name", names)
	}
	for name, data := range parts {
		if !strings.HasPrefix(name, "xl/") {
			continue
		}
		for _, no := range []string{"<mergeCell", "<pane", "autoFilter", "<f>", `hidden="1"`, "conditionalFormatting"} {
			if strings.Contains(data, no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
	holds := func(name string, texts ...string) {
		for _, text := range texts {
			if !strings.Contains(parts[name], text) {
				t.Errorf("%s lacks %s:\n%s", name, text, parts[name])
			}
		}
	}
	holds("docProps/core.xml", "<dc:title>Ratings 2016<", "<dc:language>en-GB<", "<dc:creator>A publisher<", ">2016-06-01T08:30:00Z</dcterms:created>")
	holds("xl/tables/table2.xml", `displayName="Second"`, `ref="A3:B5"`, `name="value_1"`)
	holds("xl/worksheets/sheet3.xml", `<dimension ref="A1:B5">`, "Another table", "Why cells are empty.")
	holds("xl/worksheets/sheet1.xml", `location="&#39;Second&#39;!A1"`, `<dimension ref="A1:A7">`)
	holds("xl/sharedStrings.xml", "Second: Another table")
	if strings.Contains(parts["xl/workbook.xml"], "activeTab") {
		t.Error("a sheet other than the first is open")
	}
	for i := 1; i <= 3; i++ {
		selected := strings.Contains(parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i)], `tabSelected="true"`)
		if selected != (i == 1) {
			t.Errorf("sheet %d: selected %t", i, selected)
		}
	}
}

// TestSameBytes writes a book alone, on one processor and beside others.
func TestSameBytes(t *testing.T) {
	b := bookOf([][]string{{"a", "1"}, {"b", "2.5"}})
	want := written(t, b)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if !bytes.Equal(written(t, b), want) {
				t.Error("a book written beside others differs")
			}
		})
	}
	all.Wait()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(written(t, b), want) {
		t.Error("a book written on one processor differs")
	}
}

func TestRefused(t *testing.T) {
	for what, c := range map[string]struct {
		change func(*Book)
		want   string
	}{
		"no rows":         {func(b *Book) { b.Tables[0].Rows = 0 }, `sheet "First": a table has a column and a row at least`},
		"a name twice":    {func(b *Book) { b.Tables[1].Sheet = "first" }, `sheet "first": there is another sheet of this name`},
		"the notes' name": {func(b *Book) { b.Tables[0].Sheet = "notes" }, `sheet "notes": there is another sheet of this name`},
		"a cell's name":   {func(b *Book) { b.Tables[0].Sheet = "A1" }, `sheet "A1": a sheet's name is 1 to 31 letters from A to Z`},
		"columns of a name": {func(b *Book) { b.Tables[1].Columns[1].Name = "Name" },
			`sheet "Second": column "Name": each column has a name of its own`},
		"no number": {func(b *Book) { b.Tables[1].Columns[0].Numeric = true },
			`sheet "Second", row 1, column name: "a" is not a number`},
		"infinity": {func(b *Book) { b.Tables[1].Cell = func(int, int) string { return "Inf" } },
			`sheet "Second", row 1, column value_1: "Inf" is not a number`},
		"a control sign": {func(b *Book) { b.Notes[0].Lines[0] = "a\x07" }, `notes: "a\a" holds what is no character`},
		"a long text": {func(b *Book) { b.Tables[0].About = []string{strings.Repeat("é", longestText+1)} },
			`sheet "First": a cell holds 32767 characters at most`},
	} {
		b := bookOf([][]string{{"a", "1"}})
		c.change(&b)
		var out bytes.Buffer
		err := Write(&out, b)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", what, err, c.want)
		}
		if out.Len() > 0 {
			t.Errorf("%s: something was written", what)
		}
	}
}

// TestLongSheet writes more than excelize keeps in memory of its own accord.
func TestLongSheet(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 17 MB")
	}
	text := strings.Repeat("x", 16<<10)
	b := bookOf([][]string{{text, "1"}})
	b.Tables[1].Rows = 1 << 10
	b.Tables[1].Cell = func(i, j int) string {
		if j == 0 {
			return text
		}
		return strconv.Itoa(i)
	}
	_, parts := partsOf(t, written(t, b))
	if got := strings.Count(parts["xl/worksheets/sheet3.xml"], "<row "); got != 3+1<<10 {
		t.Errorf("%d rows, want %d", got, 3+1<<10)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, rows := range []int{20, 4000} {
		random := rand.New(rand.NewPCG(1, 2))
		cells := make([][]string, rows)
		for i := range cells {
			cells[i] = []string{fmt.Sprintf("NHS Number %d CCG", i)}
			for range 18 {
				cells[i] = append(cells[i], strconv.FormatFloat(random.Float64(), 'g', 10, 64))
			}
		}
		book := bookOf(cells)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			var size int
			for b.Loop() {
				size = len(written(b, book))
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
