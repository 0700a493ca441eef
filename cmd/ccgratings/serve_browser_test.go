package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// asks runs an expression in the page that is open; a page that is just being
// loaded again answers nothing.
func asks[T any](tb *tab, expression string) T {
	answer, _ := chromedp.Run(tb, chromedp.Evaluate[T](expression))
	return answer
}

// An open page says what is wrong as soon as a file is broken, without being
// loaded again, and is loaded again without it when the file is mended.
func TestServeInABrowser(t *testing.T) {
	browser := newBrowser(t)
	root := smallNation(t)
	s := startServe(t, root)
	tb := newTab(t, browser, s.url)
	if err := chromedp.Do(tb, chromedp.EmulateViewport(320, 900), chromedp.Navigate(s.url+"/2016/index.html")); err != nil {
		t.Fatal(err)
	}
	const alert = `document.querySelector("[role=alert]").innerText`
	if got := asks[string](tb, alert); got != "" {
		t.Errorf("nothing is wrong, and the page says %q", got)
	}
	asks[bool](tb, `window.seen = true`)

	undo := rewrite(t, filepath.Join(root, "data", "indicators.csv"), "id,group", "id,groop")
	place := filepath.ToSlash(root) + "/data/indicators.csv:1:"
	eventually(t, "the problem in the page", func() bool { return strings.Contains(asks[string](tb, alert), place) })
	if !asks[bool](tb, `window.seen === true && document.querySelector("h1") !== null`) {
		t.Error("the page was loaded again, or is gone")
	}
	if asks[bool](tb, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
		t.Error("the problem makes the page wider than the window")
	}
	undo()
	eventually(t, "the page again", func() bool {
		return asks[bool](tb, `window.seen === undefined && document.readyState === "complete" && `+alert+` === ""`)
	})

	rewrite(t, filepath.Join(root, "templates", "base.tmpl"), "<header", "<p>A line of mine.</p><header")
	eventually(t, "the new line", func() bool { return asks[bool](tb, `document.body.innerText.includes("A line of mine.")`) })
	for _, problem := range tb.took() {
		t.Error(problem)
	}
}

// axe-core finds nothing in what is added to a page, nor in the page that
// stands for a site that could not be made.
func TestServeAccessibility(t *testing.T) {
	browser := newBrowser(t)
	root := smallNation(t)
	broken := filepath.Join(root, "data", "indicators.csv")
	mend := rewrite(t, broken, "id,group", "id,groop")
	s := startServe(t, root)
	tb := newTab(t, browser, s.url)
	a := &axe{script: axeScript(t), site: s.url}
	check := func(what, page, holds string) {
		t.Helper()
		for _, as := range append(sights, ordinarySight) {
			findings, err := a.page(tb, as, page)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				t.Errorf("%s, %s: %s (%s), first: %s", what, as.name, f.ID, f.Help, f.Nodes[0].HTML)
			}
		}
		if text := asks[string](tb, `document.body.innerText`); !strings.Contains(text, holds) {
			t.Errorf("%s does not say %q", what, holds)
		}
	}
	check("no site yet", "", "could not be made")
	mend()
	eventually(t, "a site", func() bool { return !strings.Contains(s.get(t, "/"), "could not be made") })
	check("a missing page", "none/none.html", "Page not found")
	rewrite(t, broken, "id,group", "id,groop")
	eventually(t, "a problem", func() bool { return strings.Contains(s.get(t, "/"), "in the input") })
	check("a page with problems", "2016/index.html", "in the input")
}
