package recipe

import (
	"cmp"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// heading is the header of a table while it is read: one line, or several
// whose texts are joined.
type heading struct {
	table *table
	texts []string      // by cell
	pos   []problem.Pos // by cell, of the lowest line that has it
	last  int           // line read last
	above string        // text of the last cell of the lines above, which goes on to the right
}

// add takes one line of the header. In a line that is not the lowest, a blank
// cell has the text of the one before it, as merged cells do.
func (h *heading) add(line int, cells []string, pos func(int) problem.Pos) {
	lowest := line == h.table.header[len(h.table.header)-1]
	carried := ""
	for i := range max(len(cells), len(h.texts)) {
		text := ""
		if i < len(cells) {
			text = trimmed(strings.TrimPrefix(cells[i], "\uFEFF"))
		}
		if !lowest {
			carried = cmp.Or(text, carried)
			text = carried
		}
		for len(h.texts) <= i {
			h.texts, h.pos = append(h.texts, h.above), append(h.pos, problem.Pos{})
		}
		if i < len(cells) {
			h.pos[i] = pos(i)
		}
		switch {
		case h.texts[i] == "":
			h.texts[i] = text
		case text != "":
			h.texts[i] += " / " + text
		}
	}
	h.last = line
	if n := len(h.texts); n > 0 {
		h.above = h.texts[n-1]
	}
}

// complete reports whether all of the header was read.
func (h *heading) complete() bool {
	return len(h.table.header) == 0 || h.last == h.table.header[len(h.table.header)-1]
}

// locate finds the cells of every column that the recipe names, and reports
// those that are not there.
func (h *heading) locate(file string, problems *problem.List) [][2]int {
	at := make([][2]int, len(h.table.columns))
	for i, c := range h.table.columns {
		if c.position > 0 {
			at[i] = [2]int{c.position - 1, c.position - 1}
			continue
		}
		first := h.find(c.headings, file, problems)
		last := first
		if c.to != "" && first >= 0 {
			if last = h.find([]string{c.to}, file, problems); last >= 0 && last < first {
				problems.Errorf(h.pos[last], "column %s stands before column %s, expected after it", problem.Quote(c.to), problem.Quote(h.texts[first]))
			} else if last-first+1 != c.of {
				problems.Errorf(h.pos[first], "from column %s to column %s there are %d columns, expected %d (%s)", problem.Quote(h.texts[first]), problem.Quote(c.to), last-first+1, c.of, c.pos)
			}
		}
		at[i] = [2]int{first, last}
	}
	return at
}

// find is the cell of a heading by any of the texts it may have, or -1.
// Capitals count only where they alone tell two columns apart.
func (h *heading) find(texts []string, file string, problems *problem.List) int {
	same := func(a, b string) bool { return a == b }
	if !slices.ContainsFunc(texts, func(t string) bool { return slices.Contains(h.texts, trimmed(t)) }) {
		same = strings.EqualFold
	}
	found := -1
	for i, text := range h.texts {
		if !slices.ContainsFunc(texts, func(t string) bool { return same(trimmed(t), text) }) {
			continue
		}
		if found >= 0 {
			problems.Errorf(h.pos[i], "column %s is there twice, first at %d:%d, expected once; a position can name one of them",
				problem.Quote(text), h.pos[found].Line, h.pos[found].Column)
			return found
		}
		found = i
	}
	if found < 0 {
		pos := problem.Pos{File: file}
		if len(h.pos) > 0 {
			pos = h.pos[0]
		}
		hint := ""
		if i := problem.Nearest(texts[0], h.texts); i >= 0 {
			hint = ": the nearest is " + problem.Quote(h.texts[i])
		}
		problems.Errorf(pos, "there is no column %s in the header%s", problem.OneOf(quoted(texts)), hint)
	}
	return found
}

func quoted(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = problem.Quote(text)
	}
	return out
}
