package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// What a page may weigh, in bytes as a server sends them, compressed.
const (
	heaviestPage    = 100_000 // a CCG's page with all it loads, but for the charts
	heaviestCharts  = 260_000
	mostBeforePaint = 3 // requests before something is seen, the page's own included
	mostOfComparing = 5 // the same of the page for comparing, with its figures and its script
)

// compressed is how many bytes a server sends for a file.
func compressed(t *testing.T, file string) int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// loaded lists the files that a page loads by itself, as paths on the disk.
func loaded(t *testing.T, page string) []string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if n.Data == "link" && a.Key == "href" && !strings.Contains(a.Val, ":") || (n.Data == "script" || n.Data == "img") && a.Key == "src" {
				files = append(files, filepath.Join(filepath.Dir(page), filepath.FromSlash(a.Val)))
			}
		}
	}
	return files
}

// The pages of CCGs are light.
func TestWeight(t *testing.T) {
	public := publishedSite(t)
	heaviest, where := 0, ""
	for _, page := range htmlFiles(t, public) {
		if path.Base(path.Dir(page)) != "ccgs" || path.Base(page) == "index.html" {
			continue
		}
		file := filepath.Join(public, filepath.FromSlash(page))
		weight := compressed(t, file)
		for _, asset := range loaded(t, file) {
			weight += compressed(t, asset)
		}
		if weight > heaviest {
			heaviest, where = weight, page
		}
	}
	if heaviest == 0 || heaviest > heaviestPage {
		t.Errorf("%s weighs %d bytes with all it loads, at most %d are wanted", where, heaviest, heaviestPage)
	}
	charts, err := filepath.Glob(filepath.Join(public, "assets", "charts.*.js"))
	if err != nil || len(charts) != 1 {
		t.Fatalf("charts: %q, %v", charts, err)
	}
	if weight := compressed(t, charts[0]); weight > heaviestCharts {
		t.Errorf("the chart library weighs %d bytes, at most %d are wanted", weight, heaviestCharts)
	}
	t.Logf("heaviest page of a CCG: %s, %d bytes", where, heaviest)
}

// Something is seen after few requests, and the chart library comes after it.
// The icon is no part of the page: the browser asks for it when it likes.
func TestFirstPaint(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	tb := newTab(t, browser, site)
	const before = `(async () => {
  const paint = await new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0])).observe({type: "paint", buffered: true}));
  return ["page", ...performance.getEntriesByType("resource").filter(r => r.startTime < paint.startTime && !r.name.includes("/icon.")).map(r => r.name)].join(" ");
})()`
	for _, page := range kindsOfPage {
		if err := chromedp.Do(tb, chromedp.Navigate(site+"/"+page)); err != nil {
			t.Fatal(err)
		}
		requests, err := chromedp.Run(tb, chromedp.Evaluate[string](before, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		most := mostBeforePaint
		if path.Base(page) == "compare.html" {
			most = mostOfComparing
		}
		if n := len(strings.Fields(requests)); n > most || strings.Contains(requests, "/charts.") {
			t.Errorf("%s: %d requests before something is seen: %s", page, n, requests)
		}
	}
}
