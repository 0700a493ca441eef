package site

import (
	"bytes"
	"html/template"
	"io/fs"
	texttemplate "text/template"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// words are the texts of the content folder.
type words struct {
	glossary        *glossary
	publisher       publisher
	home            article
	notMeant        block
	notSaid         block
	root            map[string]article // the pages of rootArticles, by name
	edition, method editionWords
	regions         editionWords
	press           editionWords
	groups          map[nhs.GroupID]article
	indicators      map[indicator.ID]indicatorWords
	comments        map[commented]*comment // what CCGs say of their ratings
}

// article is a page of words.
type article struct {
	Title   string
	Summary string // one sentence
	Body    template.HTML
}

// block is a piece of words that stands in several pages, so without links.
type block struct {
	Title string
	Body  template.HTML
}

// indicatorWords is what content/indicators says of an indicator.
type indicatorWords struct {
	Summary string // what the number is, one sentence
	Quality string // why it measures the quality of care, a sentence or two
	Body    template.HTML
}

// rootArticles are the articles at the top of the site, and 404. About comes
// first: it says who publishes, which others print.
var rootArticles = []string{aboutPage, "accessibility", correctionsPage, glossaryPage, "privacy", "verify", notFoundPage}

const (
	aboutPage    = "about"
	glossaryPage = "glossary"
	notFoundPage = "404"
)

// readWords reads the words that these editions need.
func readWords(fsys fs.FS, reg *nhs.Register, years []*edition.Edition) (*words, problem.List) {
	r := &wordReader{fsys: fsys}
	explained := r.glossary()
	w := &words{
		glossary:   r.terms,
		home:       r.article("index.md", homePlace),
		notMeant:   r.block("colours.md"),
		notSaid:    r.block("unsaid.md"),
		edition:    r.ofEdition("edition.md"),
		regions:    r.ofEdition("regions.md"),
		press:      r.ofEdition("press.md"),
		root:       make(map[string]article),
		method:     r.ofEdition("method.md"),
		groups:     make(map[nhs.GroupID]article),
		indicators: make(map[indicator.ID]indicatorWords),
	}
	for _, name := range rootArticles {
		if name != glossaryPage {
			w.root[name] = r.rootArticle(name)
		}
	}
	w.root[glossaryPage] = explained
	w.publisher = r.publisher
	for _, g := range reg.Groups {
		w.groups[g.ID] = r.article("groups/"+string(g.ID)+".md", anyYear.group(g.ID))
	}
	for _, year := range years {
		for _, entry := range year.Indicators {
			id := entry.Definition.ID
			if _, read := w.indicators[id]; !read {
				w.indicators[id] = r.indicator(id)
			}
		}
	}
	w.comments = r.comments(years)
	r.correctionWords()
	r.problems.Sort()
	return w, r.problems
}

// anyYear stands for the edition that words common to all editions are read
// in: the way from there to the glossary is the same in each.
var anyYear = placesOf(0)

// wordReader reads files of words and gathers what is wrong with them.
type wordReader struct {
	fsys      fs.FS
	terms     *glossary
	publisher publisher
	problems  problem.List
}

// article reads words that stand in the page at a place.
func (r *wordReader) article(name string, at place) article {
	front, body := r.file(name, titleKey, summaryKey)
	return article{front[titleKey], front[summaryKey], r.render(name, body, r.terms, at)}
}

// rootArticle reads an article at the top of the site. It is a template for
// Markdown that may print who publishes.
func (r *wordReader) rootArticle(name string) article {
	file, at, terms := name+".md", place(name+".html"), r.terms
	table, body := r.front(file, titleKey, summaryKey)
	front := sentences(table, []string{titleKey, summaryKey})
	switch name {
	case aboutPage:
		r.publisher = publisherOf(table)
	case notFoundPage:
		terms = nil // it is shown at any depth, so no relative link leads anywhere
	}
	r.finish(table)
	var filled bytes.Buffer
	text, err := texttemplate.New(file).Parse(string(body))
	if err == nil {
		err = text.Execute(&filled, r.publisher)
	}
	if err != nil {
		r.problems.Errorf(problem.Pos{File: file}, "%v", err)
	}
	return article{front[titleKey], front[summaryKey], r.render(file, filled.Bytes(), terms, at)}
}

// block reads words without links, for pages at any depth.
func (r *wordReader) block(name string) block {
	front, body := r.file(name, titleKey)
	return block{front[titleKey], r.render(name, body, nil, "")}
}

// indicator reads what is said of an indicator.
func (r *wordReader) indicator(id indicator.ID) indicatorWords {
	name := "indicators/" + string(id) + ".md"
	front, body := r.file(name, summaryKey, qualityKey)
	return indicatorWords{front[summaryKey], front[qualityKey], r.render(name, body, r.terms, anyYear.indicator(id))}
}

// Keys of front matter.
const (
	titleKey   = "title"
	summaryKey = "summary"
	qualityKey = "quality"
)

func (r *wordReader) render(name string, body []byte, terms *glossary, at place) template.HTML {
	html, err := toHTML(body, terms, at)
	if err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
	}
	return html
}
