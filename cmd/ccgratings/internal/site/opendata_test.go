package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// csvRecords is a CSV of the invented world as records by column.
func csvRecords(t *testing.T, name string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(worldSite(t)[name])).ReadAll()
	if err != nil || len(records) < 2 {
		t.Fatalf("%s: %d records, %v", name, len(records), err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := make(map[string]string)
		for i, column := range records[0] {
			row[column] = record[i]
		}
		out = append(out, row)
	}
	return out
}

// Every empty cell has its reason in the row: words in reason or status, or the
// column's name in missing.
func TestEmptyCellsHaveReasons(t *testing.T) {
	empty := 0
	for _, year := range []string{"2018", "2019"} {
		for kind, name := range map[tables.Kind]string{tables.Ratings: "ratings", tables.Figures: "indicators", tables.History: "history"} {
			file := year + "/data/" + name + ".csv"
			if worldSite(t)[file] == nil {
				continue
			}
			for i, row := range csvRecords(t, file) {
				for _, c := range tables.ColumnsOf(kind) {
					cell := row[c.Name]
					if cell == "" && c.Required {
						t.Errorf("%s, row %d: %s is empty, and required", file, i+1, c.Name)
					}
					if cell != "" || c.Required || c.Type == tables.Text {
						continue
					}
					empty++
					said := row["reason"] + row["status"]
					named := strings.Contains(row["missing"], c.Name)
					// With a value, its status says nothing of why counts are empty.
					counts := (c.Name == "count" || c.Name == "population") && row["value"] != ""
					if !named && (said == "" || counts || c.Name == "england" && row["value"] != "") {
						t.Errorf("%s, row %d: %s is empty; reason or status is %q, missing is %q", file, i+1, c.Name, said, row["missing"])
					}
				}
			}
		}
	}
	if empty == 0 {
		t.Error("no cell is empty: nothing was tested")
	}
}

// programRow is a row of a file for programs.
type programRow map[string]any

// readProgram is a file for programs, with its numbers as they are written.
func readProgram(t *testing.T, name string) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(worldSite(t)[name]))
	decoder.UseNumber()
	var file map[string]any
	if err := decoder.Decode(&file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file
}

// The files for programs hold the rows of the CSVs, cell by cell: a number as a
// number with the same digits, an empty cell as null, a text without the
// apostrophe that is for spreadsheets.
func TestProgramsHoldTheRowsOfTheCSVs(t *testing.T) {
	const year = "2019/data/"
	heads := map[string]string{"ccgs": "ccg", "groups": "group", "indicators": "indicator"}
	seen := make(map[string]int)
	for name := range worldSite(t) {
		rest, ok := strings.CutPrefix(name, year+"v1/")
		folder, _, deep := strings.Cut(rest, "/")
		if !ok || !deep {
			continue
		}
		file := readProgram(t, name)
		head := file[heads[folder]].(map[string]any)
		for field, table := range map[string]string{"ratings": "ratings", "figures": "indicators", "history": "history"} {
			rows, ok := file[field].([]any)
			if !ok {
				continue
			}
			want := csvRecords(t, year+table+".csv")
			want = slices.DeleteFunc(want, func(row map[string]string) bool {
				return folder == "ccgs" && row["ccg_code"] != head["ccg_code"] ||
					folder == "groups" && row["group"] != head["group"] ||
					folder == "indicators" && row["indicator"] != head["indicator"]
			})
			if len(rows) != len(want) {
				t.Errorf("%s, %s: %d rows, the CSV has %d", name, field, len(rows), len(want))
				continue
			}
			seen[field] += len(rows)
			for i, row := range rows {
				compareRow(t, name+", "+field, programRow(row.(map[string]any)), file, head, want[i])
			}
		}
	}
	if seen["ratings"] == 0 || seen["figures"] == 0 || seen["history"] == 0 {
		t.Errorf("rows compared: %v", seen)
	}
}

// compareRow holds a row against its record. What the row leaves out stands at
// the top of its file.
func compareRow(t *testing.T, at string, row programRow, file, head map[string]any, record map[string]string) {
	t.Helper()
	for column, cell := range record {
		value, ok := row[column]
		if !ok {
			if value, ok = head[column]; !ok {
				value, ok = file[column]
			}
		}
		var got string
		switch v := value.(type) {
		case json.Number:
			got = v.String()
		case string:
			got = v
			if v != "" && strings.ContainsRune("=+-@\t\r", rune(v[0])) {
				got = "'" + v
			}
		case bool:
			got = map[bool]string{true: "true", false: "false"}[v]
		case nil:
		default:
			t.Errorf("%s: %s is %v", at, column, value)
		}
		if !ok || got != cell {
			t.Errorf("%s: %s is %v, the CSV says %q", at, column, value, cell)
		}
	}
}

// With the address of the site known, every address of the dataset is whole.
func TestDatasetAddresses(t *testing.T) {
	in := world(t)
	in.BaseURL = "https://ratings.example/x"
	page := string(pagesOf(t, in, "2019/downloads.html")["2019/downloads.html"])
	_, rest, _ := strings.Cut(page, `<script type="application/ld+json">`)
	block, _, _ := strings.Cut(rest, "</script>")
	var d dataset
	if err := json.Unmarshal([]byte(block), &d); err != nil {
		t.Fatal(err)
	}
	addresses := []string{d.URL, d.Technique, d.Catalogue.URL}
	for _, f := range d.Files {
		addresses = append(addresses, f.URL)
	}
	for _, v := range d.Variables {
		addresses = append(addresses, v.URL)
	}
	for _, a := range addresses {
		if !strings.HasPrefix(a, "https://ratings.example/x/") {
			t.Errorf("%q is not whole", a)
		}
	}
}
