package site

import "html/template"

// articlePage is a page of words: about, glossary, 404.
type articlePage struct {
	frame
	Body template.HTML
}

func (b *builder) article(name string) (File, error) {
	at, words := place(name+".html"), b.words.root[name]
	p := &articlePage{frame: b.framer.rootFrame(b.latest(), at, words.Title), Body: words.Body}
	p.Description = words.Summary
	return b.templates.article.render(at, p)
}
