package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/sync/errgroup"

	"ccgratings/cmd/ccgratings/internal/live"
	"ccgratings/cmd/ccgratings/internal/manifest"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/site"
	"ccgratings/cmd/ccgratings/internal/watch"
)

// quietTime is how long the input must stay as it is before the site is made
// from it: an editor may save a file in several steps.
const quietTime = 100 * time.Millisecond

// serve shows the site on this computer while its input is worked on, and
// makes it anew, in memory, whenever a file has changed.
func serve(args []string, to streams) error {
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	root := flags.String("root", "", "read content, data, static and templates from `DIR` instead of the program itself, and watch them")
	address := flags.String("addr", "127.0.0.1:8080", "the `address` to listen on, of this computer only; with port 0, any free one")
	if err := parse(flags, args, to); err != nil {
		return err
	}
	if err := live.CheckAddress(*address); err != nil {
		return usageError{fmt.Errorf("--addr %s: %w", *address, err)}
	}
	if _, err := openSources(*root); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // so that a second Ctrl-C stops at once
	listener, err := listen(*address)
	if err != nil {
		return err
	}
	defer listener.Close()
	w := &workshop{root: *root, site: live.New(), to: to}
	return w.run(ctx, listener)
}

// listen takes an address, if no other program has it.
func listen(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use by another program; choose another port with --addr, as in --addr 127.0.0.1:0 for any free one", address)
	}
	if err != nil {
		return nil, err
	}
	if at, ok := listener.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		return nil, errors.Join(fmt.Errorf("%s is %s, which is not an address of this computer alone", address, listener.Addr()), listener.Close())
	}
	return listener, nil
}

// workshop is a site that is being worked on.
type workshop struct {
	root   string // of the four folders; empty for those embedded in the program
	site   *live.Site
	failed bool // the last time it was made
	to     streams
}

// run makes the site and serves it until the context is done.
func (w *workshop) run(ctx context.Context, listener net.Listener) error {
	if w.root == "" {
		w.remake(ctx)
		w.welcome(listener, "It is made from what the program holds, so there is nothing to watch; with --root DIR it follows the files of a folder.")
		return w.site.Serve(ctx, listener)
	}
	folders, err := watch.New(w.root, sourceFolders...)
	if err != nil {
		return fmt.Errorf("the folders of %s cannot be watched: %w", w.root, err)
	}
	defer folders.Close()
	w.remake(ctx)
	w.welcome(listener, fmt.Sprintf("It follows the files of %s.", w.root))
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return w.site.Serve(ctx, listener) })
	group.Go(func() error { return w.follow(ctx, folders) })
	return group.Wait()
}

// welcome says where the site is, once it is there.
func (w *workshop) welcome(listener net.Listener, about string) {
	fmt.Fprintf(w.to.results, "The website is at http://%s/ on this computer. %s Stop with Ctrl-C.\n", listener.Addr(), about)
}

// follow makes the site anew whenever a file has changed.
func (w *workshop) follow(ctx context.Context, folders *watch.Folders) error {
	for {
		err := folders.Wait(ctx, quietTime)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the folders of %s cannot be watched any longer: %w", w.root, err)
		}
		w.remake(ctx)
	}
}

// remake makes the site, or says what is wrong: in each page and, as build
// does, to whoever started the program.
func (w *workshop) remake(ctx context.Context) {
	files, later, problems := w.attempt(ctx)
	if ctx.Err() != nil {
		return // half made
	}
	if len(problems) > 0 {
		w.site.Fail(problems)
	} else {
		w.site.Show(files, later)
	}
	if w.failed && len(problems) == 0 {
		fmt.Fprintln(w.to.progress, "The problems are mended: the website was made.")
	}
	w.failed = len(problems) > 0
}

// attempt gives the files of the site, or what is wrong.
func (w *workshop) attempt(ctx context.Context) (files map[string][]byte, later map[string]live.Maker, problems []string) {
	in, found, err := w.input()
	report(w.to.progress, found)
	if found.Errors() > 0 {
		return nil, nil, errorLines(found)
	}
	if err == nil {
		files, later, err = inMemory(ctx, in, newProgress(w.to.progress, false))
	}
	if err != nil && ctx.Err() == nil {
		fmt.Fprintf(w.to.progress, "ccgratings serve: %v\n", err)
		return nil, nil, []string{err.Error()}
	}
	return files, later, nil
}

// input is what the site is made of. While an edition is dated in the future,
// the site is a preview.
func (w *workshop) input() (site.Input, problem.List, error) {
	src, err := openSources(w.root)
	if err != nil {
		return site.Input{}, nil, err
	}
	src = src.recorded()
	in, problems, err := load(src, nil, false)
	if err != nil || problems.Errors() > 0 {
		return in, problems, err
	}
	in.Preview = len(tooEarly(src.data, now(), nil)) > 0
	in.Source, err = provenance(in, src.read, nil)
	return in, problems, err
}

// errorLines is a line for each error; warnings do not keep a site from being
// made.
func errorLines(problems problem.List) []string {
	var out []string
	for _, p := range problems {
		if p.Severity == problem.Error {
			out = append(out, p.Error())
		}
	}
	return out
}

// inMemory is a site by the paths of its files: those that pages need, and what
// makes the others.
func inMemory(ctx context.Context, in site.Input, show *progress) (map[string][]byte, map[string]live.Maker, error) {
	defer show.end()
	var mu sync.Mutex
	files := map[string][]byte{}
	rest, err := site.BuildPages(in, func(f site.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[f.Path] = f.Data
		show.step()
		return ctx.Err()
	})
	later := map[string]live.Maker{manifest.Name: func() ([]byte, error) { return manifestOf(files, rest) }}
	for _, l := range rest {
		later[l.Path] = l.Make
	}
	return files, later, err
}

// manifestOf lists a site, for which every file has to be made.
func manifestOf(files map[string][]byte, rest []site.Later) ([]byte, error) {
	var list manifest.Draft
	for name, data := range files {
		list.Add(name, data)
	}
	for _, l := range rest {
		data, err := l.Make()
		if err != nil {
			return nil, err
		}
		list.Add(l.Path, data)
	}
	return list.Bytes(), nil
}
