package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axeFinding is a rule of axe-core that a page breaks.
type axeFinding struct {
	ID, Help string
	Nodes    []struct{ HTML string }
}

// sight is how a reader looks at a page.
type sight struct {
	name     string
	width    int64
	features []*emulation.MediaFeature
}

// ordinarySight is a desk in daylight.
var ordinarySight = sight{name: "light", width: 1280}

// sights are the other ways to look at a page. A page 320 pixels wide is also
// what a desk shows at 400%.
var sights = []sight{
	{"a phone", 320, nil},
	{"dark", 1280, []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}},
	{"a dark phone", 320, []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}},
	{"forced colours", 768, []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"}}},
}

// axe-core finds nothing against WCAG 2.2 AA: on each kind of page or, when
// CCGRATINGS_EVERY_PAGE is set as .ci/run sets it, on every page.
func TestAccessibility(t *testing.T) {
	pages := kindsOfPage
	check := newAxe(t)
	if os.Getenv("CCGRATINGS_EVERY_PAGE") != "" {
		pages = htmlFiles(t, check.public)
	}
	check.all(t, ordinarySight, pages)
	t.Logf("%d pages checked", len(pages))
}

// axe-core finds nothing on a phone, on a dark page or in forced colours either:
// on the pages people come to first or, when CCGRATINGS_EVERY_PAGE is set, on
// each kind of page.
func TestAccessibilityOtherwise(t *testing.T) {
	pages := lighthousePages
	if os.Getenv("CCGRATINGS_EVERY_PAGE") != "" {
		pages = kindsOfPage
	}
	check := newAxe(t)
	for _, s := range sights {
		t.Run(s.name, func(t *testing.T) { check.all(t, s, pages) })
	}
}

// axeScript is axe-core, the program that knows the rules.
func axeScript(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("..", "..", ".ci", "node_modules", "axe-core", "axe.min.js"))
	need(t, "axe-core, which .ci/run installs,", err)
	return string(script)
}

// axe checks pages of the published site in a browser.
type axe struct {
	script, public, site string
	tabs                 []*tab
}

func newAxe(t *testing.T) *axe {
	t.Helper()
	a := &axe{script: axeScript(t), public: publishedSite(t), site: servedSite(t)}
	browser := newBrowser(t)
	for range runtime.GOMAXPROCS(0) {
		a.tabs = append(a.tabs, newTab(t, browser, a.site))
	}
	return a
}

// all checks pages, as many at a time as there are tabs.
func (a *axe) all(t *testing.T, s sight, pages []string) {
	t.Helper()
	next := make(chan string)
	var group sync.WaitGroup
	for _, tb := range a.tabs {
		group.Go(func() {
			for page := range next {
				findings, err := a.page(tb, s, page)
				if err != nil {
					t.Errorf("%s: %v", page, err)
				}
				for _, f := range findings {
					t.Errorf("%s: %s (%s), %d times, first: %s", page, f.ID, f.Help, len(f.Nodes), f.Nodes[0].HTML)
				}
			}
		})
	}
	for _, page := range pages {
		next <- page
	}
	close(next)
	group.Wait()
}

// page checks one page.
func (a *axe) page(tb *tab, s sight, page string) ([]axeFinding, error) {
	if _, err := chromedp.Call(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: s.features}); err != nil {
		return nil, err
	}
	if err := chromedp.Do(tb, chromedp.EmulateViewport(s.width, 900), chromedp.Navigate(a.site+"/"+page)); err != nil {
		return nil, err
	}
	return tb.axe(a.script, "document")
}

// axe has axe-core, whose script is given, look at a part of the page that is
// shown: an expression, "document" for all of it.
func (tb *tab) axe(script, part string) ([]axeFinding, error) {
	check := `axe.run(` + part + `, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`
	if err := chromedp.Do(tb, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		return nil, err
	}
	found, err := chromedp.Run(tb, chromedp.Evaluate[string](check, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	var findings []axeFinding
	return findings, json.Unmarshal([]byte(found), &findings)
}
