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
	"ccgratings/cmd/ccgratings/internal/ledger"
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
	Places    nhs.Places // where the CCGs lie; without them there are no maps
	Data      *indicator.Dataset
	Years     []Year // oldest first
	BaseURL   string // where the site will stand, "https://example.org/ratings/"; empty if not known
	Preview   bool   // watermark every page and keep search engines out
	Source    []File // all that the site is made from, to be published with it

	materials *materials // made by Prepare
}

// Year is an edition, its ratings, and what was changed since it was published.
type Year struct {
	Edition     *edition.Edition
	Results     *rating.Results
	Corrections []ledger.Correction // by date
}

// File is one file of the site; Path is relative, with slashes.
type File struct {
	Path string
	Data []byte
}

// Later is a file of the site that is made when it is asked for: one that no
// page loads, and that takes long to make. Several may be made at once.
type Later struct {
	Path string
	Make func() ([]byte, error)
}

// Prepare reads what every page is made with - words, templates, assets - once,
// and says what is wrong with them: an indicator without its page of words, a
// broken front matter. It needs no results. Files are named with their folder.
func Prepare(in Input) (Input, problem.List) {
	m := &materials{}
	var problems, more problem.List
	m.words, more = readWords(in.Content, in.Register, editions(in.Years))
	problems = append(problems, more.Under("content")...)
	m.templates, more = parseTemplates(in.Templates)
	problems = append(problems, more.Under("templates")...)
	problems = append(problems, checkTerms(in.Templates, m.words.glossary).Under("templates")...)
	m.assets, more = readAssets(in.Static)
	problems = append(problems, more.Under("static")...)
	in.materials = m
	return in, problems
}

// materials are what every page is made with.
type materials struct {
	words     *words
	templates *templates
	assets    *assets
}

// Build makes the site and hands over each file as it is made, from several
// goroutines at once. It stops at the first error that emit returns. The input
// must come from Prepare, without errors, and its years must have results.
func Build(in Input, emit func(File) error) error {
	b, err := newBuilder(in)
	if err != nil {
		return err
	}
	tasks := b.tasks()
	for _, l := range b.later() {
		tasks = append(tasks, l.task)
	}
	return run(tasks, emit)
}

// BuildPages is Build without the files that are made later, which it gives.
func BuildPages(in Input, emit func(File) error) ([]Later, error) {
	b, err := newBuilder(in)
	if err != nil {
		return nil, err
	}
	return b.later(), run(b.tasks(), emit)
}

// task makes the file.
func (l Later) task() ([]File, error) {
	data, err := l.Make()
	return []File{{l.Path, data}}, err
}
