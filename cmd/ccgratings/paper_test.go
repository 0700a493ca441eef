package main

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// pdfPage is what a side of a PDF begins with.
var pdfPage = regexp.MustCompile(`/Type\s*/Page[^s]`)

// A CCG's page prints on at most two sheets of A4. When CCGRATINGS_EVERY_PAGE
// is set, as .ci/run sets it, every CCG's page is printed.
func TestPaper(t *testing.T) {
	browser := newBrowser(t)
	public, site := publishedSite(t), servedSite(t)
	tb := newTab(t, browser, site)
	pages := kindsOfPage
	if os.Getenv("CCGRATINGS_EVERY_PAGE") != "" {
		pages = htmlFiles(t, public)
	}
	printed := 0
	for _, page := range pages {
		if !strings.HasSuffix(path.Dir(page), "/ccgs") || path.Base(page) == "index.html" {
			continue
		}
		if err := chromedp.Do(tb, chromedp.Navigate(site+"/"+page)); err != nil {
			t.Fatal(err)
		}
		pdf, err := chromedp.Run(tb, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		if sides := len(pdfPage.FindAll(pdf, -1)); sides < 1 || sides > 2 {
			t.Errorf("%s prints on %d sides", page, sides)
		}
		printed++
	}
	if printed == 0 {
		t.Error("no CCG's page was printed")
	}
}
