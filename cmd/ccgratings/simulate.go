package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/simulate"
)

// invent writes an invented nation to a folder of its own, ready to be built
// from: its data and the words that speak of it, and beside them the program's
// own words, templates and assets.
func invent(args []string, to streams) error {
	flags := pflag.NewFlagSet("simulate", pflag.ContinueOnError)
	out := flags.String("out", "", "the `folder` to make; it must be empty, or not there yet")
	ccgs := flags.Int("ccgs", 209, fmt.Sprintf("`number` of CCGs, %d to %d", simulate.MinCCGs, simulate.MaxCCGs))
	seed := flags.Uint64("seed", 1, "`number` that the nation is drawn from: the same one gives the same nation")
	word := flags.String("truth", simulate.Ordinary.String(), "what is true, a `word`: null (no CCG differs), ordinary, or divergent (some stand apart)")
	if err := parse(flags, args, to); err != nil {
		return err
	}
	if *out == "" {
		return usageError{errors.New("--out DIR is needed: the folder to make")}
	}
	truth, err := simulate.ParseTruth(*word)
	if err != nil {
		return usageError{fmt.Errorf("--truth: %w", err)}
	}
	nation, err := simulate.New(simulate.Config{CCGs: *ccgs, Seed: *seed, Truth: truth})
	if err != nil {
		return usageError{fmt.Errorf("--ccgs: %w", err)}
	}
	if err := writeNation(nation, *out); err != nil {
		return err
	}
	fmt.Fprintf(to.results, "wrote %s invented CCGs and the truth about them to %s; to make their website: ccgratings build --root %[2]s\n",
		thousands(len(nation.CCGs)), *out)
	return nil
}

// writeNation writes all that a build needs, or nothing: to a folder beside
// the target, which then takes its place.
func writeNation(nation *simulate.Nation, target string) error {
	if err := vacant(target); err != nil {
		return err
	}
	p, err := newPublisher(target)
	if err != nil {
		return err
	}
	defer p.discard()
	own := map[string]bool{} // files of the nation's, in place of the program's
	err = nation.Write(func(name string, text []byte) error {
		own[name] = true
		return p.write(name, text)
	})
	if err != nil {
		return err
	}
	if err := writeRest(p, own); err != nil {
		return err
	}
	if err := os.Remove(p.target); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // no longer empty
	}
	return os.Rename(p.temp, p.target)
}

// writeRest copies the program's own words, templates and assets, but for
// those the nation brings and the words on real indicators.
func writeRest(p *publisher, own map[string]bool) error {
	src, err := openSources("")
	if err != nil {
		return err
	}
	for folder, fsys := range map[string]fs.FS{"content": src.content, "static": src.static, "templates": src.templates} {
		err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			full := path.Join(folder, name)
			if own[full] || strings.HasPrefix(full, "content/indicators/") {
				return nil
			}
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			return p.write(full, text)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
