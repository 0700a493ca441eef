package xlsxfile

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// sheetCases are the rows of sheets and shared texts as XML, what they must
// give, and the problems. They seed the fuzzer too.
var sheetCases = []struct {
	name         string
	rows, shared string
	want         []string
	problems     []string
}{
	{"nothing", "", "", nil, nil},
	{"shared texts", `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v> 0 </v></c><c r="C1" t="s"/></row>`, "<si><t>a</t></si>\n<si><t xml:space=\"preserve\"> b </t></si>",
		[]string{"1:2  b |a"}, nil},
	{"rich text", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`,
		"<si>\n <r><rPr><b/></rPr><t>ONS </t></r>\n <r><t>Code</t></r>\n <rPh sb=\"0\" eb=\"1\"><t>guide</t></rPh><phoneticPr fontId=\"1\"/></si>", []string{"1:1 ONS Code"}, nil},
	{"inline texts", `<row r="1"><c r="A1" t="inlineStr"><is><t>a &amp;_x000A_b</t></is></c><c r="B1" t="inlineStr"><is><r><t>c</t></r><r><t>d</t></r></is></c></row>`, "",
		[]string{"1:2 a &\nb|cd"}, nil},
	{"escapes", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>_x0041_</v></c></row>`, "<si><t>ONS Code_x000D_\n&#13;x</t></si><si><t>_x0041__x_x0042_ _x005F_x0041_ _xyz</t></si>",
		[]string{"1:3 ONS Code\n\nx|A_xB _x0041_ _xyz|_x0041_"}, nil},
	{"numbers", `<row r="1"><c r="A1"><v>40.950000000000003</v></c><c r="B1" t="n"><v>1E+05</v></c><c r="C1" s="3"><v>43646</v></c><c r="D1"><v>-0</v></c><c r="E1"><v>1.2345e-7</v></c>` +
		`<c r="F1"><v>0.30000000000000004</v></c><c r="G1"><v> 9434765918 </v></c><c r="H1"><v>9.434765918E9</v></c><c r="I1"><v>12345678901234567890</v></c></row>`, "",
		[]string{"1:9 40.950000000000003|1E+05|43646|-0|1.2345e-7|0.30000000000000004| 9434765918 |9.434765918E9|12345678901234567890"}, nil},
	{"truth, errors, dates", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>false</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="d"><v>2019-06-30</v></c><c r="E1" t="b"/></row>`, "",
		[]string{"1:4 1|false|#N/A|2019-06-30"}, nil},
	{"formulas", `<row r="1"><c r="A1"><f>B1*2</f><v>5</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>C2</f><v>x</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`, "",
		[]string{"1:4 5||x|#DIV/0!"}, nil},
	{"gaps", `<row r="3"><c r="B3"><v>1</v></c><c r="C3" s="1"/><c r="E3"><v>0</v></c><c r="F3"/></row><row r="5"><c r="A5"/></row><row r="6"/><row r="1048576"><c r="A1048576"><v>9</v></c></row>`, "",
		[]string{"3:5 |1|||0", "1048576:1 9"}, nil},
	{"the last column", `<row r="1"><c r="XFD1"><v>1</v></c></row>`, "", []string{"1:16384 " + strings.Repeat("|", maxColumns-1) + "1"}, nil},
	{"no numbers of rows and cells", `<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="7"><c r="B7"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>`, "",
		[]string{"1:3 1||3", "7:3 |4|5", "8:1 6"}, nil},
	{"other elements", "<!-- A1 --><row r=\"2\" spans=\"1:2\"><?x?><c r=\"A2\"><v>1<!-- 7 -->2</v></c></row>", "<other><si/></other><si><t>a</t></si>",
		[]string{"2:1 12"}, nil},
	{"blank text is text", `<row r="1"><c r="A1" t="str"><v> </v></c></row>`, "", []string{"1:1  "}, nil},

	{"bad cells", `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2" t="s"><v>x</v></c></row><row r="3"><c r="B3" t="s"><v>2</v></c></row>` +
		`<row r="4"><c r="A4" t="s"><v>-1</v></c></row><row r="5"><c r="A5" t="s"><v> </v></c></row><row r="6"><c r="A6" t="z"><v>1</v></c></row><row r="7"><c r="C7"><f>A1</f></c></row>` +
		`<row r="8"><c r="A8" t="s"><v>3000000000</v></c></row><row r="9"><c r="A9"><is><t>a</t></is></c></row><row r="10"><c r="A10"><f>A1</f><v/></c></row>` +
		`<row r="11"><c r="A11" t="s"><v>1</v></c><c r="B11" t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c></row><row r="12"><c r="A12"><v>2</v></c></row>`,
		"<si><t>a</t></si><si><t>b_xD83D_</t></si>", nil, []string{
			`f.xlsx#S:2:2: the number of a shared text is "x", expected one like 12`,
			"f.xlsx#S:3:2: there is no shared text number 2, expected one of 2",
			`f.xlsx#S:4:1: the number of a shared text is "-1", expected one like 12`,
			`f.xlsx#S:5:1: the number of a shared text is "", expected one like 12`,
			`f.xlsx#S:6:1: a cell of the unknown kind "z"`,
			"f.xlsx#S:7:3: a formula without its result, expected a workbook that a spreadsheet program has worked out and saved",
			`f.xlsx#S:8:1: the number of a shared text is "3000000000", expected one like 12`,
			`f.xlsx#S:9:1: a text of its own in a cell of the kind ""`,
			"f.xlsx#S:10:1: a formula without its result, expected a workbook that a spreadsheet program has worked out and saved",
			"f.xlsx#S:11:1: the text has half a character, written like _xD83D_, expected whole ones",
			"f.xlsx#S:11:2: the text has half a character, written like _xD83D_, expected whole ones"}},
	{"control characters", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>a&#127;</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "<si><t>a_x0000_</t></si>",
		[]string{"2:1 2"}, []string{"f.xlsx#S:1:1: control character 0x00, expected text", "f.xlsx#S:1:2: control character 0x7F, expected text"}},
	{"a style that is none", `<row r="1"><c r="A1" s="x"><v>1</v></c><c r="B1"><v>2</v></c></row>`, "", []string{"1:2 |2"},
		[]string{"f.xlsx#S: the sheet has 1 more cells with text than could be read, expected one as a spreadsheet program saves it"}},
	{"a formula that is none", `<row r="1"><c r="A1"><f si="x">B1</f><v>1</v></c></row>`, "", nil,
		[]string{"f.xlsx#S: the sheet has 1 more cells with text than could be read, expected one as a spreadsheet program saves it"}},
	{"a value with an element", `<row r="1"><c r="A1"><v>1<y>7</y></v></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "y" in "worksheet/sheetData/row/c/v", expected rows of cells`}},
	{"two values", `<row r="1"><c r="A1"><v>1</v><v>7</v></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "v" in a cell, expected a value and a formula at most`}},
	{"a cell in a cell", `<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "c" in a cell, expected a value and a formula at most`}},
	{"a cell in a text", `<row r="1"><c r="A1" t="inlineStr"><is><c r="B1"><v>1</v></c></is></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "c" in "worksheet/sheetData/row/c/is", expected rows of cells`}},
	{"a cell in something else", `<row r="1"><x><c r="B1"><v>1</v></c></x></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "x" in "worksheet/sheetData/row", expected rows of cells`}},
	{"a cell between rows", `<row r="1"/><c r="B1"><v>1</v></c>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "c" in "worksheet/sheetData", expected rows of cells`}},
	{"rows twice", `<row r="1"/></sheetData><sheetData><row r="2"/>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: element "sheetData" in "worksheet", expected rows of cells`}},
	{"two places", `<row r="1"><c r="A1" x="1" r="B1"><v>1</v></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: attribute "r" is there twice`}},
	{"two kinds", `<row r="1"><c r="A1" t="s" t="n"><v>1</v></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: attribute "t" is there twice`}},
	{"rows out of order", `<row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "", nil,
		[]string{"f.xlsx#S:5:1: the sheet cannot be read from here on: row 2 comes after row 5, expected rows in order"}},
	{"a row twice", `<row r="5"/><row r="5"/>`, "", nil, []string{"f.xlsx#S:5:1: the sheet cannot be read from here on: row 5 comes after row 5, expected rows in order"}},
	{"a row beyond the last", `<row r="2000000000"><c r="A2000000000"><v>3</v></c></row>`, "", nil, []string{"f.xlsx#S: the sheet cannot be read: row 2000000000, expected at most 1048576"}},
	{"a row without a number", `<row r="x"/>`, "", nil, []string{`f.xlsx#S: the sheet cannot be read: row number "x", expected one like 12`}},
	{"cells out of order", `<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>`, "", nil,
		[]string{`f.xlsx#S:1:3: the sheet cannot be read from here on: cell "A1" comes after column 3, expected cells in order`}},
	{"a cell in another row", `<row r="1"><c r="A2"><v>3</v></c></row>`, "", nil, []string{`f.xlsx#S:1:1: the sheet cannot be read from here on: cell "A2" in row 1, expected one like B1`}},
	{"a cell without a column", `<row r="1"><c r="1"/></row>`, "", nil, []string{`f.xlsx#S:1:1: the sheet cannot be read from here on: cell "1" in row 1, expected one like B1`}},
	{"a cell beyond the last", `<row r="1"><c r="A1"/><c r="XFE1"/></row>`, "", nil, []string{"f.xlsx#S:1:1: the sheet cannot be read from here on: column 16385, expected at most 16384"}},
	{"a cell far beyond the last", `<row r="1"><c r="ZZZZZZZZZZZZZZZZZZZZZZ1"/></row>`, "", nil,
		[]string{`f.xlsx#S:1:1: the sheet cannot be read from here on: cell "ZZZZZZZZZZZZZZZZZZZZZZ1" in row 1, expected one like B1`}},
	{"cut", `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></row>`, "", nil,
		[]string{"f.xlsx#S:2:2: the sheet cannot be read from here on: XML syntax error on line 1: element <c> closed by </row>"}},
	{"damaged after the rows", `<row r="1"><c r="A1"><v>1</v></c></row></sheetData></x><sheetData>`, "", nil,
		[]string{"f.xlsx#S:1:1: the sheet cannot be read from here on: XML syntax error on line 1: element <worksheet> closed by </x>"}},
	{"damaged texts", "", "<si><t>a</si>", nil,
		[]string{`f.xlsx#S: the texts of the workbook cannot be read: XML syntax error on line 1: element <t> closed by </si>`}},
	{"an entity of its own", `<row r="1"><c r="A1"><v>&lol;</v></c></row>`, "", nil,
		[]string{"f.xlsx#S:1:1: the sheet cannot be read from here on: XML syntax error on line 1: invalid character entity &lol;"}},
	{"not UTF-8", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\x92</v></c></row>", "", nil,
		[]string{"f.xlsx#S:1:1: the sheet cannot be read from here on: XML syntax error on line 1: invalid UTF-8"}},
	{"something else between rows", strings.Repeat("<a>", 200), "", nil, []string{`f.xlsx#S: the sheet cannot be read: element "a" in "worksheet/sheetData", expected rows of cells`}},
}

func TestScan(t *testing.T) {
	for _, test := range sheetCases {
		t.Run(test.name, func(t *testing.T) {
			check(t, bookOf(test.rows, test.shared).packed(t), "S", test.want, test.problems)
		})
	}
}

func TestScanPlaces(t *testing.T) {
	file := bookOf(`<row r="9"><c r="C9"><v>1</v></c></row>`, "").packed(t)
	Scan(strings.NewReader(file), int64(len(file)), "f.xlsx", "S", func(_ []string, pos func(int) problem.Pos) bool {
		for cell, want := range []string{"f.xlsx#S:9:1", "f.xlsx#S:9:2", "f.xlsx#S:9:3", "f.xlsx#S:9:4"} {
			if got := pos(cell).String(); got != want {
				t.Errorf("cell %d is at %s, want %s", cell, got, want)
			}
		}
		return true
	})
}

func TestScanStops(t *testing.T) {
	var rows strings.Builder
	for range 200 {
		rows.WriteString("<row><c><v>1</v></c></row>")
	}
	file := bookOf(rows.String(), "").packed(t)
	n := 0
	problems := Scan(strings.NewReader(file), int64(len(file)), "f.xlsx", "S", func([]string, func(int) problem.Pos) bool { n++; return n < 3 })
	if n != 3 || len(problems) > 0 {
		t.Errorf("%d rows given, want 3; problems %v", n, problems)
	}
	_, texts := scan(bookOf(strings.ReplaceAll(rows.String(), "<c>", `<c t="s">`), "").packed(t), "S")
	if want := "f.xlsx#S:100:1: 100 problems: the rest of the sheet was not read"; len(texts) != 101 || texts[100] != want {
		t.Errorf("%d problems, the last %q, want %q", len(texts), texts[len(texts)-1], want)
	}
}

// Memory is bounded whatever a cell or a row holds.
func TestScanBounds(t *testing.T) {
	text := func(n int) string { return strings.Repeat("x", n) }
	inline := func(row, n int) string {
		return fmt.Sprintf(`<row r="%d"><c r="A%[1]d"><v>1</v></c><c r="B%[1]d" t="str"><v>%s</v></c></row>`, row, text(n))
	}
	const (
		longSheet = "the sheet cannot be read from here on: the sheet holds more than 256 MB of text and empty cells, expected a published table"
		longRow   = "the row is longer than 1 MB here, expected cells of at most a few sentences"
	)
	check(t, bookOf(inline(1, maxRowBytes-1), "").packed(t), "S", []string{"1:2 1|" + text(maxRowBytes-1)}, nil)
	check(t, bookOf(inline(1, maxRowBytes)+inline(2, 2), "").packed(t), "S", nil, []string{"f.xlsx#S:1:2: " + longRow})
	check(t, bookOf(inline(1, 1)+inline(2, 10<<20)+inline(3, 10<<20), "").packed(t), "S", nil, []string{"f.xlsx#S:2:2: " + longRow, "f.xlsx#S:3:2: " + longRow})

	// One shared text of half a megabyte in five hundred cells.
	shared := "<si><t>" + text(maxRowBytes/2) + "</t></si><si><t>a</t></si>"
	row := "<row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, 500) + "</row>"
	after := `<row><c t="s"><v>1</v></c></row>`
	check(t, bookOf(row+after, shared).packed(t), "S", nil, []string{"f.xlsx#S:1:3: " + longRow})

	// One shared text of a megabyte in a thousand rows.
	shared = "<si><t>" + text(maxRowBytes) + "</t></si>"
	check(t, bookOf(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 1000), shared).packed(t), "S", nil,
		[]string{"f.xlsx#S:256:1: " + longSheet})

	// Rows of a 1 in the last column: 16,383 of 16,385 bytes are one byte less
	// than 256 MB.
	var wide strings.Builder
	for i := 1; i <= maxSheetBytes/maxColumns; i++ {
		fmt.Fprintf(&wide, `<row><c r="XFD%d"><v>1</v></c></row>`, i)
	}
	check(t, bookOf(wide.String(), "").packed(t), "S", nil, []string{"f.xlsx#S:16384:16384: " + longSheet})

	// A shared text of 10 MB, in one piece and in ten.
	row = `<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>`
	for _, long := range []string{"<t>" + text(10<<20) + "</t>", strings.Repeat("<r><t>"+text(1<<20)+"</t></r>", 10)} {
		check(t, bookOf(row, "<si><t>a</t></si><si>"+long+"</si>").packed(t), "S", nil, []string{"f.xlsx#S:2:1: " + longRow})
	}
}

// A sheet or table of texts larger than excelize holds in memory by itself,
// 16 MB, leaves no file, not even while it is read: there is no place for one.
func TestScanWritesNothing(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	t.Setenv("TMP", filepath.Join(t.TempDir(), "none"))
	filler := strings.Repeat(" ", 17<<20)
	check(t, bookOf(filler+`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, filler+"<si><t>a</t></si>").packed(t), "S", []string{"1:1 a"}, nil)
}

func BenchmarkScan(b *testing.B) {
	const rows = 5000
	row := "<row>" + strings.Repeat(`<c t="s"><v>0</v></c><c><v>52.630000000000003</v></c>`, 10) + "</row>"
	file := bookOf(strings.Repeat(row, rows), "<si><t>NHS Airedale, Wharfedale and Craven CCG</t></si>").packed(b)
	b.SetBytes(rows * int64(len(row)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		problems := Scan(strings.NewReader(file), int64(len(file)), "f.xlsx", "S", func(cells []string, _ func(int) problem.Pos) bool {
			n += len(cells)
			return true
		})
		if len(problems) > 0 || n != 20*rows {
			b.Fatal(n, problems)
		}
	}
}

// FuzzScan holds that reading never panics, that problems are in the file,
// and that rows come in order, each with text in its last cell.
func FuzzScan(f *testing.F) {
	for _, test := range sheetCases {
		f.Add(test.rows, test.shared)
	}
	f.Fuzz(func(t *testing.T, rows, shared string) {
		file := bookOf(rows, shared).packed(t)
		line := 0
		problems := Scan(strings.NewReader(file), int64(len(file)), "f.xlsx", "S", func(cells []string, pos func(int) problem.Pos) bool {
			at := pos(len(cells) - 1)
			if at.Line <= line || at.Line > maxRows || at.Column > maxColumns || cells[len(cells)-1] == "" {
				t.Fatalf("row %d comes after %d: %q", at.Line, line, cells)
			}
			line = at.Line
			return true
		})
		for _, p := range problems {
			if p.Pos.File != "f.xlsx#S" && p.Pos != (problem.Pos{File: "f.xlsx"}) || p.Pos.Line > 0 && p.Pos.Column < 1 {
				t.Fatalf("%v: no such place", p)
			}
		}
	})
}
