package manifest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// SHA-256 of nothing, "new" and "abc", by sha256sum; the last also stands in
// FIPS 180-2, appendix B.1.
const (
	sumOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	sumOfNew     = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"
	sumOfABC     = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
)

func TestDraft(t *testing.T) {
	var d Draft
	d.Add("b.html", []byte("new"))
	d.Add("a/z.html", []byte("abc"))
	d.Add("a.html", nil)
	// By path as bytes: '.' comes before '/'.
	want := sumOfNothing + "  a.html\n" + sumOfABC + "  a/z.html\n" + sumOfNew + "  b.html\n"
	if got := string(d.Bytes()); got != want || d.Len() != 3 {
		t.Errorf("%d files:\n%swant:\n%s", d.Len(), got, want)
	}
}

// folder is a folder that is as its manifest says, but for the changes.
func folder(changes map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{
		Name:           {Data: []byte(sumOfNew + "  a.html\n" + sumOfABC + "  x/b.html\n")},
		"a.html":       {Data: []byte("new")},
		"x/b.html":     {Data: []byte("abc")},
		"empty/folder": {Mode: fs.ModeDir | 0o755},
	}
	for name, text := range changes {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// lines is the problems as they are printed.
func lines(problems problem.List) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return out
}

func TestCheck(t *testing.T) {
	good := sumOfNew + "  a.html\n" + sumOfABC + "  x/b.html\n"
	for _, c := range []struct {
		name    string
		changes map[string]string
		want    []string // how the lines begin; all there are
	}{
		{"as published", nil, nil},
		{"changed", map[string]string{"a.html": "old"}, []string{"a.html: was changed"}},
		{"changed and added", map[string]string{"x/b.html": "", "notes.txt": "mine"}, []string{"notes.txt: was added", "x/b.html: was changed"}},
		{"missing", map[string]string{Name: good + sumOfNew + "  x/c.html\n"}, []string{"x/c.html: is missing"}},
		{"doubled", map[string]string{Name: good + sumOfNew + "  a.html\n"}, []string{Name + ":3:67: a.html is listed twice, expected once; first on line 1"}},
		{"not hexadecimal", map[string]string{Name: good + strings.Repeat("g", 64) + "  c.html\n"}, []string{Name + ":3:1: is"}},
		{"upper case", map[string]string{Name: strings.ToUpper(sumOfNew) + "  a.html\n" + sumOfABC + "  x/b.html\n"}, []string{"a.html: was added", Name + ":1:1: is"}},
		{"too short", map[string]string{Name: good + sumOfNew[2:] + "  c.html\n"}, []string{Name + ":3:1: is"}},
		{"one blank", map[string]string{Name: good + sumOfNew + " c.html\n"}, []string{Name + ":3:1: is"}},
		{"a blank line", map[string]string{Name: "\n" + good}, []string{Name + ":1:1: is"}},
		{"cut short", map[string]string{Name: strings.TrimSuffix(good, "\n")}, []string{Name + ":2:1: the line does not end", "x/b.html: was added"}},
		{"out of the folder", map[string]string{Name: good + sumOfNew + "  ../a.html\n" + sumOfNew + "  /a.html\n" + sumOfNew + "  x/../a.html\n" + sumOfNew + "  ..\\a.html\n" + sumOfNew + "  c:a.html\n"}, []string{
			Name + `:3:67: "../a.html" is not`, Name + `:4:67: "/a.html" is not`, Name + `:5:67: "x/../a.html" is not`, Name + `:6:67: "..\\a.html" is not`, Name + `:7:67: "c:a.html" is not`,
		}},
		{"itself", map[string]string{Name: good + sumOfNew + "  " + Name + "\n"}, []string{Name + ":3:67: the list names itself"}},
		{"a second list further down", map[string]string{"x/" + Name: good}, []string{"x/" + Name + ": was added"}},
		{"nothing listed", map[string]string{Name: ""}, []string{"a.html: was added", Name + ": lists no file", "x/b.html: was added"}},
	} {
		_, problems := Check(folder(c.changes))
		got := lines(problems)
		if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestCheckGivesTheSumOfTheManifest(t *testing.T) {
	m, problems := Check(folder(map[string]string{Name: "new"}))
	if got := m.Sum.String(); got != sumOfNew || problems.Errors() == 0 {
		t.Errorf("sum %s, want %s; %v", got, sumOfNew, problems)
	}
}

func TestNoManifest(t *testing.T) {
	fsys := folder(nil)
	delete(fsys, Name)
	_, problems := Check(fsys)
	if got := lines(problems); len(got) != 1 || !strings.HasPrefix(got[0], Name+": there is no such file") {
		t.Errorf("%v", got)
	}
}

// What a link leads to may lie anywhere: it is not looked at, as a file or as a
// folder, even if it holds what the manifest says.
func TestLinksAreNotFollowed(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	for path, text := range map[string]string{
		filepath.Join(dir, Name):           sumOfNew + "  a.html\n" + sumOfABC + "  x/b.html\n",
		filepath.Join(elsewhere, "a.html"): "new",
		filepath.Join(elsewhere, "b.html"): "abc",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	err := errors.Join(
		os.Symlink(filepath.Join(elsewhere, "a.html"), filepath.Join(dir, "a.html")),
		os.Symlink(elsewhere, filepath.Join(dir, "x")))
	if err != nil {
		t.Skip(err)
	}
	_, problems := Check(os.DirFS(dir))
	want := []string{"a.html: is a link", "x: is a link", "x/b.html: is missing"}
	if got := lines(problems); !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("%v, want %v", got, want)
	}
}

// FuzzRead holds that no list makes Read fail, that what it accepts lies in the
// folder, and that a list without problems is what a draft of it would be,
// whatever the order.
func FuzzRead(f *testing.F) {
	f.Add(sumOfNew + "  a.html\n" + sumOfABC + "  x/b.html\n")
	f.Add(sumOfNew + "  ../a.html\n\n" + sumOfNew + " a")
	f.Fuzz(func(t *testing.T, text string) {
		m, problems := Read(fstest.MapFS{Name: {Data: []byte(text)}})
		for path := range m.Files {
			if !filepath.IsLocal(filepath.FromSlash(path)) {
				t.Errorf("%q is accepted", path)
			}
		}
		if len(problems) > 0 {
			return
		}
		var d Draft
		for path, sum := range m.Files {
			d.files = append(d.files, file{path, sum})
		}
		want := strings.SplitAfter(text, "\n")
		got := strings.SplitAfter(string(d.Bytes()), "\n")
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q was read as %q", text, d.Bytes())
		}
	})
}
