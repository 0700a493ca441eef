package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/recipe"
)

// write puts what a recipe made into the data folder: all of it, or none. It is
// staged in a folder within, and the figures are read again from there as a
// build will read them, before anything takes its place. Only one import at a
// time writes to a folder.
func (im *importer) write(r *recipe.Recipe, result *recipe.Result) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	_, err := os.Stat(im.out)
	fresh := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(im.out, 0o777); err != nil {
		return err
	}
	if fresh {
		defer os.Remove(im.out) // which only goes if there is nothing in it
	}
	unlock, err := lockFolder(im.out)
	if err != nil {
		return err
	}
	defer unlock()
	staged, err := os.MkdirTemp(im.out, ".import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(staged)
	s := stage{importer: im, recipe: r, folder: staged}
	s.figures(result)
	s.contexts(result)
	if s.err != nil {
		return s.err
	}
	if report(im.to.progress, s.problems); s.problems.Errors() > 0 {
		return errProblems
	}
	if ctx.Err() != nil {
		return fmt.Errorf("interrupted; %s is as it was", im.out)
	}
	return s.install()
}

// stage is files on their way into the data folder.
type stage struct {
	*importer
	recipe   *recipe.Recipe
	folder   string
	names    []string // of the files, in the data folder
	problems problem.List
	err      error // the first
}

// put stages a file.
func (s *stage) put(name string, records [][]string) {
	if s.err != nil {
		return
	}
	s.names = append(s.names, name)
	var text bytes.Buffer
	path := filepath.Join(s.folder, filepath.FromSlash(name))
	s.err = errors.Join(csvfile.Write(&text, records), os.MkdirAll(filepath.Dir(path), 0o777))
	if s.err == nil {
		s.err = os.WriteFile(path, text.Bytes(), 0o666)
	}
}

// figures stages the file of each indicator: what the recipe made, and what the
// folder has for other periods.
func (s *stage) figures(result *recipe.Result) {
	for _, def := range s.definitions {
		made := tablesOf(result, def.ID)
		if len(made) == 0 {
			continue
		}
		records := indicator.Records(append(s.others(def, made), made...)...)
		if s.put(indicator.FileOf(def.ID), records); s.err != nil {
			return
		}
		_, problems := indicator.ReadFigures(os.DirFS(s.folder), def, s.register)
		for _, p := range onlyErrors(problems) {
			s.problems.Errorf(problem.Pos{File: path.Join(s.recipe.Folder, s.recipe.Name+".toml")}, "%s%s", about(def.ID, records, p), p.Text)
		}
	}
}

// about says which figure a problem of a staged file is about, whose place
// nobody can look up.
func about(id indicator.ID, records [][]string, p problem.Problem) string {
	if p.Pos.Line < 2 || p.Pos.Line > len(records) {
		return fmt.Sprintf("the figures of %s: ", id)
	}
	record := records[p.Pos.Line-1]
	return fmt.Sprintf("the figure of %s, %s, for %s (--explain shows its rows): ", record[0], record[1], id)
}

// contexts stages the context of each year.
func (s *stage) contexts(result *recipe.Result) {
	for _, c := range result.Contexts {
		s.put(fmt.Sprintf("context/%d.csv", c.Year), c.Records())
	}
}

// tablesOf is what a recipe made for one indicator.
func tablesOf(result *recipe.Result, id indicator.ID) []*indicator.Table {
	var tables []*indicator.Table
	for _, t := range result.Tables {
		if t.Indicator == id {
			tables = append(tables, t)
		}
	}
	return tables
}

// others is the figures that the folder has for periods that the recipe does
// not make.
func (s *stage) others(def indicator.Definition, made []*indicator.Table) []*indicator.Table {
	folder := os.DirFS(s.out)
	if _, err := fs.Stat(folder, indicator.FileOf(def.ID)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	there, problems := indicator.ReadFigures(folder, def, s.register)
	s.problems = append(s.problems, onlyErrors(problems).Under(filepath.ToSlash(s.out))...)
	return slices.DeleteFunc(there, func(t *indicator.Table) bool {
		return slices.ContainsFunc(made, func(m *indicator.Table) bool { return m.Period.Text == t.Period.Text })
	})
}

// onlyErrors leaves out warnings on figures, which are for check to give.
func onlyErrors(problems problem.List) problem.List {
	return slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Severity == problem.Warning })
}

// install moves the staged files to their places, and back if one of them
// cannot go.
func (s *stage) install() error {
	var undo []func()
	for _, name := range s.names {
		back, err := s.move(name)
		if err != nil {
			for _, back := range slices.Backward(undo) {
				back()
			}
			return fmt.Errorf("%w; %s is as it was", err, s.out)
		}
		undo = append(undo, back)
	}
	for _, name := range s.names {
		fmt.Fprintf(s.to.results, "wrote %s\n", filepath.Join(s.out, filepath.FromSlash(name)))
	}
	return nil
}

// move moves one staged file to its place, and gives what puts the one that was
// there back.
func (s *stage) move(name string) (back func(), err error) {
	staged, place := filepath.Join(s.folder, filepath.FromSlash(name)), filepath.Join(s.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return nil, err
	}
	kept := staged + ".was"
	switch err := os.Link(place, kept); {
	case errors.Is(err, fs.ErrNotExist):
		back = func() { os.Remove(place) }
	case err != nil:
		return nil, err
	default:
		back = func() { os.Rename(kept, place) }
	}
	if err := os.Rename(staged, place); err != nil {
		return nil, err
	}
	return back, nil
}
