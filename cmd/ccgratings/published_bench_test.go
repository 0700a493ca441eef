package main

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/content"
	"ccgratings/data"
)

// BenchmarkComparingWithPublished is what the pins of both editions add to a
// build: to read them, and to compare every cell.
func BenchmarkComparingWithPublished(b *testing.B) {
	in := embeddedInput(b)
	var editions []*edition.Edition
	for _, y := range in.Years {
		editions = append(editions, y.Edition)
	}
	b.ReportAllocs()
	for b.Loop() {
		books, problems := ledger.Read(data.FS, content.FS, published(editions))
		if problems = append(problems, compareWithPublished(in.Years, books)...); problems.Errors() > 0 {
			b.Fatal(problems)
		}
	}
}
