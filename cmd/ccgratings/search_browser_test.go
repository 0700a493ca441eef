package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// searches are what people may type in the edition of 2019, and the first names
// that they should be offered. The register says which CCGs there were, what
// they were called before and after, and their codes.
var searches = []struct {
	typed   string
	similar bool     // only spelt like these
	first   []string // none if nothing should be found
}{
	{"02N", false, []string{"Airedale, Wharfedale and Craven"}},
	{"e38000001", false, []string{"Airedale, Wharfedale and Craven"}},
	{"NHS Leeds CCG", false, []string{"Leeds"}},
	{"tower hamlets", false, []string{"Tower Hamlets"}},
	{"towerhamlets", false, []string{"Tower Hamlets"}},
	{"st helens", false, []string{"St Helens"}},
	{"Saint Helens", false, []string{"St Helens"}},
	{"St. Helen's", false, []string{"St Helens"}},
	{"craven", false, []string{"Airedale, Wharfedale and Craven"}},
	{"barking & dagenham", false, []string{"Barking and Dagenham"}},
	// Names that begin with it come before those of another time.
	{"bradford", false, []string{"Bradford City", "Bradford Districts", "Airedale, Wharfedale and Craven"}},
	{"36J", false, []string{"Airedale, Wharfedale and Craven", "Bradford City", "Bradford Districts"}}, // Bradford District and Craven, from 2020
	{"gateshead", false, []string{"Newcastle Gateshead"}},                                              // Gateshead until 2015
	// A CCG that has closed comes after one that is open, but its code is its own.
	{"bristol", false, []string{"Bristol, North Somerset and South Gloucestershire", "Bristol"}},
	{"11H", false, []string{"Bristol"}},
	{"children", false, []string{"Children", "Children who saw an NHS dentist in the last year"}},
	{"mental health", false, []string{"People with mental illness"}},
	{"mortality", false, []string{"Deaths under 75 from treatable causes"}}, // the term of the trade
	// Slips of the finger: a letter left out, changed, swapped.
	{"airdale", true, []string{"Airedale, Wharfedale and Craven"}},
	{"wharfdale", true, []string{"Airedale, Wharfedale and Craven"}},
	{"birmigham", true, []string{"Birmingham and Solihull"}},
	{"nottingahm", true, []string{"Nottingham City"}},
	{"tower hamlits", true, []string{"Tower Hamlets"}},
	{"tower hamlts", true, []string{"Tower Hamlets"}},
	{"haringay", true, []string{"Haringey"}},
	{"bradfrod", true, []string{"Bradford City", "Bradford Districts"}},
	{"elicester", true, []string{"Leicester City"}}, // the first two swapped
	// A town in no name is not another that is written a little like it.
	{"watford", false, nil},    // Dartford
	{"kensington", false, nil}, // Easington
	{"burnley", false, nil},    // Barnsley
	{"falmouth", false, nil},   // Great Yarmouth
	// A code is right or wrong, and a town in no name is not found.
	{"02ZZ", false, nil},
	{"E38999999", false, nil},
	{"kings lynn", false, nil},
}

const searchedPage = "/2019/ccgs/02n.html"

// The search works from every page, with the keyboard alone, from a server and
// from the disk.
func TestSearchInABrowser(t *testing.T) {
	served, disk := servedSite(t), siteOnDisk(t)
	t.Run("matching without a page", func(t *testing.T) { checkMatching(t, publishedSite(t)) })
	for name, site := range map[string]string{"from a server": served, "from the disk": disk} {
		t.Run(name, func(t *testing.T) {
			s := &searcher{newTab(t, newBrowser(t), site), t, site}
			s.open(searchedPage, 1280, 900)
			s.checkOffers()
			s.checkKeys()
			s.checkEveryKind()
			for _, problem := range s.took() {
				t.Error(problem)
			}
		})
	}
	t.Run("zoom and touch", func(t *testing.T) { (&searcher{newTab(t, newBrowser(t), served), t, served}).checkRoom() })
	t.Run("accessibility", func(t *testing.T) { (&searcher{newTab(t, newBrowser(t), served), t, served}).checkAxe() })
	t.Run("no script", func(t *testing.T) { (&searcher{newTab(t, newBrowser(t), disk), t, disk}).checkNoScript() })
}

// checkMatching tries the searches on the function that finds, in Node.
func checkMatching(t *testing.T, public string) {
	node, err := exec.LookPath("node")
	need(t, "node", err)
	match, err := exec.Command("go", "tool", "esbuild", "../../static/js/searchmatch.js", "--bundle", "--format=iife", "--global-name=searchMatch").Output()
	if err != nil {
		t.Fatal(err)
	}
	index, err := filepath.Glob(filepath.Join(public, "assets", "search-2019.*.js"))
	if err != nil || len(index) != 1 {
		t.Fatalf("indexes of 2019: %v, %v", index, err)
	}
	entries, err := os.ReadFile(index[0])
	if err != nil {
		t.Fatal(err)
	}
	var typed []string
	for _, s := range searches {
		typed = append(typed, s.typed)
	}
	asked, err := json.Marshal(typed)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(node, "-")
	command.Stdin = strings.NewReader("const window = {};\n" + string(entries) + string(match) + `
		const items = searchMatch.prepare(window.ccgratingsSearch);
		console.log(JSON.stringify(` + string(asked) + `.map(typed => {
			const {hits, similar} = searchMatch.search(items, typed);
			return {Names: hits.map(({entry}) => entry.name), Similar: similar};
		})));`)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var found []struct {
		Names   []string
		Similar bool
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	for i, s := range searches {
		if got := found[i].Names; !beginsWith(got, s.first) || found[i].Similar != s.similar && len(got) > 0 {
			t.Errorf("%s: found %q, similar %t; want first %q, similar %t", s.typed, got, found[i].Similar, s.first, s.similar)
		}
	}
}

// beginsWith reports whether names begin with those wanted; none wanted means
// none at all.
func beginsWith(names, want []string) bool {
	if len(want) == 0 {
		return len(names) == 0
	}
	return len(names) >= len(want) && slices.Equal(names[:len(want)], want)
}

// searcher tries the search of a site in a tab.
type searcher struct {
	*tab
	t    *testing.T
	site string
}

// open shows a page in a window of a size.
func (s *searcher) open(page string, width, height int64) {
	s.t.Helper()
	s.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(s.site+page))
}

func (s *searcher) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s, steps...); err != nil {
		s.t.Fatal(err)
	}
}

// typeIn empties the box, types with the keys and waits for the index.
func (s *searcher) typeIn(text string) {
	s.t.Helper()
	s.eval(`(() => { const box = document.querySelector("[role=search] [role=combobox]"); box.value = ""; box.focus() })()`)
	s.do(chromedp.KeyEvent(text))
	s.eval(`(async () => {
		const status = document.querySelector("[role=search] [role=status]");
		for (let i = 0; i < 100 && /^(Loading.*|)$/.test(status.textContent); i++) await new Promise(done => setTimeout(done, 20));
	})()`)
}

func (s *searcher) eval(script string) string {
	s.t.Helper()
	out, err := chromedp.Run(s, chromedp.Evaluate[*string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("%s: %v", script, err)
	}
	if out == nil {
		return ""
	}
	return *out
}

// searchState is what the box shows and says.
type searchState struct {
	Names, About []string
	Status       string // announced
	Message      string // shown
	Expanded     string
	Active       string // name of the option that is chosen
	Selected     int    // options marked as selected
	Value        string
}

func (s *searcher) state() searchState {
	s.t.Helper()
	text := s.eval(`(() => {
		const box = document.querySelector("[role=search] [role=combobox]"), part = box.closest("[role=search]");
		const options = part.querySelector("[role=listbox]").checkVisibility() ? [...part.querySelectorAll("[role=option]")] : [];
		const message = part.querySelector(".ccg-search__message");
		const active = document.getElementById(box.getAttribute("aria-activedescendant"));
		return JSON.stringify({
			Names: options.map(o => o.children[0].textContent), About: options.map(o => o.children[1].textContent),
			Status: part.querySelector("[role=status]").textContent, Message: message.checkVisibility() ? message.textContent : "",
			Expanded: box.getAttribute("aria-expanded"), Active: active ? active.children[0].textContent : "",
			Selected: options.filter(o => o.getAttribute("aria-selected") === "true").length, Value: box.value,
		});
	})()`)
	var out searchState
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		s.t.Fatal(err)
	}
	return out
}

// checkOffers types every search.
func (s *searcher) checkOffers() {
	for _, want := range searches {
		s.typeIn(want.typed)
		got := s.state()
		if !beginsWith(got.Names, want.first) {
			s.t.Errorf("%s: offered %q, want first %q", want.typed, got.Names, want.first)
			continue
		}
		if asked := strings.HasPrefix(got.Message, "Did you mean"); asked != want.similar || asked && got.Status != got.Message {
			s.t.Errorf("%s: shown %q, said %q, want a guess: %t", want.typed, got.Message, got.Status, want.similar)
		}
		if len(want.first) == 0 && (got.Expanded != "false" || got.Message != "Nothing found. CCGs are often named after counties or parts of a city: look in the list of all CCGs.") {
			s.t.Errorf("%s: nothing is found, and it says %+v", want.typed, got)
		}
		if n := len(got.Names); n > 0 && !want.similar && !strings.HasPrefix(got.Status, fmt.Sprint(n)+" ") && n < 8 {
			s.t.Errorf("%s: %d options are announced as %q", want.typed, n, got.Status)
		}
	}
}

// checkKeys holds the box to the keys of the ARIA Authoring Practices.
func (s *searcher) checkKeys() {
	s.typeIn("bradford")
	step := func(what, key string, want searchState) {
		s.t.Helper()
		s.do(chromedp.KeyEvent(key))
		got := s.state()
		if got.Active != want.Active || got.Expanded != want.Expanded || got.Value != want.Value || (got.Active != "") != (got.Selected == 1) {
			s.t.Errorf("%s: %+v, want %+v", what, got, want)
		}
	}
	at := func(name string) searchState { return searchState{Active: name, Expanded: "true", Value: "bradford"} }
	step("down", kb.ArrowDown, at("Bradford City"))
	step("down again", kb.ArrowDown, at("Bradford Districts"))
	step("up", kb.ArrowUp, at("Bradford City"))
	step("up from the first", kb.ArrowUp, at("Airedale, Wharfedale and Craven"))
	step("down from the last", kb.ArrowDown, at("Bradford City"))
	step("home", kb.Home, at(""))
	step("down after home", kb.ArrowDown, at("Bradford City"))
	step("end", kb.End, at(""))
	step("escape", kb.Escape, searchState{Expanded: "false", Value: "bradford"})
	step("down when closed", kb.ArrowDown, at("Bradford City"))
	step("escape from an option", kb.Escape, searchState{Expanded: "false", Value: "bradford"})
	step("escape when closed", kb.Escape, searchState{Expanded: "false"})

	s.typeIn("bradford")
	step("enter where several can be meant", kb.Enter, at("Bradford City"))
	s.do(chromedp.KeyEvent(kb.ArrowDown))
	s.enter("an option", "/2019/ccgs/02r.html")
	s.typeIn("02N")
	s.enter("a code", "/2019/ccgs/02n.html")
}

// enter presses Enter and expects another page.
func (s *searcher) enter(what, page string) {
	s.t.Helper()
	s.eval(`void (window.left = false, window.addEventListener("pagehide", () => { window.left = true }))`)
	s.do(chromedp.KeyEvent(kb.Enter))
	want := s.site + page
	for range 100 {
		at, err := chromedp.Run(s, chromedp.Evaluate[string](`new Promise(done => setTimeout(() => done(document.readyState === "complete" ? location.href : ""), 20))`, chromedp.EvalAwaitPromise))
		if err == nil && at == want {
			return
		}
	}
	s.t.Fatalf("Enter on %s does not lead to %s", what, want)
}

// checkEveryKind finds a CCG from each kind of page.
func (s *searcher) checkEveryKind() {
	for _, page := range kindsOfPage {
		s.open("/"+page, 768, 900)
		s.typeIn("leeds")
		if got := s.state(); len(got.Names) == 0 || !strings.HasPrefix(got.Names[0], "Leeds") {
			s.t.Errorf("%s: Leeds is not found: %+v", page, got)
		}
		if n := s.eval(`String(document.querySelectorAll("[role=search] [role=combobox]").length)`); n != "1" {
			s.t.Errorf("%s has %s boxes", page, n)
		}
	}
	s.typeIn("tower hamlets")
	s.enter("the only result, from an indicator's page", "/2019/ccgs/08v.html")
}

// checkRoom looks at the list on a phone, and on a desk at 400%.
func (s *searcher) checkRoom() {
	for _, page := range []string{searchedPage, "/index.html", "/404.html"} {
		for _, height := range []int64{700, 256} {
			s.open(page, 320, height)
			s.typeIn("london")
			s.do(chromedp.KeyEvent(kb.ArrowUp)) // the last
			if bad := s.eval(`(() => {
				const box = document.querySelector("[role=search] [role=combobox]").getBoundingClientRect();
				const list = document.querySelector(".ccg-search__popup").getBoundingClientRect();
				const options = [...document.querySelectorAll("[role=search] [role=option]")].map(o => o.getBoundingClientRect());
				const last = options[options.length - 1];
				const bad = [];
				if (box.top < 0 || box.height < 44) bad.push("the box begins at " + box.top + " and is " + box.height + " high");
				if (list.bottom > innerHeight || list.left < 0 || list.right > innerWidth) bad.push("the list ends at " + list.right + ", " + list.bottom);
				if (options.some(o => o.height < 44)) bad.push("an option is less than 44 px high");
				if (last.bottom > list.bottom) bad.push("the chosen option is out of sight");
				if (document.documentElement.scrollWidth > innerWidth) bad.push("the page is wider than the window");
				return bad.join("; ");
			})()`); bad != "" {
				s.t.Errorf("%s in a window of 320 x %d: %s", page, height, bad)
			}
		}
	}
	s.open(searchedPage, 320, 700)
	s.prefer(s.t, "forced-colors", "active")
	s.typeIn("bradford")
	s.do(chromedp.KeyEvent(kb.ArrowDown))
	if colours := s.eval(`JSON.stringify([...new Set([...document.querySelectorAll("[role=search] [role=option]")].map(o => getComputedStyle(o).backgroundColor))].length)`); colours != "2" {
		s.t.Errorf("with forced colours the options have %s backgrounds, want the chosen one to differ", colours)
	}
}

// checkAxe has axe-core look at the list: open, guessing, and with nothing found.
func (s *searcher) checkAxe() {
	script := axeScript(s.t)
	for _, scheme := range []string{"light", "dark"} {
		s.prefer(s.t, "prefers-color-scheme", scheme)
		for _, width := range []int64{320, 1280} {
			for _, page := range []string{searchedPage, "/index.html"} {
				s.open(page, width, 900)
				for _, typed := range []string{"london", "airdale", "kings lynn"} {
					s.typeIn(typed)
					s.do(chromedp.KeyEvent(kb.ArrowDown))
					if found, err := s.axe(script, `document.querySelector("[role=search]")`); err != nil || len(found) > 0 {
						s.t.Errorf("%s at %d px, %s, with %s typed: %v, %v", page, width, scheme, typed, err, found)
					}
				}
			}
		}
	}
}

// checkNoScript follows the link that stands where the box would.
func (s *searcher) checkNoScript() {
	s.withoutScripts(s.t)
	s.open(searchedPage, 320, 700)
	s.do(chromedp.Click(".ccg-search__link"))
	for range 100 {
		if s.eval(`location.href`) == s.site+"/2019/ccgs/index.html" {
			return
		}
		time.Sleep(20 * time.Millisecond) // no timer runs in the page
	}
	s.t.Errorf("without a script the link leads to %s, want the list of all CCGs", s.eval(`location.href`))
}
