package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

// preview is the site of a small invented nation that is not yet published.
func preview(t *testing.T) string {
	t.Helper()
	public := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	if code := run([]string{"build", "--root", smallNation(t), "--preview", "--out", public}, io.Discard, &said); code != exitDone {
		t.Fatalf("exit status %d: %s", code, &said)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(public)))
	t.Cleanup(server.Close)
	return server.URL
}

// The words across a page fill the window, on a phone too, widen nothing, and
// are no obstacle: what lies under them can be pressed, and they are not read
// out.
func TestPreviewInABrowser(t *testing.T) {
	site := preview(t)
	tb := newTab(t, newBrowser(t), site)
	for _, width := range []int64{320, 1280} {
		for _, page := range []string{"index.html", "2016/index.html", "2016/ccgs/z0001.html", "404.html"} {
			checkView(t, page, width, tb.look(t, site+"/"+page, width), tb.took())
			if !asks[bool](tb, `(() => {
				const mark = getComputedStyle(document.body, "::after");
				return mark.content.includes("not published") && mark.content.endsWith('/ ""') && mark.position === "fixed" &&
					parseFloat(mark.width) >= innerWidth - 20 && parseFloat(mark.height) >= innerHeight - 20;
			})()`) {
				t.Errorf("%s at %d px has no watermark", page, width)
			}
			if !asks[bool](tb, `(() => {
				scrollTo(0, 0);
				const link = document.querySelector("header a"), box = link.getBoundingClientRect();
				return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === link;
			})()`) {
				t.Errorf("%s at %d px: the watermark is in the way", page, width)
			}
		}
	}
}

// On paper the words stand on every side.
func TestPreviewOnPaper(t *testing.T) {
	site := preview(t)
	tb := newTab(t, newBrowser(t), site)
	if err := chromedp.Do(tb, chromedp.Navigate(site+"/2016/ccgs/z0001.html")); err != nil {
		t.Fatal(err)
	}
	marked, err := chromedp.Run(tb, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	asks[bool](tb, `document.body.classList.remove("ccg-preview")`)
	plain, err := chromedp.Run(tb, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	sides, clear := len(pdfPage.FindAll(marked, -1)), len(pdfPage.FindAll(plain, -1))
	if sides == 0 || sides != clear {
		t.Errorf("%d sides with the watermark, %d without", sides, clear)
	}
	// Chromium writes the opacity of the words once; each side that has them
	// refers to it.
	faint := faintState.FindSubmatch(marked)
	if faint == nil || faintState.Match(plain) {
		t.Fatal("the watermark is not on paper")
	}
	if on := bytes.Count(marked, fmt.Appendf(nil, "/G%s %[1]s 0 R", faint[1])); on != sides {
		t.Errorf("the watermark is on %d of %d sides", on, sides)
	}
}

// faintState is the graphics state of a PDF in which the watermark is drawn.
var faintState = regexp.MustCompile(`([0-9]+) 0 obj\s*<</ca \.12\b`)

// axe-core finds nothing in a preview, however it is looked at.
func TestPreviewAccessibility(t *testing.T) {
	site := preview(t)
	browser := newBrowser(t)
	a := &axe{script: axeScript(t), site: site, tabs: []*tab{newTab(t, browser, site)}}
	for _, s := range append(sights, ordinarySight) {
		a.all(t, s, []string{"2016/index.html", "2016/ccgs/z0001.html"})
	}
}
