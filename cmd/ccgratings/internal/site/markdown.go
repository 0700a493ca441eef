package site

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// markdown turns words into HTML: CommonMark with tables, headings with ids,
// no raw HTML. It is safe for use by several goroutines.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithParserOptions(
		parser.WithAutoHeadingID(),
		parser.WithASTTransformers(util.Prioritized(termLinks{}, 1000)),
	),
)

// pageIDs are the ids that templates use: no heading in words may take one.
var pageIDs = []string{
	"maincontent", "status", "find", "colours", "ratings", "groups", "about-this-ccg", "how-to-read", "ccgs", "ccg-table",
	"indicators", "numbers", "scores", "careful", "chance", "funnel", "ranked", "table", "table-heading", "table-caption", "indicators-caption", "groups-caption", "definition", "caveats", "grid", "grid-caption",
	"holes", "legend", "unrated", "totals", "files", "licence", "cite", "programs", "load", "dispersion", "similar", "became", "departed", "departed-caption", "settings", "editions", "correlations", "correlations-caption", "not-meant",
	"changes", "chosen", "comment", "long", "ready-made", "ready-made-heading", "about-regions", "records",
	"national", "stand-out", "changes-caption", "caveat", "unsaid", "for-journalists", "sheet-ratings", "sheet-figures",
}

// toHTML renders Markdown for a page that stands at a place, with links to the
// glossary unless that is nil. It is the one place where words become trusted
// HTML: goldmark leaves out raw HTML and the addresses that would run a script.
func toHTML(source []byte, terms *glossary, at place) (template.HTML, error) {
	var out bytes.Buffer
	if err := markdown.Convert(source, &out, parser.WithContext(parsing(terms, at))); err != nil {
		return "", fmt.Errorf("rendering Markdown: %w", err)
	}
	return template.HTML(out.String()), nil
}

// parsing is the context of one parse: the ids that are taken, and what to
// link terms with.
func parsing(terms *glossary, at place) parser.Context {
	ctx := parser.NewContext()
	for _, id := range pageIDs {
		ctx.IDs().Put([]byte(id))
	}
	if terms != nil {
		ctx.Set(linkerKey, &linker{glossary: terms, at: at})
	}
	return ctx
}
