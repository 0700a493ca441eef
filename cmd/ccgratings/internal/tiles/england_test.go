package tiles

import (
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
)

// area is a CCG on the map.
type area struct {
	code, name, region string
	Point
}

// rows reads a file of the project's data folder, without its header.
func rows(tb testing.TB, name string) [][]string {
	tb.Helper()
	file, err := os.Open("../../../../data/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return all[1:]
}

// england is the CCGs open on a day, and where they are.
func england(tb testing.TB, day string) (areas []area, points []Point) {
	tb.Helper()
	places := map[string]Point{}
	for _, row := range rows(tb, "places.csv") {
		var numbers [3]float64
		for i := range numbers {
			x, err := strconv.ParseFloat(row[i+1], 64)
			if err != nil {
				tb.Fatal(err)
			}
			numbers[i] = x
		}
		places[row[0]] = Point{numbers[0], numbers[1], numbers[2]}
	}
	for _, row := range rows(tb, "ccgs.csv") {
		if row[4] <= day && day < row[5] {
			areas = append(areas, area{row[0], row[2], row[3], places[row[0]]})
			points = append(points, places[row[0]])
		}
	}
	return areas, points
}

// order is the share of the pairs of points of which the one further east is
// drawn no further west, and the same for north.
func order(points []Point, tiles []Tile) (east, north float64) {
	pairs := 0.0
	for i := range points {
		for j := range i {
			a, b := drawn(tiles[i]), drawn(tiles[j])
			pairs++
			if (points[i].X-points[j].X)*(a.x-b.x) > -1e-9 {
				east++
			}
			if (points[i].Y-points[j].Y)*(a.y-b.y) > -1e-9 {
				north++
			}
		}
	}
	return east / pairs, north / pairs
}

// touching is the share of neighbours whose tiles touch.
func touching(points []Point, tiles []Tile) float64 {
	links := neighbours(points)
	n := 0.0
	for _, l := range links {
		if touch(tiles[l.a], tiles[l.b]) {
			n++
		}
	}
	return n / float64(len(links))
}

// displacement is how far tiles are from a true map drawn at the scale, and in
// the place, that fits them best: median and worst, in tiles.
func displacement(points []Point, tiles []Tile) (median, worst float64) {
	n := float64(len(points))
	var p, t spot // centres of all points and of all tiles
	for i := range points {
		at := drawn(tiles[i])
		p.x, p.y = p.x+points[i].X/n, p.y+points[i].Y/n
		t.x, t.y = t.x+at.x/n, t.y+at.y/n
	}
	var both, own float64
	for i := range points {
		at := drawn(tiles[i])
		x, y := points[i].X-p.x, points[i].Y-p.y
		both += x*(at.x-t.x) + y*(at.y-t.y)
		own += x*x + y*y
	}
	scale := both / own
	distances := make([]float64, len(points))
	for i := range points {
		at := drawn(tiles[i])
		distances[i] = math.Hypot(at.x-t.x-scale*(points[i].X-p.x), at.y-t.y-scale*(points[i].Y-p.y))
	}
	slices.Sort(distances)
	return distances[len(distances)/2], distances[len(distances)-1]
}

// How like England the layout is. The floors are a little below what was
// reached when the layout was judged by eye.
func TestEngland(t *testing.T) {
	for _, day := range []string{"2016-04-01", "2018-04-01", "2019-04-01", "2021-04-01"} {
		t.Run(day, func(t *testing.T) {
			areas, points := england(t, day)
			tiles := Layout(points)
			checkLayout(t, tiles)
			if n := holes(tiles); n > 0 {
				t.Errorf("%d cells inside are free", n)
			}
			share := touching(points, tiles)
			east, north := order(points, tiles)
			median, worst := displacement(points, tiles)
			t.Logf("%d CCGs: %.3f of neighbours touch; %.3f keep east and west, %.3f north and south; displaced by %.2f tiles, at worst %.2f",
				len(areas), share, east, north, median, worst)
			if share < 0.72 || east < 0.945 || north < 0.975 {
				t.Errorf("%.3f of neighbours touch (want 0.72), %.3f keep their order from west to east (want 0.945), %.3f from north to south (want 0.975)", share, east, north)
			}
			if median > 1.2 || worst > 5 {
				t.Errorf("tiles are displaced by %.2f, at worst %.2f, want at most 1.2 and 5", median, worst)
			}
		})
	}
}

// What anybody who knows England looks for on a map of it.
func TestEnglandIsRecognised(t *testing.T) {
	for _, day := range []string{"2016-04-01", "2019-04-01"} {
		t.Run(day, func(t *testing.T) {
			areas, points := england(t, day)
			tiles := Layout(points)
			at := map[string]Tile{}
			regions := map[string][]Tile{}
			for i, a := range areas {
				at[a.name] = tiles[i]
				regions[a.region] = append(regions[a.region], tiles[i])
			}
			for region, tiles := range regions {
				if n := blocks(tiles); n != 1 {
					t.Errorf("%s lies in %d blocks", region, n)
				}
			}
			tip, wight, thanet := at["NHS Kernow CCG"], at["NHS Isle of Wight CCG"], at["NHS Thanet CCG"]
			for name, tile := range at {
				x := drawn(tile).x
				if tile.Row >= tip.Row && x < drawn(tip).x {
					t.Errorf("%s lies south-west of Cornwall", name)
				}
				if tile.Row >= tip.Row-4 && x > drawn(thanet).x {
					t.Errorf("%s lies south-east of Thanet", name)
				}
				if tile.Row > wight.Row+1 {
					t.Errorf("%s lies far south of the Isle of Wight", name)
				}
			}
			if north := at["NHS North Tyneside CCG"]; north.Row > 1 {
				t.Errorf("Tyneside is in row %d, want the top", north.Row)
			}
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	_, points := england(b, "2016-04-01")
	for b.Loop() {
		Layout(points)
	}
}
