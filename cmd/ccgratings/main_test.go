package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExitStatus(t *testing.T) {
	for _, c := range []struct {
		args string
		want int
	}{
		{"", exitDone},
		{"help", exitDone},
		{"check --help", exitDone},
		{"check", exitDone},
		{"check --strict", exitProblems}, // the real figures have warnings
		{"unheard-of", exitUsage},
		{"check --unheard-of", exitUsage},
		{"check extra", exitUsage},
		{"build --edition x", exitUsage},
		{"build --edition 1999", exitUsage},
		{"build --base-url ftp://example.org/", exitUsage},
		{"build --root nowhere", exitUsage},
		{"serve --help", exitDone},
		{"serve --addr 0.0.0.0:0", exitUsage},
		{"init --help", exitDone},
		{"diff", exitUsage},
		{"diff nowhere nowhere", exitUsage},
		{"pin --root nowhere", exitUsage},
		{"init", exitUsage},
	} {
		if got := run(strings.Fields(c.args), io.Discard, io.Discard); got != c.want {
			t.Errorf("ccgratings %s: exit status %d, want %d", c.args, got, c.want)
		}
	}
}

// A pipe sees results and problems, and no progress.
func TestPipeSeesNoProgress(t *testing.T) {
	var stdout, stderr bytes.Buffer
	target := filepath.Join(t.TempDir(), "public")
	if code := run([]string{"build", "--root", smallNation(t), "--out", target}, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit status %d: %s", code, stderr.String())
	}
	if strings.ContainsAny(stderr.String(), "\r\x1b") {
		t.Errorf("progress on a pipe: %q", stderr.String())
	}
	if lines := strings.Count(stdout.String(), "\n"); lines != 1 {
		t.Errorf("results: %q", stdout.String())
	}
}

// The manual in the package's own words names every command.
func TestManualNamesEveryCommand(t *testing.T) {
	source, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	manual, _, _ := strings.Cut(string(source), "package main")
	for _, c := range commands() {
		if !strings.Contains(manual, "//\tccgratings "+c.name+" ") {
			t.Errorf("the package comment does not name %s", c.name)
		}
	}
}
