package opendata

import (
	"bytes"
	"strings"

	"ccgratings/cmd/ccgratings/internal/columnar"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// LongFile is the Parquet file of an edition, in its data folder.
const LongFile = "figures.parquet"

// Long makes the long table as Parquet.
func Long(s *tables.Set, by Publisher) (File, error) {
	t, e := s.Long(), s.Edition
	out := columnar.Table{
		Rows: len(t.Rows),
		Cell: func(i, j int) string { return t.Rows[i].Cells[j] },
		Metadata: map[string]string{
			"title":     e.Name() + ": " + t.Title,
			"status":    e.Status.Name(),
			"published": e.Published.Format("2006-01-02"),
			"publisher": by.Words(),
			"source":    strings.Join(e.Sources(), "\n"),
			"licence":   strings.Join(e.Licences(), "\n"),
		},
	}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, columnar.Column{Name: c.Name, Type: columnarType(c.Type)})
	}
	var data bytes.Buffer
	err := columnar.Write(&data, out)
	return File{LongFile, data.Bytes()}, err
}

func columnarType(t tables.Type) columnar.Type {
	switch t {
	case tables.Integer:
		return columnar.Integer
	case tables.Number:
		return columnar.Number
	case tables.Boolean:
		return columnar.Boolean
	}
	return columnar.Text
}
