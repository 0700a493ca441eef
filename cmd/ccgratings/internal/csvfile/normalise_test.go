package csvfile

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Every way of cutting the input into reads must give the same.
func TestReadInPieces(t *testing.T) {
	for _, test := range readCases {
		want, wantProblems := readText(test.in)
		for _, size := range []int{1, 2, 3, 7} {
			var rows []string
			problems := Read(piecesFS{test.in, size, nil}, "f.csv", []string{"a", "b"}, func(row Row) {
				pos := row.Pos("a")
				rows = append(rows, fmt.Sprintf("%d:%d %s|%s", pos.Line, pos.Column, row.Text("a"), row.Text("b")))
			})
			problems.Sort()
			if !slices.Equal(rows, want) || !slices.Equal(texts(problems), texts(wantProblems)) {
				t.Errorf("%s by %d: %q %q, want %q %q", test.name, size, rows, texts(problems), want, texts(wantProblems))
			}
		}
	}
}

// piecesFS has one file, which gives size bytes a read and ends in err.
type piecesFS struct {
	text string
	size int
	err  error
}

func (p piecesFS) Open(name string) (fs.File, error) {
	inner, err := fstest.MapFS{name: {Data: []byte(p.text)}}.Open(name)
	return piecesFile{inner, p}, err
}

type piecesFile struct {
	fs.File
	piecesFS
}

func (p piecesFile) Read(b []byte) (int, error) {
	if p.size == 0 {
		return 0, p.err
	}
	n, err := p.File.Read(b[:min(len(b), p.size)])
	if err != nil && p.err != nil {
		err = p.err
	}
	return n, err
}

func TestReadFails(t *testing.T) {
	check := func(fsys fs.FS, want string) {
		t.Helper()
		problems := Read(fsys, "f.csv", []string{"a", "b"}, func(Row) {})
		if got := strings.Join(texts(problems), "\n"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	check(fstest.MapFS{}, "f.csv: there is no such file")
	check(fstest.MapFS{"f.csv/g": {}}, "f.csv:1:1: the file cannot be read: read f.csv: invalid argument")
	check(piecesFS{"a,b\n1,2\n3", 100, errors.New("cable cut")}, "f.csv:3:2: the file cannot be read: cable cut")
	check(piecesFS{"", 100, errors.New("cable cut")}, "f.csv:1:1: the file cannot be read: cable cut")
	check(piecesFS{"a,b\n", 0, nil}, "f.csv:1:1: the file cannot be read: "+"multiple Read calls return no data or error")
}

func TestReadBounds(t *testing.T) {
	check := func(text string, want string) {
		t.Helper()
		_, problems := readText(text)
		if got := strings.Join(texts(problems), "\n"); got != want {
			t.Errorf("%.300q, want %q", got, want)
		}
	}
	const tooLong = "the row is longer than 1 MB here, expected cells of at most a few sentences and every quote closed: the rest of the file was not read"
	long := strings.Repeat("x", maxRowBytes)
	check("a,b\n1,"+long[3:]+"\n1,2\n", "")
	check("a,b\n1,"+long[2:], "")
	check("a,b\n1,"+long[2:]+"\n1,2\n", "f.csv:2:3: "+tooLong)
	check("a,b\n\"1\", \""+long+"\",\n", "f.csv:2:6: "+tooLong)
	check("a,b\n1,\"2\n"+strings.Repeat("3,4\n", maxRowBytes/4), "f.csv:2:3: "+tooLong)
	check("a,b\n1,\"2\n"+strings.Repeat("3,4\n", maxRowBytes/8), "f.csv:2:3: the quote that opens here is never closed")
	check("a,b\n1\","+long, "f.csv:2:4: "+tooLong)
	check(strings.Repeat("\n", maxRowBytes+1), "f.csv:1:1: "+tooLong)
	check(long+"x", "f.csv:1:1: "+tooLong)
	check("a,b\n"+strings.Repeat(",", maxCells), "f.csv:2:16385: the row has more than 16384 cells")

	_, problems := readText("a,b\n" + strings.Repeat("1\n", 2*maxProblems))
	if len(problems) != maxProblems+1 {
		t.Errorf("%d problems, want %d", len(problems), maxProblems+1)
	}
	if last, want := problems[maxProblems].Error(), "f.csv:10002:1: more than 10000 problems: the rest of the file was not read"; last != want {
		t.Errorf("last problem %q, want %q", last, want)
	}
}

// A file without end must not be read to its end.
func TestReadEndless(t *testing.T) {
	for _, text := range []string{"x", "1,2", ",", "\"", "\"1\n\n", "\"2\"\",", "\n", "\x00", "\x92\n\""} {
		problems := Read(endlessFS{text}, "f.csv", []string{"a"}, func(Row) {})
		last := problems[len(problems)-1]
		if !strings.HasSuffix(last.Text, "the rest of the file was not read") || last.Pos.Line == 0 {
			t.Errorf("%q for ever: %v", text, last)
		}
	}
}

// endlessFS has one file, with the column a and then a text for ever.
type endlessFS struct{ text string }

func (e endlessFS) Open(name string) (fs.File, error) {
	inner, err := fstest.MapFS{name: {}}.Open(name)
	return endlessFile{inner, &endless{"a\n", e.text}}, err
}

type endlessFile struct {
	fs.File
	content *endless
}

func (e endlessFile) Read(b []byte) (int, error) { return e.content.Read(b) }

// endless gives what is left of it and then a text for ever.
type endless struct{ rest, text string }

func (e *endless) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) {
		if e.rest == "" {
			e.rest = e.text
		}
		some := copy(b[n:], e.rest)
		n, e.rest = n+some, e.rest[some:]
	}
	return n, nil
}

// Positions must hold however far into a file, whatever its line ends.
func TestReadFar(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		text := "\uFEFFa,b" + end + strings.Repeat("\"é"+end+"\",ü"+end, 50_000) + "x,y\xffz" + end + strings.Repeat("1,2"+end, 50_000) + "1,\"2"
		rows, problems := readText(text)
		if len(rows) != 100_000 || rows[49_999] != "100000:1 é|ü" || rows[50_000] != "100003:1 1|2" {
			t.Errorf("%q: %d rows", end, len(rows))
		}
		want := []string{
			"f.csv:100002:4: byte 0xFF is not UTF-8: save the file as UTF-8",
			"f.csv:150003:3: the quote that opens here is never closed",
		}
		if got := texts(problems); !slices.Equal(got, want) {
			t.Errorf("%q: problems %q, want %q", end, got, want)
		}
	}
}
