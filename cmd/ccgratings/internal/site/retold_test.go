package site

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// publishedTables is the tables of an edition that are pinned.
func publishedTables(y Year) []ledger.Table {
	var out []ledger.Table
	for _, t := range tables.Of(y.Edition, y.Results).Whole {
		records := opendata.Records(t)
		out = append(out, ledger.Table{Name: t.Name, Columns: records[0], Records: records[1:]})
	}
	return append(out, tables.Meaning(y.Edition)...)
}

// mended is the world with an edition changed and all rated anew, each edition
// with a correction that covers what changed in it.
func mended(t testing.TB, at int, mend func(in *Input, ed *edition.Edition)) Input {
	t.Helper()
	in := world(t)
	in.Years = slices.Clone(in.Years)
	for i := range in.Years {
		in.Years[i].Edition = copyOfEdition(in.Years[i].Edition)
	}
	mend(&in, in.Years[at].Edition)
	for i, y := range in.Years {
		results := rating.Rate(y.Edition.Input(in.Register.Groups))
		results.Examine()
		in.Years[i].Results = results
		changes := ledger.Compare(publishedTables(world(t).Years[i]), publishedTables(in.Years[i]))
		if len(changes) == 0 {
			continue
		}
		in.Years[i].Corrections = []ledger.Correction{{ID: "2021-01-02-first", Edition: y.Edition.Year, Date: time.Date(2021, 1, 2, 0, 0, 0, 0, time.UTC), Kind: ledger.Correct,
			Title: "A mistake", Why: "because", Affected: "some", Body: []byte("Words."), Changes: changes}}
	}
	return in
}

// copyOfEdition is an edition that may be changed.
func copyOfEdition(e *edition.Edition) *edition.Edition {
	ed := *e
	ed.CCGs, ed.Indicators = slices.Clone(ed.CCGs), slices.Clone(ed.Indicators)
	for i := range ed.CCGs {
		ed.CCGs[i].Context = maps.Clone(ed.CCGs[i].Context)
	}
	for i := range ed.Indicators {
		e := &ed.Indicators[i]
		table := *e.Table
		table.Rows = slices.Clone(table.Rows)
		e.Table = &table
	}
	return &ed
}

// figures mends the indicators of an edition.
func figures(mend func(*edition.Entry)) func(*Input, *edition.Edition) {
	return func(_ *Input, ed *edition.Edition) {
		for i := range ed.Indicators {
			mend(&ed.Indicators[i])
		}
	}
}

// register mends a CCG in the register and in every edition that has it.
func register(code nhs.Code, mend func(*nhs.CCG)) func(*Input, *edition.Edition) {
	return func(in *Input, _ *edition.Edition) {
		all := slices.Clone(in.Register.CCGs)
		for i := range all {
			if all[i].Code == code {
				mend(&all[i])
			}
		}
		in.Register = nhs.NewRegister(all, in.Register.Groups)
		for _, y := range in.Years {
			for i := range y.Edition.CCGs {
				if c := &y.Edition.CCGs[i].CCG; c.Code == code {
					mend(c)
				}
			}
		}
	}
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

// ofWhole is the pages that speak of an edition as a whole: they say that some
// of its figures were changed, whether or not they print those.
var ofWhole = regexp.MustCompile(`^20[0-9]{2}/(index|method|press)\.html$`)

// unsaid are the pages that may differ and not say so: the list of corrections,
// and the day of the last one beside the files.
var unsaid = regexp.MustCompile(`^corrections\.html$|^20[0-9]{2}/downloads\.html$`)

// Every page that differs from the site before a correction says so, and no
// page says so that does not differ.
func TestEveryChangedPageSaysSo(t *testing.T) {
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
		in := mended(t, c.at, figures(c.mend))
		if !slices.ContainsFunc(in.Years[c.at].Corrections[0].Changes, ledger.Change.Colour) {
			t.Errorf("%s: no colour changed", c.name)
		}
		pages := buildPages(t, in)
		for _, p := range comparePages(t, pages) {
			if p.differs != p.says && !(p.says && ofWhole.MatchString(p.path)) && !unsaid.MatchString(p.path) {
				t.Errorf("%s: %s differs: %t, says so: %t", c.name, p.path, p.differs, p.says)
			}
		}
		checkNote(t, c.name, pages, c.page, c.want)
	}
}

// comparedPage is a page of a site with corrections beside that of the world.
type comparedPage struct {
	path          string
	differs, says bool // but for the note; that it was changed
}

// scriptOfData is the name of a script that is named after the data it holds.
var scriptOfData = regexp.MustCompile(`(search|compare)-20[0-9]{2}\.[0-9a-f]+\.js`)

// readable is a page but for the names of scripts that no reader sees.
func readable(page []byte) string { return string(scriptOfData.ReplaceAll(page, nil)) }

// comparePages compares the pages of a site with those of the world.
func comparePages(t *testing.T, pages map[string][]byte) []comparedPage {
	t.Helper()
	before := worldSite(t)
	var out []comparedPage
	for path, data := range pages {
		if strings.HasSuffix(path, ".html") {
			out = append(out, comparedPage{path, readable(noteOnPage.ReplaceAll(data, nil)) != readable(before[path]), noteOnPage.Match(data)})
		}
	}
	return out
}

// checkNote checks what a page tells of its change.
func checkNote(t *testing.T, name string, pages map[string][]byte, page, want string) {
	t.Helper()
	if note := string(noteOnPage.Find(pages[page])); !strings.Contains(note, want) {
		t.Errorf("%s: %s says %s, want %q in it", name, page, note, want)
	}
}

// maySay is the pages that tell of a CCG edition by edition, and the front page:
// they say what was changed for an edition as a whole whether or not it shows.
var maySay = regexp.MustCompile(`^(index|(20[0-9]{2}/)?ccgs/[a-z][0-9]+)\.html$`)

// What concerns an edition as a whole, being no figure, is told by every page of
// that edition, and elsewhere by every page that differs and by few others.
func TestChangesOfAWholeEditionAreSaid(t *testing.T) {
	if testing.Short() {
		t.Skip("makes all pages more than a dozen times over")
	}
	set := func(mend func(*edition.Edition)) func(*Input, *edition.Edition) {
		return func(_ *Input, ed *edition.Edition) { mend(ed) }
	}
	define := func(id indicator.ID, mend func(*indicator.Definition)) func(*Input, *edition.Edition) {
		return figures(func(e *edition.Entry) {
			if e.Definition.ID == id {
				mend(&e.Definition)
			}
		})
	}
	for _, c := range []struct {
		name string
		at   int
		mend func(*Input, *edition.Edition)
		page string
		want string // what it tells
	}{
		{"decimals", 1, define("share", func(d *indicator.Definition) { d.Decimals = 2 }),
			"2019/compare/x20.html", "<li>Measure of share, its decimals: 1 before, 2 now</li>"},
		{"an indicator's name", 0, define("mean", func(d *indicator.Definition) { d.Name = "Mean things" }),
			"2018/gaps.html", "<li>Mean things, its name: Measure of mean before, Mean things now</li>"},
		{"a licence", 1, define("mean", func(d *indicator.Definition) { d.Licence = "Another" }),
			"about.html", "<li>Measure of mean, its licence: Open Government Licence v3.0 before, Another now</li>"},
		{"the name of a CCG", 1, register("E38X00020", func(c *nhs.CCG) { c.Name = "NHS Dale CCG" }),
			"2018/ccgs/x21.html", "<li>Dale, name: NHS Vale of K20 CCG before, NHS Dale CCG now</li>"},
		{"the name of a CCG that merged", 0, register("E38X90003", func(c *nhs.CCG) { c.Name = "NHS Swamp CCG" }),
			"2019/ccgs/y05.html", "<li>Swamp, name: NHS East Fen CCG before, NHS Swamp CCG now</li>"},
		{"the name of a CCG whose ODS code another has now", 0, register("E38X90006", func(c *nhs.CCG) { c.Name = "NHS Heath CCG" }),
			"2019/ccgs/y06.html", "<li>Heath, name: NHS Moor and Coast CCG before, NHS Heath CCG now</li>"},
		{"the region of a CCG", 1, register("E38X00020", func(c *nhs.CCG) { c.Region = "South of <Nowhere>" }),
			"ccgs/index.html", "<li>Vale of K20, region: North of Nowhere before, South of &lt;Nowhere&gt; now</li>"},
		{"people", 1, set(func(e *edition.Edition) { e.CCGs[20].Context["under_18"] = 60 }),
			"2019/ccgs/x21.html", "before, 60 now</li>"},
		{"people everywhere", 1, set(func(e *edition.Edition) {
			for i := range e.CCGs {
				e.CCGs[i].Context["population"]++
			}
		}),
			"2019/ccgs/x38.html", "<ul>\n<li>Vale of G38, "},
		{"a rule", 1, set(func(e *edition.Edition) { e.Rules.ChangeLevel = 0.8 }),
			"2019/press.html", "<li>The whole edition, how sure a change must be to be called one (change_level): 0.998 before, 0.8 now</li>"},
		{"a rule that figures depend on", 0, set(func(e *edition.Edition) { e.Rules.Level = 0.8 }),
			"2018/indicators/index.html", "<li>The whole edition, how sure a band or a colour must be (level): 0.95 before, 0.8 now</li>"},
		{"the status of an earlier edition", 0, set(func(e *edition.Edition) { e.Status = edition.Official }),
			"index.html", "Experimental statistics before, Official statistics now</li>"},
		{"the status", 1, set(func(e *edition.Edition) { e.Status = edition.Official }),
			"glossary.html", "Experimental statistics before, Official statistics now</li>"},
		{"the title", 0, set(func(e *edition.Edition) { e.Title = "Ratings 2018" }),
			"2018/index.html", "<li>The whole edition, title: CCG quality ratings 2018 before, Ratings 2018 now</li>"},
	} {
		in := mended(t, c.at, c.mend)
		pages := buildPages(t, in)
		corrected := make(map[string]bool) // folders
		for _, y := range in.Years {
			corrected[strconv.Itoa(y.Edition.Year)] = len(y.Corrections) > 0
		}
		for _, p := range comparePages(t, pages) {
			folder, _, _ := strings.Cut(p.path, "/")
			switch {
			case p.path == string(correctionsPlace):
			case corrected[folder] && !p.says:
				t.Errorf("%s: %s does not say so", c.name, p.path)
			case corrected[folder] || p.says && maySay.MatchString(p.path):
			case p.differs != p.says && !unsaid.MatchString(p.path):
				t.Errorf("%s: %s differs: %t, says so: %t", c.name, p.path, p.differs, p.says)
			}
		}
		checkNote(t, c.name, pages, c.page, c.want)
	}
}
