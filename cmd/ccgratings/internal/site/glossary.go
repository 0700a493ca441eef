package site

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

const (
	glossaryFile        = "glossary.md"
	glossaryPlace place = "glossary.html"
)

// glossary is what the words of the site mean: where each is explained, and
// what it looks like in running text.
type glossary struct {
	terms []term
	forms []form // longest first, so that "control limit" is not taken for "limit"
}

// term is an entry of the glossary.
type term struct {
	Name  string // as it is headed
	id    string // of its heading
	quiet bool   // so common that words on a page do not lead to it
}

// form is one way of writing a term, in small letters.
type form struct {
	text string
	term int // index in terms
}

// glossary reads content/glossary.md: the article that it is, and what its
// terms are, for all the words read after it. Terms are the headings; the front
// matter says which are quiet and what else they are called:
//
//	quiet = ["Mean"]
//	[aliases]
//	"Merger" = ["merged"]
func (r *wordReader) glossary() article {
	table, body := r.front(glossaryFile, titleKey, summaryKey)
	front := sentences(table, []string{titleKey, summaryKey})
	g := &glossary{}
	for h := range headings(body) {
		start := h.Lines().At(0).Start
		t := term{Name: string(h.Lines().Value(body))}
		if id, ok := h.AttributeString("id"); ok {
			t.id = string(id.([]byte))
		}
		if g.add(strings.ToLower(t.Name), len(g.terms)) >= 0 {
			pos := problem.Pos{File: glossaryFile, Line: 1 + bytes.Count(body[:start], []byte("\n")), Column: 1}
			r.problems.Errorf(pos, "%s is explained twice, expected one entry for each term", problem.Quote(t.Name))
			continue
		}
		g.terms = append(g.terms, t)
	}
	if table != nil {
		g.settings(table)
	}
	r.finish(table)
	for _, f := range slices.Clone(g.forms) {
		g.add(plural(f.text), f.term)
	}
	slices.SortStableFunc(g.forms, func(a, b form) int { return cmp.Compare(len(b.text), len(a.text)) })
	r.terms = g
	return article{front[titleKey], front[summaryKey], r.render(glossaryFile, body, g, glossaryPlace)}
}

// headings gives the second-level headings of a text: the terms of a glossary.
func headings(body []byte) func(yield func(*ast.Heading) bool) {
	doc := markdown.Parser().Parse(gmtext.NewReader(body), parser.WithContext(parsing(nil, "")))
	return func(yield func(*ast.Heading) bool) {
		for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
			if h, ok := n.(*ast.Heading); ok && h.Level == 2 && h.Lines().Len() > 0 && !yield(h) {
				return
			}
		}
	}
}

// settings reads the quiet terms and the aliases.
func (g *glossary) settings(table *tomlfile.Table) {
	if table.Has("quiet") {
		for _, name := range table.Texts("quiet") {
			i, err := g.find(name)
			if err != nil {
				table.Errorf("quiet", "%v", err)
				continue
			}
			g.terms[i].quiet = true
		}
	}
	if !table.Has("aliases") {
		return
	}
	aliases := table.Table("aliases")
	for _, name := range aliases.Keys() {
		others := aliases.Texts(name)
		i, err := g.find(name)
		if err != nil {
			aliases.Errorf(name, "%v", err)
			continue
		}
		for _, other := range others {
			if was := g.add(strings.ToLower(other), i); was >= 0 {
				aliases.Errorf(name, "%s is already another word for %s, expected each word once", problem.Quote(other), g.terms[was].Name)
			}
		}
	}
}

// add notes a form of a term; was is the term that has this form already, and
// negative if none does.
func (g *glossary) add(text string, term int) (was int) {
	for _, f := range g.forms {
		if f.text == text {
			return f.term
		}
	}
	g.forms = append(g.forms, form{text, term})
	return -1
}

// plural is what many of a thing are called. A form that nobody writes does no
// harm.
func plural(word string) string {
	stem, last := word[:max(len(word)-1, 0)], word[max(len(word)-1, 0):]
	switch {
	case last == "y" && !strings.ContainsAny(stem[max(len(stem)-1, 0):], "aeiou"):
		return stem + "ies"
	case last == "s":
		return word + "es"
	}
	return word + "s"
}

// find is the index of the term that is written so, in capitals or not. The
// error names the nearest.
func (g *glossary) find(words string) (int, error) {
	want := strings.ToLower(words)
	known := make([]string, len(g.forms))
	for i, f := range g.forms {
		if known[i] = f.text; f.text == want {
			return f.term, nil
		}
	}
	if i := problem.Nearest(want, known); i >= 0 {
		return 0, fmt.Errorf("the glossary does not explain %s, expected a term of it; the nearest is %s", problem.Quote(words), problem.Quote(known[i]))
	}
	return 0, fmt.Errorf("the glossary does not explain %s: it has no terms", problem.Quote(words))
}

// href is the address of a term's entry in a page that stands at p.
func (g *glossary) href(term int, p place) string {
	if p == glossaryPlace {
		return "#" + g.terms[term].id
	}
	return p.to(glossaryPlace) + "#" + g.terms[term].id
}

// linkWith makes links to terms in a page from which to leads on.
func (g *glossary) linkWith(to func(place) string) func(words string) (link, error) {
	return func(words string) (link, error) {
		i, err := g.find(words)
		if err != nil {
			return link{}, err
		}
		return link{words, to(glossaryPlace) + "#" + g.terms[i].id}, nil
	}
}
