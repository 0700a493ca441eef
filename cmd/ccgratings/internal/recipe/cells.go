package recipe

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// record is a row of a published table below its header.
type record struct {
	table *table
	at    [][2]int // first and last cell of each column
	cells []string
	pos   func(cell int) problem.Pos

	values []float64 // room for the columns of a field
}

// text is the text of a cell by column; empty beyond the end of a short row.
func (r *record) text(column int) string {
	return r.table.columns[column].part(r.cell(r.at[column][0]))
}

func (r *record) cell(i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return trimmed(r.cells[i])
}

// trimmed is a text without the blanks around it, and with one blank where it
// has several or a line end.
func trimmed(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\n\r\t\u00A0") || strings.Contains(text, "  ") {
		return strings.Join(strings.Fields(text), " ")
	}
	return text
}

// part is the part of a cell that counts; all of it, if it is not divided.
func (c *column) part(cell string) string {
	if _, after, ok := strings.Cut(cell, c.after); ok && c.after != "" {
		cell = after
	}
	if c.before != "" {
		cell, _, _ = strings.Cut(cell, c.before)
	}
	return strings.TrimSpace(cell)
}

// where is the place of a cell by column.
func (r *record) where(column int) problem.Pos {
	return r.pos(min(r.at[column][0], max(len(r.cells)-1, 0)))
}

// blank reports whether no cell of the row has any text.
func (r *record) blank() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// fails finds the first of some conditions that the row does not meet.
func (r *record) fails(conditions []condition) (condition, bool) {
	for _, c := range conditions {
		if !c.holds(r.text(c.column)) {
			return c, true
		}
	}
	return condition{}, false
}

// column is the number in a column; added up, if it is a run of columns.
func (r *record) column(i int) (x float64, g gap, pos problem.Pos, err error) {
	first, last := r.at[i][0], r.at[i][1]
	if first == last {
		if x, g, err = r.table.value(r.text(i)); err != nil || g.status != 0 {
			return 0, g, r.where(i), err
		}
		return x, gap{}, problem.Pos{}, nil
	}
	var sum adder
	for cell := first; cell <= last; cell++ {
		text := r.table.columns[i].part(r.cell(cell))
		x, gap, err := r.table.value(text)
		if err != nil || gap.status != 0 {
			return 0, gap, r.pos(min(cell, max(len(r.cells)-1, 0))), err
		}
		sum.add(x)
	}
	return sum.total(), gap{}, problem.Pos{}, nil
}

// field is the number of a field, or the first gap among what it is made of;
// with its range, if the field is one cell.
func (r *record) field(f *field) (x float64, g gap, pos problem.Pos, err error) {
	r.values = r.values[:0]
	for _, column := range f.columns {
		if x, g, pos, err = r.column(column); err != nil || g.status != 0 {
			if first, last := r.at[column][0], r.at[column][1]; first != last || f.of.text != r.table.columns[column].name {
				g = g.bare()
			}
			return 0, g, pos, err
		}
		r.values = append(r.values, x)
	}
	return f.of.at(r.values), gap{}, problem.Pos{}, nil
}
