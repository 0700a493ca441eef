package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"sync"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// templates are the pages' templates, each parsed with the frame and the parts.
type templates struct {
	home       page[homePage]
	article    page[articlePage]
	year       page[yearPage]
	method     page[methodPage]
	gaps       page[gapsPage]
	files      page[filesPage]
	press      page[pressPage]
	dictionary page[dictionaryPage]
	group      page[groupPage]
	ccgs       page[ccgsPage]
	ccg        page[ccgPage]
	regions    page[regionsPage]
	region     page[regionPage]
	departed   page[departedPage]
	compare    page[comparePage]
	comparison page[comparisonPage]
	indicators page[indicatorsPage]
	indicator  page[indicatorPage]
	history    page[historyPage]
	histories  page[historiesPage]

	corrections page[correctionsHTML]
}

// page is the template of the pages that T describes.
type page[T any] struct{ *template.Template }

// render makes one page, in memory: a template that fails leaves no half page.
func (p page[T]) render(at place, data *T) (File, error) {
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if err := p.Execute(out, data); err != nil {
		return File{}, fmt.Errorf("%s: %w", at, err)
	}
	return File{Path: string(at), Data: bytes.Clone(out.Bytes())}, nil
}

// buffers are where pages are made, used again for the next page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// each calls do for the name of every page's template and where it is kept.
func (t *templates) each(do func(name string, parsed **template.Template)) {
	do("home", &t.home.Template)
	do("article", &t.article.Template)
	do("year", &t.year.Template)
	do("method", &t.method.Template)
	do("gaps", &t.gaps.Template)
	do("files", &t.files.Template)
	do("press", &t.press.Template)
	do("dictionary", &t.dictionary.Template)
	do("group", &t.group.Template)
	do("ccgs", &t.ccgs.Template)
	do("ccg", &t.ccg.Template)
	do("regions", &t.regions.Template)
	do("region", &t.region.Template)
	do("departed", &t.departed.Template)
	do("compare", &t.compare.Template)
	do("corrections", &t.corrections.Template)
	do("comparison", &t.comparison.Template)
	do("indicators", &t.indicators.Template)
	do("indicator", &t.indicator.Template)
	do("history", &t.history.Template)
	do("histories", &t.histories.Template)
}

// parseTemplates parses base.tmpl and the parts once, and each page on a clone.
func parseTemplates(fsys fs.FS) (*templates, problem.List) {
	var problems problem.List
	base, err := template.ParseFS(fsys, "base.tmpl", "parts/*.tmpl")
	if err != nil {
		problems.Errorf(problem.Pos{File: "base.tmpl"}, "%v", err)
		return nil, problems
	}
	t := &templates{}
	t.each(func(name string, parsed **template.Template) {
		file := "pages/" + name + ".tmpl"
		clone, err := base.Clone()
		if err == nil {
			*parsed, err = clone.ParseFS(fsys, file)
		}
		if err != nil {
			problems.Errorf(problem.Pos{File: file}, "%v", err)
			return
		}
		*parsed = (*parsed).Lookup("base.tmpl")
	})
	return t, problems
}
