package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// readParquet prints a Parquet file as JSON: what its metadata says, the types
// of its columns and its rows. It is hyparquet that reads.
const readParquet = `
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
const file = await asyncBufferFromFile(process.argv[2]);
const metadata = await parquetMetadataAsync(file);
const rows = await parquetReadObjects({ file });
console.log(JSON.stringify({
  metadata: Object.fromEntries(metadata.key_value_metadata.map(({ key, value }) => [key, value])),
  columns: metadata.schema.slice(1).map(({ name, type }) => [name, type]),
  rows,
}, (key, value) => typeof value === "bigint" ? Number(value) : value));`

// parquetFile is a Parquet file as readParquet prints it. A null is nil.
type parquetFile struct {
	Metadata map[string]string
	Columns  [][2]string
	Rows     []map[string]any
}

func parquetOf(t *testing.T, file string) parquetFile {
	t.Helper()
	node, err := exec.LookPath("node")
	need(t, "node", err)
	command := exec.Command(node, "--input-type=module", "-", file)
	command.Dir = filepath.Join("..", "..", ".ci")
	_, err = os.Stat(filepath.Join(command.Dir, "node_modules", "hyparquet"))
	need(t, "npm ci in .ci", err)
	command.Stdin = strings.NewReader(readParquet)
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var read parquetFile
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

// TestParquetReadBack reads the long table of each edition with a reader by
// others and compares every cell with the CSVs: a figure of the edition's own
// period with indicators.csv, an earlier one with history.csv.
func TestParquetReadBack(t *testing.T) {
	types := map[string]string{"string": "BYTE_ARRAY", "integer": "INT64", "double": "DOUBLE", "boolean": "BOOLEAN"}
	for _, year := range []string{"2016", "2019"} {
		folder := filepath.Join(publishedSite(t), year, "data")
		figures, history := filepath.Join(folder, "indicators.csv"), filepath.Join(folder, "history.csv")
		long := parquetOf(t, filepath.Join(folder, "figures.parquet"))
		for _, key := range []string{"title", "status", "published", "source", "licence"} {
			if long.Metadata[key] == "" {
				t.Errorf("%s: no %s in the metadata", year, key)
			}
		}
		datatypes := typesOf(t, figures)
		for i, name := range records(t, figures)[0] {
			if c := long.Columns[i]; c != [2]string{name, types[datatypes[name]]} {
				t.Errorf("%s: column %d is %v, want %s of type %s", year, i+1, c, name, types[datatypes[name]])
			}
		}
		now, past := byFigure(t, figures), byFigure(t, history)
		count := len(now)
		for key := range past {
			if _, ok := now[key]; !ok {
				count++
			}
		}
		if len(long.Rows) != count {
			t.Errorf("%s: %d rows, want %d", year, len(long.Rows), count)
		}
		for _, row := range long.Rows {
			key := [3]string{row["ccg_code"].(string), row["indicator"].(string), row["period"].(string)}
			want, current := now[key]
			if !current {
				want = past[key]
			}
			if want == nil || row["current"] != current {
				t.Fatalf("%s: %v: current is %v, want %t, and found in the CSVs %t", year, key, row["current"], current, want != nil)
			}
			for name, cell := range want {
				if got := printed(row[name]); !sameParquet(got, meant(cell, datatypes[name])) {
					t.Errorf("%s: %v, column %s: %q, want %q", year, key, name, got, cell)
				}
			}
		}
	}
}

// byFigure is the rows of a CSV by CCG, indicator and period, each by column.
func byFigure(t *testing.T, file string) map[[3]string]map[string]string {
	t.Helper()
	all := records(t, file)
	by := map[[3]string]map[string]string{}
	for _, record := range all[1:] {
		row := map[string]string{}
		for j, name := range all[0] {
			row[name] = record[j]
		}
		by[[3]string{row["ccg_code"], row["indicator"], row["period"]}] = row
	}
	return by
}

// printed is a value as text: a null is empty, a number as short as it can be.
func printed(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return ""
}

// sameParquet compares texts, and numbers to the last digit.
func sameParquet(got, want string) bool {
	if got == want {
		return true
	}
	x, err := strconv.ParseFloat(got, 64)
	y, wrong := strconv.ParseFloat(want, 64)
	return err == nil && wrong == nil && x == y
}
