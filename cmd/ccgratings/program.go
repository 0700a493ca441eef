package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/manifest"
)

// programVersion is raised by hand whenever a release changes what it makes.
// The sum of the sources tells any two programs apart.
const programVersion = "1.0.0"

// programSources are the files that the program is compiled from, tests
// included; the four folders apart.
//
//go:embed *.go *.md *.txt internal/*/*.go internal/live/live.css internal/live/live.js internal/simulate/words
var programSources embed.FS

// programFolder is where the sources lie in the module.
const programFolder = "cmd/ccgratings"

// program says what made a site.
type program struct {
	Version string            // "1.0.0"
	Sources map[string][]byte // without tests, by path in the module
	Sum     manifest.Sum      // of the list of the sources, as sha256sum writes it
	Module  string            // the module's path
	Go      string            // "go1.26.8"
	Modules []moduleVersion   // of others, in the order of their paths
}

// moduleVersion is a module of others that is compiled into the program.
type moduleVersion struct {
	Path    string `json:"path"`
	Version string `json:"version"`
	Sum     string `json:"sum"` // as in go.sum
}

// thisProgram says what is running.
func thisProgram() (program, error) {
	p := program{Version: programVersion, Sources: map[string][]byte{}}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return p, errors.New("the program does not know what it was compiled from; it must be compiled by the go command, within its module")
	}
	p.Module, p.Go = info.Main.Path, info.GoVersion
	for _, m := range info.Deps {
		p.Modules = append(p.Modules, moduleVersion{m.Path, m.Version, m.Sum})
	}
	err := fs.WalkDir(programSources, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		p.Sources[path.Join(programFolder, name)], err = programSources.ReadFile(name)
		return err
	})
	var list manifest.Draft
	for name, data := range p.Sources {
		list.Add(name, data)
	}
	p.Sum = manifest.SumOf(list.Bytes())
	return p, err
}

// goMod is a go.mod with which the sources compile to this program.
func (p program) goMod() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "module %s\n\ngo %s\n\nrequire (\n", p.Module, strings.TrimPrefix(p.Go, "go"))
	for _, m := range p.Modules {
		fmt.Fprintf(&out, "\t%s %s\n", m.Path, m.Version)
	}
	out.WriteString(")\n")
	return out.Bytes()
}

// goSum holds the sums of the modules. Those of their go.mod files are not in
// it, for a program does not know them: go adds them when told -mod=mod.
func (p program) goSum() []byte {
	var out bytes.Buffer
	for _, m := range p.Modules {
		fmt.Fprintf(&out, "%s %s %s\n", m.Path, m.Version, m.Sum)
	}
	return out.Bytes()
}

// version prints what the program is and what it was compiled from.
func version(args []string, to streams) error {
	if err := parse(pflag.NewFlagSet("version", pflag.ContinueOnError), args, to); err != nil {
		return err
	}
	p, err := thisProgram()
	if err != nil {
		return err
	}
	fmt.Fprintf(to.results, "ccgratings %s, compiled by %s from sources whose list has the SHA-256 %s\n", p.Version, p.Go, p.Sum)
	return nil
}
