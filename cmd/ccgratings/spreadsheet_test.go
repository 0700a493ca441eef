package main

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// records reads a CSV, its header first.
func records(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return all
}

// typesOf is the type of each column of a published CSV, by name, as the
// metadata beside it says; without the bounds that may be set for it.
func typesOf(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file + "-metadata.json")
	if err != nil {
		t.Fatal(err)
	}
	var metadata struct {
		TableSchema struct {
			Columns []struct {
				Name     string
				Datatype any
			}
		}
	}
	if err := json.Unmarshal(data, &metadata); err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, c := range metadata.TableSchema.Columns {
		switch datatype := c.Datatype.(type) {
		case string:
			types[c.Name] = datatype
		case map[string]any:
			types[c.Name], _ = datatype["base"].(string)
		}
		if types[c.Name] == "" {
			t.Fatalf("%s: column %s has no type", file, c.Name)
		}
	}
	return types
}

// meant is what a cell of a CSV says: a text without the apostrophe that keeps
// a spreadsheet from taking it for a formula.
func meant(cell, datatype string) string {
	if datatype == "string" && len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// office is what LibreOffice makes of a spreadsheet: each sheet as a CSV in a
// folder, named after the file and the sheet. A number has 15 digits then.
func office(t *testing.T, files ...string) string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	need(t, "LibreOffice Calc", err)
	dir := t.TempDir()
	arguments := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless",
		// comma, quotation mark, UTF-8, from line 1, cells as stored, every sheet
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1",
		"--outdir", dir,
	}
	if said, err := exec.Command(soffice, append(arguments, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return dir
}

// TestSpreadsheetsReadBack opens spreadsheets in LibreOffice and compares every
// cell with the CSV that holds the same rows.
func TestSpreadsheetsReadBack(t *testing.T) {
	if testing.Short() {
		t.Skip("a short run starts no LibreOffice")
	}
	for year, small := range map[string][]string{
		"2016": {"ccgs/04r", "groups/children", "indicators/trimethoprim"},
		"2019": {"ccgs/02n", "groups/mental-health", "indicators/psychosis-two-weeks"},
	} {
		folder := filepath.Join(publishedSite(t), year, "data")
		files := []string{filepath.Join(folder, "all.xlsx")}
		for _, name := range small {
			files = append(files, filepath.Join(folder, name+".xlsx"))
		}
		made := office(t, files...)
		for sheet, name := range map[string]string{"Ratings": "ratings", "Indicators": "indicators", "History": "history"} {
			compareSheet(t, filepath.Join(made, "all-"+sheet+".csv"), filepath.Join(folder, name+".csv"))
		}
		for _, name := range small {
			sheet := "Indicators"
			if strings.HasPrefix(name, "groups/") {
				sheet = "Ratings"
			}
			compareSheet(t, filepath.Join(made, filepath.Base(name)+"-"+sheet+".csv"), filepath.Join(folder, name+".csv"))
		}
	}
}

// compareSheet compares a sheet that LibreOffice read with a published CSV:
// numbers as numbers, empty with empty, all else as text.
func compareSheet(t *testing.T, sheet, published string) {
	t.Helper()
	got, want, types := records(t, sheet), records(t, published), typesOf(t, published)
	header := slices.IndexFunc(got, func(row []string) bool { return slices.Equal(row, want[0]) })
	if header < 1 || got[0][0] == "" {
		t.Fatalf("%s: no title, or no row with the headings %q below it", sheet, want[0])
	}
	got = got[header:]
	if len(got) != len(want) {
		t.Fatalf("%s has %d rows, want %d as in %s", sheet, len(got), len(want), published)
	}
	for i, row := range want[1:] {
		for j, cell := range row {
			datatype := types[want[0][j]]
			if cell := meant(cell, datatype); !sameCell(got[i+1][j], cell, datatype) {
				t.Errorf("%s, row %d, column %s: %q, want %q", sheet, i+1, want[0][j], got[i+1][j], cell)
			}
		}
	}
}

// sameCell compares cells to 15 digits.
func sameCell(got, want, datatype string) bool {
	if want == "" || datatype == "string" || datatype == "boolean" {
		return got == want
	}
	x, err := strconv.ParseFloat(got, 64)
	y, wrong := strconv.ParseFloat(want, 64)
	return err == nil && wrong == nil && math.Abs(x-y) <= 1e-14*math.Abs(y)
}
