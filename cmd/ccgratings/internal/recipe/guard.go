package recipe

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/personal"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// guard watches the cells of a table for records of people. What it reports
// names the column, and never what is in it.
type guard struct {
	table    *table
	at       [][2]int
	headings []string // by cell, as far as the header was read
}

// heading looks at the header.
func (g *guard) heading(h *heading, problems *problem.List) {
	g.headings = h.texts
	for i, text := range h.texts {
		if kind, ok := personal.Heading(text); ok && !g.seen(i) {
			problems.Errorf(h.pos[i], "column %s looks like %s: files with records of people are refused, and nothing of this one was written", problem.Quote(text), kind)
		}
	}
}

// title looks at a row above the header, where a heading may stand too.
func (g *guard) title(cells []string, pos func(int) problem.Pos, problems *problem.List) {
	for i, cell := range cells {
		if kind, ok := personal.Heading(cell); ok {
			problems.Errorf(pos(i), "a cell above the header looks like the heading of %s: files with records of people are refused, and nothing of this one was written", kind)
		}
	}
}

// row looks at the cells of a row, those above the header too.
func (g *guard) row(cells []string, pos func(int) problem.Pos, problems *problem.List) {
	for i, cell := range cells {
		kind, ok := personal.Cell(cell)
		if !ok || g.seen(i) {
			continue
		}
		problems.Errorf(pos(i), "%s holds what looks like %s: files with records of people are refused, and nothing of this one was written", g.name(i), kind)
	}
}

// seen reports whether the recipe says of a cell's column that somebody looked.
func (g *guard) seen(cell int) bool {
	return g.at != nil && slices.ContainsFunc(g.table.lookedAt, func(c int) bool { return g.at[c][0] <= cell && cell <= g.at[c][1] })
}

func (g *guard) name(cell int) string {
	if cell < len(g.headings) && g.headings[cell] != "" {
		return "column " + problem.Quote(g.headings[cell])
	}
	return "a column without a name"
}
