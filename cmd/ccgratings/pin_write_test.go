package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/ledger"
)

// everything is all that lies in a folder: files, and folders with a slash.
func everything(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
		if entry != nil && entry.IsDir() {
			name += "/"
		}
		all = append(all, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestPinAllOrNothing puts something in the way of each step in turn. Nobody may
// find afterwards that it was tried, nor miss what was there.
func TestPinAllOrNothing(t *testing.T) {
	files := []ledger.File{
		{Name: "published/2019/a.csv", Data: []byte("a\n")},
		{Name: "published/2019/b.csv", Data: []byte("b\n")},
		{Name: "corrections/c.csv", Data: []byte("c\n")},
		{Name: "editions/2019.sum", Data: []byte("sums\n")},
	}
	for _, c := range []struct{ name, inTheWay string }{
		{"a folder where the checksums go", "editions/2019.sum/kept"},
		{"a file where a later folder goes", "corrections"},
		{"a file where a later file goes", "corrections/c.csv"},
		{"another run", ledger.Stage + "/kept"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := t.TempDir()
			if err := os.MkdirAll(filepath.Join(data, "editions"), 0o777); err != nil {
				t.Fatal(err)
			}
			kept := filepath.Join(data, filepath.FromSlash(c.inTheWay))
			if err := writeNew(kept, []byte("kept\n")); err != nil {
				t.Fatal(err)
			}
			before := everything(t, data)
			if err := install(data, files); err == nil {
				t.Error("there was no error")
			}
			if after := everything(t, data); !slices.Equal(after, before) {
				t.Errorf("there is %q, expected %q", after, before)
			}
			if got, err := os.ReadFile(kept); err != nil || string(got) != "kept\n" {
				t.Errorf("what was in the way holds %q: %v", got, err)
			}
		})
	}
	data := t.TempDir()
	if err := os.Mkdir(filepath.Join(data, "editions"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := install(data, files); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if got, err := os.ReadFile(filepath.Join(data, filepath.FromSlash(f.Name))); err != nil || string(got) != string(f.Data) {
			t.Errorf("%s holds %q: %v", f.Name, got, err)
		}
	}
	if _, err := os.Stat(filepath.Join(data, ledger.Stage)); !os.IsNotExist(err) {
		t.Errorf("the stage is still there: %v", err)
	}
}

// TestPinLocks says of both commands that write why neither may start now.
func TestPinLocks(t *testing.T) {
	data := t.TempDir()
	unlock, err := lockFolder(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := lockFolder(data)
	if err == nil {
		again()
		unlock()
		t.Skip("folders cannot be locked here")
	}
	if got, want := err.Error(), "another ccgratings import or pin is writing to "+data+"; try again when it is done"; got != want {
		t.Errorf("it says %q, expected %q", got, want)
	}
	unlock()
	again, err = lockFolder(data)
	if err != nil {
		t.Fatal(err)
	}
	again()
}
