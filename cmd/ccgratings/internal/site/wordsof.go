package site

import (
	"html"
	"regexp"
	"strings"
)

// WordsOf is the words of a page that this package made, without markup,
// pictures and scripts: what a reader can read of its heading and main part.
func WordsOf(page []byte) string {
	_, main, ok := strings.Cut(string(page), "<main")
	if !ok {
		main = string(page)
	}
	main, _, _ = strings.Cut(main, "</main>")
	_, main, _ = strings.Cut(main, ">")
	main = tags.ReplaceAllString(unread.ReplaceAllString(main, " "), " ")
	return strings.Join(strings.Fields(html.UnescapeString(main)), " ")
}

var (
	unread = regexp.MustCompile(`(?s)<(script|style|svg)\b.*?</(script|style|svg)>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
)
