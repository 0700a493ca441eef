package recipe

import (
	"fmt"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// The formats that a table may have.
var formats = []string{"csv", "xlsx", "fingertips"}

// table reads a [[table]].
func (r *reader) table(t *tomlfile.Table) {
	out := &table{file: r.file(t), gaps: make(map[string]gap), pos: t.Pos("format")}
	if t.Has("name") {
		out.name = t.String("name")
	}
	if slices.ContainsFunc(r.recipe.tables, func(other *table) bool { return other.name == out.name }) {
		t.Errorf("name", "two tables are called %s, expected a name for each", problem.Quote(out.name))
	}
	r.recipe.tables = append(r.recipe.tables, out)
	format := t.String("format")
	switch i := slices.Index(formats, format); {
	case format == "fingertips":
		fingertipsTable(out)
		r.where(t, out, &out.where)
		return
	case i < 0 && format != "":
		t.Errorf("format", "format is %s, expected %s", problem.Quote(format), problem.OneOf(formats))
	}
	out.workbook = format == "xlsx"
	r.format(t, out)
	r.columns(t, out)
	r.where(t, out, &out.where)
	r.gaps(t, out)
	r.fields(t, out)
	if t.Has("once") {
		out.once = r.columnsOf(t, "once", out)
	}
	if t.Has("looked_at") {
		out.lookedAt = r.columnsOf(t, "looked_at", out)
	}
	r.area(t, out)
	r.period(t, out)
	if t.Has("checks") {
		r.checks(t, out)
	}
}

// format reads how the file is written down.
func (r *reader) format(t *tomlfile.Table, out *table) {
	if out.workbook {
		out.sheet = t.String("sheet")
	}
	if !out.workbook && t.Has("encoding") {
		switch encoding := t.String("encoding"); encoding {
		case "windows-1252":
			out.latin = true
		case "utf-8", "":
		default:
			t.Errorf("encoding", "encoding is %s, expected utf-8 or windows-1252", problem.Quote(encoding))
		}
	}
	if !out.workbook && t.Has("member") {
		out.member = t.String("member")
	}
	out.header = []int{1}
	if t.Has("header") {
		out.header = t.Ints("header")
	}
	if slices.Equal(out.header, []int{0}) {
		out.header = nil // positions name the columns
	}
	for i, line := range out.header {
		if line < 1 || i > 0 && line <= out.header[i-1] {
			t.Errorf("header", "header has line %d, expected the lines of the header from the top, or 0 if there is none", line)
		}
	}
}

// columns reads what the recipe calls the columns.
func (r *reader) columns(t *tomlfile.Table, out *table) {
	columns := t.Table("columns")
	for _, name := range columns.Keys() {
		c := column{name: name, pos: columns.Pos(name)}
		if !isName(name) {
			columns.Errorf(name, "a column is called %s, expected lower-case letters, digits and _, a letter first", problem.Quote(name))
		}
		if columns.IsTable(name) {
			r.columnTable(columns.Table(name), &c)
		} else if columns.IsNumber(name) {
			c.position = columns.Int(name)
		} else {
			c.headings = columns.Texts(name)
		}
		if c.position < 0 || c.position == 0 && (len(c.headings) == 0 || len(out.header) == 0) {
			columns.Errorf(name, "column %s has neither heading nor position, expected its heading as in the file, or its position counted from 1 (a file without header has only positions)", name)
		}
		out.columns = append(out.columns, c)
	}
}

func (r *reader) columnTable(t *tomlfile.Table, c *column) {
	if t.Has("position") {
		c.position = t.Int("position")
	} else {
		c.headings = t.Texts("heading")
	}
	part := func(key string, into *string) {
		if t.Has(key) {
			*into = t.String(key)
		}
	}
	if part("to", &c.to); c.to != "" {
		c.of = t.Int("of")
	}
	part("before", &c.before)
	part("after", &c.after)
}

// isName reports whether arithmetic can call something by a text.
func isName(text string) bool {
	for i, b := range []byte(text) {
		letter := 'a' <= b && b <= 'z'
		if !letter && (i == 0 || b != '_' && (b < '0' || '9' < b)) {
			return false
		}
	}
	return text != ""
}

// columnsOf is the columns that a key names.
func (r *reader) columnsOf(t *tomlfile.Table, key string, in *table) []int {
	var columns []int
	for _, name := range t.Texts(key) {
		if i := in.column(name); i >= 0 {
			columns = append(columns, i)
		} else {
			t.Errorf(key, "%s is no column of the table%s", problem.Quote(name), among(in.names()))
		}
	}
	return columns
}

// among lists the names there are, for a message.
func among(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return ", expected " + problem.OneOf(names)
}

// where reads conditions on the columns of a table.
func (r *reader) where(t *tomlfile.Table, in *table, into *[]condition) {
	if !t.Has("where") {
		return
	}
	where := t.Table("where")
	for _, name := range where.Keys() {
		column, says := in.column(name), where.Texts(name)
		if column < 0 {
			where.Errorf(name, "%s is no column of the table%s", problem.Quote(name), among(in.names()))
			continue
		}
		*into = append(*into, in.condition(column, says, where.Pos(name)))
	}
}

// gaps reads which texts stand where a number would.
func (r *reader) gaps(t *tomlfile.Table, out *table) {
	add := func(key string, g gap) {
		if !t.Has(key) {
			return
		}
		for _, text := range t.Texts(key) {
			if out.gaps[text].status != 0 {
				t.Errorf(key, "%s is there twice", problem.Quote(text))
			}
			g.text = text
			out.gaps[text] = g
		}
	}
	add("missing", gap{status: indicator.Missing})
	hidden := gap{status: indicator.Suppressed}
	if t.Has("suppressed_range") {
		low := t.Ints("suppressed_range")
		if len(low) == 2 && 0 <= low[0] && low[0] <= low[1] {
			hidden.low, hidden.high = indicator.Of(float64(low[0])), indicator.Of(float64(low[1]))
		} else {
			t.Errorf("suppressed_range", "suppressed_range is not two numbers, expected the least and the most that a hidden count can be, like [1, 7]")
		}
	}
	add("suppressed", hidden)
}

// fields reads the numbers that rows have beside those in their columns.
func (r *reader) fields(t *tomlfile.Table, out *table) {
	if !t.Has("fields") {
		return
	}
	fields := t.Table("fields")
	for _, name := range fields.Keys() {
		f := field{name: name}
		key, in := name, fields
		if fields.IsTable(name) {
			key, in = "of", fields.Table(name)
			r.where(in, out, &f.where)
		}
		if f.of = r.arithmetic(in, key); f.of == nil {
			continue
		}
		if !isName(name) || out.column(name) >= 0 {
			fields.Errorf(name, "a field is called %s, expected lower-case letters, digits and _, and not the name of a column", problem.Quote(name))
		}
		for _, ref := range f.of.refs {
			i := out.column(ref.field)
			if ref.table != "" || i < 0 {
				in.Errorf(key, "%s is no column of the table%s", problem.Quote(ref.String()), among(out.names()))
			}
			f.columns = append(f.columns, i)
		}
		out.fields = append(out.fields, f)
	}
}

// arithmetic reads an expression; nil if it has a problem.
func (r *reader) arithmetic(t *tomlfile.Table, key string) *expression {
	text := t.String(key)
	if text == "" {
		return nil // which String reports, if the key is there
	}
	e, err := parseExpression(text)
	if err != nil {
		t.Errorf(key, "%v", err)
		return nil
	}
	return e
}

// checks reads the equations that hold in every row.
func (r *reader) checks(t *tomlfile.Table, out *table) {
	for _, text := range t.Texts("checks") {
		left, right, ok := strings.Cut(text, "=")
		c := check{text: text}
		var err, err2 error
		c.left, err = parseExpression(left)
		c.right, err2 = parseExpression(right)
		if !ok || err != nil || err2 != nil {
			t.Errorf("checks", "%s is no equation, expected one like %q", problem.Quote(text), "week1 + week2 = total")
			continue
		}
		side := func(e *expression) (fields []int) {
			for _, ref := range e.refs {
				i := out.field(ref.field)
				if ref.table != "" || i < 0 {
					t.Errorf("checks", "%s is no column of the table%s", problem.Quote(ref.String()), among(out.names()))
				}
				fields = append(fields, i)
			}
			return fields
		}
		c.leftFields, c.rightFields = side(c.left), side(c.right)
		out.checks = append(out.checks, c)
	}
}

// period reads how a row tells its period.
func (r *reader) period(t *tomlfile.Table, out *table) {
	if !t.Has("period") {
		return
	}
	in, rule := t.Table("period"), &out.period
	rule.set = true
	if in.Has("read") {
		var err error
		if rule.read, err = parseReading(in.String("read")); err != nil {
			in.Errorf("read", "read is %s, %v", problem.Quote(in.String("read")), err)
		}
	}
	if in.Has("in") {
		if in.String("in") != "file name" {
			in.Errorf("in", `in is %s, expected "file name", or the key column in its place`, problem.Quote(in.String("in")))
		}
		rule.inFileName = true
		return
	}
	if columns := r.columnsOf(in, "column", out); len(columns) == 1 {
		rule.column = columns[0]
	}
	if !in.Has("cells") {
		return
	}
	rule.cells = make(map[string]indicator.Period)
	cells := in.Table("cells")
	for _, text := range cells.Keys() {
		rule.cells[text] = r.periodOf(cells, text, cells.String(text))
	}
}

// periodOf reads a period.
func (r *reader) periodOf(t *tomlfile.Table, key, text string) indicator.Period {
	p, err := indicator.ParsePeriod(text)
	if err != nil {
		t.Errorf(key, "%s is %s, %v", key, problem.Quote(text), err)
	}
	return p
}

// called is the table by name, for messages.
func (t *table) called() string {
	if t.name == "" {
		return "the table"
	}
	return fmt.Sprintf("table %s", t.name)
}
