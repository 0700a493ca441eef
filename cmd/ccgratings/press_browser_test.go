package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The sentences for journalists can be copied from a page on the disk, with
// their caveat. Where the browser gives no clipboard they are selected.
func TestCopySentences(t *testing.T) {
	site := siteOnDisk(t)
	tb := newTab(t, newBrowser(t), site)
	for _, c := range []struct{ clipboard, said, reach string }{
		{`{writeText: async text => { window.taken = text }}`, "Copied.", `window.taken`},
		{`undefined`, "Selected. Copy it with Ctrl and C, or Cmd and C.", `getSelection().toString()`},
	} {
		if err := chromedp.Do(tb, chromedp.Navigate(site+"/2019/ccgs/02w.html#for-journalists")); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(tb, chromedp.Evaluate[[]string](`(async () => {
  Object.defineProperty(navigator, "clipboard", {value: `+c.clipboard+`, configurable: true});
  const button = document.querySelector(".ccg-copy");
  const seen = button.checkVisibility();
  button.click();
  await new Promise(done => setTimeout(done, 50));
  return [String(seen), button.nextElementSibling.textContent, String(`+c.reach+`)];
})()`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		if got[0] != "true" || got[1] != c.said {
			t.Errorf("seen %s, says %q, want %q", got[0], got[1], c.said)
		}
		for _, part := range []string{"NHS Bradford City CCG was rated ", "Allowing for chance alone", "Of the 16 figures", "Caveat: ", "Source: "} {
			if !strings.Contains(got[2], part) {
				t.Errorf("%q is not in %q", part, got[2])
			}
		}
	}
	for _, problem := range tb.took() {
		t.Error(problem)
	}
}
