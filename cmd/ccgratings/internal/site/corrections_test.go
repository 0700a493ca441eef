package site

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ccgratings/cmd/ccgratings/internal/ledger"
)

// correctedWorld is the world with a correction and a revision of 2019.
func correctedWorld(t testing.TB) Input {
	t.Helper()
	in := world(t)
	in.Years = slices.Clone(in.Years)
	y := &in.Years[1]
	change := func(table string, k int, subject, column, old, now string) ledger.Change {
		c := y.Edition.CCGs[k]
		return ledger.Change{Table: table, CCG: string(c.Code), ODS: c.ODS, Name: c.Name, Subject: subject, Column: column, Old: old, New: now}
	}
	y.Corrections = []ledger.Correction{
		{ID: "2021-01-02-first", Edition: 2019, Date: time.Date(2021, 1, 2, 0, 0, 0, 0, time.UTC), Kind: ledger.Correct, Title: "A <first>", Why: "because", Affected: "two",
			Body: []byte("We looked at the control limit again."), Changes: []ledger.Change{
				change("ratings", 0, "old", "rating", "blue", "green"),
				change("ratings", 1, "old", "score", "0.1234", "0.1241"),
				change("ratings", 2, "old", "score", "0.1234", "0.1341"),
				change("indicators", 4, "share", "value", "50.04", "50.01"),
				change("indicators", 6, "share", "value", "", "0"),
				change("indicators", 8, "share", "z_adjusted", "1", "2"),
			}},
		{ID: "2021-03-04-second", Edition: 2019, Date: time.Date(2021, 3, 4, 0, 0, 0, 0, time.UTC), Kind: ledger.Revise, Title: "Second", Why: "because", Affected: "nobody",
			Body: []byte("No figure.")},
	}
	return in
}

// A page says that it was changed if, and only if, what it prints was.
func TestCorrectedPages(t *testing.T) {
	in := correctedWorld(t)
	before, after := worldSite(t), buildAll(t, in)
	ccg := func(k int) string { return strings.ToLower(in.Years[1].Edition.CCGs[k].ODS) + ".html" }
	notes := map[string]string{
		"2019/ccgs/" + ccg(0):                "Old folk: ● As expected before, ▲ Among the best now",
		"2019/compare/" + ccg(0):             "Old folk: ● As expected before, ▲ Among the best now",
		"2019/ccgs/" + ccg(2):                "Old folk, score: &#43;0.12 before, &#43;0.13 now",
		"2019/compare/" + ccg(2):             "Old folk, score: &#43;0.12 before, &#43;0.13 now",
		"2019/ccgs/" + ccg(6):                "Measure of share, figure: none before, 0.0% now",
		"2019/compare/" + ccg(6):             "Measure of share, figure: none before, 0.0% now",
		"2019/groups/old.html":               ": ● As expected before, ▲ Among the best now",
		"2019/method.html":                   ", Old folk: ● As expected before, ▲ Among the best now",
		"2019/indicators/share.html":         ", figure: none before, 0.0% now",
		"2019/index.html":                    ", Old folk: ● As expected before, ▲ Among the best now",
		"2019/press.html":                    ", Old folk: ● As expected before, ▲ Among the best now",
		"2019/ccgs/index.html":               ", Old folk: ● As expected before, ▲ Among the best now",
		"2019/regions/north-of-nowhere.html": ", Old folk: ● As expected before, ▲ Among the best now",
	}
	dated := []string{"feed.xml", "2019/downloads.html", "2019/data/datapackage.json", "2019/data/all.zip"} // they say when, or how often, to programs
	for path, data := range after {
		want, noted := notes[path]
		has := strings.Contains(string(data), "ccg-corrected")
		switch {
		case has != noted:
			t.Errorf("%s: a note: %t, want %t", path, has, noted)
		case noted && !strings.Contains(string(data), want):
			t.Errorf("%s does not say %q", path, want)
		case noted && !strings.Contains(string(data), "Corrected on 2 January 2021: A &lt;first&gt;."):
			t.Errorf("%s does not say when and what", path)
		case !noted && !strings.HasPrefix(path, "corrections.") && !slices.Contains(dated, path) && string(data) != string(before[path]):
			t.Errorf("%s was changed, and no figure in it was", path)
		}
	}
}

func TestCorrectionsPage(t *testing.T) {
	files := buildPages(t, correctedWorld(t))
	page := string(files["corrections.html"])
	for _, want := range []string{
		"1 correction and 1 revision, the newest first", `id="correction-2021-01-02-first">2 January 2021: A &lt;first&gt;<`,
		`We looked at the <a href="glossary.html#control-limit" class="ccg-term">control limit</a> again.`,
		"1 figure changed. So did 1 number worked out", "No figure changed.", "Because.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("corrections.html does not say %q", want)
		}
	}
	if first, second := strings.Index(page, "2 January 2021: A"), strings.Index(page, "4 March 2021: Second"); first < second {
		t.Error("the newest is not the first")
	}
	if got := string(files["corrections.csv"]); strings.Count(got, "\n") != 7 || !strings.Contains(got, "2019,2021-01-02-first,2021-01-02,correction,indicators,E38X00006,X06,") {
		t.Errorf("corrections.csv is\n%s", got)
	}
	if got := string(files["corrections.csv-metadata.json"]); !strings.Contains(got, `"url": "corrections.csv"`) {
		t.Errorf("its metadata is\n%s", got)
	}
	none := string(worldSite(t)["corrections.html"])
	if !strings.Contains(none, "There are no corrections and no revisions so far.") || strings.Contains(page, "There are no corrections") {
		t.Error("whether there are any is not said as it is")
	}
}

// Each correction is words by itself: an address that one has given a name is
// not that of another, and a term is explained in each.
func TestCorrectionsShareNoLinks(t *testing.T) {
	in := correctedWorld(t)
	y := &in.Years[1]
	y.Corrections = slices.Clone(y.Corrections)
	for i, address := range []string{"https://example.org/one", "https://example.org/two"} {
		y.Corrections[i].Body = []byte("See [the source] on the control limit.\n\n[the source]: " + address + "\n")
	}
	page := string(pagesOf(t, in, "corrections.html")["corrections.html"])
	for _, want := range []string{`<a href="https://example.org/one">the source</a>`, `<a href="https://example.org/two">the source</a>`} {
		if strings.Count(page, want) != 1 {
			t.Errorf("corrections.html does not say %s once", want)
		}
	}
	if n := strings.Count(page, `href="glossary.html#control-limit"`); n != 2 {
		t.Errorf("the term is explained %d times, want once in each correction", n)
	}
}

// A correction on the day of publication does not come before the edition.
func TestCorrectionOnTheFirstDay(t *testing.T) {
	in := correctedWorld(t)
	y := &in.Years[1]
	published := y.Edition.Published
	y.Corrections = slices.Clone(y.Corrections[:1])
	y.Corrections[0].Date = time.Date(published.Year(), published.Month(), published.Day(), 0, 0, 0, 0, time.UTC)
	if !y.Corrections[0].Date.Before(published) {
		t.Fatal("the edition was published at midnight")
	}
	b, err := newBuilder(prepared(t, in))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.correctionNews()[0]; !got.updated.Equal(published) || !y.Modified().Equal(published) {
		t.Errorf("changed on %s and on %s, before it was published on %s", got.updated, y.Modified(), published)
	}
}

func TestCorrectionNews(t *testing.T) {
	in := prepared(t, correctedWorld(t))
	b, err := newBuilder(in)
	if err != nil {
		t.Fatal(err)
	}
	all := b.correctionNews()
	if len(all) != 2 || all[0].title != "Revised: Second" || all[1].page != "corrections.html#correction-2021-01-02-first" || all[1].summary != "CCG quality ratings 2019. Because. Two." {
		t.Errorf("news: %+v", all)
	}
	if got := in.Years[1].Modified(); !got.Equal(all[1].updated) { // all[0] changed no figure
		t.Errorf("2019 was last changed on %s", got)
	}
	if got := in.Years[0].Modified(); !got.Equal(in.Years[0].Edition.Published) {
		t.Errorf("2018 was last changed on %s", got)
	}
}
