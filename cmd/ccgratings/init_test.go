package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// Files are as any program makes them for this user, and can be changed.
func TestInitModes(t *testing.T) {
	src, err := openSources("")
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(t.TempDir(), "mine")
	if err := copyOut(src, root); err != nil {
		t.Fatal(err)
	}
	ordinary := t.TempDir()
	file, folder := filepath.Join(ordinary, "file"), filepath.Join(ordinary, "folder")
	if err := errors.Join(os.WriteFile(file, nil, 0o666), os.Mkdir(folder, 0o777)); err != nil {
		t.Fatal(err)
	}
	mode := func(name string) fs.FileMode {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		want := mode(file)
		if entry.IsDir() {
			want = mode(folder)
		}
		if got := mode(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// broken has a file that cannot be read.
type broken struct{ fs.FS }

func (b broken) Open(name string) (fs.File, error) {
	if name == "pages/year.tmpl" {
		return nil, errors.New("worn out")
	}
	return b.FS.Open(name)
}

// A copy that fails leaves nothing behind, whether its folder was there or not.
func TestInitIsAllOrNothing(t *testing.T) {
	src, err := openSources("")
	if err != nil {
		t.Fatal(err)
	}
	src.templates = broken{src.templates}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a/b/c", "empty"} {
		if err := copyOut(src, filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), "worn out") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	onlyTarget(t, dir, "empty")
	onlyTarget(t, filepath.Join(dir, "empty"))
}

// A folder without styles and scripts would be of no use.
func TestInitNeedsStylesAndScripts(t *testing.T) {
	src, err := openSources("")
	if err != nil {
		t.Fatal(err)
	}
	src.static = fstest.MapFS{"dist/.gitkeep": {}}
	dir := t.TempDir()
	if err := copyOut(src, filepath.Join(dir, "mine")); err == nil || !strings.Contains(err.Error(), "go generate ./static") {
		t.Errorf("error %v", err)
	}
	onlyTarget(t, dir)
}

// The guide bundles styles and scripts as go generate does, with the version
// of esbuild that go.mod asks for.
func TestGuideBundlesAsGoGenerateDoes(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	version := regexp.MustCompile(`github\.com/evanw/esbuild v(\S+)`).FindStringSubmatch(read("go.mod"))
	if version == nil {
		t.Fatal("go.mod names no esbuild")
	}
	commands := regexp.MustCompile(`(?m)^//go:generate (.*(?:sass|esbuild) .*)$`).FindAllStringSubmatch(read("static/embed.go"), -1)
	if len(commands) != 2 {
		t.Fatalf("%d commands in static/embed.go", len(commands))
	}
	for _, c := range commands {
		want := strings.Replace(c[1], "go tool esbuild", "npx --yes esbuild@"+version[1], 1)
		if !strings.Contains(string(guide), "\n    "+want+"\n") {
			t.Errorf("guide.md does not hold %s", want)
		}
	}
}
