package site

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"strings"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// words are the texts of the content folder.
type words struct {
	home            article
	root            map[string]article // the pages of rootArticles, by name
	edition, method editionWords
	groups          map[nhs.GroupID]article
	indicators      map[indicator.ID]indicatorWords
}

// article is a page of words.
type article struct {
	Title   string
	Summary string // one sentence
	Body    template.HTML
}

// indicatorWords is what content/indicators says of an indicator.
type indicatorWords struct {
	Summary string // what the number is, one sentence
	Quality string // why it measures the quality of care, one sentence
	Body    template.HTML
}

// rootArticles are the articles at the top of the site, and 404.
var rootArticles = []string{"about", "accessibility", "corrections", "glossary", "privacy", "404"}

// readWords reads the words that these editions need.
func readWords(fsys fs.FS, reg *nhs.Register, years []*edition.Edition) (*words, problem.List) {
	r := &wordReader{fsys: fsys}
	w := &words{
		home:       r.article("index.md"),
		edition:    r.ofEdition("edition.md"),
		root:       make(map[string]article),
		method:     r.ofEdition("method.md"),
		groups:     make(map[nhs.GroupID]article),
		indicators: make(map[indicator.ID]indicatorWords),
	}
	for _, name := range rootArticles {
		w.root[name] = r.article(name + ".md")
	}
	for _, g := range reg.Groups {
		w.groups[g.ID] = r.article("groups/" + string(g.ID) + ".md")
	}
	for _, year := range years {
		for _, entry := range year.Indicators {
			id := entry.Definition.ID
			if _, read := w.indicators[id]; !read {
				w.indicators[id] = r.indicator("indicators/" + string(id) + ".md")
			}
		}
	}
	r.problems.Sort()
	return w, r.problems
}

// wordReader reads files of words and gathers what is wrong with them.
type wordReader struct {
	fsys     fs.FS
	problems problem.List
}

func (r *wordReader) article(name string) article {
	front, body := r.file(name, "title", "summary")
	return article{front["title"], front["summary"], r.render(name, body)}
}

func (r *wordReader) indicator(name string) indicatorWords {
	front, body := r.file(name, "summary", "quality")
	return indicatorWords{front["summary"], front["quality"], r.render(name, body)}
}

func (r *wordReader) render(name string, body []byte) template.HTML {
	html, err := toHTML(body)
	if err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
	}
	return html
}

// fence is the line before and after front matter.
const fence = "+++"

// file reads a file of words: its front matter, which must give just these
// keys, and the text after it.
func (r *wordReader) file(name string, keys ...string) (front map[string]string, body []byte) {
	front = make(map[string]string)
	data, err := fs.ReadFile(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		r.problems.Errorf(problem.Pos{File: name}, "missing; expected Markdown that begins with %s between two lines of %s", list(keys), fence)
		return front, nil
	}
	if err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
		return front, nil
	}
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	head, body, ok := cutFront(data)
	if !ok {
		r.problems.Errorf(problem.Pos{File: name, Line: 1, Column: 1}, "no front matter, expected %s between two lines of %s", list(keys), fence)
		return front, data
	}
	table, problems := tomlfile.Parse(name, head, 2)
	if table == nil {
		r.problems = append(r.problems, problems...)
		return front, body
	}
	for _, key := range keys {
		front[key] = strings.TrimSpace(table.String(key))
		if table.Has(key) && front[key] == "" {
			table.Errorf(key, "%s is blank, expected a sentence", key)
		}
	}
	r.problems = append(r.problems, table.Problems()...)
	return front, body
}

// cutFront parts front matter from the text that follows. The text keeps its
// line numbers: the lines before it are blank.
func cutFront(data []byte) (front, body []byte, ok bool) {
	rest, ok := bytes.CutPrefix(data, []byte(fence+"\n"))
	if !ok {
		return nil, nil, false
	}
	front, body, ok = bytes.Cut(rest, []byte("\n"+fence+"\n"))
	lines := bytes.Count(front, []byte("\n")) + 3
	return front, append(bytes.Repeat([]byte("\n"), lines), body...), ok
}
