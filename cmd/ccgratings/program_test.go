package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/manifest"
)

// Every file that the go command compiles into the program is among the
// sources that it holds, on every system, and no test is.
func TestProgramHoldsItsSources(t *testing.T) {
	p, err := thisProgram()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,GoFiles,IgnoredGoFiles,EmbedFiles", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	compiled := 0
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var pkg struct {
			ImportPath                          string
			GoFiles, IgnoredGoFiles, EmbedFiles []string
		}
		if err := decoder.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		folder, ours := strings.CutPrefix(pkg.ImportPath, p.Module+"/")
		if !ours || !strings.HasPrefix(folder, programFolder) {
			continue
		}
		for _, name := range append(append(pkg.GoFiles, pkg.IgnoredGoFiles...), pkg.EmbedFiles...) {
			at := path.Join(folder, name)
			if strings.HasSuffix(at, "_test.go") {
				continue // the program embeds its own, and leaves them out
			}
			compiled++
			if want := contents(t, filepath.Join("..", "..", filepath.FromSlash(at))); string(p.Sources[at]) != want {
				t.Errorf("%s is not among the sources", at)
			}
		}
	}
	if compiled < 100 {
		t.Errorf("only %d files are compiled", compiled)
	}
	for name := range p.Sources {
		if strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata") {
			t.Errorf("%s is a test", name)
		}
	}
}

// The published go.mod asks for the modules that the project's own does.
func TestProgramNamesItsModules(t *testing.T) {
	p, err := thisProgram()
	if err != nil {
		t.Fatal(err)
	}
	theirs := contents(t, filepath.Join("..", "..", "go.mod"))
	sums := contents(t, filepath.Join("..", "..", "go.sum"))
	if !strings.HasPrefix(string(p.goMod()), "module ccgratings\n\ngo 1.") {
		t.Errorf("go.mod is\n%s", p.goMod())
	}
	for line := range strings.Lines(string(p.goSum())) {
		if !strings.Contains(sums, line) {
			t.Errorf("the project's go.sum does not hold %s", line)
		}
	}
	for _, m := range p.Modules {
		if !strings.Contains(theirs, "\t"+m.Path+" "+m.Version) {
			t.Errorf("the project's go.mod does not ask for %s %s", m.Path, m.Version)
		}
		if m.Sum == "" {
			t.Errorf("%s has no sum", m.Path)
		}
	}
	if len(p.Modules) < 10 {
		t.Errorf("only %d modules", len(p.Modules))
	}
}

// The sum that names the program is the one that README.txt tells how to work
// out from the published files.
func TestProgramIsNamedByItsSources(t *testing.T) {
	public := publishedSite(t)
	command := exec.Command("sh", "-c", "find cmd -type f | LC_ALL=C sort | xargs sha256sum | sha256sum")
	if manual := contents(t, filepath.Join(public, "source", "README.txt")); !strings.Contains(manual, command.Args[2]) {
		t.Errorf("README.txt does not hold %q", command.Args[2])
	}
	command.Dir = filepath.Join(public, "source")
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	p, err := thisProgram()
	if err != nil {
		t.Fatal(err)
	}
	if got, _, _ := strings.Cut(string(out), " "); got != p.Sum.String() {
		t.Errorf("the program says %s, its sources %s", p.Sum, got)
	}
	var made making
	if err := json.Unmarshal([]byte(contents(t, filepath.Join(public, "source", "build.json"))), &made); err != nil || made.Sources != p.Sum.String() {
		t.Errorf("build.json says %s, %v", made.Sources, err)
	}
}

// Whoever finds a difference is sent to the publisher only where there is one.
func TestManualNamesThePublisher(t *testing.T) {
	manual := func(publisher string) string {
		text, err := rebuildManual(program{}, making{Command: []string{"ccgratings"}}, publisher)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	const tell, nobody = "tell the publisher,\nVale Council:", "nobody can be written to"
	if text := manual("Vale Council"); !strings.Contains(text, tell) || strings.Contains(text, nobody) {
		t.Error(text)
	}
	if text := manual(""); strings.Contains(text, "tell the") || !strings.Contains(text, nobody) || !strings.Contains(text, "full path") {
		t.Error(text)
	}
	page := contents(t, filepath.Join(publishedSite(t), "verify.html"))
	if !strings.Contains(page, nobody) || strings.Contains(page, "please") {
		t.Error("verify.html asks to write to nobody")
	}
}

// Nothing outside source names the program that made the site: a later program
// leaves earlier editions as they are.
func TestOnlySourceNamesTheProgram(t *testing.T) {
	public := os.DirFS(publishedSite(t))
	p, err := thisProgram()
	if err != nil {
		t.Fatal(err)
	}
	listed, _ := manifest.Read(public)
	for name := range listed.Files {
		if strings.HasPrefix(name, sourceFolder+"/") {
			continue
		}
		text := contents(t, filepath.Join(publishedSite(t), filepath.FromSlash(name)))
		if strings.Contains(text, p.Sum.String()) || strings.Contains(text, p.Go) {
			t.Errorf("%s names the program", name)
		}
	}
}
