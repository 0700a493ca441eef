package csvfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// readCases are files with the columns a and b, the rows that must be seen, as
// "line:column a|b", and the problems. They seed the fuzzer too.
var readCases = []struct {
	name     string
	in       string
	rows     []string
	problems []string
}{
	{"plain", "a,b\n1,2\n3,4\n", []string{"2:1 1|2", "3:1 3|4"}, nil},
	{"other order", "b,a\n2,1\n", []string{"2:3 1|2"}, nil},
	{"no rows", "a,b\n", nil, nil},
	{"no final newline", "a,b\n1,2", []string{"2:1 1|2"}, nil},
	{"CRLF", "a,b\r\n1,2\r\n", []string{"2:1 1|2"}, nil},
	{"CR only", "a,b\r1,2\r3,4\r", []string{"2:1 1|2", "3:1 3|4"}, nil},
	{"mixed line ends", "a,b\r1,2\n3,4\r\n5,6", []string{"2:1 1|2", "3:1 3|4", "4:1 5|6"}, nil},
	{"byte-order mark", "\uFEFFa,b\n1,2\n", []string{"2:1 1|2"}, nil},
	{"byte-order mark and quotes", "\uFEFF\"a\",\"b\"\n1,2\n", []string{"2:1 1|2"}, nil},
	{"byte-order mark inside", "a,b\n\uFEFF1,2\n", []string{"2:1 \uFEFF1|2"}, nil},
	{"byte-order mark is not counted", "\uFEFFa,x,b\n", nil, []string{`f.csv:1:3: unknown column "x", expected a,b: the nearest is "a"`}},
	{"blanks around cells", "a ,\tb \n 1 , 2\u00a0\n", []string{"2:2 1|2"}, nil},
	{"blanks before quotes", "a,b\n1, \"2\"\n\t\u00a0\"3\",4\n", []string{"2:1 1|2", "3:4 3|4"}, nil},
	{"empty cells", "a,b\n,2\n1,\n", []string{"2:1 |2", "3:1 1|"}, nil},
	{"quoted comma, quote and line ends", "a,b\n\"x,y\",\"say \"\"so\"\"\"\n\"p\r\nq\rr\ns\",2\n3,4\n",
		[]string{"2:1 x,y|say \"so\"", "3:1 p\nq\nr\ns|2", "7:1 3|4"}, nil},
	{"quoted CR only", "a,b\r\"p\rq\",2\r3,4", []string{"2:1 p\nq|2", "4:1 3|4"}, nil},
	{"column counts bytes", "a,b\né,2\n", []string{"2:1 é|2"}, nil},
	{"blank lines at the end", "a,b\n1,2\n\n \n,\n\"\",\n", []string{"2:1 1|2"}, nil},

	{"nothing", "", nil, []string{"f.csv:1:1: the first line is blank, expected a header row: a,b"}},
	{"only a mark", "\uFEFF", nil, []string{"f.csv:1:1: the first line is blank, expected a header row: a,b"}},
	{"only blanks", " \n\n", nil, []string{"f.csv:1:1: the first line is blank, expected a header row: a,b"}},
	{"blank first line", "\na,b\n1,2\n", nil, []string{"f.csv:1:1: the first line is blank, expected a header row: a,b"}},
	{"unknown column", "a,b,c\n1,2,3\n", []string{"2:1 1|2"}, []string{`f.csv:1:5: unknown column "c", expected a,b: the nearest is "a"`}},
	{"capital", "A,b\n1,2\n", nil, []string{
		`f.csv:1:1: column "a" is missing, expected a,b`,
		`f.csv:1:1: unknown column "A", expected a,b: the nearest is "a"`}},
	{"missing column", "a\n1\n", nil, []string{`f.csv:1:1: column "b" is missing, expected a,b`}},
	{"doubled column", "a,b,a\n1,2,3\n", nil, []string{`f.csv:1:5: column "a" is there twice, first at 1:1`}},
	{"column without a name", "a,b,\n1,2,\n", []string{"2:1 1|2"}, []string{"f.csv:1:5: a column without a name, expected a,b"}},
	{"quoted header over two lines", "\"a\",\"b\n\",c\n1,2,3\n", []string{"3:1 1|2"}, []string{`f.csv:2:3: unknown column "c", expected a,b: the nearest is "a"`}},

	{"short row", "a,b\n1\n3,4\n", []string{"3:1 3|4"}, []string{"f.csv:2:1: the row ends after 1 of 2 cells"}},
	{"long row", "a,b\n1,2,3,4\n5,6\n", []string{"3:1 5|6"}, []string{"f.csv:2:5: the row has 4 cells, expected 2"}},
	{"blank line among the rows", "a,b\n1,2\n\n,\n3,4\n", []string{"2:1 1|2", "5:1 3|4"},
		[]string{"f.csv:3:1: a blank line among the rows, expected none"}},
	{"two gaps", "a,b\n\n1,2\n\n3,4\n\n", []string{"3:1 1|2", "5:1 3|4"},
		[]string{"f.csv:2:1: a blank line among the rows, expected none", "f.csv:4:1: a blank line among the rows, expected none"}},
	{"bare quote", "a,b\n5\" high,2\n3,4\n", []string{"3:1 3|4"},
		[]string{"f.csv:2:2: a quote inside a cell without quotes: put the whole cell in quotes and double the quotes in it"}},
	{"text after quote", "a,b\n1,\"2\"x,\n3,4\n", []string{"3:1 3|4"},
		[]string{"f.csv:2:6: text after the closing quote of the cell that opens at 2:3: double the quotes inside a cell"}},
	{"blank after quote", "a,b\n1, \"2\" \n\"3\"\t,4\n5,6\n", []string{"4:1 5|6"}, []string{
		"f.csv:2:7: a blank after the closing quote of the cell that opens at 2:4: double the quotes inside a cell",
		"f.csv:3:4: a blank after the closing quote of the cell that opens at 3:1: double the quotes inside a cell"}},
	{"lost quote", "a,b\n1,\"2\n3,\"4\"\n5,6\n", []string{"4:1 5|6"},
		[]string{"f.csv:3:4: text after the closing quote of the cell that opens at 2:3: double the quotes inside a cell"}},
	{"open quote", "a,b\n1,2\n3, \"4\n5,6\n", []string{"2:1 1|2"}, []string{"f.csv:3:4: the quote that opens here is never closed"}},
	{"open quote at the end", "a,b\n\n\"1\", \"", nil, []string{"f.csv:2:1: a blank line among the rows, expected none", "f.csv:3:6: the quote that opens here is never closed"}},
	{"open quote before a line end", "a,b\r\n\"1\r\n2\r\n", nil, []string{"f.csv:2:1: the quote that opens here is never closed"}},
	{"open quote in the header", "a,\"b\n1,2\n", nil, []string{"f.csv:1:3: the quote that opens here is never closed"}},
	{"Windows-1252", "a,b\nQueen\x92s Park,2\n3,4\n", []string{"3:1 3|4"}, []string{"f.csv:2:6: byte 0x92 is not UTF-8: save the file as UTF-8"}},
	{"Windows-1252 after quotes", "a,b\r\"x\"\"\ry\x92\",2\r", nil, []string{"f.csv:3:2: byte 0x92 is not UTF-8: save the file as UTF-8"}},
	{"cut character", "a,b\n1,2\xe2\x80", nil, []string{"f.csv:2:4: byte 0xE2 is not UTF-8: save the file as UTF-8"}},
	{"UTF-16", "\xff\xfea\x00,\x00b\x00\n\x00", nil, []string{"f.csv:1:1: byte 0xFF is not UTF-8: save the file as UTF-8"}},
	{"NUL", "a,b\n1,\x002\n", nil, []string{"f.csv:2:3: control character 0x00, expected text"}},
	{"vertical tab", "a,b\n\"1\x0b\",2\n", nil, []string{"f.csv:2:3: control character 0x0B, expected text"}},
	{"one problem a row", "a,b\n\x00\x92\",2\n", nil, []string{"f.csv:2:1: control character 0x00, expected text"}},
	{"the first problem of a row", "a,b\n1\",\x92\n", nil,
		[]string{"f.csv:2:2: a quote inside a cell without quotes: put the whole cell in quotes and double the quotes in it"}},
}

// read reads text as f.csv with the columns a and b.
func readText(text string) (rows []string, problems problem.List) {
	fsys := fstest.MapFS{"f.csv": {Data: []byte(text)}}
	problems = Read(fsys, "f.csv", []string{"a", "b"}, func(row Row) {
		pos := row.Pos("a")
		rows = append(rows, fmt.Sprintf("%d:%d %s|%s", pos.Line, pos.Column, row.Text("a"), row.Text("b")))
	})
	problems.Sort()
	return rows, problems
}

func texts(problems problem.List) []string {
	var texts []string
	for _, p := range problems {
		texts = append(texts, p.Error())
	}
	return texts
}

func TestRead(t *testing.T) {
	for _, test := range readCases {
		t.Run(test.name, func(t *testing.T) {
			rows, problems := readText(test.in)
			if !slices.Equal(rows, test.rows) {
				t.Errorf("rows %q, want %q", rows, test.rows)
			}
			if got := texts(problems); !slices.Equal(got, test.problems) {
				t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.problems, "\n"))
			}
		})
	}
}

func TestReadMore(t *testing.T) {
	fsys := fstest.MapFS{"f.csv": {Data: []byte("over_75,a\n12,x\n")}}
	problems := ReadMore(fsys, "f.csv", []string{"a"}, func(row Row) {
		if got := row.Columns(); !slices.Equal(got, []string{"over_75", "a"}) {
			t.Errorf("columns %q", got)
		}
		if x, ok := row.Number("over_75"); x != 12 || !ok {
			t.Errorf("over_75 is %v, %v", x, ok)
		}
	})
	if len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	fsys["f.csv"].Data = []byte("over_75,over_75,,b\n1,2,3,4\n")
	problems = ReadMore(fsys, "f.csv", []string{"a"}, func(Row) { t.Error("a row seen") })
	want := []string{
		`f.csv:1:9: column "over_75" is there twice, first at 1:1`,
		"f.csv:1:17: a column without a name, expected a",
		`f.csv:1:1: column "a" is missing, expected a`,
	}
	if got := texts(problems); !slices.Equal(got, want) {
		t.Errorf("problems %q, want %q", got, want)
	}
}

func TestRow(t *testing.T) {
	fsys := fstest.MapFS{"f.csv": {Data: []byte("a,b\n\"1,215.50\", \n*,2\n")}}
	n := 0
	problems := Read(fsys, "f.csv", []string{"a", "b"}, func(row Row) {
		x, ok := row.Number("a")
		switch n++; n {
		case 1:
			if x != 1215.5 || !ok || row.Decimals("a") != 2 {
				t.Errorf("a is %v, %v with %d decimals", x, ok, row.Decimals("a"))
			}
			if x, ok := row.Number("b"); x != 0 || ok || !row.Blank("b") || row.Text("b") != "" {
				t.Errorf("b is %v, %v", x, ok)
			}
		case 2:
			if x != 0 || ok || row.Blank("a") || row.Decimals("a") != 0 {
				t.Errorf("a is %v, %v", x, ok)
			}
			row.Problemf("b", "too %s", "even")
		}
	})
	want := []string{
		`f.csv:3:1: a is "*", expected a plain number like 1215 or 52.3, or nothing`,
		"f.csv:3:3: too even",
	}
	if got := texts(problems); !slices.Equal(got, want) {
		t.Errorf("problems %q, want %q", got, want)
	}
}

func TestRowUnknownColumn(t *testing.T) {
	defer func() {
		if got := recover(); got != "csvfile: column c was not asked for" {
			t.Errorf("panic %v", got)
		}
	}()
	Read(fstest.MapFS{"f.csv": {Data: []byte("a\n1\n")}}, "f.csv", []string{"a"}, func(row Row) { row.Text("c") })
}
