package site

import (
	"bytes"
	"io/fs"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// wordsOnly reports what would be lost on the way to a page, or lead nowhere:
// HTML is left out, and the site has no pictures of its authors.
func (r *wordReader) wordsOnly(name string, body []byte) {
	r.forbid(name, body, ", expected words in Markdown", func(n ast.Node, _ []byte) string {
		switch n.(type) {
		case *ast.Image:
			return "a picture"
		case *ast.RawHTML, *ast.HTMLBlock:
			return "HTML"
		}
		return ""
	})
}

// correctionWords is wordsOnly for the texts of corrections; whatever else may
// be wrong with them the ledger says.
func (r *wordReader) correctionWords() {
	names, err := fs.Glob(r.fsys, "corrections/*.md")
	if err != nil {
		r.problems.Errorf(problem.Pos{File: "corrections"}, "%v", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(r.fsys, name)
		if err != nil {
			continue
		}
		if _, body, ok := tomlfile.CutFront(data); ok {
			r.wordsOnly(name, body)
		}
	}
}

// forbid reports every piece of Markdown that a judge has a word for, at the
// line on which its block begins: the word, then what was expected.
func (r *wordReader) forbid(name string, body []byte, expected string, judge func(n ast.Node, source []byte) string) {
	line := 1 + bytes.Count(body[:len(body)-len(bytes.TrimLeft(body, "\n"))], []byte("\n"))
	told, word := 0, "" // what was reported last
	doc := markdown.Parser().Parse(gmtext.NewReader(body), parser.WithContext(parsing(nil, "")))
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			line = 1 + bytes.Count(body[:n.Lines().At(0).Start], []byte("\n"))
		}
		wrong := judge(n, body)
		if entering && wrong != "" && (line != told || wrong != word) { // <b> and </b> are told once
			r.problems.Errorf(problem.Pos{File: name, Line: line, Column: 1}, "%s%s", wrong, expected)
			told, word = line, wrong
		}
		return ast.WalkContinue, nil
	})
}
