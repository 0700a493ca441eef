package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"path"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/site"
)

// sourceFolder is where a site publishes what it was made from: a folder to
// give to build with --root, with the program beside it to compile.
const sourceFolder = "source"

// making is source/build.json: what made a site, how, and by which rules.
type making struct {
	Program  string          `json:"program"`
	Version  string          `json:"version"`
	Sources  string          `json:"sources_sha256"` // of the list of the program's sources
	Go       string          `json:"go"`
	Command  []string        `json:"command"` // makes the same site in the folder this file lies in
	BaseURL  string          `json:"base_url"`
	Preview  bool            `json:"preview"`
	Editions []madeEdition   `json:"editions"`
	Modules  []moduleVersion `json:"modules"`
}

// madeEdition is an edition and the rules it was made by, in full.
type madeEdition struct {
	Year      int            `json:"year"`
	Title     string         `json:"title"`
	Published string         `json:"published"`
	Status    edition.Status `json:"status"`
	Rules     map[string]any `json:"rules"`
}

// provenance gives the files of source: every input file that was read, the
// program's own sources, and what made a site of them. Years are those asked
// for with --edition; none for all.
func provenance(in site.Input, read *record, years []int) ([]site.File, error) {
	p, err := thisProgram()
	if err != nil {
		return nil, err
	}
	made := makingOf(in, p, years)
	about, err := json.MarshalIndent(made, "", " ")
	if err != nil {
		return nil, err
	}
	manual, err := rebuildManual(p, made, in.Publisher())
	if err != nil {
		return nil, err
	}
	files := []site.File{
		{Path: "README.txt", Data: manual}, {Path: "build.json", Data: append(about, '\n')},
		{Path: "go.mod", Data: p.goMod()}, {Path: "go.sum", Data: p.goSum()},
	}
	for name, data := range p.Sources {
		files = append(files, site.File{Path: name, Data: data})
	}
	for name, data := range read.all() {
		files = append(files, site.File{Path: name, Data: data})
	}
	for i := range files {
		files[i].Path = path.Join(sourceFolder, files[i].Path)
	}
	slices.SortFunc(files, func(a, b site.File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// makingOf says how a site is made. Only flags that change what is made are in
// the command: --as-of and --strict decide whether it is made.
func makingOf(in site.Input, p program, years []int) making {
	command := []string{"ccgratings", "build", "--root", ".", "--out", "../again"}
	for _, year := range years {
		command = append(command, "--edition", strconv.Itoa(year))
	}
	if in.BaseURL != "" {
		command = append(command, "--base-url", in.BaseURL)
	}
	if in.Preview {
		command = append(command, "--preview")
	}
	made := making{
		Program: "ccgratings", Version: p.Version, Sources: p.Sum.String(), Go: p.Go, Command: command,
		BaseURL: in.BaseURL, Preview: in.Preview, Modules: p.Modules,
	}
	for _, y := range in.Years {
		e := y.Edition
		made.Editions = append(made.Editions, madeEdition{e.Year, e.Title, e.Published.Format(time.RFC3339), e.Status, e.Settings()})
	}
	return made
}

// rebuildText is source/README.txt, as a template.
//
//go:embed rebuild.txt
var rebuildText string

// rebuildManual says how to make the site again, and whom to tell if it comes
// out otherwise: the publisher, who may be nobody.
func rebuildManual(p program, made making, publisher string) ([]byte, error) {
	parsed, err := template.New("rebuild.txt").Parse(rebuildText)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = parsed.Execute(&out, struct{ Version, Sources, Go, Flags, Publisher string }{
		p.Version, p.Sum.String(), p.Go, strings.Join(made.Command[1:], " "), publisher,
	})
	return out.Bytes(), err
}
