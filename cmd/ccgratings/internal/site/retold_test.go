package site

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// publishedTables is the tables of an edition as its CSVs hold them.
func publishedTables(y Year) []ledger.Table {
	var out []ledger.Table
	for _, t := range tables.Of(y.Edition, y.Results).Whole {
		records := opendata.Records(t)
		out = append(out, ledger.Table{Name: t.Name, Columns: records[0], Records: records[1:]})
	}
	return out
}

// mended is the world with the figures of an edition changed and rated anew.
func mended(t testing.TB, at int, mend func(*edition.Entry)) (Input, []ledger.Change) {
	t.Helper()
	in := world(t)
	in.Years = slices.Clone(in.Years)
	y := &in.Years[at]
	before := publishedTables(*y)
	ed := *y.Edition
	ed.Indicators = slices.Clone(ed.Indicators)
	for i := range ed.Indicators {
		e := &ed.Indicators[i]
		table := *e.Table
		table.Rows = slices.Clone(table.Rows)
		e.Table = &table
		mend(e)
	}
	results := rating.Rate(ed.Input(in.Register.Groups))
	results.Examine()
	y.Edition, y.Results = &ed, results
	return in, ledger.Compare(before, publishedTables(*y))
}

// noteOnPage is the note that a page was changed.
var noteOnPage = regexp.MustCompile(`(?s)\n<section class="ccg-caveat ccg-corrected".*?</section>`)

// push moves a figure far to the good or the bad end.
func push(def *indicator.Definition, o *indicator.Observation, good bool) {
	part := 0.02
	if good == (def.Better == indicator.Higher) {
		part = 0.98
		if def.Kind != indicator.Proportion {
			part = 3
		}
	}
	o.Count = indicator.Of(float64(int(o.Population.Number * part)))
}

// lose takes figures away.
func lose(rows []indicator.Observation) {
	for i := range rows {
		rows[i] = indicator.Observation{Area: rows[i].Area, Period: rows[i].Period, Status: indicator.Missing, Note: "lost"}
	}
}

// ofWhole is the pages that speak of an edition as a whole: they say that
// some of its figures were changed, whether or not they print those.
var ofWhole = regexp.MustCompile(`^20[0-9]{2}/(index|method|press)\.html$`)

// unsaid are the pages that may differ and not say so: the list of corrections,
// the day of the last one beside the files, and the address of a script, which
// is named after what it holds.
var unsaid = regexp.MustCompile(`^corrections\.html$|^20[0-9]{2}/(downloads|compare)\.html$`)

// Every page that differs from the site before a correction says so, and no
// page says so that does not differ.
func TestEveryChangedPageSaysSo(t *testing.T) {
	before := worldSite(t)
	for _, c := range []struct {
		name string
		at   int
		mend func(*edition.Entry)
		page string
		want string // what it tells
	}{
		{"colours of the first edition", 0, func(e *edition.Entry) {
			if e.Definition.Group != "old" {
				return
			}
			push(&e.Definition, &e.Table.Rows[20], true)
			push(&e.Definition, &e.Table.Rows[22], false)
			push(&e.Definition, &e.Table.Rows[worldCCGs], true) // East Fen, which merged
			lose(e.Table.Rows[24:25])
		}, "2019/ccgs/x20.html", "<li>Vale of K20, Old folk, 2018 edition: ● As expected before, ▲ Among the best now</li>"},
		{"scoring in the first edition", 0, func(e *edition.Entry) {
			if e.Definition.ID == "mean" {
				lose(e.Table.Rows[:30])
			}
		}, "ccgs/x20.html", "<li>Vale of K20, Young &lt;folk&gt;, 2018 edition: ● As expected before, ○ Not rated now</li>"},
		{"scoring in the last edition", 1, func(e *edition.Entry) {
			if e.Definition.ID == "second" {
				lose(e.Table.Rows[:30])
			}
		}, "index.html", "<p>34 others changed too.</p>"},
	} {
		in, changes := mended(t, c.at, c.mend)
		if !slices.ContainsFunc(changes, ledger.Change.Colour) {
			t.Errorf("%s: no colour changed", c.name)
		}
		y := &in.Years[c.at]
		y.Corrections = []ledger.Correction{{ID: "2021-01-02-first", Edition: y.Edition.Year, Date: time.Date(2021, 1, 2, 0, 0, 0, 0, time.UTC), Kind: ledger.Correct,
			Title: "A mistake", Why: "because", Affected: "some", Body: []byte("Words."), Changes: changes}}
		for path, data := range buildPages(t, in) {
			if !strings.HasSuffix(path, ".html") || unsaid.MatchString(path) {
				continue
			}
			has := noteOnPage.Match(data)
			differs := string(noteOnPage.ReplaceAll(data, nil)) != string(before[path])
			if differs != has && !(has && ofWhole.MatchString(path)) {
				t.Errorf("%s: %s differs: %t, says so: %t", c.name, path, differs, has)
			}
			if note := string(noteOnPage.Find(data)); path == c.page && !strings.Contains(note, c.want) {
				t.Errorf("%s: %s says %s, want %q in it", c.name, path, note, c.want)
			}
		}
	}
}
