package opendata

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// object is a JSON file for programs while it is written: a field a line, a row
// a line, so that people can read it and a change shows as one.
type object struct {
	out bytes.Buffer
	err error // the first
}

// field adds a field. Values are written as encoding/json does, but for
// characters that matter in HTML only.
func (o *object) field(name string, value any) {
	o.name(name)
	o.value(value)
}

// list adds a field whose items stand on a line each.
func list[T any](o *object, name string, items []T) {
	o.name(name)
	o.out.WriteByte('[')
	for i, item := range items {
		o.line(i)
		o.value(item)
	}
	o.out.WriteString("]")
}

// rows adds a field with rows of a table, without the columns that the file
// gives once for all of them.
func (o *object) rows(name string, t tables.Table, match func(tables.Row) bool, without []string) {
	o.name(name)
	o.out.WriteByte('[')
	n := 0
	for _, row := range t.Rows {
		if match(row) {
			o.line(n)
			o.row(t.Columns, row.Cells, without)
			n++
		}
	}
	o.out.WriteString("]")
}

// row is a row as an object: numbers as the cell has them, null where it is
// empty.
func (o *object) row(columns []tables.Column, cells, without []string) {
	before := byte('{')
	for i, c := range columns {
		if slices.Contains(without, c.Name) {
			continue
		}
		o.out.WriteByte(before)
		before = ','
		o.out.WriteString(strconv.Quote(c.Name) + ":")
		switch {
		case cells[i] == "":
			o.out.WriteString("null")
		case c.Type == tables.Text:
			o.value(cells[i])
		default:
			o.out.WriteString(cells[i])
		}
	}
	o.out.WriteByte('}')
}

// bytes is the finished file.
func (o *object) bytes() ([]byte, error) {
	o.out.WriteString("\n}\n")
	if o.err == nil && !json.Valid(o.out.Bytes()) {
		o.err = json.Unmarshal(o.out.Bytes(), new(any)) // which says where
	}
	return o.out.Bytes(), o.err
}

func (o *object) name(name string) {
	if o.out.Len() == 0 {
		o.out.WriteString("{\n ")
	} else {
		o.out.WriteString(",\n ")
	}
	o.out.WriteString(strconv.Quote(name) + ": ")
}

// line begins the line of an item.
func (o *object) line(i int) {
	if i > 0 {
		o.out.WriteByte(',')
	}
	o.out.WriteString("\n  ")
}

func (o *object) value(v any) {
	encoder := json.NewEncoder(&o.out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		o.err = err
		return
	}
	o.out.Truncate(o.out.Len() - 1) // without the line end
}
