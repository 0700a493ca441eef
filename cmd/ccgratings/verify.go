package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/manifest"
)

// verify checks every file of a published site against its manifest, and says
// all that is not as it was published.
func verify(args []string, to streams) error {
	given, err := parseGiven(pflag.NewFlagSet("verify", pflag.ContinueOnError), args, to)
	if err != nil {
		return err
	}
	if len(given) != 1 || given[0] == "" {
		return usageError{errors.New("expected one folder, that of a website")}
	}
	if info, err := os.Stat(given[0]); err != nil || !info.IsDir() {
		return usageError{fmt.Errorf("%s is not a folder, expected that of a website", given[0])}
	}
	listed, problems := manifest.Check(os.DirFS(given[0]))
	if problems.Errors() > 0 {
		report(to.results, problems)
		return errProblems
	}
	fmt.Fprintf(to.results, "%s files are as published. The SHA-256 of %s is %s\n", thousands(len(listed.Files)), manifest.Name, listed.Sum)
	return nil
}
