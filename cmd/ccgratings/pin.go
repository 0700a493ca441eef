package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/site"
)

// pinEditions keeps the tables of every published edition that is not pinned,
// and writes the ledger of every correction that has none. What was pinned or sealed
// before stays as it is.
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
	if err := removeUnfinished(data); err != nil {
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

// install writes new files to a folder, and last, in one step, the file of
// checksums that makes them count. If that fails, none of them stays.
func install(folder string, files []ledger.File) error {
	var made []string
	for i, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		at := name
		if i == len(files)-1 {
			at += unfinished
		}
		err := os.MkdirAll(filepath.Dir(at), 0o777)
		if err == nil {
			err = writeNew(at, f.Data)
		}
		if err == nil {
			made = append(made, at)
		}
		if err == nil && at != name {
			err = os.Rename(at, name)
		}
		if err != nil {
			for _, name := range made {
				err = errors.Join(err, os.Remove(name))
			}
			return err
		}
	}
	return nil
}

// unfinished ends the name of a file of checksums that does not count yet.
const unfinished = ".new"

// removeUnfinished removes what a run that was killed left before it counted.
func removeUnfinished(data string) error {
	left, err := filepath.Glob(filepath.Join(data, "editions", "*.sum"+unfinished))
	for _, name := range left {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

// writeNew writes a file that is not there yet.
func writeNew(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}
