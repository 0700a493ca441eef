package columnar

import (
	"reflect"

	"github.com/parquet-go/parquet-go"
)

// record is a Parquet group whose fields keep their order: the library's own
// sorts them by name.
type record struct {
	parquet.Group
	fields []parquet.Field
}

func (r *record) Fields() []parquet.Field { return r.fields }

// field is a column of a record.
type field struct {
	parquet.Node
	name string
}

func (f *field) Name() string { return f.name }

// Value is asked for where rows are Go values, and ours are not.
func (f *field) Value(row reflect.Value) reflect.Value { return row.MapIndex(reflect.ValueOf(f.name)) }

// schema is the columns as Parquet names them. Each may be null.
func schema(columns []Column) parquet.Node {
	r := &record{Group: parquet.Group{}}
	for _, c := range columns {
		node := parquet.Optional(c.Type.node())
		r.Group[c.Name] = node
		r.fields = append(r.fields, &field{node, c.Name})
	}
	return r
}

func (t Type) node() parquet.Node {
	switch t {
	case Integer:
		return parquet.Int(64)
	case Number:
		return parquet.Leaf(parquet.DoubleType)
	case Boolean:
		return parquet.Leaf(parquet.BooleanType)
	}
	return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
}
