package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/site"
)

// inputFlags are the flags of every command that reads the input.
type inputFlags struct {
	root   string
	years  []int
	strict bool
}

func (f *inputFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.root, "root", "", "read content, data, static and templates from `DIR` instead of the program itself")
	flags.IntSliceVar(&f.years, "edition", nil, "take only the edition of `YEAR`; may be repeated")
	flags.BoolVar(&f.strict, "strict", false, "treat warnings as errors")
}

// load reads and rates what the flags say.
func (f inputFlags) load() (site.Input, problem.List, error) {
	src, err := openSources(f.root)
	if err != nil {
		return site.Input{}, nil, err
	}
	return load(src, f.years, f.strict)
}

// load reads everything and rates it. Nothing is rated while the input has
// errors; the problems are all there are, sorted.
func load(src sources, years []int, strict bool) (site.Input, problem.List, error) {
	in, books, problems, err := loadBooks(src, years, strict)
	if err != nil || problems.Errors() > 0 {
		return in, problems, err
	}
	lost, fresh := unpinned(in.Years, books, now())
	more := append(lost, waiting(in.Years)...).Under(src.root)
	if strict {
		more = more.Strict()
	}
	return in, slices.Concat(problems, more, fresh.Under(src.root)), nil
}

// loadBooks is load, and gives what is recorded of the published editions.
func loadBooks(src sources, years []int, strict bool) (site.Input, *ledger.Books, problem.List, error) {
	reg, problems := nhs.ReadRegister(src.data)
	places, more := nhs.ReadPlaces(src.data, reg)
	problems = append(problems, more...)
	data, more := indicator.Read(src.data, reg)
	problems = append(problems, more...)
	editions, more := edition.Read(src.data, reg, data)
	problems = append(problems, more...).Under("data").Under(src.root)
	books, more := ledger.Read(src.data, src.content, published(editions))
	problems = append(problems, more.Under(src.root)...)

	in := site.Input{Content: src.content, Templates: src.templates, Static: src.static, Register: reg, Places: places, Data: data}
	editions, err := choose(editions, years)
	if err != nil {
		return in, nil, nil, err
	}
	for _, e := range editions {
		in.Years = append(in.Years, site.Year{Edition: e})
	}
	in, more = site.Prepare(in)
	problems = append(problems, more.Under(src.root)...)
	problems.Sort()
	if strict {
		problems = problems.Strict()
	}
	if problems.Errors() > 0 {
		return in, nil, problems, nil
	}
	for i := range in.Years {
		in.Years[i].Results = rating.Rate(in.Years[i].Edition.Input(reg.Groups))
		in.Years[i].Results.Examine()
	}
	more = compareWithPublished(in.Years, books).Under(src.root)
	if strict {
		more = more.Strict()
	}
	return in, books, append(problems, more...), nil
}

// choose keeps the editions asked for; all of them if none are.
func choose(editions []*edition.Edition, years []int) ([]*edition.Edition, error) {
	if len(years) == 0 {
		return editions, nil
	}
	var chosen []*edition.Edition
	for _, e := range editions {
		if slices.Contains(years, e.Year) {
			chosen = append(chosen, e)
		}
	}
	for _, year := range years {
		if !slices.ContainsFunc(chosen, func(e *edition.Edition) bool { return e.Year == year }) {
			return nil, usageError{fmt.Errorf("--edition %d: there is no file editions/%d.toml", year, year)}
		}
	}
	return chosen, nil
}

// report prints the problems and counts them.
func report(w io.Writer, problems problem.List) {
	for _, p := range problems {
		fmt.Fprintln(w, p.Error())
	}
	if len(problems) > 0 {
		fmt.Fprintf(w, "%s, %s\n", problem.Count(problems.Errors(), "error"), problem.Count(problems.Warnings(), "warning"))
	}
}
