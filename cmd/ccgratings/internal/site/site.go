// Package site turns ratings into the files of a website: pages, downloads,
// assets. html/template and goldmark are used here and nowhere else.
//
// It refuses to touch a disk, a clock or the environment: it is given file
// systems and hands each file to a function as it is made.
package site

import (
	"io/fs"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// Input is all that a site is made from.
type Input struct {
	Content   fs.FS // words, in Markdown
	Templates fs.FS
	Static    fs.FS // holds dist
	Register  *nhs.Register
	Data      *indicator.Dataset
	Years     []Year // oldest first
	BaseURL   string // where the site will stand, "https://example.org/ratings/"; empty if not known
	Preview   bool   // watermark every page and keep search engines out
}

// Year is an edition and its ratings.
type Year struct {
	Edition *edition.Edition
	Results *rating.Results
}

// File is one file of the site; Path is relative, with slashes.
type File struct {
	Path string
	Data []byte
}

// Build makes the site and hands over each file as it is made, from several
// goroutines at once. It stops at the first error that emit returns.
func Build(in Input, emit func(File) error) error {
	b, err := newBuilder(in)
	if err != nil {
		return err
	}
	return b.run(emit)
}

// Check says what is wrong with the words and templates, without making the
// site: an indicator without its page of words, a broken front matter.
func Check(in Input) problem.List {
	_, problems := readWords(in.Content, in.Register, editions(in.Years))
	_, more := parseTemplates(in.Templates)
	return append(problems, more...)
}
