package site

import (
	"strings"
	"testing"
)

// What has one ODS code has one page over all editions, which tells where its
// area was divided otherwise and leads to every edition's page.
func TestHistoryPages(t *testing.T) {
	files := worldSite(t)
	page := func(name string) string {
		t.Helper()
		text := string(files[name])
		if text == "" {
			t.Fatalf("there is no %s", name)
		}
		return text
	}
	const otherwise = "The area was divided otherwise in the edition of 2018"
	for name, want := range map[string][]string{
		// The same all along.
		"ccgs/x00.html": {`<a href="../2019/ccgs/x00.html">`, `<a href="../2018/ccgs/x00.html">`, "Between the editions of 2018 and 2019"},
		// Formed of two.
		"ccgs/y05.html": {`<a href="../2018/ccgs/y03.html">NHS East Fen CCG</a>`, `<a href="../2018/ccgs/y04.html">`, "before</div>", otherwise},
		// Gone into another.
		"ccgs/y03.html": {`<a href="../2019/ccgs/y05.html">NHS Fens CCG</a>`, "since</div>", otherwise, "This CCG no longer exists."},
		// With another boundary.
		"ccgs/y06.html": {`<a href="../2019/ccgs/y06.html">`, `<a href="../2018/ccgs/y06.html">NHS Moor and Coast CCG</a>`, otherwise},
		// Closed, with nothing after it.
		"ccgs/x09.html": {"It closed on 1 July 2022, and no CCG took its place.", `<a href="../2019/ccgs/x09.html">`},
	} {
		for _, text := range want {
			if !strings.Contains(page(name), text) {
				t.Errorf("%s does not say %q", name, text)
			}
		}
	}
	if strings.Contains(page("ccgs/x00.html"), otherwise) {
		t.Error("ccgs/x00.html: a break where the area stayed the same")
	}
	for name := range files {
		year, ods, ok := strings.Cut(name, "/ccgs/")
		if !ok || strings.Contains(year, "data") || !strings.HasSuffix(name, ".html") {
			continue
		}
		if want := `href="../../ccgs/` + ods + `"`; ods != "index.html" && !strings.Contains(page(name), want) {
			t.Errorf("%s does not lead to %s", name, want)
		}
		page("ccgs/" + ods)
	}
}
