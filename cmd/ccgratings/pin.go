package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/site"
)

// pinEditions keeps the tables of every published edition that is not pinned,
// and writes the ledger of every correction that has none. What was pinned or
// sealed before stays as it is; each edition is pinned whole or not at all.
func pinEditions(args []string, to streams) error {
	flags := pflag.NewFlagSet("pin", pflag.ContinueOnError)
	root := flags.String("root", ".", "the `folder` that holds content, data, static and templates; the pins go to its data")
	years := flags.IntSlice("edition", nil, "pin or seal only the edition of `YEAR`; may be repeated")
	if err := parse(flags, args, to); err != nil {
		return err
	}
	src, err := openSources(*root)
	if err != nil {
		return err
	}
	data := filepath.Join(*root, "data")
	unlock, err := lockFolder(data)
	if err != nil {
		return err
	}
	defer unlock()
	if err := takeBack(data, to); err != nil {
		return err
	}
	src = src.recorded()
	in, books, problems, err := loadBooks(src, *years, false)
	if err != nil {
		return err
	}
	present := now()
	early := wordsTooEarly(src.read.all(), present, "now", "ccgratings pin on that day or later, once it is published")
	problems = append(early.Under(src.root), problems...)
	if report(to.progress, problems); problems.Errors() > 0 {
		return errProblems
	}
	for _, y := range in.Years {
		if at := y.Edition.Published; !present.reaches(at) {
			fmt.Fprintf(to.results, "edition %d is skipped until it is published on %s: a pin is never written again\n", y.Edition.Year, at.Format(time.RFC3339))
			continue
		}
		if err := pinEdition(data, y, books, to); err != nil {
			return err
		}
	}
	return nil
}

// pinEdition pins an edition, or seals its correction.
func pinEdition(data string, y site.Year, books *ledger.Books, to streams) error {
	year := y.Edition.Year
	if !books.Pinned(year) {
		files, err := ledger.PinFiles(year, tablesToPublish(y))
		if err == nil {
			err = install(data, files)
		}
		if err == nil {
			fmt.Fprintf(to.results, "edition %d is pinned in %s\n", year, filepath.Join(data, filepath.FromSlash(ledger.SumFile(year))))
		}
		return err
	}
	files, err := books.Seal(year, y.Corrections)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		fmt.Fprintf(to.results, "edition %d was pinned before, and stays so\n", year)
		return nil
	}
	if err := install(data, files); err != nil {
		return err
	}
	last := y.Corrections[len(y.Corrections)-1]
	fmt.Fprintf(to.results, "edition %d: %s records %s\n", year, filepath.Join(data, filepath.FromSlash(last.LedgerFile())), problem.Count(len(last.Changes), "changed cell"))
	for _, line := range ledger.AccountOf(last.Changes).Lines() {
		fmt.Fprintf(to.results, "- %s\n", line.Text)
	}
	return nil
}
