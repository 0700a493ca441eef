package site

import (
	"errors"
	"io/fs"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// file reads a file of words: its front matter, which must give just these
// keys, and the text after it.
func (r *wordReader) file(name string, keys ...string) (front map[string]string, body []byte) {
	table, body := r.front(name, keys...)
	front = sentences(table, keys)
	r.finish(table)
	return front, body
}

// front parts a file into its front matter and the text after it; the front
// matter is nil if it cannot be read. keys is what it must give at least. Who
// has asked for all there is to ask for must call finish.
func (r *wordReader) front(name string, keys ...string) (*tomlfile.Table, []byte) {
	data, err := fs.ReadFile(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		r.problems.Errorf(problem.Pos{File: name}, "missing; expected Markdown that begins with %s between two lines of %s", list(keys), tomlfile.Fence)
		return nil, nil
	}
	if err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
		return nil, nil
	}
	head, body, ok := tomlfile.CutFront(data)
	if !ok {
		r.problems.Errorf(problem.Pos{File: name, Line: 1, Column: 1}, "no front matter, expected %s between two lines of %s", list(keys), tomlfile.Fence)
		return nil, body
	}
	r.wordsOnly(name, body)
	table, problems := tomlfile.Parse(name, head, 2)
	if table == nil {
		r.problems = append(r.problems, problems...)
	}
	return table, body
}

// sentences is the texts of keys, none of which may be blank.
func sentences(table *tomlfile.Table, keys []string) map[string]string {
	texts := make(map[string]string)
	if table == nil {
		return texts
	}
	for _, key := range keys {
		texts[key] = strings.TrimSpace(table.String(key))
		if table.Has(key) && texts[key] == "" {
			table.Errorf(key, "%s is blank, expected a sentence", key)
		}
	}
	return texts
}

// finish notes what was wrong with front matter.
func (r *wordReader) finish(table *tomlfile.Table) {
	if table != nil {
		r.problems = append(r.problems, table.Problems()...)
	}
}
