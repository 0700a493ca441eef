package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// termLinks makes the first use of each term of the glossary a link to its
// entry. It stands aside in headings, links and code, and where the context
// names no glossary.
type termLinks struct{}

// linkerKey is what the context of a parse keeps its linker by.
var linkerKey = parser.NewContextKey()

// Transform links the terms of one text.
func (termLinks) Transform(doc *ast.Document, reader gmtext.Reader, pc parser.Context) {
	l, ok := pc.Get(linkerKey).(*linker)
	if !ok {
		return
	}
	l.source = reader.Source()
	l.walk(doc)
}

// linker links the terms of one page.
type linker struct {
	*glossary
	at     place
	source []byte
	used   []int  // terms that are linked already
	entry  string // in the glossary, the id of the entry that is walked
}

// walk links the terms under a node. Links it puts in are not walked: they
// stand before what is walked next.
func (l *linker) walk(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			l.enter(c)
		case *ast.Link, *ast.AutoLink, *ast.CodeSpan, *ast.Image, *extast.TableHeader:
		case *ast.Text:
			l.link(c)
		default:
			l.walk(c)
		}
	}
}

// enter notes which entry of the glossary begins.
func (l *linker) enter(h *ast.Heading) {
	if id, ok := h.AttributeString("id"); ok && l.at == glossaryPlace && h.Level == 2 {
		l.entry = string(id.([]byte))
	}
}

// link splits a text at the terms in it that are used for the first time.
func (l *linker) link(n *ast.Text) {
	start, stop := n.Segment.Start, n.Segment.Stop
	parent, done := n.Parent(), start
	put := func(node ast.Node) { parent.InsertBefore(parent, n, node) }
	for i := start; i < stop; {
		f := l.formAt(i, stop)
		if f == nil {
			_, size := utf8.DecodeRune(l.source[i:stop])
			i += size
			continue
		}
		end := i + len(f.text)
		if l.wants(f.term) {
			l.used = append(l.used, f.term)
			if i > done {
				put(ast.NewTextSegment(gmtext.NewSegment(done, i)))
			}
			put(l.node(f.term, i, end))
			done = end
		}
		i = end
	}
	n.Segment = n.Segment.WithStart(done)
}

// wants reports whether a term is to be linked where it stands: not again, and
// not in its own entry.
func (l *linker) wants(term int) bool {
	t := &l.terms[term]
	return !t.quiet && t.id != l.entry && !slices.Contains(l.used, term)
}

// formAt is the longest term that begins at i and ends by stop, with no letter
// on either side; nil if there is none.
func (l *linker) formAt(i, stop int) *form {
	if before, _ := utf8.DecodeLastRune(l.source[:i]); i > 0 && inWord(before) {
		return nil
	}
	for k := range l.forms {
		f := &l.forms[k]
		end := i + len(f.text)
		if end > stop || !strings.EqualFold(string(l.source[i:end]), f.text) {
			continue
		}
		if after, _ := utf8.DecodeRune(l.source[end:]); end == len(l.source) || !inWord(after) {
			return f
		}
	}
	return nil
}

// inWord reports whether a rune beside a term makes it part of another word.
func inWord(r rune) bool { return r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// node is a link to a term around some of the text.
func (l *linker) node(term, start, end int) ast.Node {
	n := ast.NewLink()
	n.Destination = []byte(l.href(term, l.at))
	n.SetAttributeString("class", []byte(termClass))
	n.AppendChild(n, ast.NewTextSegment(gmtext.NewSegment(start, end)))
	return n
}

// termClass is the class of links to the glossary.
const termClass = "ccg-term"
