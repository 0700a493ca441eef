package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVacant(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := os.MkdirAll(in("full/inner"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in("file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"nowhere": "gone", "tofile": "file", "tofull": "full", "toempty": "full/inner"} {
		if err := os.Symlink(target, in(link)); err != nil {
			t.Skip(err)
		}
	}
	for name, want := range map[string]string{
		"new":        "",
		"full/inner": "",
		"toempty":    "",
		"full":       "is not empty: it holds inner",
		"tofull":     "is not empty: it holds inner",
		"file":       "is not a folder",
		"tofile":     "is not a folder",
		"nowhere":    "is a link to nothing",
	} {
		err := vacant(in(name))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}
