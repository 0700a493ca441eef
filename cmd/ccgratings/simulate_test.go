package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSimulateExitStatus(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		args string
		want int
	}{
		{"simulate --help", exitDone},
		{"simulate", exitUsage},
		{"simulate --out OUT/a extra", exitUsage},
		{"simulate --out OUT/a --ccgs few", exitUsage},
		{"simulate --out OUT/a --ccgs 1001", exitUsage},
		{"simulate --out OUT/a --seed 1.5", exitUsage},
		{"simulate --out OUT/a --truth all", exitUsage},
		{"simulate --out OUT/a/b --ccgs 50", exitDone}, // the folder above is made too
		{"simulate --out OUT/a --ccgs 50", exitProblems},
		{"simulate --out OUT/a/b/truth.csv --ccgs 50", exitProblems},
	} {
		args := strings.Fields(strings.ReplaceAll(c.args, "OUT", dir))
		if got := run(args, io.Discard, io.Discard); got != c.want {
			t.Errorf("ccgratings %s: exit status %d, want %d", c.args, got, c.want)
		}
	}
	onlyTarget(t, dir, "a")
	onlyTarget(t, filepath.Join(dir, "a"), "b")
}

// What a build needs and the truth lie in the folder, and nothing else.
func TestSimulateWritesFourFoldersAndTheTruth(t *testing.T) {
	target := filepath.Join(t.TempDir(), "nation")
	if code := run([]string{"simulate", "--out", target, "--ccgs", "50"}, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("exit status %d", code)
	}
	onlyTarget(t, target, "content", "data", "static", "templates", "truth.csv")
	info, err := os.Stat(target)
	if err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}
