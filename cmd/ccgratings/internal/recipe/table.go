package recipe

import (
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// table is a table of a published file: a CSV file, in a zip archive or not, or
// a sheet of a workbook.
type table struct {
	name       string // by which expressions call it
	file       int    // index into Recipe.Files
	workbook   bool
	fingertips bool
	latin      bool   // Windows-1252 and not UTF-8
	sheet      string // of the workbook
	member     string // of the archive; empty if the file is none
	header     []int  // its lines; none if it has none
	columns    []column
	where      []condition // what rows that count say
	once       []int       // columns that tell rows apart
	gaps       map[string]gap
	fields     []field
	checks     []check
	ccg        areaRule
	period     periodRule
	lookedAt   []int // columns that somebody saw to hold nothing about people
	pos        problem.Pos
}

// column is a column of a published table, by the name that the recipe gives
// it.
type column struct {
	name     string
	headings []string // what the header may call it; none when position is given
	position int      // counted from 1
	to       string   // heading of the last of a run of columns that are added up; empty for one column
	of       int      // how many columns the run has
	before   string   // of a cell, only what stands before this counts
	after    string   // and only what stands after this
	pos      problem.Pos
}

// condition is what a cell must say for a row to count.
type condition struct {
	column int
	says   []string // one of these; a final * stands for any ending
	met    []bool   // which of them some row has said
	not    string   // that it does not hold, in words
	pos    problem.Pos
}

// condition is one on a column of the table.
func (t *table) condition(column int, says []string, pos problem.Pos) condition {
	not := t.columns[column].title() + " is not " + problem.OneOf(quoted(says))
	return condition{column: column, says: says, met: make([]bool, len(says)), not: not, pos: pos}
}

// holds reports whether a cell says it.
func (c condition) holds(cell string) bool {
	i := slices.IndexFunc(c.says, func(pattern string) bool { return matches(pattern, cell) })
	if i >= 0 {
		c.met[i] = true
	}
	return i >= 0
}

// unmet reports what no row has said: it is misspelt, or the file says it in
// another way.
func (c condition) unmet(t *table, place string, problems *problem.List) {
	for i, met := range c.met {
		if !met {
			problems.Errorf(c.pos, "no row of %s that counts otherwise has %s in %s", place, problem.Quote(c.says[i]), t.columns[c.column].title())
		}
	}
}

// matches reports whether a text is as a pattern has it, whose final * stands
// for any ending.
func matches(pattern, text string) bool {
	if start, open := strings.CutSuffix(pattern, "*"); open && start != "" {
		return strings.HasPrefix(text, start)
	}
	return text == pattern
}

// field is a number that a row has: arithmetic on its columns.
type field struct {
	name    string
	of      *expression
	columns []int       // one for each name in the expression
	where   []condition // other rows say nothing of it
}

// check is an equation that holds in every row that is kept.
type check struct {
	text                    string
	left, right             *expression
	leftFields, rightFields []int
}

// gap is what a text says that stands where a number would. The zero gap is
// none.
type gap struct {
	text      string
	status    indicator.Status // Missing or Suppressed
	low, high indicator.Figure // of a suppressed count
}

// bare is the gap without a range: that of a count says nothing of what is made
// of it.
func (g gap) bare() gap {
	g.low, g.high = indicator.Figure{}, indicator.Figure{}
	return g
}

// field finds a field by name; a column that has none yet gets one. It is -1
// when there is neither.
func (t *table) field(name string) int {
	if i := slices.IndexFunc(t.fields, func(f field) bool { return f.name == name }); i >= 0 {
		return i
	}
	c := t.column(name)
	if c < 0 {
		return -1
	}
	plain := &expression{text: name, refs: []ref{{field: name}}, at: func(v []float64) float64 { return v[0] }}
	t.fields = append(t.fields, field{name: name, of: plain, columns: []int{c}})
	return len(t.fields) - 1
}

// column finds a column by the name that the recipe gives it, or -1.
func (t *table) column(name string) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
}

// names lists the columns and fields, for messages.
func (t *table) names() []string {
	var names []string
	for _, c := range t.columns {
		names = append(names, c.name)
	}
	for _, f := range t.fields {
		if !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	return names
}
