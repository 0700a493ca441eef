package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
)

// guide is the README.md of a folder to start from.
//
//go:embed guide.md
var guide []byte

// initFolder copies out all that a website is made from, with a guide.
func initFolder(args []string, to streams) error {
	given, err := parseGiven(pflag.NewFlagSet("init", pflag.ContinueOnError), args, to)
	if err != nil {
		return err
	}
	if len(given) != 1 || given[0] == "" {
		return usageError{errors.New("expected one folder, to be made")}
	}
	target := given[0]
	src, err := openSources("")
	if err != nil {
		return err
	}
	if err := copyOut(src, target); err != nil {
		return err
	}
	fmt.Fprintf(to.results, "wrote data, content, templates and static to %s, and a guide, %s; to see the website: ccgratings serve --root %[1]s\n",
		target, filepath.Join(target, guideName))
	return nil
}

const guideName = "README.md"

// copyOut writes the four folders and the guide to a folder that is empty or
// not there yet, or leaves nothing behind.
func copyOut(src sources, target string) error {
	if _, err := fs.Stat(src.static, "dist/site.css"); err != nil {
		return errors.New("this program was built without the site's styles and scripts; run go generate ./static and build it again")
	}
	if err := vacant(target); err != nil {
		return err
	}
	made := firstMissing(target)
	err := fillFolder(src, target)
	if err == nil {
		return nil
	}
	if made != "" {
		return errors.Join(err, os.RemoveAll(made))
	}
	for _, name := range append([]string{guideName}, sourceFolders...) {
		err = errors.Join(err, os.RemoveAll(filepath.Join(target, name)))
	}
	return err
}

// firstMissing is the uppermost folder on the way to one that is not there
// yet; empty if that one is there.
func firstMissing(dir string) string {
	missing := ""
	for {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			return missing
		}
		missing = dir
		dir = filepath.Dir(dir)
	}
}

// fillFolder writes the four folders and the guide.
func fillFolder(src sources, target string) error {
	for name, fsys := range map[string]fs.FS{"content": src.content, "data": src.data, "static": src.static, "templates": src.templates} {
		if err := os.CopyFS(filepath.Join(target, name), fsys); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(target, guideName), guide, 0o666)
}
