package live

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// page is a small page as our sites have them.
const page = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; base-uri 'none'">
<title>%s &amp; more</title>
</head>
<body class="a">
<h1>%[1]s</h1>
<script type="application/json">{"a": "<body></head>"}</script>
</body>
</html>
`

// made is a site of a few files.
func made() *Site {
	s := New()
	files := map[string][]byte{"a.csv": []byte("a,b\n"), "all.zip": []byte("PK"), "assets/s.css": []byte("p{}"), "assets/s.js": []byte("1"),
		"assets/i.svg": []byte("<svg/>"), "feed.xml": []byte("<feed/>"), "robots.txt": []byte("x"), "data/p.json": []byte("{}"), "odd.thing": []byte("x")}
	for _, name := range []string{"index.html", "404.html", "2019/index.html", "2019/a.html"} {
		files[name] = fmt.Appendf(nil, page, name)
	}
	s.Show(files, nil)
	return s
}

// ask is a request that this computer makes of itself.
func ask(s *Site, method, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	r.Host = "127.0.0.1:8080"
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestFiles(t *testing.T) {
	s := made()
	for _, c := range []struct {
		path, contentType, holds string
		status                   int
	}{
		{"/", "text/html; charset=utf-8", "<h1>index.html</h1>", 200},
		{"/index.html", "text/html; charset=utf-8", "<h1>index.html</h1>", 200},
		{"/2019/", "text/html; charset=utf-8", "<h1>2019/index.html</h1>", 200},
		{"/2019/a.html?x=1", "text/html; charset=utf-8", "<h1>2019/a.html</h1>", 200},
		{"/a.csv", "text/csv; charset=utf-8", "a,b\n", 200},
		{"/all.zip", "application/zip", "PK", 200},
		{"/assets/s.css", "text/css; charset=utf-8", "p{}", 200},
		{"/assets/s.js", "text/javascript; charset=utf-8", "1", 200},
		{"/assets/i.svg", "image/svg+xml", "<svg/>", 200},
		{"/feed.xml", "application/xml", "<feed/>", 200},
		{"/robots.txt", "text/plain; charset=utf-8", "x", 200},
		{"/data/p.json", "application/json", "{}", 200},
		{"/odd.thing", "application/octet-stream", "x", 200},
		{"/assets/", "text/html; charset=utf-8", "<h1>404.html</h1>", 404}, // no list of what is in it
		{"/assets", "text/html; charset=utf-8", "<h1>404.html</h1>", 404},
		{"/2019/ccgs/none.html", "text/html; charset=utf-8", "<h1>404.html</h1>", 404},
		{"/2019/../a.csv", "text/html; charset=utf-8", "<h1>404.html</h1>", 404},
		{"//a.csv", "text/html; charset=utf-8", "<h1>404.html</h1>", 404},
		{"/-/live.js", "text/javascript; charset=utf-8", "EventSource", 200},
		{"/-/live.css", "text/css; charset=utf-8", ".ccg-live", 200},
		{"/-/", "text/html; charset=utf-8", "<h1>404.html</h1>", 404},
	} {
		w := ask(s, "GET", c.path)
		if w.Code != c.status || w.Header().Get("Content-Type") != c.contentType || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s: %d, %s, want %d, %s with %s in:\n%s", c.path, w.Code, w.Header().Get("Content-Type"), c.status, c.contentType, c.holds, w.Body)
		}
		if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Length") != fmt.Sprint(w.Body.Len()) {
			t.Errorf("%s: %v", c.path, w.Header())
		}
	}
}

// A folder's page is made to be read with a slash after the folder.
func TestFolderWithoutItsSlash(t *testing.T) {
	w := ask(made(), "GET", "/2019")
	if w.Code != http.StatusFound || w.Header().Get("Location") != "/2019/" {
		t.Errorf("%d, to %s", w.Code, w.Header().Get("Location"))
	}
}

// The links of the page for missing addresses start from where it stands
// itself, whatever was asked for; other pages are left as they are.
func TestMissingPageHasItsBase(t *testing.T) {
	missing := ask(made(), "GET", "/a/b/c.html").Body.String()
	if !strings.Contains(missing, `<base href="/404.html">`) || !strings.Contains(missing, "base-uri &#39;self&#39;") {
		t.Errorf("a missing page has no base:\n%s", missing)
	}
	there := ask(made(), "GET", "/404.html").Body.String()
	if strings.Contains(there, "<base") || !strings.Contains(there, "base-uri &#39;none&#39;") {
		t.Errorf("a page that is there has a base:\n%s", there)
	}
}

// Whatever is asked for and however it ends, a browser keeps the answer from
// pages of elsewhere and takes it for what it is said to be.
func TestEveryAnswerIsForThisSite(t *testing.T) {
	s := made()
	for _, c := range []struct {
		method, path, host string
		status             int
	}{
		{"GET", "/", "localhost:8080", 200},
		{"GET", "/a.csv", "localhost:8080", 200},
		{"GET", "/-/live.js", "localhost:8080", 200},
		{"GET", "/2019", "localhost:8080", 302},
		{"GET", "/none.html", "localhost:8080", 404},
		{"POST", "/", "localhost:8080", 405},
		{"GET", "/", "elsewhere.example", 403},
	} {
		r := httptest.NewRequest(c.method, c.path, nil)
		r.Host = c.host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%s %s: %d, want %d", c.method, c.path, w.Code, c.status)
		}
		if got := w.Header().Get("Cross-Origin-Resource-Policy"); got != "same-origin" {
			t.Errorf("%s %s: resource policy %q", c.method, c.path, got)
		}
		if got := w.Header().Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s %s: content type options %q", c.method, c.path, got)
		}
	}
}

func TestOnlyReading(t *testing.T) {
	s := made()
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"} {
		if w := ask(s, method, "/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, %v", method, w.Code, w.Header())
		}
	}
}

// Through a server, HEAD gives what GET gives, without the page.
func TestHead(t *testing.T) {
	server := httptest.NewServer(made())
	defer server.Close()
	for _, path := range []string{"/", "/none.html", "/a.csv", "/-/events"} {
		answer, err := http.Head(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if path != "/-/events" && answer.ContentLength <= 0 {
			t.Errorf("%s: %d bytes", path, answer.ContentLength)
		}
	}
}

// A page from elsewhere whose name was made to lead here is not answered.
func TestOtherNamesAreRefused(t *testing.T) {
	for _, path := range []string{"/", "/a.csv", "/-/events", "/-/live.js"} {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "rebound.example:8080"
		w := httptest.NewRecorder()
		made().ServeHTTP(w, r)
		if w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "a,b") {
			t.Errorf("%s: %d, %s", path, w.Code, w.Body)
		}
	}
}
