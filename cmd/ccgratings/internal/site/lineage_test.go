package site

import (
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/data"
)

// The mergers and boundary changes are those of the tables in SOURCES.md.
func TestLineage(t *testing.T) {
	register, problems := nhs.ReadRegister(data.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	l := lineage{register}
	ccg := func(code nhs.Code) nhs.CCG {
		c, ok := register.CCG(code)
		if !ok {
			t.Fatalf("no CCG %s", code)
		}
		return c
	}
	for code, want := range map[nhs.Code][]string{
		"E38000001": nil, // one of the first
		"E38000230": {"It was formed on 1 April 2019 from NHS Northern, Eastern and Western Devon CCG and NHS South Devon and Torbay CCG."},
		"E38000226": { // and one boundary change after another
			"Its boundary changed on 1 April 2018: it took in part of NHS Greater Preston CCG and part of NHS Morecambe Bay CCG.",
			"NHS Morecambe Bay CCG's boundary changed on 1 April 2017: it took in part of NHS Cumbria CCG. Until then it was called NHS Lancashire North CCG.",
		},
		"E38000227": {"Its boundary changed on 1 April 2018: part of its area went to NHS Fylde and Wyre CCG."},
		"E38000215": {"Its boundary changed on 1 April 2017: part of its area went to NHS Morecambe Bay CCG. Until then it was called NHS Cumbria CCG."},
		"E38000252": { // over two mergers
			"It was formed on 1 April 2021 from NHS North East Hampshire and Farnham CCG, NHS Surrey Heath CCG and NHS East Berkshire CCG.",
			"NHS East Berkshire CCG was formed on 1 April 2018 from NHS Bracknell and Ascot CCG, NHS Slough CCG and NHS Windsor, Ascot and Maidenhead CCG.",
		},
	} {
		if got := l.origin(ccg(code)); !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", code, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	for code, want := range map[nhs.Code]ending{
		"E38000129": {"This CCG no longer exists.", "It closed on 1 April 2019. NHS Devon CCG took over its area."},
		"E38000230": {"This CCG no longer exists.", "It closed on 1 July 2022, and no CCG took its place."},
		"E38000093": {"This CCG has changed since.", "Its boundary changed on 1 April 2017: it took in part of NHS Cumbria CCG. From then on it was called NHS Morecambe Bay CCG."},
		"E38000159": {"This CCG has changed since.", "Its boundary changed on 1 April 2017: part of its area went to NHS Norwich CCG."},
	} {
		if got := l.ending(ccg(code)); got == nil || *got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	if e := l.ending(nhs.CCG{}); e != nil {
		t.Errorf("an open CCG ends: %v", e)
	}
	slough := l.sequel(ccg("E38000148"), nhs.Date{Year: 2020, Month: 4, Day: 1})
	if len(slough) != 1 || !strings.HasPrefix(slough[0], "NHS East Berkshire CCG was formed on 1 April 2018 from ") {
		t.Errorf("to April 2020: %q", slough)
	}
	if slough = l.sequel(ccg("E38000148"), nhs.Date{Year: 2021, Month: 4, Day: 1}); len(slough) != 2 || !strings.HasPrefix(slough[1], "NHS Frimley CCG was formed on 1 April 2021 from ") {
		t.Errorf("to April 2021: %q", slough)
	}
	if names := l.forebears(ccg("E38000228")); !slices.Equal(names, []string{"NHS Cumbria CCG", "NHS Lancashire North CCG"}) {
		t.Errorf("forebears %q, want each name once and not its own", names)
	}
}

// A CCG that another edition rated and that is no more keeps a page, which
// leads on, and the list and the search have it.
func TestDeparted(t *testing.T) {
	files := worldSite(t)
	has := func(page string, texts ...string) {
		t.Helper()
		for _, text := range texts {
			if !strings.Contains(string(files[page]), text) {
				t.Errorf("%s does not say %q", page, text)
			}
		}
	}
	has("2019/ccgs/y03.html", "This CCG closed on 1 April 2019 and is not rated in this edition. NHS Fens CCG took over its area.",
		`<a href="y05.html">NHS Fens CCG</a>`, `<a href="../../2018/ccgs/y03.html">NHS East Fen CCG in CCG quality ratings 2018</a>`,
		"NHS Fens CCG was formed on 1 April 2019 from NHS East Fen CCG and NHS West Fen CCG.", "Experimental statistics")
	has("2019/ccgs/index.html", "CCGs that have closed", `<a href="y03.html">East Fen</a>`, `<a href="y04.html">West Fen</a>`)
	has("2019/index.html", `<a href="ccgs/y03.html">East Fen (closed 2019)</a>`)
	has("index.html", `<a href="2019/ccgs/y03.html"`)
	has("2018/ccgs/y03.html", "<b>This CCG no longer exists.</b> It closed on 1 April 2019. NHS Fens CCG took over its area.")
	has("2019/ccgs/y05.html", "It was formed on 1 April 2019 from NHS East Fen CCG and NHS West Fen CCG.",
		`A CCG whose area it has now: <a href="../../2018/ccgs/y03.html">NHS East Fen CCG in CCG quality ratings 2018</a>`)
	// The ODS code Y06 lived on: its page is that of the CCG that has it now.
	has("2019/ccgs/y06.html", "Its boundary changed on 1 April 2019: part of its area went to NHS Coast CCG. Until then it was called NHS Moor and Coast CCG.",
		`This CCG with its earlier boundary: <a href="../../2018/ccgs/y06.html">`)
	has("2019/ccgs/y08.html", "It was formed on 1 April 2019 from part of NHS Moor and Coast CCG.", "A CCG part of whose area it has now:")
	has("2018/ccgs/y06.html", "<b>This CCG has changed since.</b> Its boundary changed on 1 April 2019: part of its area went to NHS Coast CCG. From then on it was called NHS Moor CCG.")
	for _, file := range []string{"2019/data/ratings.csv", "2019/data/indicators.csv", "2019/data/history.csv"} {
		if strings.Contains(string(files[file]), "E38X90003") {
			t.Errorf("%s has a CCG that had closed", file)
		}
	}
	if strings.Contains(string(files["2018/ccgs/index.html"]), "CCGs that have closed") {
		t.Error("the first edition lists CCGs of an earlier one")
	}
}

// The pages of an edition stay as they are when a later one is added.
func TestLaterEditionChangesNothing(t *testing.T) {
	in := world(t)
	both := worldSite(t)
	in.Years = in.Years[:1]
	for name, data := range buildAll(t, in) {
		if strings.HasPrefix(name, "2018/") && string(both[name]) != string(data) {
			t.Errorf("%s is another once there is a later edition", name)
		}
	}
}
