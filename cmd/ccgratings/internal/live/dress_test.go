package live

import (
	"fmt"
	"strings"
	"testing"
)

// Taking away what is added gives the page as it was made: its text and the
// data in it are not touched.
func TestNothingElseIsChanged(t *testing.T) {
	got := ask(made(), "GET", "/2019/a.html").Body.String()
	for _, added := range []string{
		`<link rel="stylesheet" href="/-/live.css">` + "\n",
		`<script src="/-/live.js" data-site="` + made().now.Load().digest + `" defer></script>` + "\n",
		"\n" + `<div id="ccg-live" class="ccg-live" role="alert"></div>`,
		"; connect-src &#39;self&#39;; style-src &#39;self&#39;",
	} {
		if strings.Count(got, added) != 1 {
			t.Errorf("%q is there %d times", added, strings.Count(got, added))
		}
		got = strings.Replace(got, added, "", 1)
	}
	if want := strings.ReplaceAll(fmt.Sprintf(page, "2019/a.html"), "'", "&#39;"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestProblemsAreInEveryPage(t *testing.T) {
	s := made()
	s.Fail([]string{"data/a.csv:3:1: there is no <b> & expected one", "data/b.csv: cannot be read"})
	for _, path := range []string{"/", "/2019/a.html", "/none.html"} {
		got := ask(s, "GET", path).Body.String()
		for _, want := range []string{"2 problems in the input", "you see the last website that could be made", "<h1>",
			"<li>data/a.csv:3:1: there is no &lt;b&gt; &amp; expected one</li>", "<li>data/b.csv: cannot be read</li>"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not hold %q:\n%s", path, want, got)
			}
		}
	}
	s.Show(s.now.Load().files, nil)
	if got := ask(s, "GET", "/").Body.String(); strings.Contains(got, "problem") {
		t.Errorf("mended, and still:\n%s", got)
	}
}

// One problem can give hundreds of others, and stand anywhere among them.
func TestManyProblems(t *testing.T) {
	s := made()
	s.Fail(append(strings.Fields(strings.Repeat("x ", 999)), "the cause"))
	got := ask(s, "GET", "/").Body.String()
	if strings.Count(got, "<li>") != 1000 || !strings.Contains(got, "1000 problems in") || !strings.Contains(got, "<li>the cause</li>") {
		t.Error(got)
	}
}

// Before a site was made there is a page for every address, which is no page
// of the site and does not pass for one.
func TestNoSiteYet(t *testing.T) {
	s := New()
	s.Fail([]string{"data/a.csv:3:1: wrong"})
	for _, path := range []string{"/", "/2019/a.html", "/a.csv"} {
		w := ask(s, "GET", path)
		if got := w.Body.String(); w.Code != 503 || !strings.Contains(got, "<li>data/a.csv:3:1: wrong</li>") ||
			!strings.Contains(got, "could not be made") || strings.Contains(got, "the last website") || !strings.Contains(got, scriptPath) {
			t.Errorf("%s: %d\n%s", path, w.Code, got)
		}
	}
}
