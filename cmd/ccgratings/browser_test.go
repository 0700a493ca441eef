package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The pages that stand for their kinds.
var kindsOfPage = []string{
	"index.html", "about.html", "verify.html", "404.html", "ccgs/index.html", "ccgs/02n.html", "ccgs/15m.html",
	"2019/index.html", "2019/method.html", "2019/gaps.html", "2019/downloads.html", "2019/dictionary.html", "2019/press.html", "2016/press.html",
	"2019/groups/mental-health.html", "2019/groups/older-people.html",
	"2019/ccgs/index.html", "2019/ccgs/02n.html", "2019/ccgs/02w.html", "2019/ccgs/01k.html", "2019/ccgs/15m.html", "2019/ccgs/04r.html",
	"2019/regions/index.html", "2019/regions/london.html", "2019/compare.html", "2019/compare/02n.html", "glossary.html",
	"2016/index.html", "2016/ccgs/02n.html", "2016/ccgs/04r.html", "2016/groups/children.html", "2016/indicators/trimethoprim.html",
	"2019/indicators/index.html", "2019/indicators/psychosis-two-weeks.html", "2019/indicators/treatable-mortality.html",
}

// inCI reports whether a check that cannot run must fail instead of stand
// aside.
func inCI() bool { return os.Getenv("CI") != "" }

// need skips a test that lacks something outside the project; in CI it fails.
func need(t *testing.T, what string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if inCI() {
		t.Fatalf("%s is needed: %v", what, err)
	}
	t.Skipf("%s is needed: %v", what, err)
}

// newBrowser starts a headless Chromium for the length of the test.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a short run opens no browser")
	}
	path, err := exec.LookPath("chromium")
	need(t, "chromium", err)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, stopBrowser := chromedp.NewContext(allocator)
	t.Cleanup(stopBrowser)
	if err := chromedp.Do(browser, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return browser
}

// tab is a page of the browser, and what went wrong in it.
type tab struct {
	context.Context
	mu       sync.Mutex
	problems []string
}

// newTab opens a tab that notes console errors and every request but those to
// the site itself.
func newTab(t *testing.T, browser context.Context, site string) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser)
	t.Cleanup(stop)
	ctx, cancel := context.WithTimeout(ctx, 30*time.Minute)
	t.Cleanup(cancel)
	tb := &tab{Context: ctx}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			tb.note("exception: " + e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
				tb.note(fmt.Sprintf("console %s: %s", e.Type, e.Args[0].Value))
			}
		case *cdplog.EventEntryAdded:
			tb.note("log: " + e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.HasPrefix(u, site) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
				tb.note("request to " + u)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
		func() error { _, err := chromedp.Call(ctx, cdplog.Enable, cdp.Empty{}); return err },
		func() error { _, err := chromedp.Call(ctx, runtime.Enable, cdp.Empty{}); return err },
	} {
		if err := enable(); err != nil {
			t.Fatal(err)
		}
	}
	return tb
}

// withoutScripts lets no script run in the pages that follow.
func (tb *tab) withoutScripts(t *testing.T) {
	t.Helper()
	if _, err := chromedp.Call(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
}

// prefer tells pages what the reader has set for the device: "dark" for
// "prefers-color-scheme".
func (tb *tab) prefer(t *testing.T, feature, value string) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: feature, Value: value}}}
	if _, err := chromedp.Call(tb, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

func (tb *tab) note(problem string) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.problems = append(tb.problems, problem)
}

// took returns the problems noted since it was last asked.
func (tb *tab) took() []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	out := tb.problems
	tb.problems = nil
	return out
}

// view is what a page looks like to a script.
type view struct {
	Overflow float64 // pixels that the page is wider than its window
	Figures  int     // with a chart
	Drawn    int     // of them, with a canvas that has been painted on, or a picture
	Canvases int
	H1       int
	Doubled  string // ids that more than one element has
}

// look measures a page once its charts have been scrolled into view.
const look = `(async () => {
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    figure.scrollIntoView();
    for (let i = 0; i < 120 && !figure.querySelector("canvas"); i++) await new Promise(done => setTimeout(done, 50));
  }
  const painted = canvas => {
    const {width, height} = canvas;
    if (!width || !height) return false;
    const copy = Object.assign(document.createElement("canvas"), {width, height}).getContext("2d", {willReadFrequently: true});
    copy.drawImage(canvas, 0, 0);
    return copy.getImageData(0, 0, width, height).data.some((v, i) => i % 4 === 3 && v > 0);
  };
  const figures = [...document.querySelectorAll("figure[data-chart]")];
  for (const figure of figures) {
    for (let i = 0; i < 250 && figure.querySelector("canvas") && ![...figure.querySelectorAll("canvas")].some(painted); i++) await new Promise(done => setTimeout(done, 20));
  }
  const canvases = figures.filter(f => [...f.querySelectorAll("canvas")].some(painted));
  const pictures = figures.filter(f => { const s = f.querySelector("svg"); return s && s.getBoundingClientRect().width > 50; });
  return {
    Overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    Figures: figures.length,
    Canvases: canvases.length,
    Drawn: new Set([...canvases, ...pictures]).size,
    H1: document.querySelectorAll("h1").length,
    Doubled: [...document.querySelectorAll("[id]")].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i).join(" "),
  };
})()`

func (tb *tab) look(t *testing.T, address string, width int64) view {
	t.Helper()
	err := chromedp.Do(tb, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address))
	var v view
	if err == nil {
		v, err = chromedp.Run(tb, chromedp.Evaluate[view](look, chromedp.EvalAwaitPromise))
	}
	if err != nil {
		t.Fatalf("%s at %d px: %v", address, width, err)
	}
	return v
}

// checkView reports what no page may have.
func checkView(t *testing.T, page string, width int64, v view, problems []string) {
	t.Helper()
	for _, p := range problems {
		t.Errorf("%s at %d px: %s", page, width, p)
	}
	if v.Overflow > 0 {
		t.Errorf("%s at %d px is %g px wider than the window", page, width, v.Overflow)
	}
	if v.Drawn != v.Figures {
		t.Errorf("%s at %d px: %d of %d charts are drawn", page, width, v.Drawn, v.Figures)
	}
	if v.Doubled != "" {
		t.Errorf("%s at %d px has two elements with the id %s", page, width, v.Doubled)
	}
	if v.H1 != 1 {
		t.Errorf("%s has %d h1", page, v.H1)
	}
}

// Every kind of page, from a server and from the disk, on a phone and on a
// desk: no error on the console, no request to another host, nothing cut off,
// charts drawn and taken over by the script.
func TestPagesInABrowser(t *testing.T) {
	browser := newBrowser(t)
	for _, site := range []string{servedSite(t), siteOnDisk(t)} {
		tb := newTab(t, browser, site)
		canvases := 0
		for _, width := range []int64{320, 768, 1280} {
			for _, page := range kindsOfPage {
				v := tb.look(t, site+"/"+page, width)
				checkView(t, page, width, v, tb.took())
				if v.Canvases != v.Figures {
					t.Errorf("%s at %d px: the script drew %d of %d charts", page, width, v.Canvases, v.Figures)
				}
				canvases += v.Canvases
			}
		}
		if canvases == 0 {
			t.Errorf("%s: no chart was drawn by the script", site)
		}
	}
}

// Without JavaScript every chart is there as a picture.
func TestPagesWithoutJavaScript(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	tb := newTab(t, browser, site)
	tb.withoutScripts(t)
	pictures := 0
	for _, page := range kindsOfPage {
		if err := chromedp.Do(tb, chromedp.Navigate(site+"/"+page)); err != nil {
			t.Fatal(err)
		}
		count := func(expression string) int {
			n, err := chromedp.Run(tb, chromedp.Evaluate[int](expression))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		figures := count(`document.querySelectorAll("figure[data-chart]").length`)
		shown := count(`[...document.querySelectorAll("figure[data-chart]")].filter(f =>
			[...f.querySelectorAll("svg")].some(s => s.getBoundingClientRect().width > 50 && getComputedStyle(s).visibility === "visible")).length`)
		if shown != figures {
			t.Errorf("%s: %d of %d charts are pictures without a script", page, shown, figures)
		}
		pictures += shown
	}
	if pictures == 0 {
		t.Error("no picture was seen at all")
	}
}

// htmlFiles is every page of a site.
func htmlFiles(t *testing.T, public string) []string {
	t.Helper()
	var pages []string
	err := filepath.WalkDir(public, func(path string, entry os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			name, _ := filepath.Rel(public, path)
			pages = append(pages, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d pages: %v", len(pages), err)
	}
	return pages
}
