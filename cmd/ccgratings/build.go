package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"ccgratings/cmd/ccgratings/internal/site"
)

// build makes the website: reads and rates everything, then streams the files
// to a folder beside the target and swaps it in whole.
func build(args []string, to streams) error {
	var input inputFlags
	flags := pflag.NewFlagSet("build", pflag.ContinueOnError)
	input.add(flags)
	out := flags.String("out", "public", "the `folder` to publish; replaced whole, if this program made it")
	base := flags.String("base-url", "", "the `URL` the site will stand at, for the sitemap, the pictures of shared pages, and the page for missing addresses")
	var release releaseFlags
	release.add(flags)
	quiet := flags.Bool("quiet", false, "print no progress")
	if err := parse(flags, args, to); err != nil {
		return err
	}
	address, err := baseURL(*base)
	if err != nil {
		return usageError{err}
	}
	until, err := release.moment()
	if err != nil {
		return err
	}
	src, err := openSources(input.root)
	if err != nil {
		return err
	}
	src = src.recorded()
	in, problems, err := load(src, input.years, input.strict)
	if err != nil {
		return err
	}
	if !release.preview {
		early := tooEarly(src.data, until, input.years).Under(src.root)
		than, wanted := until.wants()
		early = append(early, wordsTooEarly(src.read.all(), until, than, wanted).Under(src.root)...)
		problems = append(early, problems...) // which are in the order that load gave them
	}
	report(to.progress, problems)
	if problems.Errors() > 0 {
		return errProblems
	}
	in.BaseURL, in.Preview = address, release.preview
	if in.Source, err = provenance(in, src.read, input.years); err != nil {
		return err
	}
	return publishSite(in, *out, *quiet, to)
}

// publishSite builds the site into its target folder, all or nothing.
func publishSite(in site.Input, target string, quiet bool, to streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	p, err := newPublisher(target)
	if err != nil {
		return err
	}
	defer p.discard()
	show := newProgress(to.progress, quiet)
	err = site.Build(in, func(f site.File) error {
		if ctx.Err() != nil {
			return fmt.Errorf("interrupted; %s is as it was", target)
		}
		show.step()
		return p.write(f.Path, f.Data)
	})
	show.end()
	if err != nil {
		return err
	}
	if err := p.publish(); err != nil {
		return err
	}
	files, bytes := p.size()
	fmt.Fprintf(to.results, "wrote %s files (%.1f MB) to %s\n", thousands(files), float64(bytes)/1e6, target)
	return nil
}

// baseURL checks the address a site will stand at and ends it with a slash.
func baseURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("--base-url %q is not an address like https://example.org/ratings/", text)
	}
	if u.User != nil {
		return "", errors.New("--base-url names a user, and every page would publish it; expected an address like https://example.org/ratings/")
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// progress counts files on a terminal, and is silent elsewhere.
type progress struct {
	w     io.Writer // nil when silent
	files atomic.Int64
}

func newProgress(w io.Writer, quiet bool) *progress {
	file, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	return &progress{w: w}
}

func (p *progress) step() {
	if n := p.files.Add(1); p.w != nil && n%50 == 0 {
		fmt.Fprintf(p.w, "\r%s files", thousands(int(n)))
	}
}

func (p *progress) end() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\033[K")
	}
}

// thousands writes a count with commas: 1,304.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
