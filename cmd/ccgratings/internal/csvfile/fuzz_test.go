package csvfile

import (
	"encoding/csv"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// FuzzRead holds that reading never panics, that every problem has a place in
// the file, that no row goes unseen and unreported, and that a file without
// problems holds what encoding/csv finds in it.
func FuzzRead(f *testing.F) {
	for _, test := range readCases {
		f.Add(test.in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, problems := fuzzRead(text)
		text = strings.TrimPrefix(text, "\uFEFF")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		for _, p := range problems {
			checkPlace(t, p, text)
		}
		reader := csv.NewReader(strings.NewReader(text))
		reader.FieldsPerRecord = -1
		reader.TrimLeadingSpace = true
		if _, err := reader.Read(); err != nil {
			return
		}
		header := 1 + strings.Count(text[:reader.InputOffset()], "\n") // lines, at most
		records, err := reader.ReadAll()
		if err != nil {
			return
		}
		records = filled(records)
		unreadable := 0 // rows of which a problem tells
		for _, p := range problems {
			if p.Pos.Line <= header {
				return // without a header there are no rows
			}
			if !strings.HasPrefix(p.Text, "a is ") {
				unreadable++
			}
		}
		if len(rows)+unreadable < len(records) {
			t.Fatalf("%d rows seen and %d unreadable of %d in %q", len(rows), unreadable, len(records), text)
		}
		if unreadable == 0 {
			checkCells(t, rows, records)
		}
	})
}

// fuzzRead reads text in every way there is.
func fuzzRead(text string) (rows [][]string, problems problem.List) {
	problems = Read(fstest.MapFS{"f.csv": {Data: []byte(text)}}, "f.csv", []string{"a", "b"}, func(row Row) {
		row.Number("a")
		row.Decimals("b")
		var cells []string
		for _, column := range row.Columns() {
			cells = append(cells, row.Text(column))
		}
		rows = append(rows, cells)
	})
	return rows, problems
}

// checkPlace reports a problem whose place is not in the file.
func checkPlace(t *testing.T, p problem.Problem, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	if p.Pos.File != "f.csv" || p.Pos.Line < 1 || p.Pos.Line > len(lines) ||
		p.Pos.Column < 1 || p.Pos.Column > len(lines[p.Pos.Line-1])+1 {
		t.Fatalf("%v: no such place in %q", p, text)
	}
}

// checkCells reports a row that is not as encoding/csv has it.
func checkCells(t *testing.T, rows, records [][]string) {
	t.Helper()
	for i, row := range rows {
		for j, cell := range row {
			if want := strings.TrimSpace(records[i][j]); cell != want {
				t.Fatalf("row %d is %q, encoding/csv has %q", i, row, records[i])
			}
		}
	}
}

// filled leaves out the records of blank cells.
func filled(records [][]string) [][]string {
	var filled [][]string
	for _, record := range records {
		if strings.TrimSpace(strings.Join(record, "")) != "" {
			filled = append(filled, record)
		}
	}
	return filled
}
