package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// comparePages are a page to choose CCGs, without and with a choice, and
// comparisons ready made: of a CCG with similar ones and of one without.
var comparePages = []string{"2019/compare.html", "2019/compare.html#02n,03f,05c,15m,04g", "2019/compare/02n.html", "2019/compare/02w.html", "2016/compare/02n.html"}

// comparison is what a reader sees of a comparison.
type comparison struct {
	Hash    string
	Chosen  []string // names, in order
	Heads   []string // of the table's columns
	Focus   string   // what has the focus: its text, or its label
	Said    string   // in the live region
	Rows    int      // indicators shown
	Words   map[string][]string
	Summary string
}

const readComparison = `JSON.stringify((() => {
  const text = node => node.textContent.replace(/\s+/g, " ").trim();
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = {};
  for (const row of all("#chosen tbody tr")) {
    words[text(row.querySelector("a"))] = all("td > div", row).map(cell => text([...cell.children].at(-1) ?? cell));
  }
  const active = document.activeElement;
  return {
    Hash: location.hash,
    Chosen: all("#chosen ol li a").map(text),
    Heads: all("#chosen thead th a").map(text),
    Focus: active.labels && active.labels.length ? text(active.labels[0]) : text(active).slice(0, 60),
    Said: all("#chosen [role=status]").map(text).join(" "),
    Rows: all("#chosen tbody tr:not(.ccg-versus__group)").length,
    Words: words,
    Summary: all(".ccg-compare__sums").map(text).join(" "),
  };
})())`

func readCompared(t *testing.T, tb *tab) comparison {
	t.Helper()
	text, err := chromedp.Run(tb, chromedp.Evaluate[string](readComparison))
	var c comparison
	if err == nil {
		err = json.Unmarshal([]byte(text), &c)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// press types keys, one after the other.
func press(t *testing.T, tb *tab, keys ...string) {
	t.Helper()
	for _, k := range keys {
		if err := chromedp.Do(tb, chromedp.KeyEvent(k)); err != nil {
			t.Fatal(err)
		}
	}
}

// tabTo presses Tab until what has the focus begins with a text.
func tabTo(t *testing.T, tb *tab, text string) {
	t.Helper()
	for range 60 {
		if strings.HasPrefix(readCompared(t, tb).Focus, text) {
			return
		}
		press(t, tb, kb.Tab)
	}
	t.Fatalf("Tab does not reach %q", text)
}

// By keyboard alone: three CCGs are chosen, another is compared with, one is
// removed; the address follows, and reloading and going back keep to it.
func TestChoosingCCGsByKeyboard(t *testing.T) {
	browser := newBrowser(t)
	for _, site := range []string{servedSite(t), siteOnDisk(t)} {
		tb := newTab(t, browser, site)
		if err := chromedp.Do(tb, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(site+"/2019/compare.html")); err != nil {
			t.Fatal(err)
		}
		chooseByKeyboard(t, tb)
		for _, p := range tb.took() {
			t.Errorf("%s: %s", site, p)
		}
	}
}

func chooseByKeyboard(t *testing.T, tb *tab) {
	t.Helper()
	expect := func(step, hash, focus, said string, chosen ...string) {
		t.Helper()
		var c comparison
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			c = readCompared(t, tb)
			if c.Hash == hash && strings.HasPrefix(c.Focus, focus) && strings.Contains(c.Said, said) &&
				strings.Join(c.Chosen, "|") == strings.Join(chosen, "|") && strings.Join(c.Heads, "|") == strings.Join(chosen, "|") {
				return
			}
		}
		t.Errorf("%s: %+v, want %s, focus on %q, saying %q, %q", step, c, hash, focus, said, chosen)
	}
	const box = "Add a CCG by name or code"
	tabTo(t, tb, box)
	press(t, tb, "a", "i", "r", "e", "d", kb.Enter)
	expect("Enter adds the first", "#02n", box, "added, 1 of up to 5 chosen", "Airedale, Wharfedale and Craven")
	press(t, tb, "0", "3", "f", kb.Enter)
	expect("a code", "#02n,03f", box, "Hull added", "Airedale, Wharfedale and Craven", "Hull")
	press(t, tb, "d", "u", "d", "l")
	tabTo(t, tb, "Add Dudley")
	press(t, tb, kb.Enter)
	expect("a button", "#02n,03f,05c", box, "Dudley added", "Airedale, Wharfedale and Craven", "Hull", "Dudley")
	press(t, tb, "x", "q", "z", kb.Enter)
	expect("nothing found", "#02n,03f,05c", box, "Nothing found. Look in the list below.", "Airedale, Wharfedale and Craven", "Hull", "Dudley")
	press(t, tb, kb.Escape)
	if err := chromedp.Do(tb, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	expect("reloaded", "#02n,03f,05c", "", "", "Airedale, Wharfedale and Craven", "Hull", "Dudley")
	tabTo(t, tb, "Compare others with this Dudley")
	press(t, tb, kb.Enter)
	expect("another first", "#05c,02n,03f", "Dudley", "now compared with Dudley", "Dudley", "Airedale, Wharfedale and Craven", "Hull")
	tabTo(t, tb, "Remove Airedale")
	press(t, tb, kb.Enter)
	expect("removed", "#05c,03f", "Remove Hull", "removed, 2 of up to 5 chosen", "Dudley", "Hull")
	before := readCompared(t, tb)
	tabTo(t, tb, "Only indicators that differ")
	press(t, tb, " ")
	if c := readCompared(t, tb); c.Rows == 0 || c.Rows >= before.Rows || !strings.Contains(c.Said, "indicators shown") {
		t.Errorf("only those that differ: %d of %d, saying %q", c.Rows, before.Rows, c.Said)
	}
	press(t, tb, " ")
	if _, err := chromedp.Run(tb, chromedp.Evaluate[*string](`void history.back()`)); err != nil {
		t.Fatal(err)
	}
	expect("back", "#05c,02n,03f", "", "", "Dudley", "Airedale, Wharfedale and Craven", "Hull")
}

// The box offers what the search of every page finds, a word that found nothing
// gives way to the next, and the list of all is folded away while CCGs are
// chosen.
func TestChoosingCCGsBySearch(t *testing.T) {
	disk := siteOnDisk(t)
	p := &tablePage{t, newTab(t, newBrowser(t), disk)}
	p.open(disk+"/2019/compare.html", 1280)
	const (
		box     = `document.querySelector("#chosen .ccg-control__input")`
		offered = `document.querySelector("#chosen ul button")?.textContent ?? ""`
		open    = `String(document.querySelector("#ready-made details").open)`
		hint    = `document.querySelector("#chosen .ccg-control__result").textContent.split("?")[0].split(".")[0]`
	)
	p.want("the list before a choice", open, "true")
	for _, c := range []struct{ typed, first, hint string }{
		{"NHS Leeds CCG", "Add Leeds", "1 found"},
		{"saint helens", "Add St Helens", "1 found"},
		{"E38000001", "Add Airedale, Wharfedale and Craven", "1 found"},
		{"36J", "Add Airedale, Wharfedale and Craven", "3 found"}, // Bradford District and Craven, from 2020
		{"airdale", "Add Airedale, Wharfedale and Craven", "Did you mean this"},
		{"watford", "", "Nothing found"},
	} {
		p.do(chromedp.Focus("#chosen .ccg-control__input"), chromedp.KeyEvent(c.typed))
		p.want(c.typed, offered, c.first)
		p.want(c.typed+" in words", hint, c.hint)
		if c.first != "" {
			p.do(chromedp.KeyEvent(kb.Escape))
		}
	}
	p.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent("dudley"))
	p.want("after what was not found and Enter", box+`.value`, "dudley")
	p.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("watford"), chromedp.KeyEvent(kb.Tab), chromedp.Click("#chosen .ccg-control__input"), chromedp.KeyEvent("dudley"))
	p.want("after what was not found and a click", box+`.value`, "dudley")
	p.do(chromedp.KeyEvent(kb.Enter))
	p.want("the box after a choice", box+`.value`, "")
	p.want("the list after a choice", open, "false")
	p.do(chromedp.Click("#ready-made summary"), chromedp.Focus("#chosen .ccg-control__input"), chromedp.KeyEvent("hull"), chromedp.KeyEvent(kb.Enter))
	p.want("the list that the reader opened", open, "true")
	p.do(chromedp.Click("#ready-made summary"), chromedp.Click("#chosen ol li:last-child button:last-of-type"), chromedp.Click("#chosen ol button"))
	p.want("the list with none chosen", open, "true")
	for _, problem := range p.tb.took() {
		t.Error(problem)
	}
}

// What the script says of two CCGs is what the ready-made comparison says of
// them, word by word as two pages show them.
func TestScriptAgreesWithReadyMadeComparisons(t *testing.T) {
	browser := newBrowser(t)
	site := siteOnDisk(t)
	tb := newTab(t, browser, site)
	const similar = `JSON.stringify([...document.querySelectorAll("tbody tr")].filter(r => r.querySelector(".ccg-note")?.textContent.startsWith("distance")).slice(0, 4).map(r => ({
		ID: r.querySelector("a").getAttribute("href").match(/(\w+)\.html/)[1],
		Notes: [...r.querySelectorAll("td")].map(c => c.querySelector(".ccg-note")?.textContent ?? ""),
	})))`
	const lead = `document.querySelector(".nhsuk-lede-text").textContent`
	groups := []string{"Older people", "People with long-term conditions", "Adults", "Children", "People with mental illness"}
	words := map[string]string{"higher by more than chance": "Higher", "lower by more than chance": "Lower", "no clear difference": "No clear difference", "not compared": "Not compared"}
	scores, leads := 0, 0
	for _, own := range []string{"02n", "07l", "15m"} {
		if err := chromedp.Do(tb, chromedp.Navigate(site+"/2019/compare/"+own+".html")); err != nil {
			t.Fatal(err)
		}
		text, err := chromedp.Run(tb, chromedp.Evaluate[string](similar))
		said, err2 := chromedp.Run(tb, chromedp.Evaluate[string](lead))
		var peers []struct {
			ID    string
			Notes []string
		}
		if err != nil || err2 != nil || json.Unmarshal([]byte(text), &peers) != nil || len(peers) != 4 {
			t.Fatalf("%s: %v %v %s", own, err, err2, text)
		}
		for _, peer := range peers {
			if err := chromedp.Do(tb, chromedp.Navigate("about:blank"), chromedp.Navigate(site+"/2019/compare.html#"+own+","+peer.ID)); err != nil {
				t.Fatal(err)
			}
			c := readCompared(t, tb)
			for i, note := range peer.Notes {
				_, verdict, ok := strings.Cut(note, ", ")
				cells := c.Words[groups[i]]
				if !ok || len(cells) != 2 {
					continue
				}
				scores++
				if got := cells[1][strings.Index(cells[1], " ")+1:]; !strings.HasPrefix(got, words[verdict]) {
					t.Errorf("%s beside %s, %s: the script says %q, the page %q", peer.ID, own, groups[i], got, note)
				}
			}
			name := c.Heads[1]
			if !strings.Contains(said, ", "+name+" does better") {
				continue
			}
			leads++ // "5 of 16. It does worse on 7." there is "Of 16 indicators, ... on 7 and worse on 5" here
			count := strings.Fields(strings.NewReplacer(".", "", ",", "").Replace(said[strings.Index(said, "the most indicators: "):]))
			better, of, worse := count[3], count[5], count[len(count)-1]
			if worse == "none" {
				worse = "0"
			}
			if !strings.Contains(c.Summary, "Of "+of+" indicators") || !strings.Contains(c.Summary, "on "+worse+" and worse on "+better) {
				t.Errorf("%s beside %s: the script says %q, the page %q", peer.ID, own, c.Summary, said)
			}
		}
	}
	if scores < 30 || leads == 0 {
		t.Errorf("%d scores and %d sentences were compared", scores, leads)
	}
}

// Without JavaScript the page leads to a comparison of every CCG, and says why
// there is no more.
func TestComparingWithoutJavaScript(t *testing.T) {
	browser := newBrowser(t)
	site := siteOnDisk(t)
	tb := newTab(t, browser, site)
	tb.withoutScripts(t)
	if err := chromedp.Do(tb, chromedp.Navigate(site+"/2019/compare.html")); err != nil {
		t.Fatal(err)
	}
	text, err := chromedp.Run(tb, chromedp.Evaluate[string](`document.querySelector("main").innerText + "|" + document.querySelector("#ready-made details").open + "|" +
		document.querySelectorAll("#ready-made li a[href^='compare/']").length + "|" + document.querySelectorAll("main input, main button").length`))
	if err != nil || !strings.Contains(text, "scripts must be allowed to run") || !strings.HasSuffix(text, "|true|191|0") {
		t.Errorf("%v: %s", err, text)
	}
}

// axe-core finds nothing on a phone and on a desk, light and dark, and nothing
// is cut off or smaller than 24 pixels.
func TestComparisonsAreAccessible(t *testing.T) {
	script := axeScript(t)
	browser := newBrowser(t)
	site := servedSite(t) // axe-core reads style sheets, which a page from a disk may not
	tb := newTab(t, browser, site)
	const small = `[...document.querySelectorAll("#chosen button, #chosen input")].filter(e => e.checkVisibility() && (e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)).length`
	for _, scheme := range []string{"light", "dark"} {
		tb.prefer(t, "prefers-color-scheme", scheme)
		for _, width := range []int64{320, 1280} {
			for _, page := range comparePages {
				if err := chromedp.Do(tb, chromedp.Navigate("about:blank")); err != nil {
					t.Fatal(err)
				}
				checkView(t, page, width, tb.look(t, site+"/"+page, width), tb.took())
				found, err := tb.axe(script, "document")
				tiny := 0
				if err == nil {
					tiny, err = chromedp.Run(tb, chromedp.Evaluate[int](small))
				}
				if err != nil || len(found) > 0 || tiny > 0 {
					t.Errorf("%s at %d px, %s: %v, %d small targets, %v", page, width, scheme, err, tiny, found)
				}
			}
		}
	}
}
