package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/data"
)

// CCGs open on a day, as the registers of those days list them.
func TestRegisterCounts(t *testing.T) {
	reg, problems := nhs.ReadRegister(data.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for day, want := range map[string]int{
		"2013-03-31": 0,
		"2013-04-01": 211, "2015-03-31": 211,
		"2015-07-01": 209, "2016-04-01": 209, "2017-03-31": 209,
		"2017-04-01": 207, "2018-03-31": 207,
		"2018-04-01": 195, "2019-03-31": 195,
		"2019-04-01": 191, "2020-03-31": 191,
		"2020-04-01": 135, "2021-03-31": 135,
		"2021-04-01": 106, "2022-06-30": 106,
		"2022-07-01": 0,
	} {
		date, err := nhs.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(reg.OpenOn(date)); got != want {
			t.Errorf("%s: %d CCGs open, want %d", day, got, want)
		}
	}
}

// Where the published registers lie beside the project, ours holds the same
// codes, ODS codes and, but for "&" and blanks, names.
func TestRegisterAgainstPublishedOnes(t *testing.T) {
	real := filepath.Join("..", "..", "..", "shared", "real")
	if _, err := os.Stat(real); err != nil {
		t.Skipf("the published files are not here: %v", err)
	}
	reg, _ := nhs.ReadRegister(data.FS)
	for _, f := range []struct{ file, day string }{
		{"openprescribing/CCG_APR_2013.csv", "2013-04-01"},
		{"registers/CCG_names_and_codes_UK_2018-04.csv", "2018-04-01"},
		{"registers/CCG19_NHSRLO19_NHSER19.csv", "2019-04-01"},
		{"registers/ccg20_stp_region.csv", "2020-04-01"},
		{"mh-data-map/ref_ccg21.csv", "2021-04-01"},
	} {
		date, _ := nhs.ParseDate(f.day)
		want := publishedRegister(t, filepath.Join(real, filepath.FromSlash(f.file)))
		open := reg.OpenOn(date)
		if len(open) != len(want) {
			t.Errorf("%s: %d CCGs, ours has %d", f.file, len(want), len(open))
		}
		for _, c := range open {
			if want[c.Code] != c.ODS {
				t.Errorf("%s: %s is %q, ours %q", f.file, c.Code, want[c.Code], c.ODS)
			}
		}
	}
}

// publishedRegister is the ODS code of every English CCG in a register whose
// headings end in CD and CDH, as the Office for National Statistics names them.
func publishedRegister(t *testing.T, path string) map[nhs.Code]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	code, ods := -1, -1
	for i, name := range records[0] {
		switch {
		case strings.HasPrefix(name, "CCG") && strings.HasSuffix(name, "CDH"):
			ods = i
		case strings.HasPrefix(name, "CCG") && strings.HasSuffix(name, "CD"):
			code = i
		}
	}
	out := map[nhs.Code]string{}
	for _, r := range records[1:] {
		if strings.HasPrefix(r[code], "E38") {
			out[nhs.Code(r[code])] = r[ods]
		}
	}
	return out
}

// Every file of observations is sound on its own and says where it is from.
func TestObservationFiles(t *testing.T) {
	reg, _ := nhs.ReadRegister(data.FS)
	set, problems := indicator.Read(data.FS, reg)
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	sources, err := data.FS.ReadFile("SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range set.Definitions {
		t.Run(string(d.ID), func(t *testing.T) {
			if len(set.Periods(d.ID)) == 0 {
				t.Error("there are no figures")
			}
			if !strings.Contains(string(sources), "`"+string(d.ID)+"`") {
				t.Error("SOURCES.md does not say where it is from")
			}
		})
	}
}

// Each edition rates the CCGs of its day; in every group most are rated, but
// for children in 2016, who have two indicators, and whoever is not has a
// reason.
func TestEditions(t *testing.T) {
	want := map[int]struct {
		ccgs   int
		unable nhs.GroupID
	}{2016: {209, "children"}, 2019: {191, ""}}
	for _, y := range embeddedInput(t).Years {
		res, w := y.Results, want[y.Edition.Year]
		delete(want, y.Edition.Year)
		if len(res.CCGs) != w.ccgs || len(res.Groups) != 5 {
			t.Errorf("%d: %d CCGs and %d groups", y.Edition.Year, len(res.CCGs), len(res.Groups))
		}
		for _, g := range res.Groups {
			t.Run(fmt.Sprintf("%d/%s", y.Edition.Year, g.Group.ID), func(t *testing.T) {
				able := g.Group.ID != w.unable
				if able != (len(g.Scored) >= 3) || able != (g.Rated > len(res.CCGs)/2) {
					t.Errorf("%d scored indicators, %d of %d CCGs are rated", len(g.Scored), g.Rated, len(res.CCGs))
				}
				for i, rt := range g.Ratings {
					if (rt.Colour == rating.NotRated) != (rt.Reason != "") {
						t.Errorf("%s is %v with reason %q", res.CCGs[i].Name, rt.Colour, rt.Reason)
					}
				}
			})
		}
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
}

// ratings.csv and indicators.csv of each edition hold a row for every CCG and
// group or indicator, and nothing that a spreadsheet would run.
func TestDownloads(t *testing.T) {
	public, in := publishedSite(t), embeddedInput(t)
	want := make(map[string]int) // file -> rows
	for _, y := range in.Years {
		folder := fmt.Sprintf("%d/data/", y.Edition.Year)
		want[folder+"ratings.csv"] = len(y.Results.CCGs) * len(y.Results.Groups)
		want[folder+"indicators.csv"] = len(y.Results.CCGs) * len(y.Results.Indicators)
	}
	for _, name := range glob(t, os.DirFS(public), "*.csv", "*/data/*.csv", "*/data/*/*.csv") {
		records, err := csv.NewReader(strings.NewReader(contents(t, filepath.Join(public, name)))).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if rows, counted := want[name]; counted && len(records)-1 != rows {
			t.Errorf("%s: %d rows, want %d", name, len(records)-1, rows)
		}
		delete(want, name)
		for i, record := range records {
			for k, cell := range record {
				if err := safeCell(cell); err != nil {
					t.Errorf("%s:%d: %s: %v", name, i+1, records[0][k], err)
				}
			}
			if strings.HasSuffix(name, "/ratings.csv") && i > 0 && (record[6] == "not_rated") != (record[7] != "") {
				t.Errorf("%s:%d: %s with reason %q", name, i+1, record[6], record[7])
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
}

// safeCell refuses a text that a spreadsheet takes for a formula, and what is
// no number.
func safeCell(cell string) error {
	if cell == "" {
		return nil
	}
	var x float64
	if _, err := fmt.Sscanf(cell, "%g", &x); err == nil && cell[0] == '-' {
		return nil
	}
	if strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return fmt.Errorf("%q begins like a formula", cell)
	}
	if strings.Contains(cell, "NaN") || strings.Contains(cell, "Inf") {
		return fmt.Errorf("%q is no number", cell)
	}
	return nil
}
