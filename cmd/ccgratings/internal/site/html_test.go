package site

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is a page as a browser finds it, with what a checker asks of it.
type document struct {
	name  string
	nodes []*html.Node // elements, in order
	ids   map[string]bool
}

// blocks are the elements that may not stand inside a paragraph.
var blocks = strings.Fields("address article aside div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header main nav ol p section table ul details")

// children says what some elements may hold directly.
var children = map[string]string{
	"ul": "li script", "ol": "li", "dl": "dt dd div", "table": "caption thead tbody tfoot", "thead": "tr", "tbody": "tr", "tfoot": "tr", "tr": "th td",
}

// void are the elements without an end tag.
var void = strings.Fields("meta link br img input hr")

// nesting reports end tags that do not close what was opened last. A parser of
// HTML mends such pages in silence.
func nesting(t *testing.T, name string, data []byte) {
	t.Helper()
	z := html.NewTokenizer(bytes.NewReader(data))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: not closed: %v", name, open)
			}
			return
		case html.StartTagToken:
			tag, _ := z.TagName()
			if !slices.Contains(void, string(tag)) {
				open = append(open, string(tag))
			}
		case html.EndTagToken:
			tag, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(tag) {
				t.Errorf("%s: </%s> closes %v", name, tag, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func parsePage(t *testing.T, name string, data []byte) *document {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	d := &document{name: name, ids: make(map[string]bool)}
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		d.nodes = append(d.nodes, n)
		if id := attr(n, "id"); id != "" {
			if d.ids[id] {
				t.Errorf("%s: id %q twice", name, id)
			}
			d.ids[id] = true
		}
	}
	return d
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (d *document) all(tag string) []*html.Node {
	var found []*html.Node
	for _, n := range d.nodes {
		if n.Data == tag && n.Namespace == "" {
			found = append(found, n)
		}
	}
	return found
}

func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(out.String())
}

// structure checks what every page must have.
func (d *document) structure(t *testing.T) {
	t.Helper()
	for _, tag := range []string{"h1", "title", "main", "header", "footer"} {
		if n := len(d.all(tag)); n != 1 {
			t.Errorf("%s: %d elements %s, want 1", d.name, n, tag)
		}
	}
	if lang := attr(d.all("html")[0], "lang"); lang != "en-GB" {
		t.Errorf("%s: lang %q", d.name, lang)
	}
	if textOf(d.all("h1")[0]) == "" {
		t.Errorf("%s: empty h1", d.name)
	}
	level := 0
	for _, n := range d.nodes {
		if len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6' {
			next := int(n.Data[1] - '0')
			if next > level+1 {
				t.Errorf("%s: h%d after h%d: %s", d.name, next, level, textOf(n))
			}
			level = next
		}
		d.element(t, n)
	}
	meta := make(map[string]string)
	for _, n := range d.all("meta") {
		meta[attr(n, "name")+attr(n, "http-equiv")] = attr(n, "content")
	}
	for _, name := range []string{"viewport", "description", "Content-Security-Policy"} {
		if meta[name] == "" {
			t.Errorf("%s: no meta %s", d.name, name)
		}
	}
}

// element checks one element.
func (d *document) element(t *testing.T, n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "style", strings.HasPrefix(a.Key, "on"):
			t.Errorf("%s: attribute %s on %s", d.name, a.Key, n.Data)
		case a.Key == "aria-labelledby", a.Key == "aria-describedby":
			for id := range strings.FieldsSeq(a.Val) {
				if !d.ids[id] {
					t.Errorf("%s: %s names %q, which is not there", d.name, a.Key, id)
				}
			}
		}
	}
	switch n.Data {
	case "style":
		t.Errorf("%s: a style element", d.name)
	case "script":
		if attr(n, "src") == "" && attr(n, "type") != "application/json" && attr(n, "type") != "application/ld+json" {
			t.Errorf("%s: an inline script", d.name)
		}
	case "table":
		d.table(t, n)
	case "th":
		if attr(n, "scope") == "" {
			if !inProse(n) {
				t.Errorf("%s: th without scope: %s", d.name, textOf(n))
			}
		}
	case "a":
		if textOf(n) == "" && n.Namespace == "" {
			t.Errorf("%s: a link without text to %s", d.name, attr(n, "href"))
		}
	}
	allowed, limited := children[n.Data]
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && limited && !slices.Contains(strings.Fields(allowed), c.Data) {
			t.Errorf("%s: %s in %s", d.name, c.Data, n.Data)
		}
		if n.Data == "p" && slices.Contains(blocks, c.Data) {
			t.Errorf("%s: %s in a paragraph", d.name, c.Data)
		}
	}
}

// inProse reports whether a node was made from Markdown.
func inProse(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if attr(p, "class") == "ccg-prose" {
			return true
		}
	}
	return false
}

// table checks that a table of ours has a caption and rows of one length.
func (d *document) table(t *testing.T, table *html.Node) {
	if inProse(table) {
		return
	}
	width, captioned := 0, false
	for n := range table.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "caption":
			captioned = textOf(n) != ""
		case n.Data == "tr":
			cells := 0
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode {
					span := 1
					if s := attr(c, "colspan"); s != "" {
						fmt.Sscan(s, &span)
					}
					cells += span
				}
			}
			if width != 0 && cells != width {
				t.Errorf("%s: a row of %d cells in a table of %d: %s", d.name, cells, width, textOf(n))
				return
			}
			width = cells
		}
	}
	if !captioned {
		t.Errorf("%s: a table without a caption", d.name)
	}
}

// links checks that every address of the site leads somewhere.
func (d *document) links(t *testing.T, files map[string][]byte, pages map[string]*document) {
	t.Helper()
	for _, n := range d.nodes {
		href := attr(n, "href") + attr(n, "src")
		if href == "" || strings.HasPrefix(href, "https://") && n.Data == "a" {
			continue
		}
		target, fragment, _ := strings.Cut(href, "#")
		if strings.ContainsAny(target, ":?") || strings.HasPrefix(target, "/") {
			t.Errorf("%s: %s leads to %q, want a relative address", d.name, n.Data, href)
			continue
		}
		goal := d.name
		if target != "" {
			goal = path.Join(path.Dir(d.name), target)
		}
		if strings.HasSuffix(goal, "/compare.html") && fragment != "" && target != "" { // the choice of CCGs, for a script
			for id := range strings.SplitSeq(fragment, ",") {
				if ready := path.Join(path.Dir(goal), "compare", id+".html"); files[ready] == nil {
					t.Errorf("%s: link to %q, but there is no %s", d.name, href, ready)
				}
			}
			fragment = ""
		}
		if ods, ok := strings.CutPrefix(fragment, "ccg="); ok { // the CCG that charts mark, for a script
			if ccg := path.Join(path.Dir(path.Dir(goal)), "ccgs", ods+".html"); files[ccg] == nil {
				t.Errorf("%s: link to %q, but there is no %s", d.name, href, ccg)
			}
			fragment = ""
		}
		switch page := pages[goal]; {
		case files[goal] == nil:
			t.Errorf("%s: link to %q, which is not there", d.name, href)
		case fragment != "" && (page == nil || !page.ids[fragment]):
			t.Errorf("%s: link to %q, where there is no #%s", d.name, href, fragment)
		}
	}
}

// notANumber is how Go prints what is no number.
var notANumber = regexp.MustCompile(`\b(NaN|Inf)\b`)

// checkSite holds every page of a site to the rules of every page.
func checkSite(t *testing.T, files map[string][]byte) map[string]*document {
	t.Helper()
	pages := make(map[string]*document)
	titles := make(map[string]string)
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		nesting(t, name, data)
		d := parsePage(t, name, data)
		d.structure(t)
		pages[name] = d
		title := textOf(d.all("title")[0])
		if other := titles[title]; other != "" {
			t.Errorf("%s and %s have the title %q", name, other, title)
		}
		titles[title] = name
		if wrong := notANumber.Find(data); wrong != nil {
			t.Errorf("%s: contains %q", name, wrong)
		}
		for _, wrong := range []string{"%!", "ZgotmplZ", "<no value>", "&amp;lt;", "&amp;#"} {
			if bytes.Contains(data, []byte(wrong)) {
				t.Errorf("%s: contains %q", name, wrong)
			}
		}
	}
	for _, d := range pages {
		d.links(t, files, pages)
	}
	return pages
}
