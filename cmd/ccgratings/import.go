package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/recipe"
)

// importFiles makes figures of published files as a recipe says, accounts for
// every row, and puts the figures into the data folder: all of them, or none.
func importFiles(args []string, to streams) error {
	flags := pflag.NewFlagSet("import", pflag.ContinueOnError)
	root := flags.String("root", "", "read the register and the definitions of indicators from `DIR`/data instead of the program itself")
	out := flags.String("out", "data", "the data `folder` that the figures go to; figures of other periods in it stay")
	explain := flags.String("explain", "", "write nothing; print every row that made the figures of one CCG, by its ONS or ODS `CODE`, or of England")
	strict := flags.Bool("strict", false, "treat warnings as errors")
	given, err := parseGiven(flags, args, to)
	if err != nil {
		return err
	}
	if len(given) < 2 {
		return usageError{errors.New("RECIPE and FILE are needed: a .toml file, or the id of an indicator for a Fingertips export; and what was published")}
	}
	src, err := openSources(*root)
	if err != nil {
		return err
	}
	reg, problems := nhs.ReadRegister(src.data)
	defs, more := indicator.ReadDefinitions(src.data, reg)
	if problems = append(problems, more...).Under("data").Under(src.root); problems.Errors() > 0 {
		report(to.progress, problems)
		return errProblems
	}
	im := importer{register: reg, definitions: defs, out: *out, strict: *strict, to: to}
	return im.run(given[0], given[1:], *explain)
}

// importer runs one recipe.
type importer struct {
	register    *nhs.Register
	definitions []indicator.Definition
	out         string
	strict      bool
	to          streams
}

func (im *importer) run(name string, files []string, explain string) error {
	r, err := im.recipe(name, files[0])
	if err != nil {
		return err
	}
	if len(files) != len(r.Files) {
		return usageError{fmt.Errorf("%s reads %s and %d were given, expected in this order: %s", name, problem.Count(len(r.Files), "file"), len(files), fileNames(r))}
	}
	sources, done, err := openFiles(files)
	if err != nil {
		return err
	}
	defer done()
	if explain != "" {
		return im.explain(r, sources, explain)
	}
	result, problems := r.Run(sources, im.register, im.definitions)
	if im.strict {
		problems = problems.Strict()
	}
	report(im.to.progress, problems)
	if problems.Errors() > 0 {
		return errProblems
	}
	fmt.Fprintf(im.to.results, "%s\n%s, %s\n%s\n\n", r.Title, r.Publisher, r.Licence, r.URL)
	for i := range result.Reckonings {
		result.Reckonings[i].Write(im.to.results)
	}
	return im.write(r, result)
}

// recipe reads the recipe, or makes that of a Fingertips export of an
// indicator.
func (im *importer) recipe(name, file string) (*recipe.Recipe, error) {
	if filepath.Ext(name) != ".toml" {
		for _, def := range im.definitions {
			if string(def.ID) == name {
				return recipe.Fingertips(def.ID, filepath.Base(file)), nil
			}
		}
		return nil, usageError{fmt.Errorf("RECIPE is %s, expected a .toml file, or the id of an indicator in indicators.csv", name)}
	}
	folder := filepath.Dir(name)
	r, problems := recipe.Read(os.DirFS(folder), filepath.Base(name), im.register)
	if problems = problems.Under(filepath.ToSlash(folder)); len(problems) > 0 {
		report(im.to.progress, problems)
	}
	if problems.Errors() > 0 {
		return nil, errProblems
	}
	r.Folder = filepath.ToSlash(folder)
	return r, nil
}

func fileNames(r *recipe.Recipe) string {
	var names []string
	for _, f := range r.Files {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// openFiles opens published files; done closes them.
func openFiles(names []string) (sources []recipe.Source, done func(), err error) {
	done = func() {
		for _, s := range sources {
			s.ReaderAt.(*os.File).Close()
		}
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err == nil && !info.Mode().IsRegular() {
			err = fmt.Errorf("%s is not a file that can be read twice, expected the published file itself", name)
		}
		if err != nil {
			done()
			return nil, nil, err
		}
		file, err := os.Open(name)
		if err != nil {
			done()
			return nil, nil, err
		}
		sources = append(sources, recipe.Source{Name: name, Size: info.Size(), ReaderAt: file})
	}
	return sources, done, nil
}

// explain prints the rows that made the figures of one CCG.
func (im *importer) explain(r *recipe.Recipe, sources []recipe.Source, text string) error {
	code, err := im.area(text)
	if err != nil {
		return err
	}
	rows := 0
	problems := r.Explain(sources, im.register, code, func(line string) {
		rows++
		fmt.Fprintln(im.to.results, line)
	})
	report(im.to.progress, problems)
	if problems.Errors() > 0 {
		return errProblems
	}
	fmt.Fprintf(im.to.results, "%s made the figures of %s\n", problem.Count(rows, "row"), code)
	return nil
}

// area is the code that a text names: an ONS code, England, or the ODS code of
// the CCG that had it last.
func (im *importer) area(text string) (nhs.Code, error) {
	if nhs.Code(text) == nhs.England || strings.EqualFold(text, "England") {
		return nhs.England, nil
	}
	var found nhs.CCG
	for _, c := range im.register.CCGs {
		if string(c.Code) == text || c.ODS == text && c.Opened.Compare(found.Opened) > 0 {
			found = c
		}
	}
	if found.Code == "" {
		return "", usageError{fmt.Errorf("--explain %s: expected the ONS or ODS code of a CCG, or England; %s", text, im.register.Suggest(text))}
	}
	return found.Code, nil
}
