package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/site"
)

// diffSites says what changed between two published sites, in text that can go
// into a release note.
func diffSites(args []string, to streams) error {
	flags := pflag.NewFlagSet("diff", pflag.ContinueOnError)
	exitCode := flags.Bool("exit-code", false, "end with exit status 1 if anything differs, for a script")
	given, err := parseGiven(flags, args, to)
	if err != nil {
		return err
	}
	if len(given) != 2 {
		return usageError{errors.New("expected two folders of published sites: OLD NEW")}
	}
	var sites [2]*readSite
	var problems problem.List
	for i, folder := range given {
		var more problem.List
		if sites[i], more, err = readPublished(folder); err != nil {
			return err
		}
		problems = append(problems, more...)
	}
	if report(to.progress, problems); problems.Errors() > 0 {
		return errProblems
	}
	note := releaseNote(sites[0], sites[1])
	note.print(to.results)
	if *exitCode && !note.same() {
		return errProblems
	}
	return nil
}

// readSite is what diff compares of a site.
type readSite struct {
	years  []string // oldest first
	tables map[string][]ledger.Table
	pages  map[string]string // the words of each page
}

// readPublished reads the tables and the words of a published site.
func readPublished(folder string) (*readSite, problem.List, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, nil, usageError{fmt.Errorf("%s is not a folder, expected a published site", folder)}
	}
	fsys := os.DirFS(folder)
	s := &readSite{tables: make(map[string][]ledger.Table), pages: make(map[string]string)}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	var problems problem.List
	for _, entry := range entries {
		if !entry.IsDir() || !yearName.MatchString(entry.Name()) {
			continue
		}
		year := entry.Name()
		s.years = append(s.years, year)
		for _, shape := range ledger.Shapes() {
			name := path.Join(year, "data", shape.Name+".csv")
			if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) && shape.Optional {
				continue // it is no download, or no indicator has earlier figures
			}
			t, more := ledger.ReadTable(fsys, name, shape)
			s.tables[year] = append(s.tables[year], t)
			problems = append(problems, more.Under(folder)...)
		}
	}
	if len(s.years) == 0 {
		return nil, nil, usageError{fmt.Errorf("%s holds no edition, expected a published site, with a folder like 2016", folder)}
	}
	slices.Sort(s.years)
	return s, problems, s.readPages(fsys)
}

// readPages reads the words of every page.
func (s *readSite) readPages(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		page, err := fs.ReadFile(fsys, name)
		if err == nil {
			s.pages[name] = site.WordsOf(page)
		}
		return err
	})
}
