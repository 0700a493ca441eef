package site

import (
	"bytes"
	"math"
	"regexp"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// worldPlaces puts the world's CCGs on a spiral.
func worldPlaces(reg *nhs.Register) nhs.Places {
	places := nhs.Places{}
	for i, c := range reg.CCGs {
		out := 40 * math.Sqrt(float64(i))
		places[c.Code] = nhs.Place{Easting: 300 + out*math.Cos(float64(i)*2.4), Northing: 300 + out*math.Sin(float64(i)*2.4), Area: 4000}
	}
	return places
}

// worldView is the world's edition of 2019, its maps laid out.
func worldView(t *testing.T, in Input) *view {
	t.Helper()
	b, err := newBuilder(prepared(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return b.latest()
}

var (
	mapPart = regexp.MustCompile(`(?s)<section class="ccg-map".*?</section>`)
	mapLink = regexp.MustCompile(`<a href="([^"]*)"><title>([^<]*)</title>`)
)

// Every CCG is on the map once, under its name and its rating, and leads to
// what its row in the table leads to.
func TestGroupMap(t *testing.T) {
	page := worldSite(t)["2019/groups/old.html"]
	part := mapPart.Find(page)
	links := mapLink.FindAllSubmatch(part, -1)
	v := worldView(t, world(t))
	if len(links) != len(v.ccgs) {
		t.Fatalf("%d tiles, want %d", len(links), len(v.ccgs))
	}
	seen := map[string]bool{}
	for _, link := range links {
		href := string(link[1])
		if seen[href] {
			t.Errorf("%s is on the map twice", href)
		}
		seen[href] = true
		row := regexp.MustCompile(`<a href="` + regexp.QuoteMeta(href) + `">([^<]*)</a></th><td><span class="ccg-band [^"]*"><span[^>]*>[^<]*</span> ([^<]*)<`).FindSubmatch(page)
		if row == nil {
			t.Errorf("%s is not in the table", href)
			continue
		}
		if want := string(row[1]) + ": " + lowerFirst(string(row[2])); string(link[2]) != want {
			t.Errorf("the tile of %s is %q, the row says %q", href, link[2], want)
		}
	}
	north, south := 0, 0
	for k, r := range v.groups[0].Ratings {
		switch {
		case r.Colour != rating.NotRated:
		case v.ccgs[k].Region == "North of Nowhere":
			north++
		default:
			south++
		}
	}
	want := "<b>" + whole(north+south) + `</b> Not rated<div class="ccg-note">North of Nowhere` + "\u00a0" + whole(north) + ", South of &lt;Nowhere&gt;\u00a0" + whole(south) + "</div>"
	if north < south || south == 0 || !bytes.Contains(part, []byte(want)) {
		t.Error("the key does not say how many are not rated, and where")
	}
}

func TestNoMap(t *testing.T) {
	if mapPart.Match(worldSite(t)["2019/groups/few.html"]) {
		t.Error("there is a map of a group in which nobody is rated")
	}
	in := world(t)
	places := worldPlaces(in.Register)
	delete(places, "E38X00020")
	in.Places = places
	for path, page := range buildPages(t, in) {
		if strings.HasPrefix(path, "2019/groups/") && mapPart.Match(page) {
			t.Errorf("%s has a map, though it is not known where a CCG lies", path)
		}
	}
	v := worldView(t, in)
	g := &v.groups[0]
	if v.groupMap(g, g.place) != nil || v.smallMap(g) != "" || v.smallRegionMap(g, "North of Nowhere") != "" {
		t.Error("a map is made, though it is not known where a CCG lies")
	}
}

func TestSmallRegionMap(t *testing.T) {
	v := worldView(t, world(t))
	g := &v.groups[0]
	for k := range 10 {
		v.ccgs[k].Region = "The Marches"
	}
	total := 0
	for _, colour := range colours {
		n, _ := v.count(g, colour, "The Marches")
		total += n
	}
	if total != 10 {
		t.Errorf("%d CCGs are counted, want 10", total)
	}
	small := string(v.smallRegionMap(g, "The Marches"))
	if !strings.Contains(small, `aria-label="The Marches on the map: `+g.Group.Name) || strings.Contains(small, "<a") {
		t.Errorf("the small map begins %.200s", small)
	}
	if _, where := v.count(g, rating.Blue, ""); !strings.Contains(where, ", The Marches\u00a0") {
		t.Errorf("blue ones are in %q, want the larger number first", where)
	}
}

func TestSmallMap(t *testing.T) {
	v := worldView(t, world(t))
	small := string(v.smallMap(&v.groups[0]))
	if !strings.Contains(small, "Not rated: "+whole(v.groups[0].Counts[rating.NotRated])+" (North of Nowhere\u00a0") {
		t.Errorf("the small map is %.300s", small)
	}
	if v.smallMap(&v.groups[2]) != "" {
		t.Error("there is a small map of a group in which nobody is rated")
	}
}
