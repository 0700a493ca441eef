package main

import (
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/site"
	"ccgratings/data"
)

// embeddedInput is the real input, read and rated.
func embeddedInput(tb testing.TB) site.Input {
	tb.Helper()
	src, err := openSources("")
	if err != nil {
		tb.Fatal(err)
	}
	in, problems, err := load(src, nil, false)
	if err != nil || problems.Errors() > 0 {
		tb.Fatal(err, problems)
	}
	return in
}

// filesOf is a whole site in memory.
func filesOf(tb testing.TB, in site.Input) []site.File {
	tb.Helper()
	var mu sync.Mutex
	var files []site.File
	err := site.Build(in, func(f site.File) error {
		mu.Lock()
		defer mu.Unlock()
		files = append(files, f)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

func BenchmarkReading(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		reg, _ := nhs.ReadRegister(data.FS)
		if _, problems := indicator.Read(data.FS, reg); problems.Errors() > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkRating(b *testing.B) {
	in := embeddedInput(b)
	input := in.Years[0].Edition.Input(in.Register.Groups)
	b.ReportAllocs()
	for b.Loop() {
		rating.Rate(input)
	}
}

func BenchmarkSiteInMemory(b *testing.B) {
	in := embeddedInput(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := site.Build(in, func(site.File) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// writeAll writes a site's bytes to a fresh folder, and nothing else.
func writeAll(dir string, files []site.File) error {
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkBareWriting(b *testing.B) {
	files := filesOf(b, embeddedInput(b))
	b.ReportAllocs()
	for b.Loop() {
		dir := b.TempDir()
		if err := writeAll(dir, files); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild is the whole command, against the bare writing of the same
// bytes beside it: the ratio is what to watch, since machines differ.
func BenchmarkBuild(b *testing.B) {
	files := filesOf(b, embeddedInput(b))
	var building, writing time.Duration
	b.ReportAllocs()
	for b.Loop() {
		dir := b.TempDir()
		start := time.Now()
		if code := run([]string{"build", "--quiet", "--out", filepath.Join(dir, "public")}, io.Discard, io.Discard); code != exitDone {
			b.Fatalf("exit status %d", code)
		}
		building += time.Since(start)
		start = time.Now()
		if err := writeAll(filepath.Join(dir, "bare"), files); err != nil {
			b.Fatal(err)
		}
		writing += time.Since(start)
	}
	b.ReportMetric(float64(building)/float64(writing), "build/write")
	b.ReportMetric(building.Seconds()/float64(b.N), "build-s")
	b.ReportMetric(writing.Seconds()/float64(b.N), "write-s")
}
