package site

import "html/template"

// articlePage is a page of words: about, glossary, 404.
type articlePage struct {
	frame
	Body  template.HTML
	Links []link // where to go from here; none but on the page for a missing one
}

func (b *builder) article(name string) (File, error) {
	at, words := place(name+".html"), b.words.root[name]
	p := &articlePage{frame: b.framer.rootFrame(b.latest(), at, words.Title), Body: words.Body}
	p.Description = words.Summary
	if at == notFoundPlace {
		p.Links = b.waysOn()
	}
	return b.templates.article.render(at, p)
}

// waysOn are the links of the page for a missing one, which a server shows at
// any depth: absolute where the site's own address is known.
func (b *builder) waysOn() []link {
	to := b.framer.fromNowhere()
	links := []link{{"The front page, where you can find your CCG", to(homePlace)}}
	for i := len(b.views) - 1; i >= 0; i-- {
		v := b.views[i]
		title := v.edition.Name()
		links = append(links,
			link{title + ": all CCGs", to(v.places.ccgs())},
			link{title + ": all indicators", to(v.places.indicators())})
	}
	return append(links, link{"What the words mean", to(glossaryPlace)})
}
