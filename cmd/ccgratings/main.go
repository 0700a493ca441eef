// Ccgratings publishes ratings of the care that England's clinical
// commissioning groups (CCGs) give to five groups of patients.
//
// In: CSVs of health-care indicators for every CCG. Out: a static website that
// rates each CCG in each group green (among the best), blue (as expected) or
// red (among the worst), or says why it does not, with charts and every figure
// as a download.
//
//	ccgratings build     make the website
//	ccgratings check     say what is wrong with the input, and what will be missing
//	ccgratings pin       keep what an edition publishes, so that no figure changes in silence
//	ccgratings diff      say what changed between two published sites
//	ccgratings import    make figures of published files, as a recipe says
//	ccgratings serve     show the website on this computer while it is worked on
//	ccgratings verify    say which files of a website are not as they were published
//	ccgratings version   say which program this is
//	ccgratings init      copy out all that a website is made from, to start your own
//	ccgratings simulate  invent a nation whose truth is known, to try the method on
//
// Each command explains its flags with --help. The exit status is 0 when done,
// 1 when the input has problems, 2 when the command was used wrongly.
//
// The pipeline, which load and build show step by step:
//
//	nhs.ReadRegister -> indicator.Read -> edition.Read -> rating.Rate -> site.Build -> publish
//
// Between rating.Rate and site.Build, package ledger compares every edition
// that is pinned with what was published: nothing is built from figures that
// changed without a correction.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// Exit statuses.
const (
	exitDone     = 0
	exitProblems = 1
	exitUsage    = 2
)

// errProblems is returned by a command that has already said what is wrong.
var errProblems = errors.New("the input has problems")

// command is one of the things the program does.
type command struct {
	name, synopsis, about string
	run                   func(args []string, to streams) error
}

// streams are where a command writes: results and everything else.
type streams struct{ results, progress io.Writer }

func commands() []command {
	return []command{
		{"build", "[--root DIR] [--out public] [--edition YEAR]... [--base-url URL] [--preview | --as-of DATE] [--strict] [--quiet]",
			"make the website", build},
		{"check", "[--root DIR] [--edition YEAR]... [--strict]",
			"what is wrong, and what will be missing and why; writes nothing", check},
		{"pin", "[--root .] [--edition YEAR]...",
			"keeps what an edition publishes, so that no figure changes in silence; seals corrections", pinEditions},
		{"diff", "OLD NEW [--exit-code]",
			"what changed between two published sites, for a release note", diffSites},
		{"import", "RECIPE FILE... [--out data] [--root DIR] [--explain CODE] [--strict]",
			"published files -> the figures in the data folder, with an account of every row", importFiles},
		{"serve", "[--root DIR] [--addr 127.0.0.1:8080]",
			"shows the website on this computer, and makes it anew when a file changes", serve},
		{"verify", "DIR",
			"which files of a published website are not as its manifest says", verify},
		{"init", "DIR",
			"all that a website is made from -> a folder, to start your own", initFolder},
		{"version", "",
			"which program this is, and what it was compiled from", version},
		{"simulate", "--out DIR [--ccgs N] [--seed S] [--truth null|ordinary|divergent]",
			"an invented nation whose truth is known, to try the method on", invent},
	}
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole program, for main and for tests.
func run(args []string, stdout, stderr io.Writer) int {
	to := streams{stdout, stderr}
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		usage(stdout)
		return exitDone
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return exit(c, c.run(args[1:], to), to)
		}
	}
	fmt.Fprintf(stderr, "ccgratings: there is no command %q\n\n", args[0])
	usage(stderr)
	return exitUsage
}

// exit says what a command's error means to the user and the shell.
func exit(c command, err error, to streams) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, pflag.ErrHelp):
		return exitDone
	case errors.As(err, &wrong):
		fmt.Fprintf(to.progress, "ccgratings %s: %v\nusage: ccgratings %s %s\n", c.name, wrong, c.name, c.synopsis)
		return exitUsage
	case errors.Is(err, errProblems):
		return exitProblems
	}
	fmt.Fprintf(to.progress, "ccgratings %s: %v\n", c.name, err)
	return exitProblems
}

// usageError is a command used wrongly.
type usageError struct{ error }

func usage(w io.Writer) {
	fmt.Fprint(w, "ccgratings publishes ratings of the care that clinical commissioning groups give.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  ccgratings %-8s %s\n  %s%s\n", c.name, c.synopsis, strings.Repeat(" ", 20), c.about)
	}
	fmt.Fprint(w, "\nEach command explains its flags with --help.\n")
}

// parse reads the flags of a command that takes nothing else.
func parse(flags *pflag.FlagSet, args []string, to streams) error {
	given, err := parseGiven(flags, args, to)
	if err == nil && len(given) > 0 {
		return usageError{fmt.Errorf("unexpected %q", given[0])}
	}
	return err
}

// parseGiven reads a command's flags, and gives what else there is.
func parseGiven(flags *pflag.FlagSet, args []string, to streams) ([]string, error) {
	flags.SetOutput(to.results)
	flags.SortFlags = false
	err := flags.Parse(args)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return nil, err
	case err != nil:
		return nil, usageError{err}
	}
	return flags.Args(), nil
}
