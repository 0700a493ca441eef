package site

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// records reads a file of the real data with the standard library alone.
func records(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(root + "data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		record := make(map[string]string)
		for i, cell := range row {
			record[rows[0][i]] = cell
		}
		out = append(out, record)
	}
	return out
}

// TestRegionFigures works the figures of every region out from the files: the
// counts summed over the populations summed, or the middle value.
func TestRegionFigures(t *testing.T) {
	b, err := newBuilder(prepared(t, realInput(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.latest()
	regionOf := make(map[string]string)
	for _, row := range records(t, "ccgs.csv") {
		regionOf[row["code"]] = row["region"]
	}
	check := func(id indicator.ID, period string, multiplier float64, middle bool) {
		t.Helper()
		i := slices.IndexFunc(v.indicators, func(iv indicatorView) bool { return iv.def.ID == id })
		if i < 0 {
			t.Fatalf("the latest edition has no %s", id)
		}
		counts, populations, values := make(map[string]float64), make(map[string]float64), make(map[string][]float64)
		for _, row := range records(t, "observations/"+string(id)+".csv") {
			region := regionOf[row["ccg"]]
			if row["period"] != period || region == "" || row["status"] != "" {
				continue
			}
			count, _ := strconv.ParseFloat(row["count"], 64)
			population, _ := strconv.ParseFloat(row["population"], 64)
			value, err := strconv.ParseFloat(row["value"], 64)
			if !middle {
				value, err = count/population*multiplier, nil
			}
			if err != nil {
				continue
			}
			counts[region] += count
			populations[region] += population
			values[region] = append(values[region], value)
		}
		if len(v.regions) != len(values) {
			t.Errorf("%s: %d regions, want %d", id, len(v.regions), len(values))
		}
		for j := range v.regions {
			r := &v.regions[j]
			got := v.indicators[i].Together(r.members)
			all := values[r.Name]
			slices.Sort(all)
			wantValue := counts[r.Name] / populations[r.Name] * multiplier
			if n := len(all); middle {
				wantValue = (all[(n-1)/2] + all[n/2]) / 2
			}
			if got.Middle != middle || math.Abs(got.Value-wantValue) > 1e-9*wantValue || got.CCGs != len(all) || got.Low != all[0] || got.High != all[len(all)-1] {
				t.Errorf("%s in %s: %+v, want %v from %d CCGs, %v to %v", id, r.Name, got, wantValue, len(all), all[0], all[len(all)-1])
			}
		}
	}
	check("statin-intensity", "2018-07 to 2019-06", 100, false)
	check("dementia-diagnosis", "2019-01", 100, false)
	check("treatable-mortality", v.period("treatable-mortality"), 100000, true)
}

// period is the period of an indicator of the edition, as the files have it.
func (v *view) period(id indicator.ID) string {
	for i := range v.indicators {
		if v.indicators[i].def.ID == id {
			return v.indicators[i].Table.Period.Text
		}
	}
	return ""
}

func TestRegionFigureOfNothing(t *testing.T) {
	iv := &indicatorView{
		IndicatorResult: &rating.IndicatorResult{Comparisons: make([]rating.Comparison, 2)},
		def:             &indicator.Definition{Kind: indicator.Proportion, Multiplier: 100},
	}
	if got := iv.Together([]int{0, 1}); got.Known {
		t.Errorf("CCGs without figures give %+v", got)
	}
	hidden := &iv.Comparisons[0]
	hidden.Observation = &indicator.Observation{Status: indicator.Unreliable, Count: indicator.Of(1), Population: indicator.Of(2)}
	hidden.Value = indicator.Of(50)
	if got := iv.Together([]int{0, 1}); got.Known {
		t.Errorf("a figure that the publisher warns against enters a region's: %+v", got)
	}
}

func TestRegionHow(t *testing.T) {
	check := func(f rating.Together, n int, want string) {
		t.Helper()
		if got := putTogether(f, n); got != want {
			t.Errorf("%+v of %d: %q, want %q", f, n, got, want)
		}
	}
	check(rating.Together{Known: true, CCGs: 9}, 9, "All 9 CCGs added up.")
	check(rating.Together{Known: true, CCGs: 8}, 9, "The 8 of 9 CCGs that have a figure added up.")
	check(rating.Together{Known: true, Middle: true, CCGs: 9}, 9, "The middle value of all 9 CCGs.")
	check(rating.Together{Known: true, Middle: true, CCGs: 1}, 1, "The middle value of the one CCG.")
	check(rating.Together{}, 9, "No CCG of this region has a figure.")
}

func TestSlugOf(t *testing.T) {
	for name, want := range map[string]string{
		"North East and Yorkshire": "north-east-and-yorkshire", "  London ": "london", "South & <West>": "south-west", "Index": "region-index", "é": "region",
		strings.Repeat("Far ", 100): strings.Repeat("far-", 14) + "far",
	} {
		if got := slugOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Regions whose long names begin alike have files of their own, with names that
// every file system takes (255 bytes).
func TestRegionsWithLongNames(t *testing.T) {
	v := worldView(t, world(t))
	for k := range v.ccgs {
		v.ccgs[k].Region = strings.Repeat("Very ", 60) + whole(k%3)
	}
	places := make(map[place]bool)
	regions := v.regionsOf()
	for i := range regions {
		places[regions[i].place] = true
		if n := len(regions[i].place); n > 100 {
			t.Errorf("the path has %d letters, %s", n, regions[i].place)
		}
	}
	if len(regions) != 3 || len(places) != 3 {
		t.Errorf("%d regions have %d places, want 3", len(regions), len(places))
	}
}

// Every letter of the list is there once, though names that begin with a sign
// sort before the letters and those with an accent after them.
func TestLettersOnce(t *testing.T) {
	h := heatGrid{Rows: []heatRow{{Name: `"x`}, {Name: "Ash"}, {Name: "Avon"}, {Name: "Bury"}, {Name: "éy"}}}
	want := []link{{"other", "#letter-other"}, {"A", "#letter-a"}, {"B", "#letter-b"}}
	if got := h.letters(); !slices.Equal(got, want) {
		t.Errorf("letters %v, want %v", got, want)
	}
	var ids []string
	for i := range h.Rows {
		ids = append(ids, h.Rows[i].ID)
	}
	if want := []string{"letter-other", "letter-a", "", "letter-b", ""}; !slices.Equal(ids, want) {
		t.Errorf("ids %q, want %q", ids, want)
	}
}

// What a region is said to have more of than chance is what its tallies hold.
func TestRegionStands(t *testing.T) {
	v := worldView(t, world(t))
	rated := *v.groups[0].GroupResult // a copy: the world belongs to all tests
	rated.Counts[rating.Green] = 1    // else there is nothing to ask
	v.groups[0].GroupResult = &rated
	tallies := []regionTally{{link: link{Text: "Older people"}}, {link: link{Text: "Children"}}}
	if got := v.regionStands(tallies); !strings.HasPrefix(got, "By our test, with at most a 5% risk of a false alarm anywhere in this edition, no group has more") {
		t.Errorf("where nothing stands out: %q", got)
	}
	tallies[1].Unlike = []crowd{{Colour: rating.Red, N: 7, Even: 2.31}}
	const want = "For children, more CCGs here are among the worst than chance would put in one region: 7, where an even spread over England would give about 2.3."
	if got := v.regionStands(tallies); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	v.regions = v.regions[:1]
	if got := v.regionStands(tallies[:1]); got != "" {
		t.Errorf("an edition of one region: %q", got)
	}
}

// TestRegionsCoverEveryCCG adds the tallies of the pages of regions up to those
// of the pages of groups.
func TestRegionsCoverEveryCCG(t *testing.T) {
	files := worldSite(t)
	counts := func(name string) []int {
		t.Helper()
		var out []int
		for _, n := range parsePage(t, name, files[name]).all("ul") {
			if attr(n, "class") != "ccg-tally" {
				continue
			}
			for d := range n.Descendants() {
				if d.Type == html.ElementNode && d.Data == "b" {
					count, err := strconv.Atoi(textOf(d))
					if err != nil {
						t.Fatal(err)
					}
					out = append(out, count)
				}
			}
		}
		return out
	}
	var sum []int
	for _, region := range []string{"north-of-nowhere", "south-of-nowhere"} {
		for i, n := range counts("2019/regions/" + region + ".html") {
			if len(sum) <= i {
				sum = append(sum, 0)
			}
			sum[i] += n
		}
	}
	var want []int
	for _, group := range []string{"old", "young", "few"} {
		want = append(want, counts("2019/groups/"+group+".html")...)
	}
	if !slices.Equal(sum, want) {
		t.Errorf("the regions have %v together, the groups %v", sum, want)
	}
}

// TestHeatGridAgreesWithThePages compares each cell of the grid of all CCGs
// with the badge in that group's section of the CCG's own page.
func TestHeatGridAgreesWithThePages(t *testing.T) {
	files := worldSite(t)
	cells := 0
	for _, a := range parsePage(t, "2019/ccgs/index.html", files["2019/ccgs/index.html"]).all("a") {
		page, group, found := strings.Cut(attr(a, "href"), "#")
		if a.Parent.Data != "td" || !found {
			continue
		}
		cells++
		section := string(files["2019/ccgs/"+page])
		section = section[strings.Index(section, `<h2 class="nhsuk-heading-l" id="`+group+`"`):]
		_, badge, _ := strings.Cut(section, `<span class="ccg-badge `)
		class, badge, _ := strings.Cut(badge, `"`)
		badge, _, _ = strings.Cut(badge, "</p>")
		word := strings.Join(strings.Fields(textOf(a))[1:], " ")
		if !strings.Contains(badge, word) || class != attr(a.Parent, "class") {
			t.Errorf("%s: the grid says %s (%s), the page %s (%s)", attr(a, "href"), word, attr(a.Parent, "class"), badge, class)
		}
	}
	if cells == 0 || cells%3 != 0 {
		t.Errorf("%d cells, want three for every CCG", cells)
	}
}

// TestCrowds holds the count by lot to Fisher's exact test, worked out by hand:
// of 6 rated CCGs two are green, and both are among the three of one region.
// There are 20 ways to draw three of six, and 4 of them hold both.
func TestCrowds(t *testing.T) {
	ratings := make([]rating.Rating, 7)
	for i, colour := range []rating.Colour{rating.Green, rating.Green, rating.Blue, rating.Blue, rating.Blue, rating.Blue, rating.NotRated} {
		ratings[i].Colour = colour
	}
	g := &groupView{GroupResult: &rating.GroupResult{Ratings: ratings, Rated: 6, Counts: [4]int{rating.NotRated: 1, rating.Blue: 4, rating.Green: 2}}}
	got := g.crowds([]int{0, 1, 2, 6})
	green, red := got[0], got[1]
	if green.N != 2 || green.Even != 1 || math.Abs(green.Chance-4.0/20) > 1e-12 {
		t.Errorf("green: %+v, want 2 of 3, 1 by an even spread, by chance 0.2", green)
	}
	if red.N != 0 || red.Even != 0 || red.Chance != 1 {
		t.Errorf("red: %+v, want nothing", red)
	}
}

// TestRegionsSayWhenTheyAreLater checks that an edition of CCGs older than the
// regions says so, and that a later one does not.
func TestRegionsSayWhenTheyAreLater(t *testing.T) {
	const said = "England was divided in other ways"
	source, err := os.ReadFile(root + "content/regions.md")
	if err != nil {
		t.Fatal(err)
	}
	files := pagesOf(t, changed(t, map[string]string{"regions.md": string(source)}), "2018/regions/index.html", "2019/regions/index.html")
	for year, want := range map[int]bool{2018: true, 2019: false} {
		name := fmt.Sprintf("%d/regions/index.html", year)
		if got := strings.Contains(string(files[name]), said); got != want {
			t.Errorf("%s says that its regions are later: %t, want %t", name, got, want)
		}
	}
}
