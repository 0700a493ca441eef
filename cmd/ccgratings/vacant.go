package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// vacant refuses a folder that holds anything, even what this program put
// there: nothing is to be lost by trying something out.
func vacant(target string) error {
	if leadsNowhere(target) {
		return fmt.Errorf("%s is a link to nothing; choose another name", target)
	}
	if info, err := os.Stat(target); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is not a folder; choose another name", target)
	}
	entries, err := os.ReadDir(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty: it holds %s; choose another folder", target, someNames(entries))
	}
	return nil
}

// leadsNowhere reports whether a name is that of a link whose target is not
// there.
func leadsNowhere(name string) bool {
	info, err := os.Lstat(name)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	_, err = os.Stat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// someNames is what a folder holds, in a few words.
func someNames(entries []fs.DirEntry) string {
	var names []string
	for _, entry := range entries[:min(len(entries), fewNames)] {
		names = append(names, entry.Name())
	}
	text := strings.Join(names, ", ")
	if more := len(entries) - fewNames; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
