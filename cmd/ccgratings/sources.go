package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// sources are the four folders a site is made from.
type sources struct {
	content, data, static, templates fs.FS
	root                             string  // where they lie on disk; empty when embedded
	read                             *record // what was read of them; nil if that is not recorded
}

// sourceFolders are the folders' names.
var sourceFolders = []string{"content", "data", "static", "templates"}

// openSources gives the folders embedded in the program or, with a root, the
// same four on disk: all of them or none, so that what is built is one thing.
func openSources(root string) (sources, error) {
	if root == "" {
		return embedded()
	}
	open := func(name string) fs.FS { return os.DirFS(filepath.Join(root, name)) }
	for _, name := range sourceFolders {
		info, err := os.Stat(filepath.Join(root, name))
		if err != nil || !info.IsDir() {
			return sources{}, usageError{fmt.Errorf("--root %s: there is no folder %s in it; content, data, static and templates are needed", root, name)}
		}
	}
	return sources{content: open("content"), data: open("data"), static: open("static"), templates: open("templates"), root: root}, nil
}
