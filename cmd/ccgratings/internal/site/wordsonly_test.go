package site

import "testing"

// What would be lost on the way to a page, or lead nowhere, is found in words of
// every kind.
func TestWordsOnly(t *testing.T) {
	about := "+++\ntitle = \"About\"\nsummary = \"Who.\"\n+++\n"
	method := "+++\ntitle = \"Method\"\nsummary = \"How.\"\n+++\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"picture":            {"about.md", about + "Words.\n\nSee ![a map](map.png).\n", "content/about.md:7:1: a picture, expected words in Markdown"},
		"HTML in a line":     {"about.md", about + "Words <b>here</b>.\n", "content/about.md:5:1: HTML, expected words in Markdown"},
		"HTML of its own":    {"about.md", about + "\n<div>\nWords.\n</div>\n", "content/about.md:6:1: HTML, expected words in Markdown"},
		"a remark":           {"method.md", method + "Words.\n\n<!-- not yet -->\n", "content/method.md:7:1: HTML, expected words in Markdown"},
		"a correction":       {"corrections/2021-01-15-a.md", about + "Words ![of](a.png)\n", "content/corrections/2021-01-15-a.md:5:1: a picture, expected words in Markdown"},
		"HTML in correction": {"corrections/2021-01-15-a.md", about + "- a\n- <i>b</i>\n", "content/corrections/2021-01-15-a.md:6:1: HTML, expected words in Markdown"},
	} {
		_, problems := Prepare(withWords(t, map[string]string{c.file: c.text}))
		if len(problems) != 1 || problems[0].Error() != c.want {
			t.Errorf("%s: %v, want %s", name, problems, c.want)
		}
	}
}
