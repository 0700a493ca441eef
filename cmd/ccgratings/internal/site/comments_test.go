package site

import (
	"bytes"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const goodComment = "+++\ndate = 2020-12-14\nsigned = \"A. N. Other, accountable officer\"\n+++\nWe have opened *two* clinics since. [More](https://example.org/clinics)\n"

// withWords is the world with more files of words.
func withWords(t *testing.T, more map[string]string) Input {
	t.Helper()
	in := world(t)
	content := maps.Clone(in.Content.(fstest.MapFS))
	for name, text := range more {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	in.Content = content
	return in
}

// A comment stands on its CCG's page and alters no other byte of the site.
func TestCommentAltersNothingElse(t *testing.T) {
	in := withWords(t, map[string]string{"comments/2019/x00.md": goodComment, "comments/README.md": "# How"})
	without, files := worldSite(t), buildAll(t, in)
	if len(files) != len(without) {
		t.Errorf("%d files, want %d", len(files), len(without))
	}
	const page = "2019/ccgs/x00.html"
	for name, data := range files {
		if name != page && !bytes.Equal(data, without[name]) {
			t.Errorf("%s is another", name)
		}
	}
	before, after, _ := strings.Cut(string(files[page]), "<section class=\"ccg-group\" aria-labelledby=\"comment\">")
	said, after, _ := strings.Cut(after, "</section>\n")
	if before+after != string(without[page]) {
		t.Error("the page is another, even without the comment")
	}
	for _, want := range []string{"<p>We have opened <em>two</em> clinics since.", `<a href="https://example.org/clinics">`, "A. N. Other, accountable officer, 14 December 2020."} {
		if !strings.Contains(said, want) {
			t.Errorf("the comment does not say %q:\n%s", want, said)
		}
	}
}

func TestBadComments(t *testing.T) {
	front := "+++\ndate = 2020-12-14\nsigned = \"A\"\n+++\n"
	const want = " in a comment, expected paragraphs and lists with emphasis and links"
	for name, c := range map[string]struct{ file, text, want string }{
		"nobody":     {"comments/2019/x99.md", goodComment, "content/comments/2019/x99.md: no CCG of the edition of 2019 has this code, expected the ODS code of one in small letters, like 02n.md"},
		"capitals":   {"comments/2019/X00.md", goodComment, "content/comments/2019/X00.md: no CCG of the edition of 2019 has this code, expected the ODS code of one in small letters, like 02n.md"},
		"no edition": {"comments/2031/x00.md", goodComment, "content/comments/2031: warning: there is no edition of this year among those published, so no comment in it is shown; expected a folder named after an edition"},
		"unsigned":   {"comments/2019/x00.md", "+++\ndate = 2020-12-14\n+++\nWords.", `content/comments/2019/x00.md:2:1: signed is missing, expected text in quotes`},
		"hidden":     {"comments/2019/x00.md", "+++\ndate = 2020-12-14\nsigned = \"A\u202eB\"\n+++\nWords.", "content/comments/2019/x00.md:3:10: signed holds the invisible character U+202E, expected none that only controls or formats text"},
		"empty":      {"comments/2019/x00.md", front + " \n", "content/comments/2019/x00.md: says nothing, expected the comment after the front matter"},
		"long":       {"comments/2019/x00.md", front + strings.Repeat("ä", longestComment+1), "content/comments/2019/x00.md: has 1501 letters, expected at most 1500: a CCG's page has to fit two sheets"},
		"heading":    {"comments/2019/x00.md", front + "Words.\n\n# Best in England\n", "content/comments/2019/x00.md:7:1: a heading" + want},
		"picture":    {"comments/2019/x00.md", front + "Words ![of](https://example.org/a.png)\n", "content/comments/2019/x00.md:5:1: a picture, expected words in Markdown"},
		"html":       {"comments/2019/x00.md", front + "Words <b>here</b>\n", "content/comments/2019/x00.md:5:1: HTML, expected words in Markdown"},
		"code":       {"comments/2019/x00.md", front + "```\nx\n```\n", "a fencedcodeblock" + want},
		"link":       {"comments/2019/x00.md", front + "[here](../../index.html)\n", `content/comments/2019/x00.md:5:1: a link to "../../index.html", which is no address that begins with https://,` + want},
		"auto":       {"comments/2019/x00.md", front + "<ftp://example.org/a>\n", `a link to "ftp://example.org/a", which is no address that begins with https://,` + want},
		"script":     {"comments/2019/x00.md", front + "[here](javascript:alert)\n", `which is no address that begins with https://,` + want},
	} {
		_, problems := Prepare(withWords(t, map[string]string{c.file: c.text}))
		var said []string
		for _, p := range problems {
			said = append(said, p.Error())
		}
		if text := strings.Join(said, "\n"); !strings.Contains(text, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, text, c.want)
		}
	}
	in := withWords(t, map[string]string{"comments/2019/x00.md": front + "See <https://example.org/> or write to <a@example.org>.\n"})
	if _, problems := Prepare(in); len(problems) > 0 {
		t.Errorf("addresses of a page and of a person: %v", problems)
	}
	in = withWords(t, map[string]string{"comments/2019/x00.md": front + strings.Repeat("ä", longestComment)})
	if _, problems := Prepare(in); len(problems) > 0 {
		t.Errorf("a comment of just the longest length: %v", problems)
	}
}

// The example in the guide is a comment that can be read.
func TestGuideToComments(t *testing.T) {
	guide, err := os.ReadFile(root + "content/comments/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var example []string
	for line := range strings.Lines(string(guide)) {
		if text, ok := strings.CutPrefix(line, "    "); ok && !strings.HasPrefix(text, "content/") {
			example = append(example, text)
		}
	}
	in := withWords(t, map[string]string{"comments/2019/x00.md": strings.Join(example, "")})
	if _, problems := Prepare(in); len(problems) > 0 {
		t.Error(problems)
	}
}
