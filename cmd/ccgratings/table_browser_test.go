package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tablePage drives a page with a table by the keyboard.
type tablePage struct {
	*testing.T
	tb *tab
}

func (p *tablePage) open(address string, width int64) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(address))
}

func (p *tablePage) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.tb, steps...); err != nil {
		p.Fatal(err)
	}
}

// read is the text that an expression gives.
func (p *tablePage) read(expression string) string {
	p.Helper()
	text, err := chromedp.Run(p.tb, chromedp.Evaluate[string](expression))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return text
}

// want compares what an expression gives with what it should.
func (p *tablePage) want(what, expression, want string) {
	p.Helper()
	if got := p.read(expression); got != want {
		p.Errorf("%s: %q, want %q", what, got, want)
	}
}

// tabTo presses the tabulator until the focus is on a control of this name.
func (p *tablePage) tabTo(name string) {
	p.Helper()
	const focused = `(e => e.labels && e.labels.length ? e.labels[0].textContent : e.textContent.trim())(document.activeElement)`
	for range 120 {
		p.do(chromedp.KeyEvent(kb.Tab))
		if p.read(focused) == name {
			return
		}
	}
	p.Fatalf("the tabulator does not reach %q", name)
}

// What the table with the id "table", its filter and its heads say.
const (
	shownNames = `[...document.querySelectorAll("#table tbody tr")].filter(r => !r.hidden).map(r => r.cells[0].textContent.trim()).join("|")`
	filterSaid = `document.querySelector(".ccg-filter__result").textContent`
	sortSaid   = `document.querySelector("#table").closest(".ccg-heat, .ccg-scroll").nextElementSibling.textContent`
	inOrder    = `[...document.querySelectorAll("#table th[aria-sort]")].map(h => h.textContent.trim() + " " + h.getAttribute("aria-sort")).join("|")`
	olderWords = `[...document.querySelectorAll("#table tbody tr")].map(r => r.cells[1].textContent.trim().slice(2)).join("|")`
)

// publishedRating is a row of ratings.csv.
type publishedRating struct{ name, region, group, rating string }

func publishedRatings(t *testing.T, public, year string) []publishedRating {
	t.Helper()
	file, err := os.Open(filepath.Join(public, year, "data", "ratings.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(column string) int { return slices.Index(rows[0], column) }
	var out []publishedRating
	for _, row := range rows[1:] {
		name := strings.TrimSuffix(strings.TrimPrefix(row[at("ccg_name")], "NHS "), " CCG")
		out = append(out, publishedRating{name, row[at("region")], row[at("group")], row[at("rating")]})
	}
	return out
}

// ratedLike are the CCGs of the rows that are asked for, from A to Z.
func ratedLike(rows []publishedRating, asked func(publishedRating) bool) []string {
	var names []string
	for _, row := range rows {
		if asked(row) && !slices.Contains(names, row.name) {
			names = append(names, row.name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return names
}

// TestTablesByKeyboard sorts and filters the list of all CCGs with the keyboard
// alone, from a server and from the disk, and holds what is shown and said to
// ratings.csv.
func TestTablesByKeyboard(t *testing.T) {
	browser := newBrowser(t)
	rows := publishedRatings(t, publishedSite(t), "2019")
	for _, site := range []string{servedSite(t), siteOnDisk(t)} {
		p := &tablePage{t, newTab(t, browser, site)}
		p.open(site+"/2019/ccgs/index.html", 1280)
		p.sorts(rows)
		p.filters(rows)
		p.picks(rows)
		for _, problem := range p.tb.took() {
			t.Errorf("%s: %s", site, problem)
		}
	}
}

func (p *tablePage) sorts(rows []publishedRating) {
	p.Helper()
	all := strings.Join(ratedLike(rows, func(publishedRating) bool { return true }), "|")
	p.want("the first order", inOrder, "CCG ascending")
	p.want("from A to Z", shownNames, all)
	var best, worst []string
	for _, r := range []struct{ rating, word string }{{"green", "Among the best"}, {"blue", "As expected"}, {"red", "Among the worst"}} {
		n := len(ratedLike(rows, func(row publishedRating) bool { return row.group == "older-people" && row.rating == r.rating }))
		best = append(best, slices.Repeat([]string{r.word}, n)...)
		worst = append(slices.Repeat([]string{r.word}, n), worst...)
	}
	missing := slices.Repeat([]string{"Not rated"}, len(strings.Split(all, "|"))-len(best))
	p.tabTo("Older people")
	p.do(chromedp.KeyEvent(kb.Enter))
	p.want("sorted by rating", inOrder, "Older people descending")
	p.want("said", sortSaid, "Sorted by Older people, best first")
	p.want("best first", olderWords, strings.Join(append(best, missing...), "|"))
	p.do(chromedp.KeyEvent(" "))
	p.want("sorted the other way", inOrder, "Older people ascending")
	p.want("said", sortSaid, "Sorted by Older people, worst first")
	p.want("worst first, not rated last", olderWords, strings.Join(append(worst, missing...), "|"))
	p.want("the focus stays", `document.activeElement.textContent`, "Older people")
	p.open(p.read("location.href"), 1280)
}

func (p *tablePage) filters(rows []publishedRating) {
	p.Helper()
	total := len(ratedLike(rows, func(publishedRating) bool { return true }))
	brad := ratedLike(rows, func(row publishedRating) bool { return strings.HasPrefix(row.name, "Bradford") })
	p.tabTo("Find a CCG by name or code")
	p.do(chromedp.KeyEvent("bradford"))
	shown := p.read(shownNames)
	for _, name := range brad {
		if !strings.Contains(shown, name) {
			p.Errorf("%s is not shown among %q", name, shown)
		}
	}
	p.want("said", filterSaid, fmt.Sprintf("%d of %d shown", strings.Count(shown, "|")+1, total))
	p.tabTo("Children")
	p.do(chromedp.KeyEvent(kb.Enter))
	p.want("the text after sorting", `document.querySelector(".ccg-filter input").value`, "bradford")
	p.want("said after sorting", filterSaid, fmt.Sprintf("%d of %d shown", strings.Count(shown, "|")+1, total))
	p.open(p.read("location.href"), 1280)
	p.tabTo("Find a CCG by name or code")
	p.do(chromedp.KeyEvent("xyzzy"))
	p.want("nothing found", filterSaid, fmt.Sprintf("Nothing found: 0 of %d shown. Check the spelling or show all.", total))
	p.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("NHS Saint Helens CCG"))
	p.want("words that say nothing, and a saint", shownNames, "St Helens")
	p.do(chromedp.KeyEvent(kb.Escape))
	p.want("after Escape", filterSaid, fmt.Sprintf("All %d shown", total))
	p.want("the box after Escape", `document.querySelector(".ccg-filter input").value`, "")
}

func (p *tablePage) picks(rows []publishedRating) {
	p.Helper()
	london := ratedLike(rows, func(row publishedRating) bool { return row.region == "London" })
	p.tabTo("Region")
	p.do(chromedp.KeyEvent("London"))
	p.want("those of a region", shownNames, strings.Join(london, "|"))
	p.tabTo("Rating")
	for range 40 {
		p.do(chromedp.KeyEvent(kb.ArrowDown))
		if p.read(`document.activeElement.selectedOptions[0].textContent`) == "▼ Among the worst: Adults" {
			break
		}
	}
	worst := ratedLike(rows, func(row publishedRating) bool {
		return row.region == "London" && row.group == "adults" && row.rating == "red"
	})
	p.want("the worst of them for adults", shownNames, strings.Join(worst, "|"))
	p.tabTo("Show all")
	p.do(chromedp.KeyEvent(kb.Enter))
	p.want("after showing all", filterSaid, fmt.Sprintf("All %d shown", len(ratedLike(rows, func(publishedRating) bool { return true }))))
	p.want("the focus after showing all", `document.activeElement.type`, "search")
}

// TestHiddenRowsAreFoundByTheirAddress follows a link to a row that the filter hides.
func TestHiddenRowsAreFoundByTheirAddress(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	p := &tablePage{t, newTab(t, browser, site)}
	p.open(site+"/2019/ccgs/index.html", 1280)
	p.tabTo("Find a CCG by name or code")
	p.do(chromedp.KeyEvent("york"), chromedp.Evaluate[chromedp.Void](`document.querySelector("a[href='#letter-b']").click()`))
	const shown = `(async () => {
		const row = document.getElementById("letter-b");
		for (let i = 0; i < 500 && row.hidden; i++) await new Promise(done => setTimeout(done, 20));
		return String(!row.hidden);
	})()`
	if got := p.tb.script(t, "return "+shown); got != "true" {
		t.Error("the row that the address asks for is hidden")
	}
	// An address that is no text in any alphabet asks for nothing.
	p.tb.script(t, `const left = new Promise(done => addEventListener("hashchange", done, {once: true})); location.hash = "#%"; await left`)
	for _, problem := range p.tb.took() {
		t.Error(problem)
	}
}

// TestNumbersSort sorts the figures of an indicator: by size, what is missing
// last both ways.
func TestNumbersSort(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	p := &tablePage{t, newTab(t, browser, site)}
	p.open(site+"/2016/indicators/trimethoprim.html", 1280)
	const values = `[...document.querySelectorAll("#table tbody tr")].map(r => r.cells[1].textContent.trim()).join("|")`
	for _, wanted := range []struct{ aria, said string }{{"ascending", "lowest first"}, {"descending", "highest first"}} {
		p.do(chromedp.Focus("#table th:nth-child(2) button"), chromedp.KeyEvent(kb.Enter))
		p.want("the head", `document.querySelector("#table th:nth-child(2)").getAttribute("aria-sort")`, wanted.aria)
		if said := p.read(sortSaid); !strings.HasSuffix(said, wanted.said) {
			t.Errorf("said %q, want it to end with %q", said, wanted.said)
		}
		cells := strings.Split(p.read(values), "|")
		last, ended := 0.0, false
		for i, cell := range cells {
			var value float64
			if _, err := fmt.Sscanf(cell, "%g%%", &value); err != nil {
				ended = true
				continue
			}
			if ended {
				t.Fatalf("%s: %q after a figure that is missing", wanted.said, cell)
			}
			if i > 0 && (value < last) == (wanted.aria == "ascending") && value != last {
				t.Errorf("%s: %v after %v", wanted.said, value, last)
			}
			last = value
		}
	}
}

// TestTablesWithoutJavaScript finds the whole list and nothing that waits for a
// script.
func TestTablesWithoutJavaScript(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	p := &tablePage{t, newTab(t, browser, site)}
	p.tb.withoutScripts(t)
	p.open(site+"/2019/ccgs/index.html", 320)
	p.want("controls", `String(document.querySelectorAll("main button, main input, main select").length)`, "0")
	p.want("from A to Z", shownNames, strings.Join(ratedLike(publishedRatings(t, publishedSite(t), "2019"), func(publishedRating) bool { return true }), "|"))
}

// TestTablePagesAccessible runs axe over the pages with heat grids at both
// widths, filtered to nothing too.
func TestTablePagesAccessible(t *testing.T) {
	script := axeScript(t)
	browser := newBrowser(t)
	site := servedSite(t)
	p := &tablePage{t, newTab(t, browser, site)}
	for _, page := range []string{"2019/ccgs/index.html", "2019/regions/index.html", "2019/regions/london.html", "2016/regions/north-west.html"} {
		for _, width := range []int64{320, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				p.tb.prefer(t, "prefers-color-scheme", scheme)
				p.open(site+"/"+page, width)
				p.axe(fmt.Sprintf("%s at %d px, %s", page, width, scheme), script)
				p.want("pixels beyond the window", `String(Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))`, "0")
			}
		}
	}
	p.tb.prefer(t, "prefers-color-scheme", "light")
	p.open(site+"/2019/ccgs/index.html", 320)
	p.tabTo("Find a CCG by name or code")
	p.do(chromedp.KeyEvent("xyzzy"))
	p.axe("nothing found", script)
}

// axe reports what axe-core finds in the page.
func (p *tablePage) axe(what, script string) {
	p.Helper()
	findings, err := p.tb.axe(script, "document")
	if err != nil {
		p.Fatal(err)
	}
	for _, finding := range findings {
		p.Errorf("%s: %s (%s), %d times, first: %s", what, finding.ID, finding.Help, len(finding.Nodes), finding.Nodes[0].HTML)
	}
}
