package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// useEverything does on a page what a curious reader would: it opens what is
// folded away, types in every box, takes every choice, presses every button and
// passes over every chart. Links are not followed.
const useEverything = `(async () => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  addEventListener("click", (event) => { if (event.target.closest("a[href]")) event.preventDefault(); }, true);
  document.querySelectorAll("details").forEach((part) => { part.open = true; });
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    figure.scrollIntoView();
    for (let i = 0; i < 120 && !figure.querySelector("canvas"); i++) await pause(50);
    const canvas = figure.querySelector("canvas");
    if (canvas) {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      for (const type of ["pointermove", "mousemove"]) { // a press would open a CCG's page
        canvas.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 }));
      }
    }
  }
  let used = 0;
  for (const box of document.querySelectorAll("input, textarea")) {
    box.focus();
    for (const words of ["a", "airdale", ""]) {
      box.value = words;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
      await pause(30);
    }
    box.dispatchEvent(new Event("change", { bubbles: true }));
    box.blur();
    used++;
  }
  for (const choice of document.querySelectorAll("select")) {
    for (const option of Array.from(choice.options).slice(0, 5)) {
      choice.value = option.value;
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      await pause(10);
    }
    used++;
  }
  for (const button of Array.from(document.querySelectorAll("button, [role=button]")).slice(0, 100)) {
    button.click();
    used++;
    await pause(5);
  }
  await pause(100);
  return used;
})()`

// whatIsKept lists what a page has stored in the browser.
const whatIsKept = `(async () => {
  const kept = [];
  if (document.cookie !== "") kept.push("cookie " + document.cookie);
  for (const [name, store] of [["localStorage", localStorage], ["sessionStorage", sessionStorage]]) {
    for (const key of Object.keys(store)) kept.push(name + " " + key);
  }
  for (const { name } of await indexedDB.databases()) kept.push("database " + name);
  for (const name of await caches.keys()) kept.push("cache " + name);
  for (const { scope } of await navigator.serviceWorker.getRegistrations()) kept.push("service worker for " + scope);
  return kept;
})()`

// kept is what a page stores once everything on it has been used, and how much
// there was to use.
func (tb *tab) kept(t *testing.T, address string) (used int, kept []string) {
	t.Helper()
	err := chromedp.Do(tb, chromedp.Navigate(address))
	if err == nil {
		used, err = chromedp.Run(tb, chromedp.Evaluate[int](useEverything, chromedp.EvalAwaitPromise))
	}
	if err == nil {
		kept, err = chromedp.Run(tb, chromedp.Evaluate[[]string](whatIsKept, chromedp.EvalAwaitPromise))
	}
	var jar storage.GetCookiesResult
	if err == nil {
		jar, err = chromedp.Call(tb, storage.GetCookies, storage.GetCookiesParams{})
	}
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	for _, cookie := range jar.Cookies {
		kept = append(kept, "the browser holds cookie "+cookie.Name)
	}
	return used, kept
}

// Every kind of page, used in full, sets no cookie, stores nothing and asks no
// other site for anything: content/privacy.md says so.
func TestNothingIsKept(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	tb := newTab(t, browser, site)
	all := 0
	for _, page := range kindsOfPage {
		used, kept := tb.kept(t, site+"/"+page)
		all += used
		for _, problem := range append(kept, tb.took()...) {
			t.Errorf("%s: %s", page, problem)
		}
	}
	if all < len(kindsOfPage) {
		t.Errorf("only %d boxes, choices and buttons were used", all)
	}
	t.Logf("%d boxes, choices and buttons used", all)
}

// A page that keeps and asks all that it can is found out: the test above does
// not pass because it is blind.
func TestWhatIsKeptIsSeen(t *testing.T) {
	browser := newBrowser(t)
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "hidden", Value: "1", HttpOnly: true})
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!DOCTYPE html><title>Greedy</title><button>Keep</button><script>
			document.querySelector("button").addEventListener("click", () => {
				document.cookie = "open=1"; localStorage.setItem("a", "1"); sessionStorage.setItem("b", "1");
				indexedDB.open("c"); caches.open("d"); new Image().src = %q;
			})</script>`, elsewhere.URL+"/pixel.gif")
	}))
	defer server.Close()
	tb := newTab(t, browser, server.URL)
	_, kept := tb.kept(t, server.URL)
	for range 20 { // a browser makes a database when it has time to
		if slices.Contains(kept, "database c") {
			break
		}
		_, kept = tb.kept(t, server.URL)
	}
	found := strings.Join(append(kept, tb.took()...), "\n")
	for _, want := range []string{"cookie open=1", "localStorage a", "sessionStorage b", "database c", "cache d", "holds cookie hidden", "request to " + elsewhere.URL} {
		if !strings.Contains(found, want) {
			t.Errorf("%q was not seen among:\n%s", want, found)
		}
	}
}

// Nothing in any file of the site names something to load from elsewhere, or
// could store or send anything.
func TestNothingFromElsewhere(t *testing.T) {
	site := os.DirFS(publishedSite(t))
	pages := 0
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "source/cmd/") { // the program itself, which no page loads
			return err
		}
		data, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		if path.Ext(name) == ".html" {
			pages++
		}
		for _, problem := range loads(name, data) {
			t.Errorf("%s: %s", name, problem)
		}
		return nil
	})
	if err != nil || pages == 0 {
		t.Fatalf("%d pages: %v", pages, err)
	}
}

// loads lists what a file would load from elsewhere or send there.
func loads(name string, data []byte) []string {
	switch path.Ext(name) {
	case ".html":
		return loadsOfPage(data)
	case ".css":
		return matches(data, styleLoads)
	case ".js":
		return matches(data, scriptCalls)
	case ".svg":
		return loadsOfTree(data)
	}
	return nil
}

var (
	styleLoads  = regexp.MustCompile(`@import[^;]*|url\(\s*["']?(?:[a-zA-Z][a-zA-Z+.-]*:|//)[^)]{0,40}`)
	scriptCalls = regexp.MustCompile(`\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|WebTransport|EventSource|RTCPeerConnection|importScripts|\.cookie\b|cookieStore|localStorage|sessionStorage|indexedDB|serviceWorker|\bcaches\b`)
)

func matches(data []byte, wrong *regexp.Regexp) []string {
	var found []string
	for _, m := range wrong.FindAll(data, -1) {
		if !bytes.HasPrefix(m, []byte("url(data:")) {
			found = append(found, string(m))
		}
	}
	return found
}

// policy is the content security policy that every page must state first of
// all: nothing but what stands here may be loaded.
var policy = map[string]string{
	"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:", "connect-src": "'self'", "base-uri": "'none'", "form-action": "'none'",
}

// loadsOfPage is loadsOfTree, and what is wrong with the page's policy.
func loadsOfPage(data []byte) []string {
	found := loadsOfTree(data)
	const opening = `<meta http-equiv="Content-Security-Policy" content="`
	before, rest, ok := bytes.Cut(data, []byte(opening))
	if !ok {
		return append(found, "no content security policy")
	}
	for _, tag := range []string{"<script", "<link", "<img"} {
		if bytes.Contains(before, []byte(tag)) {
			found = append(found, tag+" before the content security policy")
		}
	}
	content, _, _ := strings.Cut(string(rest), `"`)
	seen := 0
	for directive := range strings.SplitSeq(content, ";") {
		name, sources, _ := strings.Cut(strings.TrimSpace(directive), " ")
		if policy[name] != sources {
			found = append(found, "content security policy: "+directive)
		}
		seen++
	}
	if seen != len(policy) {
		found = append(found, fmt.Sprintf("%d directives of the content security policy, want %d", seen, len(policy)))
	}
	return found
}

// The elements and the relations of links that make a browser ask for more than
// files of the site, or send something.
var (
	askingElements = strings.Fields("form iframe frame object embed audio video source track base portal applet")
	allowedLinks   = strings.Fields("stylesheet icon alternate canonical")
	asking         = strings.Fields("src srcset href xlink:href data poster action formaction background manifest ping cite")
)

// loadsOfTree lists the elements of a page that ask for something elsewhere.
func loadsOfTree(data []byte) []string {
	tree, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains(askingElements, n.Data) {
			found = append(found, "an element "+n.Data)
		}
		for _, a := range n.Attr {
			key := strings.TrimPrefix(a.Namespace+":"+a.Key, ":")
			leads := n.Data == "a" && key == "href" // a link asks for nothing until it is followed
			switch {
			case n.Data == "link" && key == "rel" && !slices.Contains(allowedLinks, a.Val):
				found = append(found, "link rel="+a.Val)
			case n.Data == "meta" && key == "http-equiv" && a.Val != "Content-Security-Policy":
				found = append(found, "meta http-equiv="+a.Val)
			case slices.Contains(asking, key) && !leads && elsewhere(a.Val):
				found = append(found, n.Data+" "+key+"="+a.Val)
			case key == "ping":
				found = append(found, "ping="+a.Val)
			}
		}
	}
	return found
}

// elsewhere reports whether an address may lead out of the site.
func elsewhere(address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	return err != nil || u.Scheme != "" && u.Scheme != "data" || u.Host != "" || strings.HasPrefix(address, "//")
}

// What loads must find, and what it must let pass.
func TestLoadsAreSeen(t *testing.T) {
	const head = `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"><title>x</title>`
	check := func(name, text string, want ...string) {
		t.Helper()
		if got := loads(name, []byte(text)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	check("a.html", head+`<a href="https://example.org">x</a><script src="assets/a.js"></script><img src="data:image/png;base64,">`)
	check("a.html", head+`<img src="https://example.org/a.png">`, "img src=https://example.org/a.png")
	check("a.html", head+`<script src="//example.org/a.js"></script>`, "script src=//example.org/a.js")
	check("a.html", head+`<link rel="preconnect" href="https://example.org">`, "link rel=preconnect", "link href=https://example.org")
	check("a.html", head+`<form action="x"></form>`, "an element form")
	check("a.html", head+`<iframe></iframe>`, "an element iframe")
	check("a.html", head+`<a href="x" ping="y">x</a>`, "ping=y")
	check("a.html", head+`<meta http-equiv="refresh" content="0">`, "meta http-equiv=refresh")
	check("a.html", head+`<svg><image href="https://example.org/a.png"/></svg>`, "image href=https://example.org/a.png")
	check("a.html", `<title>x</title>`, "no content security policy")
	check("a.html", strings.Replace(head, "script-src 'self'", "script-src 'self' https:", 1), "content security policy:  script-src 'self' https:")
	check("a.html", strings.Replace(head, "; form-action 'none'", "", 1), "6 directives of the content security policy, want 7")
	check("a.html", `<link rel="icon" href="x">`+head, "<link before the content security policy")
	check("a.css", `b{background:url(data:image/png;base64,)} c{background:url(a.svg)}`)
	check("a.css", `@import "a.css";b{background:url("https://example.org/a.png")}`, `@import "a.css"`, `url("https://example.org/a.png"`)
	check("a.js", `prefetch(1);refetch(2)`)
	check("a.js", `fetch("x");document.cookie="a";localStorage.a=1`, "fetch(", ".cookie", "localStorage")
	check("a.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`)
}
