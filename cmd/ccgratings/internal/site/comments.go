package site

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// comment is what a CCG says of its ratings in an edition: its right of reply.
// It stands on the CCG's page and alters nothing.
type comment struct {
	Signed string // who wrote it: a name and an office
	Date   string // in words
	Body   template.HTML
}

// commented is where a comment stands.
type commented struct {
	year int
	ods  string // ODS code, lower case
}

const (
	commentFolder = "comments"
	commentGuide  = "README.md" // says how to write one
	signedKey     = "signed"
	dateKey       = "date"

	// longestComment is how many letters a comment may have: a CCG's page has to
	// fit two sheets of paper.
	longestComment = 1500
)

// comments reads comments/<year>/<ods code>.md for these editions.
func (r *wordReader) comments(years []*edition.Edition) map[commented]*comment {
	out := make(map[commented]*comment)
	folders, err := fs.ReadDir(r.fsys, commentFolder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			r.problems.Errorf(problem.Pos{File: commentFolder}, "%v", err)
		}
		return out
	}
	for _, folder := range folders {
		name := path.Join(commentFolder, folder.Name())
		e := editionNamed(folder.Name(), years)
		switch {
		case folder.Name() == commentGuide:
		case e == nil:
			r.problems.Warnf(problem.Pos{File: name}, "there is no edition of this year among those published, so no comment in it is shown; expected a folder named after an edition")
		default:
			r.commentsOn(e, name, out)
		}
	}
	return out
}

// editionNamed finds the edition whose year is a folder's name; nil if there is
// none.
func editionNamed(name string, years []*edition.Edition) *edition.Edition {
	for _, e := range years {
		if strconv.Itoa(e.Year) == name {
			return e
		}
	}
	return nil
}

// commentsOn reads the comments on one edition.
func (r *wordReader) commentsOn(e *edition.Edition, folder string, out map[commented]*comment) {
	files, err := fs.ReadDir(r.fsys, folder)
	if err != nil {
		r.problems.Errorf(problem.Pos{File: folder}, "%v", err)
	}
	rated := make(map[string]bool)
	for _, c := range e.CCGs {
		rated[strings.ToLower(c.ODS)] = true
	}
	for _, file := range files {
		name := path.Join(folder, file.Name())
		ods, ok := strings.CutSuffix(file.Name(), ".md")
		if !ok || !rated[ods] {
			r.problems.Errorf(problem.Pos{File: name}, "no CCG of the edition of %d has this code, expected the ODS code of one in small letters, like 02n.md", e.Year)
			continue
		}
		out[commented{e.Year, ods}] = r.comment(name)
	}
}

// comment reads one comment.
func (r *wordReader) comment(name string) *comment {
	table, body := r.front(name, dateKey, signedKey)
	if table == nil {
		return nil
	}
	c := &comment{Signed: sentences(table, []string{signedKey})[signedKey]}
	if char, found := nhs.Hidden(c.Signed); found {
		table.Errorf(signedKey, nhs.HiddenFormat, signedKey, char)
	}
	if day := table.Date(dateKey); !day.IsZero() {
		c.Date = nhs.DateOf(day).Words()
	}
	r.finish(table)
	r.checkComment(name, body)
	c.Body = r.render(name, body, nil, "")
	return c
}

// checkComment allows only what reads as part of a CCG's page: paragraphs and
// lists with emphasis and links, and no more of them than fit.
func (r *wordReader) checkComment(name string, body []byte) {
	text := bytes.TrimSpace(body)
	if len(text) == 0 {
		r.problems.Errorf(problem.Pos{File: name}, "says nothing, expected the comment after the front matter")
	}
	if n := utf8.RuneCount(text); n > longestComment {
		r.problems.Errorf(problem.Pos{File: name}, "has %d letters, expected at most %d: a CCG's page has to fit two sheets", n, longestComment)
	}
	r.forbid(name, body, " in a comment, expected paragraphs and lists with emphasis and links", unfit)
}

// badAddress says what is wrong with a link that leads to no other website.
func badAddress(href string) string {
	if strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://") {
		return ""
	}
	return fmt.Sprintf("a link to %s, which is no address that begins with https://,", problem.Quote(href))
}

// unfit says what a piece of Markdown is if it may stand in other words, but not
// in a comment.
func unfit(n ast.Node, source []byte) string {
	switch n := n.(type) {
	case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.List, *ast.ListItem, *ast.Text, *ast.String, *ast.Emphasis:
	case *ast.Image, *ast.RawHTML, *ast.HTMLBlock: // in no words
	case *ast.AutoLink:
		if n.AutoLinkType != ast.AutoLinkEmail {
			return badAddress(string(n.URL(source)))
		}
	case *ast.Link:
		return badAddress(string(n.Destination))
	case *ast.Heading:
		return "a heading"
	default:
		return "a " + strings.ToLower(n.Kind().String())
	}
	return ""
}
