package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// importPolicy says which package may import which of ours, and so which way
// the arrows run: leaves know nothing of the NHS; the middle knows nothing of
// HTML; site knows nothing of disks; only the command knows where things are.
const importPolicy = `
problem:
csvfile:   problem
tomlfile:  problem
xlsxfile:  problem
personal:
stats:
chart:
vectors:
live:
watch:
manifest:  problem
workbook:
columnar:
tiles:
card:      chart
nhs:       csvfile problem
indicator: csvfile nhs problem
rating:    indicator nhs stats
edition:   csvfile indicator nhs problem rating tomlfile
ledger:    csvfile problem tomlfile
recipe:    csvfile indicator nhs personal problem stats tomlfile xlsxfile
simulate:  csvfile indicator nhs problem rating stats
tables:    edition indicator ledger nhs rating
opendata:  columnar edition tables workbook
site:      card chart edition indicator ledger nhs opendata problem rating stats tables tiles tomlfile
`

// doors says which packages may import a library: each has one or two doors.
var doors = map[string][]string{
	"encoding/csv":                 {"csvfile", "opendata", "vectors"}, // reads and writes; writes downloads; reads in tests
	"github.com/xuri/excelize":     {"workbook", "xlsxfile"},           // writes; reads
	"github.com/parquet-go":        {"columnar"},
	"github.com/go-echarts":        {"chart"},
	"github.com/yuin/goldmark":     {"site"},
	"html/template":                {"site"},
	"github.com/pelletier/go-toml": {"tomlfile"},
	"gonum.org/v1/gonum":           {"simulate", "stats"},
	"golang.org/x/image":           {"card"},
	"github.com/go-fonts":          {"card"},
	"github.com/spf13/pflag":       {"ccgratings"},
	"ccgratings/content":           {"ccgratings"},
	"ccgratings/data":              {"ccgratings"},
	"ccgratings/static":            {"ccgratings"},
	"ccgratings/templates":         {"ccgratings"},
	"os":                           {"ccgratings", "vectors"},
	"log":                          {},
	"net/http":                     {"live"},
	"github.com/fsnotify/fsnotify": {"watch"},
}

const internalPath = "ccgratings/cmd/ccgratings/internal/"

type goPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestImportPolicy(t *testing.T) {
	allowed := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(importPolicy), "\n") {
		name, imports, _ := strings.Cut(line, ":")
		allowed[name] = strings.Fields(imports)
	}
	seen := map[string]bool{}
	for _, p := range listPackages(t) {
		name, internal := strings.CutPrefix(p.ImportPath, internalPath)
		if !internal {
			continue
		}
		seen[name] = true
		policy, known := allowed[name]
		if !known {
			t.Errorf("package %s is not in the policy", name)
		}
		for _, imported := range p.Imports {
			if ours, ok := strings.CutPrefix(imported, internalPath); ok && !slices.Contains(policy, ours) {
				t.Errorf("%s imports %s, which the policy does not allow", name, ours)
			}
		}
	}
	for name := range allowed {
		if !seen[name] {
			t.Errorf("the policy names a package %s that is not there", name)
		}
	}
}

func TestLibrariesHaveOneDoor(t *testing.T) {
	for _, p := range listPackages(t) {
		name := p.ImportPath[strings.LastIndex(p.ImportPath, "/")+1:]
		for _, imported := range p.Imports {
			for library, open := range doors {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(open, name) {
					t.Errorf("%s imports %s; its doors are %v", name, imported, open)
				}
			}
		}
	}
}
