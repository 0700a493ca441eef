package manifest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// A pipe or a device in the manifest's place may never end: it is not opened,
// and no link to one is followed.
func TestOddManifestIsNotRead(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"a pipe":           pipe,
		"a link to a file": func(path string) error { return os.Symlink(filepath.Join(filepath.Dir(path), "a.html"), path) },
		"a link to zeros":  func(path string) error { return os.Symlink("/dev/zero", path) },
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.html"), []byte("new"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := put(filepath.Join(dir, Name)); err != nil {
			t.Skip(err)
		}
		done := make(chan []string, 1)
		go func() {
			_, problems := Check(os.DirFS(dir))
			done <- lines(problems)
		}()
		select {
		case got := <-done:
			if len(got) != 1 || !strings.HasPrefix(got[0], Name+": is a link or another thing that is no file") {
				t.Errorf("%s: %v", name, got)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: is read without end", name)
		}
	}
}

// A pipe among the files is not read either.
func TestPipeIsNotHashed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, Name), []byte(sumOfNew+"  a.html\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := pipe(filepath.Join(dir, "a.html")); err != nil {
		t.Skip(err)
	}
	_, problems := Check(os.DirFS(dir))
	if got := lines(problems); len(got) != 1 || !strings.HasPrefix(got[0], "a.html: is a link or another thing") {
		t.Errorf("%v", got)
	}
}

func TestHugeManifestIsNotRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, Name)
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, most+1); err != nil { // it takes no room on the disk
		t.Skip(err)
	}
	_, problems := Check(os.DirFS(dir))
	if got := lines(problems); len(got) != 1 || !strings.HasPrefix(got[0], Name+": is larger than 64 MB") {
		t.Errorf("%v", got)
	}
}

// A name that would move the cursor, hide what follows or turn it round is
// printed in quotes; others as they are.
func TestNamesArePrintedPlainly(t *testing.T) {
	fsys := folder(nil)
	for _, name := range []string{"x\nok.html", "\x1b[2J.html", "a\u202ehtml.b", "caf\u00e9 1.html"} {
		fsys[name] = &fstest.MapFile{}
	}
	fsys[Name].Data = append(fsys[Name].Data, sumOfNew+"  \x1b[1m.html\n"+sumOfNew+"  \x1b[1m.html\n"...)
	_, problems := Check(fsys)
	got := strings.Join(lines(problems), "\n")
	for _, want := range []string{`"x\nok.html": was added`, `"\x1b[2J.html": was added`, `"a\u202ehtml.b": was added`, "\ncaf\u00e9 1.html: was added", `"\x1b[1m.html" is listed twice`, `"\x1b[1m.html": is missing`} {
		if !strings.Contains("\n"+got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if strings.ContainsAny(got, "\x1b\u202e") {
		t.Errorf("control characters in %q", got)
	}
}
