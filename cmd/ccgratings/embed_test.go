package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ccgratings/content"
	"ccgratings/data"
	"ccgratings/static"
	"ccgratings/templates"
)

// A subfolder missing from an embed pattern, or a file whose name begins with
// a point or an underscore, would be left out in silence.
func TestEverythingOnDiskIsEmbedded(t *testing.T) {
	for name, embedded := range map[string]fs.FS{
		"content": content.FS, "data": data.FS, "templates": templates.FS, "static": static.FS,
	} {
		onDisk := os.DirFS(filepath.Join("..", "..", filepath.FromSlash(name)))
		err := fs.WalkDir(onDisk, ".", func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path == "node_modules" && entry.IsDir():
				return fs.SkipDir // what dist is made from, and is not ours
			case path == "node_modules" || entry.IsDir() || strings.HasSuffix(path, ".go"):
				return nil
			}
			want, err := fs.ReadFile(onDisk, path)
			if err != nil {
				return err
			}
			got, err := fs.ReadFile(embedded, path)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s/%s is not in the program: %v", name, path, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
