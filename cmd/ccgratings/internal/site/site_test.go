package site

import (
	"bytes"
	"errors"
	"os"
	"path"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

func TestPages(t *testing.T) {
	files := worldSite(t)
	pages := checkSite(t, files)
	for _, want := range strings.Fields(`index.html 404.html about.html privacy.html accessibility.html corrections.html glossary.html
		2018/index.html 2019/index.html 2019/method.html 2019/gaps.html 2019/downloads.html 2019/ccgs/index.html 2019/ccgs/x00.html
		2019/groups/old.html 2019/groups/few.html 2019/indicators/index.html 2019/indicators/share.html`) {
		if pages[want] == nil {
			t.Errorf("no %s", want)
		}
	}
	if files["robots.txt"] == nil {
		t.Error("no robots.txt")
	}
	if files["sitemap.xml"] != nil {
		t.Error("a sitemap without a known address")
	}
}

// realInput is the editions that come with the program, with the real words.
func realInput(t testing.TB) Input {
	t.Helper()
	in := realRated(t)
	for _, y := range in.Years {
		y.Results.Examine()
	}
	return in
}

// realRated is realInput without what only pages need of the ratings.
func realRated(t testing.TB) Input {
	t.Helper()
	if testing.Short() {
		t.Skip("a short run does without the real editions")
	}
	data := os.DirFS(root + "data")
	reg, problems := nhs.ReadRegister(data)
	set, more := indicator.Read(data, reg)
	problems = append(problems, more...)
	editions, more := edition.Read(data, reg, set)
	if problems = append(problems, more...); problems.Errors() > 0 {
		t.Fatal(problems)
	}
	in := Input{Content: os.DirFS(root + "content"), Templates: os.DirFS(root + "templates"), Static: worldDist, Register: reg, Data: set}
	for _, ed := range editions {
		in.Years = append(in.Years, Year{Edition: ed, Results: rating.Rate(ed.Input(reg.Groups))})
	}
	return in
}

func TestRealPages(t *testing.T) {
	in := realInput(t)
	in.Source = []File{{Path: "source/README.txt", Data: []byte("how")}, {Path: "source/build.json", Data: []byte("{}")}}
	files := buildAll(t, in)
	files["manifest.sha256"] = []byte("what the publisher adds")
	checkSite(t, files)
}

func TestSameBytes(t *testing.T) {
	first := worldSite(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := buildAll(t, world(t))
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs between two builds", name)
		}
	}
}

func TestHostileNames(t *testing.T) {
	for name, data := range worldSite(t) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, raw := range []string{"<script>alert", `"1")`, "'Co' <b>", "<b>was</b>", "Young <folk>"} {
			if bytes.Contains(data, []byte(raw)) {
				t.Errorf("%s: %q stands unescaped", name, raw)
			}
		}
	}
}

func TestMissingIsNeverANumber(t *testing.T) {
	d := parsePage(t, "2019/indicators/share.html", worldSite(t)["2019/indicators/share.html"])
	rows := make(map[string][]string)
	for _, n := range d.all("tr") {
		var cells []string
		for c := range n.ChildNodes() {
			if c.Data == "th" || c.Data == "td" {
				cells = append(cells, textOf(c))
			}
		}
		rows[cells[0]] = cells
	}
	check := func(ccg, value, interval, band, note string) {
		t.Helper()
		got := rows[ccg]
		if got == nil {
			t.Fatalf("no row for %s", ccg)
		}
		if got[1] != value || got[2] != interval || !strings.HasSuffix(got[3], band) || !strings.Contains(got[len(got)-1], note) {
			t.Errorf("%s: %q, want %s, %s, %s, %s", ccg, got, value, interval, band, note)
		}
	}
	check("Vale of S10", "None", "None", "Not compared", "The return <b>was</b> lost.")
	check("Vale of Z11", "None", "None", "Not compared", "The publisher hid the figure")
	check("Vale of G12", "None", "None", "expected", "known to lie between 1 and 7")
	check("Vale of U14", "0.0%", "0.0% to 49.0%", "Not compared", "Too small to compare")
	check("Vale of I16", "0.0%", "0.0% to 0.2%", "Much worse than expected", "")
	check("Vale of P17", "None", "None", "Not compared", "No figure was published.")
}

func TestPreview(t *testing.T) {
	in := world(t)
	in.Preview, in.BaseURL = true, "https://example.org/ratings"
	files := buildPages(t, in)
	for name, data := range files {
		if strings.HasSuffix(name, ".html") && (!bytes.Contains(data, []byte("noindex")) || !bytes.Contains(data, []byte("Preview, not published"))) {
			t.Errorf("%s: not marked as a preview", name)
		}
		if strings.HasSuffix(name, ".html") && bytes.Count(data, []byte(`<body class="ccg-preview"`)) != 1 {
			t.Errorf("%s: has no watermark", name)
		}
		if strings.Contains(name, "/data/") && (path.Base(name) == "datapackage.json" || strings.HasSuffix(name, ".csv-metadata.json")) {
			if !bytes.Contains(data, []byte("Preview, not published")) {
				t.Errorf("%s: does not say that it describes a preview", name)
			}
		}
	}
	for name, data := range worldSite(t) {
		if bytes.Contains(data, []byte(`class="ccg-preview"`)) || bytes.Contains(data, []byte("Preview, not published")) {
			t.Errorf("%s: marked as a preview", name)
		}
	}
	if files["sitemap.xml"] != nil || !bytes.Contains(files["robots.txt"], []byte("Disallow: /\n")) {
		t.Error("a preview invites search engines")
	}
}

func TestInvented(t *testing.T) {
	in := world(t)
	in.Register = nhs.NewRegister([]nhs.CCG{{Code: "X38000001", Name: "NHS Nowhere CCG"}}, in.Register.Groups)
	for name, data := range buildPages(t, in) {
		if strings.HasSuffix(name, ".html") && (!bytes.Contains(data, []byte("<title>Invented figures: ")) || !bytes.Contains(data, []byte("<strong>Invented figures, about no real place or person.</strong>"))) {
			t.Errorf("%s: not marked as invented", name)
		}
	}
	for name, data := range worldSite(t) {
		if bytes.Contains(data, []byte("Invented figures")) {
			t.Errorf("%s: marked as invented", name)
		}
	}
}

func TestBaseURL(t *testing.T) {
	in := world(t)
	in.BaseURL = "https://example.org/ratings"
	files := buildPages(t, in)
	if !bytes.Contains(files["404.html"], []byte(`href="https://example.org/ratings/assets/`)) {
		t.Error("404.html has relative addresses, but is shown at any depth")
	}
	sitemap := string(files["sitemap.xml"])
	for name := range files {
		listed := strings.Contains(sitemap, "<loc>https://example.org/ratings/"+name+"</loc>")
		if want := strings.HasSuffix(name, ".html") && name != "404.html"; listed != want {
			t.Errorf("%s in the sitemap: %t, want %t", name, listed, want)
		}
	}
	if !strings.Contains(string(files["robots.txt"]), "Sitemap: https://example.org/ratings/sitemap.xml") {
		t.Error("robots.txt does not name the sitemap")
	}
}

func TestNoDist(t *testing.T) {
	in := world(t)
	in.Static = fstest.MapFS{}
	_, problems := Prepare(in)
	if len(problems) != 5 || !strings.Contains(problems[0].Error(), "static/dist: there is no site.css, expected what this makes: go generate ./static") {
		t.Errorf("got %v, want the command that makes the assets", problems)
	}
}

func TestEmitError(t *testing.T) {
	want := errors.New("disk full")
	if err := Build(prepared(t, world(t)), func(File) error { return want }); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestPrepare(t *testing.T) {
	check := func(name, text string, want ...string) {
		t.Helper()
		_, got := Prepare(changed(t, map[string]string{name: text}))
		var lines []string
		for _, p := range got {
			lines = append(lines, p.Error())
		}
		if strings.Join(lines, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(lines, "\n"), strings.Join(want, "\n"))
		}
	}
	check("indicators/share.md", "", "content/indicators/share.md: missing; expected Markdown that begins with summary and quality between two lines of +++")
	check("about.md", "Words", "content/about.md:1:1: no front matter, expected title and summary between two lines of +++")
	check("about.md", "+++\ntitle = \"About\"\nsummary = \" \"\n+++\n", "content/about.md:3:11: summary is blank, expected a sentence")
	check("about.md", "+++\ntitle = \"About\"\nsummary = \"s\"\nsumary = \"s\"\n+++\n", `content/about.md:4:1: unknown key "sumary", expected title, summary, publisher, contact: the nearest is summary`)
	check("method.md", "+++\ntitle = \"M\"\nsummary = \"s\"\n+++\n{{.Lvel}}\n",
		`content/method.md: template: method.md:5:2: executing "method.md" at <.Lvel>: can't evaluate field Lvel in type site.editionFacts`)
	in := world(t)
	in.Templates = fstest.MapFS{"base.tmpl": {Data: []byte("{{block \"main\" .}}{{end}}")}, "parts/x.tmpl": {Data: []byte("")}}
	if _, problems := Prepare(in); problems.Errors() != len(pageValues(&templates{})) {
		t.Errorf("%d problems, want one for each template that is not there: %v", problems.Errors(), problems)
	}
}

// FuzzFront feeds words of any kind to the reader of front matter.
func FuzzFront(f *testing.F) {
	for _, seed := range []string{"", "+++\n", "+++\n+++\n", "+++\ntitle = \"a\"\n+++\nb", "\ufeff+++\r\ntitle = 1\r\n+++\r\n", "+++\n[a]\n+++\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		r := &wordReader{fsys: fstest.MapFS{"a.md": {Data: []byte(words)}}}
		article := r.article("a.md", homePlace)
		if article.Title == "" && r.problems.Errors() == 0 {
			t.Error("no title and no problem")
		}
		for _, p := range r.problems {
			if p.Pos.File != "a.md" {
				t.Errorf("a problem at %v", p.Pos)
			}
		}
	})
}

func TestHistory(t *testing.T) {
	files := worldSite(t)
	check := func(page, want string) {
		t.Helper()
		if !bytes.Contains(files[page], []byte(want)) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
	check("2019/ccgs/x05.html", "It was formed on 1 April 2018 from NHS Old Town CCG and NHS Old Marsh CCG.")
	check("2019/ccgs/x07.html", "It closed on 1 April 2020. NHS Vale of E8 CCG took over its area.")
	check("ccgs/x09.html", "It closed on 1 July 2022, and no CCG took its place.")
	if bytes.Contains(files["2019/ccgs/x09.html"], []byte("2022")) {
		t.Error("the page of an edition tells what came after it")
	}
	check("2019/ccgs/x05.html", `<a href="../../2018/ccgs/x05.html">CCG quality ratings 2018</a>`)
	check("2019/ccgs/index.html", "Old Town Old Marsh")
	check("2019/ccgs/x00.html", "123,500")
	if bytes.Contains(files["2018/ccgs/x05.html"], []byte("2019/")) {
		t.Error("an edition links to a later one, so that its pages would change")
	}
}

func TestRanksOnlyWhereReliable(t *testing.T) {
	in := world(t)
	year := in.Years[1]
	check := func(rankMin float64, want bool) {
		t.Helper()
		ed, results := *year.Edition, *year.Results
		ed.Rules.RankMin, results.Rules.RankMin = rankMin, rankMin
		in.Years = []Year{{Edition: &ed, Results: &results}}
		files := pagesOf(t, in, "2019/groups/old.html", "2019/ccgs/x20.html")
		if got := bytes.Contains(files["2019/groups/old.html"], []byte("Rank, probably")); got != want {
			t.Errorf("ranks on the group's page: %t, want %t", got, want)
		}
		if got := bytes.Contains(files["2019/ccgs/x20.html"], []byte("Rank among")); got != want {
			t.Errorf("ranks on a CCG's page: %t, want %t", got, want)
		}
	}
	check(0, true)
	check(1.01, false)
}

func TestNotRatedGroup(t *testing.T) {
	page := string(worldSite(t)["2019/groups/few.html"])
	for _, want := range []string{"No CCG is rated in this group.", "of the 3 indicators that it needs."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, wrong := range []string{"How many of these ratings", "<figure", "A rating sums these up", "Score, higher is better", ">Yes<"} {
		if strings.Contains(page, wrong) {
			t.Errorf("the page says %q of ratings that there are none of", wrong)
		}
	}
	if caveat, tally := strings.Index(page, "No CCG is rated"), strings.Index(page, "ccg-tally-bar"); caveat > tally {
		t.Error("that nobody is rated comes after the numbers")
	}
	for page, want := range map[string]string{
		"2019/indicators/lonely.html": "It would count in the group's score, but no CCG is rated in this group",
		"2019/index.html":             "No CCG is rated: the group has only 1 of the 3 indicators that it needs",
		"2019/gaps.html":              "of the 3 indicators that it needs. All 43 CCGs.",
	} {
		if !strings.Contains(string(worldSite(t)[page]), want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}

// TestUnexamined builds from ratings whose firmness, changes, ranks and similar
// CCGs were not worked out: pages leave them out.
func TestUnexamined(t *testing.T) {
	in := world(t)
	year := in.Years[1]
	in.Years = []Year{{Edition: year.Edition, Results: rating.Rate(year.Edition.Input(in.Register.Groups))}}
	files := buildAll(t, in)
	checkSite(t, files)
	for _, wrong := range []string{"variants of the method", "Rank among", "Similar CCGs", "clear change"} {
		if bytes.Contains(files["2019/ccgs/x20.html"], []byte(wrong)) {
			t.Errorf("a page says %q of ratings that were not examined", wrong)
		}
	}
}
