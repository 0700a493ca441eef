package main

import (
	"io/fs"
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

// Only what is read is recorded: not what is listed, looked at or looked for.
func TestRecord(t *testing.T) {
	folder := fstest.MapFS{
		"a.csv":       {Data: []byte("a")},
		"b/c.csv":     {Data: []byte("c")},
		"b/notes.txt": {Data: []byte("secret")},
		"stray.csv":   {Data: []byte("secret")},
	}
	src := sources{content: folder, data: folder, static: folder, templates: folder}.recorded()
	for _, name := range []string{"a.csv", "b/c.csv"} {
		if _, err := fs.ReadFile(src.data, name); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := fs.Glob(src.data, "*.csv"); err != nil || len(found) != 2 {
		t.Error(found, err)
	}
	if entries, err := fs.ReadDir(src.data, "b"); err != nil || len(entries) != 2 {
		t.Error(entries, err)
	}
	if _, err := fs.Stat(src.data, "stray.csv"); err != nil {
		t.Error(err)
	}
	if _, err := fs.ReadFile(src.data, "none.csv"); err == nil {
		t.Error("none.csv was read")
	}
	if _, err := fs.ReadFile(src.content, "b/c.csv"); err != nil {
		t.Error(err)
	}
	got := slices.Sorted(maps.Keys(src.read.all()))
	if want := []string{"content/b/c.csv", "data/a.csv", "data/b/c.csv"}; !slices.Equal(got, want) {
		t.Errorf("recorded %q, want %q", got, want)
	}
}

// A file that changes while it is in use is read as it was at first: what is
// published is what the figures were made of.
func TestRecordKeepsWhatWasRead(t *testing.T) {
	folder := fstest.MapFS{"a.csv": {Data: []byte("first")}}
	src := sources{content: folder, data: folder, static: folder, templates: folder}.recorded()
	for range 2 {
		data, err := fs.ReadFile(src.data, "a.csv")
		if err != nil || string(data) != "first" {
			t.Errorf("%q, %v", data, err)
		}
		folder["a.csv"] = &fstest.MapFile{Data: []byte("second")}
	}
	if got := string(src.read.all()["data/a.csv"]); got != "first" {
		t.Errorf("recorded %q", got)
	}
}

func TestRecorderIsAFileSystem(t *testing.T) {
	src := sources{data: fstest.MapFS{"a.csv": {Data: []byte("a")}, "b/c.csv": {}}}.recorded()
	if err := fstest.TestFS(src.data, "a.csv", "b/c.csv"); err != nil {
		t.Error(err)
	}
}
