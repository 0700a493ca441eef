package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"ccgratings/cmd/ccgratings/internal/manifest"
)

// publishFiles publishes files to a target as the program does.
func publishFiles(t *testing.T, target string, files map[string]string) error {
	t.Helper()
	p, err := newPublisher(target)
	if err != nil {
		return err
	}
	defer p.discard()
	for _, mark := range marks {
		if err := p.write(mark, nil); err != nil {
			return err
		}
	}
	for name, text := range files {
		if err := p.write(name, []byte(text)); err != nil {
			return err
		}
	}
	return p.publish()
}

func contents(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// onlyTarget fails if anything but the target is left beside it.
func onlyTarget(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("left in the folder: %v, want %v", names, want)
	}
}

func TestPublishReplacesItsOwnSite(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	if err := publishFiles(t, target, map[string]string{"a.html": "old", "x/b.html": "old"}); err != nil {
		t.Fatal(err)
	}
	if err := publishFiles(t, target, map[string]string{"a.html": "new"}); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, filepath.Join(target, "a.html")); got != "new" {
		t.Errorf("a.html holds %q", got)
	}
	if _, err := os.Stat(filepath.Join(target, "x")); !os.IsNotExist(err) {
		t.Errorf("a folder of the old site is left: %v", err)
	}
	// SHA-256 of "new", by sha256sum.
	const sum = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" // of nothing
	want := empty + "  404.html\n" + sum + "  a.html\n"
	for _, mark := range marks[1:] {
		want += empty + "  " + mark + "\n"
	}
	if got := contents(t, filepath.Join(target, manifest.Name)); got != want {
		t.Errorf("manifest: %q, want %q", got, want)
	}
	onlyTarget(t, dir, "public")
}

// A folder that somebody listed with sha256sum is not ours, and a file of ours
// that somebody changed is no longer.
func TestPublishRefusesAChangedSite(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	if err := publishFiles(t, target, map[string]string{"a.html": "old"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(target, "a.html"), []byte("by hand"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := publishFiles(t, target, map[string]string{"a.html": "new"}); err == nil || !strings.Contains(err.Error(), "a.html was changed") {
		t.Errorf("error %v", err)
	}
	if got := contents(t, filepath.Join(target, "a.html")); got != "by hand" {
		t.Errorf("a.html holds %q", got)
	}

	listed := filepath.Join(dir, "listed")
	if err := os.Mkdir(listed, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"thesis.txt": "new", manifest.Name: "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437  thesis.txt\n"} {
		if err := os.WriteFile(filepath.Join(listed, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := publishFiles(t, listed, nil); err == nil || !strings.Contains(err.Error(), "did not put there") {
		t.Errorf("error %v", err)
	}
	onlyTarget(t, dir, "listed", "public")
}

// What has been published keeps its addresses.
func TestPublishKeepsEditions(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	if err := publishFiles(t, target, map[string]string{"2018/index.html": "old", "2019/index.html": "old"}); err != nil {
		t.Fatal(err)
	}
	err := publishFiles(t, target, map[string]string{"2019/index.html": "new"})
	if err == nil || !strings.Contains(err.Error(), "holds edition 2018, which this build leaves out") {
		t.Errorf("error %v", err)
	}
	if got := contents(t, filepath.Join(target, "2019", "index.html")); got != "old" {
		t.Errorf("2019/index.html holds %q", got)
	}
	onlyTarget(t, dir, "public")
}

func TestPublishRefusesWhatItDidNotMake(t *testing.T) {
	for name, prepare := range map[string]func(target string) error{
		"a folder of the user's": func(target string) error {
			return os.WriteFile(filepath.Join(target, "thesis.txt"), []byte("mine"), 0o644)
		},
		"a site with a file of the user's in it": func(target string) error {
			if err := os.Remove(target); err != nil {
				return err
			}
			if err := publishFiles(t, target, map[string]string{"a.html": "old"}); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(target, "thesis.txt"), []byte("mine"), 0o644)
		},
	} {
		dir := t.TempDir()
		target := filepath.Join(dir, "public")
		if err := os.Mkdir(target, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := prepare(target); err != nil {
			t.Fatal(err)
		}
		err := publishFiles(t, target, map[string]string{"a.html": "new"})
		if err == nil || !strings.Contains(err.Error(), "thesis.txt") {
			t.Errorf("%s: error %v", name, err)
		}
		if got := contents(t, filepath.Join(target, "thesis.txt")); got != "mine" {
			t.Errorf("%s: thesis.txt holds %q", name, got)
		}
		onlyTarget(t, dir, "public")
	}
}

func TestPublishRefusesAFile(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	if err := os.WriteFile(target, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := publishFiles(t, target, nil); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Errorf("error %v", err)
	}
}

func TestPublishUsesAnEmptyFolder(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(target, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := publishFiles(t, target, map[string]string{"a.html": "new"}); err != nil {
		t.Error(err)
	}
}

func TestPublishLeavesNothingWhenAFileFails(t *testing.T) {
	for _, bad := range []string{"../a.html", "/a.html", ""} {
		dir := t.TempDir()
		target := filepath.Join(dir, "public")
		if err := publishFiles(t, target, map[string]string{"a.html": "old"}); err != nil {
			t.Fatal(err)
		}
		if err := publishFiles(t, target, map[string]string{bad: "new"}); err == nil {
			t.Errorf("%q was written", bad)
		}
		if got := contents(t, filepath.Join(target, "a.html")); got != "old" {
			t.Errorf("a.html holds %q", got)
		}
		onlyTarget(t, dir, "public")
	}
}

// The same path twice would publish whichever came last.
func TestPublishRefusesAPathTwice(t *testing.T) {
	p, err := newPublisher(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard()
	if err := p.write("a.html", nil); err != nil {
		t.Fatal(err)
	}
	if err := p.write("a.html", nil); err == nil {
		t.Error("a.html was written twice")
	}
}

func TestPublishFromManyGoroutines(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	p, err := newPublisher(target)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard()
	var work sync.WaitGroup
	for i := range 100 {
		work.Go(func() {
			if err := p.write(fmt.Sprintf("%d/%d.html", i%7, i), []byte("x")); err != nil {
				t.Error(err)
			}
		})
	}
	work.Wait()
	if err := p.publish(); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(contents(t, filepath.Join(target, manifest.Name))), "\n")
	if len(lines) != 100 {
		t.Errorf("%d files in the manifest", len(lines))
	}
}
