package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/manifest"
)

// copyOfSource copies the folder source of a site, and nothing else.
func copyOfSource(t *testing.T, public string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "rebuild")
	if err := os.CopyFS(root, os.DirFS(filepath.Join(public, sourceFolder))); err != nil {
		t.Fatal(err)
	}
	return root
}

// sameSite compares two sites file by file, byte by byte.
func sameSite(t *testing.T, a, b string) {
	t.Helper()
	names := func(dir string) []string {
		listed, problems := manifest.Check(os.DirFS(dir))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var all []string
		for name := range listed.Files {
			all = append(all, name)
		}
		slices.Sort(all)
		return append(all, manifest.Name)
	}
	if !slices.Equal(names(a), names(b)) {
		t.Fatal("the two sites have other files")
	}
	for _, name := range names(a) {
		if contents(t, filepath.Join(a, name)) != contents(t, filepath.Join(b, name)) {
			t.Errorf("%s differs", name)
		}
	}
}

// The site holds all that it was made from: from the published folder alone
// the program makes the same bytes again.
func TestRebuildFromThePublishedSite(t *testing.T) {
	public := publishedSite(t)
	root := copyOfSource(t, public)
	again := filepath.Join(filepath.Dir(root), "again")
	var said bytes.Buffer
	if code := run([]string{"build", "--root", root, "--out", again}, io.Discard, &said); code != exitDone {
		t.Fatalf("exit status %d: %s", code, &said)
	}
	sameSite(t, public, again)
}

// So does the program that is compiled from the published sources, with the
// command that the site gives. Modules are those of this machine, whose sums
// the published go.sum holds.
func TestRebuildWithThePublishedProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program twice")
	}
	work := t.TempDir()
	command := func(dir, name string, args ...string) {
		t.Helper()
		c := exec.Command(name, args...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GOPROXY=off", "GONOSUMDB=*", "GOFLAGS=")
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said)
		}
	}
	command(".", "go", "build", "-buildvcs=false", "-o", filepath.Join(work, "ccgratings"), ".")
	public := filepath.Join(work, "public")
	command(work, filepath.Join(work, "ccgratings"), "build", "--base-url", "https://example.org/ratings/")

	rebuild := filepath.Join(work, "rebuild")
	if err := os.CopyFS(rebuild, os.DirFS(filepath.Join(public, sourceFolder))); err != nil {
		t.Fatal(err)
	}
	manual := contents(t, filepath.Join(rebuild, "README.txt"))
	_, line, _ := strings.Cut(manual, " go run ")
	line, _, found := strings.Cut(line, "\n")
	if !found || !strings.Contains(line, " --base-url https://example.org/ratings/") {
		t.Fatalf("the command in README.txt: %q", line)
	}
	command(rebuild, "go", append([]string{"run"}, strings.Fields(line)...)...)
	sameSite(t, public, filepath.Join(work, "again"))
}
