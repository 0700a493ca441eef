// Package columnar writes a table as a Parquet file, which programs for analysis
// read with its types: numbers as numbers, no value as null.
//
// A text column is coded by a dictionary, for the same words stand in it often;
// pages are packed with Snappy, which every reader knows. What the file is stands
// in its metadata. The same table gives the same bytes: nothing in them tells
// when, where or by which version it was written.
//
// It refuses a cell that is not of its column's type.
package columnar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// Table is what a file holds.
type Table struct {
	Columns  []Column
	Rows     int
	Cell     func(row, column int) string // as text; "" if there is no value
	Metadata map[string]string            // of the whole file: title, licence
}

// Column is a column of a table.
type Column struct {
	Name string
	Type Type
}

// Type is what the cells of a column are.
type Type int

const (
	Text    Type = iota // UTF-8
	Integer             // of 64 bits
	Number              // of double precision
	Boolean             // "true" or "false"
)

// Write writes a table. It returns every cell that is not of its column's type,
// and then writes nothing.
func Write(w io.Writer, t Table) error {
	rows, err := t.rows()
	if err != nil {
		return err
	}
	options := []parquet.WriterOption{
		parquet.NewSchema("table", schema(t.Columns)),
		parquet.Compression(&parquet.Snappy),
		parquet.CreatedBy("ccgratings", "1", "1"), // otherwise the version of the library
	}
	for _, key := range slices.Sorted(maps.Keys(t.Metadata)) {
		options = append(options, parquet.KeyValueMetadata(key, t.Metadata[key]))
	}
	var file bytes.Buffer
	writer := parquet.NewWriter(&file, options...)
	if _, err := writer.WriteRows(rows); err != nil {
		return err
	}
	if err := writer.Close(); err != nil {
		return err
	}
	_, err = w.Write(file.Bytes())
	return err
}

// rows is the cells of a table as Parquet takes them.
func (t Table) rows() ([]parquet.Row, error) {
	rows := make([]parquet.Row, t.Rows)
	var bad []error
	for i := range rows {
		rows[i] = make(parquet.Row, len(t.Columns))
		for j, c := range t.Columns {
			cell, present := t.Cell(i, j), 0
			value, err := c.Type.value(cell)
			if err != nil {
				bad = append(bad, fmt.Errorf("row %d, column %s: %w", i+1, c.Name, err))
			}
			if cell != "" {
				present = 1
			}
			rows[i][j] = value.Level(0, present, j)
		}
	}
	return rows, errors.Join(bad...)
}

// value is a cell of a type.
func (t Type) value(cell string) (parquet.Value, error) {
	if cell == "" {
		return parquet.NullValue(), nil
	}
	switch t {
	case Integer:
		n, err := strconv.ParseInt(cell, 10, 64)
		if err != nil {
			return parquet.Value{}, fmt.Errorf("%q is not a whole number", cell)
		}
		return parquet.Int64Value(n), nil
	case Number:
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
			return parquet.Value{}, fmt.Errorf("%q is not a number", cell)
		}
		return parquet.DoubleValue(x), nil
	case Boolean:
		if cell != "true" && cell != "false" {
			return parquet.Value{}, fmt.Errorf("%q is not true or false", cell)
		}
		return parquet.BooleanValue(cell == "true"), nil
	}
	return parquet.ByteArrayValue([]byte(cell)), nil
}
