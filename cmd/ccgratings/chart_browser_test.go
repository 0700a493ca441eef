package main

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chartPage is a page with two charts of the same CCGs.
const chartPage = "2019/groups/mental-health.html"

// Everything a reader can do with a chart, in a browser that shows the site from
// the disk, where scripts may do least.
func TestChartsInABrowser(t *testing.T) {
	browser := newBrowser(t)
	disk := siteOnDisk(t)
	for name, c := range map[string]struct {
		fragment string
		check    func(*testing.T, *tab)
	}{
		"keyboard":  {"", checkChartByKeyboard},
		"highlight": {"#ccg=02n", checkHighlight},
		"dark":      {"", checkDarkCharts},
		"picture":   {"#ccg=02n", checkSavedPicture},
	} {
		t.Run(name, func(t *testing.T) {
			tb := newTab(t, browser, disk)
			tb.openCharts(t, disk+"/"+chartPage+c.fragment)
			c.check(t, tb)
			for _, problem := range tb.took() {
				t.Error(problem)
			}
		})
	}
}

// openCharts opens a page on a phone and waits until the script has taken its
// charts over.
func (tb *tab) openCharts(t *testing.T, address string) {
	t.Helper()
	if err := chromedp.Do(tb, chromedp.EmulateViewport(320, 900), chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	tb.script(t, `for (const f of document.querySelectorAll("figure[data-chart]")) {
		f.scrollIntoView();
		for (let i = 0; i < 100 && !f.querySelector("canvas"); i++) await new Promise(done => setTimeout(done, 50));
	}`)
}

// script runs statements in the page and returns what they return, as text.
func (tb *tab) script(t *testing.T, statements string) string {
	t.Helper()
	text, err := chromedp.Run(tb, chromedp.Evaluate[string](`(async () => { `+statements+` })().then(v => String(v))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
	return text
}

// keys presses keys, one after the other.
func (tb *tab) keys(t *testing.T, keys ...string) {
	t.Helper()
	for _, key := range keys {
		if err := chromedp.Do(tb, chromedp.KeyEvent(key)); err != nil {
			t.Fatal(err)
		}
	}
}

// scoresSaid is what stands below the scores, and what may be read aloud of it.
const scoresSaid = `const p = document.querySelector("#fig-scores .ccg-figure__said"); return p.getAttribute("aria-live") + ": " + p.textContent`

// A chart is one stop for the keyboard: arrow keys go along the marks, each of
// which is said, and Enter opens a CCG's page.
func checkChartByKeyboard(t *testing.T, tb *tab) {
	t.Helper()
	first := tb.script(t, `
		document.querySelector("#fig-scores select").focus();
		return document.querySelectorAll("#fig-scores [tabindex], #fig-scores canvas[tabindex]").length`)
	if first != "1" {
		t.Fatalf("the chart has %s stops for the Tab key, want 1", first)
	}
	tb.keys(t, kb.Tab)
	if at := tb.script(t, `return document.activeElement.className + " " + document.activeElement.getAttribute("role")`); at != "ccg-chart__canvas application" {
		t.Fatalf("after the list Tab leads to %q, want the chart", at)
	}
	var heard []string
	for _, key := range []string{kb.ArrowRight, kb.ArrowRight, kb.ArrowLeft, kb.End, kb.Home} {
		tb.keys(t, key)
		heard = append(heard, tb.script(t, scoresSaid))
	}
	for i, text := range heard {
		if !strings.HasPrefix(text, "polite: ") || !strings.Contains(text, "95% interval") || !strings.Contains(text, ", among the ") {
			t.Errorf("key %d says %q, want a name, score, interval and rating, politely", i, text)
		}
	}
	if heard[0] == heard[1] || heard[0] != heard[2] || heard[0] != heard[4] || !strings.Contains(heard[3], "among the best") || !strings.Contains(heard[0], "among the worst") {
		t.Errorf("→ → ← End Home say %q, want first, second, first, the best, first", heard)
	}
	tb.keys(t, kb.Escape)
	if text := tb.script(t, scoresSaid); text != "polite: " {
		t.Errorf("after Escape %q is still said", text)
	}
	tb.keys(t, kb.End, kb.Enter)
	where := tb.script(t, `for (let i = 0; i < 100 && !location.pathname.includes("/ccgs/"); i++) await new Promise(done => setTimeout(done, 50)); return location.pathname + location.hash`)
	if !strings.Contains(where, "/2019/ccgs/") || !strings.HasSuffix(where, "#mental-health") {
		t.Errorf("Enter leads to %s, want the CCG's rating", where)
	}
}

// A CCG chosen by name is highlighted in every chart of the page, said once,
// and kept in the address; an address with a CCG does the same.
func checkHighlight(t *testing.T, tb *tab) {
	t.Helper()
	const picked = `return [...document.querySelectorAll("figure[data-chart] select")].map(s => s.selectedOptions[0].textContent).join("|")`
	if got := tb.script(t, picked); got != "Airedale, Wharfedale and Craven|Airedale, Wharfedale and Craven" {
		t.Errorf("by the address the charts highlight %q", got)
	}
	text := tb.script(t, scoresSaid)
	if !strings.HasPrefix(text, "off: Airedale, Wharfedale and Craven: ") {
		t.Errorf("the second chart says %q, want it silent with the CCG's figures", text)
	}
	if !tb.painted(t, "#212b32", "nothing") {
		t.Fatal("nothing is drawn")
	}
	ringed := tb.script(t, inked)
	tb.script(t, `const s = document.querySelector("#fig-scores select"); s.value = ""; s.dispatchEvent(new Event("change"))`)
	plain := tb.script(t, inked)
	for deadline := time.Now().Add(10 * time.Second); plain == ringed && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		plain = tb.script(t, inked)
	}
	if plain == ringed {
		t.Error("the canvas is the same with a mark highlighted and with none")
	}
	if hash := tb.script(t, `return location.hash`); hash != "" {
		t.Errorf("with nothing highlighted the address has %s", hash)
	}
	got := tb.script(t, `
		const s = document.querySelector("#fig-scores select");
		s.value = [...s.options].find(o => o.textContent === "Barnsley").value;
		s.dispatchEvent(new Event("change"));
		return location.hash + " " + document.querySelector("#fig-spread .ccg-figure__said").textContent.split(":")[0] + " " + document.querySelector("#fig-scores .ccg-figure__said a").getAttribute("href")`)
	if got != "#ccg=02p Barnsley ../ccgs/02p.html#mental-health" {
		t.Errorf("choosing Barnsley gives %q, want its id in the address, its figures in the other chart, a link to its page", got)
	}
	if text := tb.script(t, scoresSaid); !strings.HasPrefix(text, "polite: Barnsley: ") {
		t.Errorf("the chart chosen in says %q", text)
	}
	if got := tb.script(t, `location.hash = "#ccg=none";
		const said = document.querySelector("#fig-scores .ccg-figure__said");
		for (let i = 0; i < 500 && !said.textContent.includes("no mark"); i++) await new Promise(done => setTimeout(done, 20));
		return said.textContent`); !strings.Contains(got, "no mark in this chart") {
		t.Errorf("a CCG that is not there: %q", got)
	}
}

// inked is the number of pixels of a canvas with some ink on them, by colour.
const inked = `
	const canvas = document.querySelector("#fig-scores canvas"), counts = {};
	const copy = Object.assign(document.createElement("canvas"), {width: canvas.width, height: canvas.height}).getContext("2d", {willReadFrequently: true});
	copy.drawImage(canvas, 0, 0);
	const {data} = copy.getImageData(0, 0, canvas.width, canvas.height);
	for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) {
		const colour = "#" + [data[i], data[i + 1], data[i + 2]].map(v => v.toString(16).padStart(2, "0")).join("");
		counts[colour] = (counts[colour] ?? 0) + 1;
	}
	return JSON.stringify(counts)`

// painted waits until the canvas has one colour and no longer another; it gives
// up after ten seconds.
func (tb *tab) painted(t *testing.T, colour, not string) bool {
	t.Helper()
	for range 100 {
		if counts := tb.script(t, inked); strings.Contains(counts, colour) && !strings.Contains(counts, not) {
			return true
		}
		time.Sleep(100 * time.Millisecond)
	}
	return false
}

// In the dark, the canvas and the picture under it take the dark colours, at
// once; on paper the picture is for white whatever the screen is.
func checkDarkCharts(t *testing.T, tb *tab) {
	t.Helper()
	for _, c := range []struct{ scheme, media, canvas, not, picture, text string }{
		{"light", "screen", "#2f98f4", "#4a9ff0", "rgb(47, 152, 244)", "rgb(33, 43, 50)"},
		{"dark", "screen", "#4a9ff0", "#2f98f4", "rgb(74, 159, 240)", "rgb(240, 244, 245)"},
		{"dark", "print", "", "", "rgb(47, 152, 244)", "rgb(33, 43, 50)"},
	} {
		params := emulation.SetEmulatedMediaParams{Media: c.media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: c.scheme}}}
		if _, err := chromedp.Call(tb, emulation.SetEmulatedMedia, params); err != nil {
			t.Fatal(err)
		}
		where := c.scheme + " " + c.media
		if c.canvas != "" && !tb.painted(t, c.canvas, c.not) {
			t.Errorf("%s: the canvas has no %s, or still %s", where, c.canvas, c.not)
		}
		got := tb.script(t, `return getComputedStyle(document.querySelector("#fig-scores svg g.ccg-expected")).fill + " " + getComputedStyle(document.querySelector("#fig-scores .ccg-chart > svg")).fill`)
		if got != c.picture+" "+c.text {
			t.Errorf("%s: the picture has %s, want %s %s", where, got, c.picture, c.text)
		}
	}
}

// The button saves a picture on white, with nothing fetched and nothing
// blocked, even on a phone in the dark.
func checkSavedPicture(t *testing.T, tb *tab) {
	t.Helper()
	folder := t.TempDir()
	params := browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder}
	if _, err := chromedp.CallBrowser(tb, browser.SetDownloadBehavior, params); err != nil {
		t.Fatal(err)
	}
	tb.script(t, `document.querySelector("#fig-scores .ccg-figure__save").click()`)
	file := filepath.Join(folder, "ccgratings-2019-mental-health-scores.png")
	var data []byte
	for range 200 {
		if data, _ = os.ReadFile(file); len(data) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	size := picture.Bounds()
	if size.Dx() != 2000 || size.Dy() < 900 {
		t.Errorf("the picture is %v, want it 2000 wide", size)
	}
	seen := map[string]int{}
	for y := range size.Dy() {
		for x := range size.Dx() {
			c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
			seen[fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)]++
		}
	}
	if seen["#ffffff"] < size.Dx()*size.Dy()/2 {
		t.Error("the picture is not on white")
	}
	for _, fill := range []string{"#217358", "#2f98f4", "#660c05", "#212b32"} {
		if seen[fill] == 0 {
			t.Errorf("the picture has nothing in %s", fill)
		}
	}
}
