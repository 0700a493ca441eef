package site

import (
	"bytes"
	"html/template"
	"io/fs"
	"regexp"
	"slices"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// termCall is where a template asks for a term of the glossary.
var termCall = regexp.MustCompile(`\.Term "([^"]*)"`)

// checkTerms reports the terms that templates ask for and the glossary does not
// explain, in branches that no page may take as well. A template that is none of
// the site's is not read.
func checkTerms(fsys fs.FS, g *glossary) problem.List {
	var problems problem.List
	patterns := []string{"base.tmpl", "parts/*.tmpl"}
	new(templates).each(func(name string, _ **template.Template) { patterns = append(patterns, "pages/"+name+".tmpl") })
	for _, pattern := range patterns {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			problems.Errorf(problem.Pos{File: pattern}, "%v", err)
		}
		slices.Sort(names)
		for _, name := range names {
			source, err := fs.ReadFile(fsys, name)
			if err != nil {
				problems.Errorf(problem.Pos{File: name}, "%v", err)
				continue
			}
			for _, at := range termCall.FindAllSubmatchIndex(source, -1) {
				if _, err := g.find(string(source[at[2]:at[3]])); err != nil {
					line := source[:at[2]]
					pos := problem.Pos{File: name, Line: 1 + bytes.Count(line, []byte("\n")), Column: at[2] - bytes.LastIndexByte(line, '\n')}
					problems.Errorf(pos, "%v", err)
				}
			}
		}
	}
	return problems
}
