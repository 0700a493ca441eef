package csvfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// scanText scans text as f.csv and gives each row as "line:column a|b".
func scanText(text string) (rows []string, problems problem.List) {
	problems = Scan(strings.NewReader(text), "f.csv", func(cells []string, pos func(int) problem.Pos) bool {
		first := pos(0)
		rows = append(rows, fmt.Sprintf("%d:%d %s", first.Line, first.Column, strings.Join(cells, "|")))
		return true
	})
	return rows, problems
}

func TestScan(t *testing.T) {
	for _, test := range []struct {
		name     string
		in       string
		rows     []string
		problems []string
	}{
		{"nothing", "", nil, nil},
		{"only a mark", "\uFEFF", nil, nil},
		{"title above the header", "Patients seen\n\nCCG,,2015\n02N,5,\n", []string{"1:1 Patients seen", "3:1 CCG||2015", "4:1 02N|5|"}, nil},
		{"blank cells", "a\n \n,\n\"\"\n", []string{"1:1 a", "2:2 ", "3:1 |", "4:1 "}, nil},
		{"blanks around cells", " a , b \n", []string{"1:2 a |b "}, nil},
		{"CR only", "a,b\r1,2\r\r3", []string{"1:1 a|b", "2:1 1|2", "4:1 3"}, nil},
		{"byte-order mark and CRLF", "\uFEFF\"a\",b\r\n\"1\r\n2\",3\r\n", []string{"1:1 a|b", "2:1 1\n2|3"}, nil},
		{"bad rows between good ones", "a\n5\" high\n\"x\"y\nQueen\x92s\n\x00\nb\n", []string{"1:1 a", "6:1 b"}, []string{
			"f.csv:2:2: a quote inside a cell without quotes: put the whole cell in quotes and double the quotes in it",
			"f.csv:3:4: text after the closing quote of the cell that opens at 3:1: double the quotes inside a cell",
			"f.csv:4:6: byte 0x92 is not UTF-8: save the file as UTF-8",
			"f.csv:5:1: control character 0x00, expected text"}},
		{"too many cells", strings.Repeat(",", maxCells) + "\na\n", []string{"2:1 a"}, []string{"f.csv:1:16385: the row has more than 16384 cells"}},
		{"a cell of 10 MB", "a\nb," + strings.Repeat("x", 10<<20) + "\nc\n", []string{"1:1 a"}, []string{
			"f.csv:2:3: the row is longer than 1 MB here, expected cells of at most a few sentences and every quote closed: the rest of the file was not read"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows, problems := scanText(test.in)
			if !slices.Equal(rows, test.rows) {
				t.Errorf("rows %q, want %q", rows, test.rows)
			}
			if got := texts(problems); !slices.Equal(got, test.problems) {
				t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.problems, "\n"))
			}
		})
	}
}

// A cell has its own place, and one that a short row lacks that of the last.
func TestScanPlaces(t *testing.T) {
	var places []string
	problems := Scan(strings.NewReader("a, \"b\nc\",d\n"), "f.csv", func(_ []string, pos func(int) problem.Pos) bool {
		for i := range 5 {
			places = append(places, pos(i).String())
		}
		return true
	})
	want := []string{"f.csv:1:1", "f.csv:1:4", "f.csv:2:4", "f.csv:2:4", "f.csv:2:4"}
	if !slices.Equal(places, want) || len(problems) > 0 {
		t.Errorf("places %q, want %q; problems %v", places, want, problems)
	}
}

func TestScanStops(t *testing.T) {
	n := 0
	problems := Scan(&endless{text: "1,2\n"}, "f.csv", func([]string, func(int) problem.Pos) bool { n++; return n < 3 })
	if n != 3 || len(problems) > 0 {
		t.Errorf("%d rows given, want 3; problems %v", n, problems)
	}
	problems = Scan(&endless{text: "\x00\n"}, "f.csv", func([]string, func(int) problem.Pos) bool {
		t.Error("a bad row given")
		return true
	})
	want := "f.csv:101:1: more than 100 problems: the rest of the file was not read"
	if len(problems) != 101 || problems[100].Error() != want {
		t.Errorf("%d problems, the last %v, want %s", len(problems), problems[len(problems)-1], want)
	}
}

func TestScanFails(t *testing.T) {
	in := io.MultiReader(strings.NewReader("a,b\n1,2\n3"), iotest.ErrReader(errors.New("cable cut")))
	rows := 0
	problems := Scan(in, "f.csv", func([]string, func(int) problem.Pos) bool { rows++; return true })
	if want := []string{"f.csv:3:2: the file cannot be read: cable cut"}; rows != 2 || !slices.Equal(texts(problems), want) {
		t.Errorf("%d rows, want 2; problems %q, want %q", rows, texts(problems), want)
	}
}

// published is a row of 20 cells as published tables have them.
const published = "2018/19,E38000001,02N,\"NHS Airedale, Wharfedale and Craven CCG\",Y54,North of England,2019-06-30,Adult,65+," +
	"12345,23456,52.63,51.99,53.27,,*,,0.5263,Value,1\n"

// Memory must not grow with the file.
func TestScanHeap(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 300 MB")
	}
	const size, most = 300 << 20, 8 << 20
	var heap runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&heap)
	before, highest, rows := heap.HeapAlloc, uint64(0), 0
	in := io.LimitReader(&endless{text: published}, int64(size/len(published)*len(published)))
	problems := Scan(in, "f.csv", func([]string, func(int) problem.Pos) bool {
		if rows++; rows%10_000 == 0 {
			runtime.ReadMemStats(&heap)
			highest = max(highest, heap.HeapAlloc)
		}
		return true
	})
	if want := size / len(published); rows != want || len(problems) > 0 {
		t.Errorf("%d rows, want %d; problems %v", rows, want, problems)
	}
	if highest > before+most {
		t.Errorf("the heap grew from %d to %d bytes, want at most %d more", before, highest, most)
	}
}

func BenchmarkScan(b *testing.B) {
	const rows = 10_000
	text := strings.Repeat(published, rows)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		problems := Scan(strings.NewReader(text), "f.csv", func(cells []string, _ func(int) problem.Pos) bool {
			n += len(cells)
			return true
		})
		if len(problems) > 0 || n != 20*rows {
			b.Fatal(n, problems)
		}
	}
}

// FuzzScan holds that scanning never panics, that every problem has a place in
// the file, and that a file without problems holds what encoding/csv finds.
func FuzzScan(f *testing.F) {
	for _, test := range readCases {
		f.Add(test.in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var rows [][]string
		problems := Scan(strings.NewReader(text), "f.csv", func(cells []string, pos func(int) problem.Pos) bool {
			for i := range cells {
				pos(i)
			}
			rows = append(rows, slices.Clone(cells))
			return true
		})
		text = strings.TrimPrefix(text, "\uFEFF")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		for _, p := range problems {
			checkPlace(t, p, text)
		}
		if len(problems) > 0 {
			return
		}
		reader := csv.NewReader(strings.NewReader(text))
		reader.FieldsPerRecord = -1
		reader.TrimLeadingSpace = true
		if records, err := reader.ReadAll(); err != nil || !slices.EqualFunc(rows, records, slices.Equal) {
			t.Fatalf("rows %q, encoding/csv has %q, %v", rows, records, err)
		}
	})
}
