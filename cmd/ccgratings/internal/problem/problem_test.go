package problem

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestList(t *testing.T) {
	var l List
	l.Warnf(Pos{"b.csv", 2, 10}, "is %d", 5)
	l.Errorf(Pos{"b.csv", 2, 9}, "is %q", "x")
	l.Errorf(Pos{"b.csv", 10, 1}, "z")
	l.Errorf(Pos{"b.csv", 10, 1}, "a")
	l.Errorf(Pos{File: "c.csv"}, "no such file")
	l.Errorf(Pos{"a.csv", 300, 1}, "last in the first file")
	l.Sort()
	var texts []string
	for _, p := range l {
		texts = append(texts, p.Error())
	}
	want := []string{
		"a.csv:300:1: last in the first file",
		`b.csv:2:9: is "x"`,
		"b.csv:2:10: warning: is 5",
		"b.csv:10:1: a",
		"b.csv:10:1: z",
		"c.csv: no such file",
	}
	if !slices.Equal(texts, want) {
		t.Errorf("sorted\n%s\nwant\n%s", strings.Join(texts, "\n"), strings.Join(want, "\n"))
	}
	if l.Errors() != 5 || l.Warnings() != 1 {
		t.Errorf("%d errors, %d warnings", l.Errors(), l.Warnings())
	}
	if s := l.Strict(); s.Errors() != 6 || s.Warnings() != 0 || l.Warnings() != 1 {
		t.Errorf("strict has %d errors and %d warnings, and leaves %d", s.Errors(), s.Warnings(), l.Warnings())
	}
	if u := l.Under("data"); u[0].Pos.File != "data/a.csv" || l[0].Pos.File != "a.csv" {
		t.Errorf("under data %v, and leaves %v", u[0], l[0])
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		word       string
		candidates []string
		want       int
	}{
		{"x", nil, -1},
		{"", []string{"ab", "a"}, 1},
		{"count", []string{"note", "count"}, 1},
		{"cuont", []string{"coat", "count"}, 1}, // one swap against three edits
		{"lower", []string{"lowe", "lowers", "lowed"}, 0},
		{strings.Repeat("x", 1<<20), []string{"a", strings.Repeat("x", 70)}, 1},
	} {
		if got := Nearest(test.word, test.candidates); got != test.want {
			t.Errorf("Nearest(%.20q, %.20q) = %d, want %d", test.word, test.candidates, got, test.want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "abd", 1}, {"abc", "ab", 1},
		{"kitten", "sitting", 3}, {"E38000031", "E38000013", 1}, {"ca", "abc", 3}, // optimal string alignment
	} {
		if got := edits(test.a, test.b); got != test.want {
			t.Errorf("edits(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := edits(test.b, test.a); got != test.want {
			t.Errorf("edits(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   `""`,
		"a \"b\"\n":                          `"a \"b\"\n"`,
		"a\u00a0b":                           `"a\u00a0b"`,
		"Königsberg":                         `"Königsberg"`,
		strings.Repeat("x", 64):              `"` + strings.Repeat("x", 64) + `"`,
		strings.Repeat("x", 65):              `"` + strings.Repeat("x", 64) + `"...`,
		strings.Repeat("x", 63) + "é" + "yz": `"` + strings.Repeat("x", 63) + `"...`,
	} {
		if got := Quote(in); got != want || !utf8.ValidString(got) {
			t.Errorf("Quote(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestOpening(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "/x", Err: fs.ErrNotExist}, "there is no such file"},
		{&fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission}, "the file cannot be opened: permission denied"},
		{errors.New("cable cut"), "the file cannot be opened: cable cut"},
	} {
		if got := Opening(test.err); got != test.want {
			t.Errorf("Opening(%v) = %q, want %q", test.err, got, test.want)
		}
	}
}
