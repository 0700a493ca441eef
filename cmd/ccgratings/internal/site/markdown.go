package site

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// markdown turns words into HTML: CommonMark with tables, headings with ids,
// no raw HTML. It is safe for use by several goroutines.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
)

// pageIDs are the ids that templates use: no heading in words may take one.
var pageIDs = []string{
	"maincontent", "status", "find", "colours", "ratings", "groups", "about-this-ccg", "how-to-read", "ccgs", "ccg-table",
	"indicators", "numbers", "scores", "careful", "chance", "funnel", "ranked", "table", "table-heading", "table-caption", "indicators-caption", "groups-caption", "definition", "caveats", "grid", "grid-caption",
	"holes", "legend", "unrated", "totals", "files", "columns", "licence", "cite", "dispersion", "similar", "became", "departed", "departed-caption", "settings", "editions", "correlations", "correlations-caption",
}

// toHTML renders Markdown. It is the one place where words become trusted
// HTML: goldmark leaves out raw HTML and the addresses that would run a script.
func toHTML(source []byte) (template.HTML, error) {
	ctx := parser.NewContext()
	for _, id := range pageIDs {
		ctx.IDs().Put([]byte(id))
	}
	var out bytes.Buffer
	if err := markdown.Convert(source, &out, parser.WithContext(ctx)); err != nil {
		return "", fmt.Errorf("rendering Markdown: %w", err)
	}
	return template.HTML(out.String()), nil
}
