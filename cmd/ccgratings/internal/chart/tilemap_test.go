package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// sampleMap has 209 tiles in rows of 13: one in ten each the best, the worst
// and not rated.
func sampleMap() chart.TileMap {
	m := chart.TileMap{ID: "map", Title: "A map", Summary: "Mostly as expected."}
	tokens := map[int]chart.Token{0: chart.Best, 1: chart.Worst, 2: chart.NotRated}
	for i := range 209 {
		token, special := tokens[i%10]
		if !special {
			token = chart.Expected
		}
		m.Tiles = append(m.Tiles, chart.Tile{
			Name: fmt.Sprint("Place ", i), Href: fmt.Sprintf("../ccgs/%03d.html", i), Column: i % 13, Row: i / 13, Token: token,
		})
	}
	return m
}

// at is where a <use> is put.
func at(t *testing.T, use *node) (x, y float64) {
	t.Helper()
	return number(t, use.attrs["x"]), number(t, use.attrs["y"])
}

func TestTileMap(t *testing.T) {
	m := sampleMap()
	svg := parse(t, m.SVG())
	if svg.attrs["role"] != "group" || svg.all("title")[0].text != m.Title || svg.all("desc")[0].text != m.Summary {
		t.Errorf("the map is %v, %q", svg.attrs, svg.all("title")[0].text)
	}
	links := svg.all("a")
	if len(links) != len(m.Tiles) {
		t.Fatalf("%d links, want %d", len(links), len(m.Tiles))
	}
	words := map[chart.Token]string{chart.Best: "among the best", chart.Expected: "as expected", chart.Worst: "among the worst", chart.NotRated: "not rated"}
	box := strings.Fields(svg.attrs["viewBox"])
	left, top, width, height := number(t, box[0]), number(t, box[1]), number(t, box[2]), number(t, box[3])
	for i, link := range links {
		tile := m.Tiles[i]
		if want := tile.Name + ": " + words[tile.Token]; link.all("title")[0].text != want || link.attrs["href"] != tile.Href {
			t.Errorf("tile %d is %q to %s, want %q", i, link.all("title")[0].text, link.attrs["href"], want)
		}
		use := link.all("use")[0]
		if want := "#map-" + tile.Token.Class(); use.attrs["href"] != want {
			t.Errorf("tile %d is drawn as %s, want %s", i, use.attrs["href"], want)
		}
		x, y := at(t, use)
		if x-10 < left || x+10 > left+width || y-11.5 < top || y+11.5 > top+height {
			t.Errorf("tile %d, at %v %v, is not in the picture, %v", i, x, y, box)
		}
	}
}

// Tiles that touch on paper are those of a grid of hexagons: six round each
// inside, all at one distance.
func TestTilesTouchSixOthers(t *testing.T) {
	uses := parse(t, sampleMap().SVG()).all("use")
	for i, use := range uses {
		tileRow, column := i/13, i%13
		if tileRow == 0 || tileRow == 15 || column == 0 || column == 12 || i/13 == 16 {
			continue
		}
		x, y := at(t, use)
		touching := 0
		for _, other := range uses {
			x2, y2 := at(t, other)
			if d := math.Hypot(x-x2, y-y2); d > 0 && d < 20.1 {
				touching++
				if d < 19.9 {
					t.Errorf("tiles %v apart, want 20", d)
				}
			}
		}
		if touching != 6 {
			t.Fatalf("tile %d touches %d others, want 6", i, touching)
		}
	}
}

// The shape says what the fill says.
func TestTileDefinitions(t *testing.T) {
	definitions := parse(t, sampleMap().SVG()).all("defs")[0].all("g")
	if len(definitions) != 4 {
		t.Fatalf("%d kinds of tile, want 4", len(definitions))
	}
	shapes := map[string]bool{}
	for _, token := range chart.Ratings() {
		for _, g := range definitions {
			if g.attrs["class"] != token.Class() {
				continue
			}
			paths := g.all("path")
			if paths[0].attrs["fill"] != token.Fill() {
				t.Errorf("%s is filled %s, want %s", token.Word(), paths[0].attrs["fill"], token.Fill())
			}
			if dashed := paths[0].attrs["stroke-dasharray"] != ""; dashed != (token == chart.NotRated) {
				t.Errorf("%s has a dashed outline: %t", token.Word(), dashed)
			}
			shapes[paths[1].attrs["d"]] = true
		}
	}
	if len(shapes) != 4 {
		t.Errorf("%d shapes for 4 tokens", len(shapes))
	}
}

func TestTileMapOfOddTiles(t *testing.T) {
	m := chart.TileMap{ID: `m"1`, Title: "<b>", Tiles: []chart.Tile{
		{Name: `"><script>`, Href: `x"y.html`, Token: chart.Worst},
		{Name: "here", Href: "here.html", Column: 1},
		{Name: "no page", Column: 3},
	}}
	svg := parse(t, m.SVG())
	links := svg.all("a")
	if len(links) != 2 || links[0].attrs["href"] != `x"y.html` || links[0].all("title")[0].text != `"><script>: among the worst` {
		t.Errorf("links are %v", links)
	}
	parse(t, chart.TileMap{ID: "none"}.SVG())
	parse(t, chart.TileMap{}.Small())
}

func TestSmallMap(t *testing.T) {
	m := sampleMap()
	m.Tiles[5].Faint = true
	drawing := m.Small()
	if len(drawing) > 3300 {
		t.Errorf("%d bytes for 209 tiles, want at most 3,300", len(drawing))
	}
	svg := parse(t, drawing)
	if svg.attrs["role"] != "img" || svg.attrs["aria-label"] != m.Title {
		t.Errorf("the picture is %v", svg.attrs)
	}
	marks := map[string]int{}
	for _, path := range svg.all("path") {
		mark := map[string]string{"ccg-best": "m0-5 5 8", "ccg-worst": "m0 5 5-8", "ccg-not-rated": "m-2 0a2", "ccg-expected": "h0", "ccg-map__faint": "h0"}[path.attrs["class"]]
		if mark == "" {
			t.Errorf("a path of class %q", path.attrs["class"])
			continue
		}
		marks[path.attrs["class"]] = strings.Count(path.attrs["d"], mark)
	}
	want := map[string]int{"ccg-best": 21, "ccg-worst": 21, "ccg-not-rated": 21, "ccg-expected": 145, "ccg-map__faint": 1}
	if fmt.Sprint(marks) != fmt.Sprint(want) {
		t.Errorf("marks are %v, want %v", marks, want)
	}
}

func TestTileKey(t *testing.T) {
	for _, token := range chart.Ratings() {
		key := parse(t, chart.TileKey(token))
		if key.attrs["aria-hidden"] != "true" || len(key.all("path")) != 2 || key.all("path")[0].attrs["fill"] != token.Fill() {
			t.Errorf("the key of %s is %v", token.Word(), key)
		}
	}
}

func BenchmarkTileMap(b *testing.B) {
	m := sampleMap()
	b.ReportAllocs()
	for b.Loop() {
		m.SVG()
	}
}
