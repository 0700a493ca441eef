package tiles

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// axial is a tile's cell.
func axial(t Tile) cell { return cell{t.Column - (t.Row-t.Row%2)/2, t.Row} }

// touch reports whether two tiles touch, worked out from where they are drawn.
func touch(a, b Tile) bool {
	return a != b && math.Hypot(drawn(a).x-drawn(b).x, drawn(a).y-drawn(b).y) < 1.01
}

// drawn is the centre of a tile on paper, north up.
func drawn(t Tile) spot {
	return spot{float64(t.Column) + float64(t.Row%2)/2, -float64(t.Row) * math.Sqrt(3) / 2}
}

// blocks counts the blocks that tiles make.
func blocks(tiles []Tile) int {
	left := slices.Clone(tiles)
	n := 0
	for ; len(left) > 0; n++ {
		block := left[:1]
		left = left[1:]
		for i := 0; i < len(block); i++ {
			left = slices.DeleteFunc(slices.Clone(left), func(t Tile) bool {
				if !touch(block[i], t) {
					return false
				}
				block = append(slices.Clone(block), t)
				return true
			})
		}
	}
	return n
}

// holes counts the cells that no tile is on and that tiles surround.
func holes(tiles []Tile) int {
	used := map[cell]bool{}
	for _, t := range tiles {
		used[axial(t)] = true
	}
	found := map[cell]bool{}
	for c := range used {
		for _, d := range steps {
			hole := c.plus(d)
			if used[hole] {
				continue
			}
			around := 0
			for _, d := range steps {
				if used[hole.plus(d)] {
					around++
				}
			}
			if around == 6 {
				found[hole] = true
			}
		}
	}
	return len(found)
}

// nation invents places: some crowded together, some far apart.
func nation(n int, seed uint64) []Point {
	random := rand.New(rand.NewPCG(seed, 0))
	points := make([]Point, n)
	for i := range points {
		p := Point{X: 500 * random.Float64(), Y: 600 * random.Float64(), Area: 1500 * random.Float64()}
		if i%4 == 0 {
			p = Point{X: 400 + 20*random.NormFloat64(), Y: 200 + 20*random.NormFloat64(), Area: 20}
		}
		points[i] = p
	}
	return points
}

// checkLayout checks what holds for every layout.
func checkLayout(t *testing.T, tiles []Tile) {
	t.Helper()
	seen := map[Tile]bool{}
	left, top := math.MaxInt, math.MaxInt
	for _, tile := range tiles {
		if seen[tile] {
			t.Errorf("two points have the tile %v", tile)
		}
		seen[tile] = true
		left, top = min(left, tile.Column), min(top, tile.Row)
	}
	if len(tiles) > 0 && (left != 0 || top != 0) {
		t.Errorf("the first column is %d and the first row %d, want 0", left, top)
	}
	if n := blocks(tiles); n != min(len(tiles), 1) {
		t.Errorf("%d tiles in %d blocks, want one", len(tiles), n)
	}
}

func TestLayout(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 7, 50, 106, 209} {
		for seed := range uint64(4) {
			points := nation(n, seed)
			tiles := Layout(points)
			if len(tiles) != n {
				t.Fatalf("%d points have %d tiles", n, len(tiles))
			}
			checkLayout(t, tiles)
		}
	}
}

// A grid that fits has only one best layout: itself.
func TestLayoutOfHexagons(t *testing.T) {
	var points []Point
	var want []Tile
	for row := range 6 {
		for column := range 5 {
			tile := Tile{column, row}
			at := drawn(tile)
			points = append(points, Point{X: 400 + 30*at.x, Y: 300 + 30*at.y, Area: 900 * math.Sqrt(3) / 2})
			want = append(want, tile)
		}
	}
	if got := Layout(points); !slices.Equal(got, want) {
		t.Errorf("a grid of hexagons became %v", got)
	}
}

func TestLayoutOfAPermutation(t *testing.T) {
	points := nation(90, 5)
	tiles := Layout(points)
	order := rand.New(rand.NewPCG(9, 9)).Perm(len(points))
	shuffled := make([]Point, len(points))
	for i, k := range order {
		shuffled[i] = points[k]
	}
	for i, tile := range Layout(shuffled) {
		if tile != tiles[order[i]] {
			t.Fatalf("in another order, point %d has tile %v instead of %v", order[i], tile, tiles[order[i]])
		}
	}
	if again := Layout(points); !slices.Equal(again, tiles) {
		t.Error("the same points have other tiles the second time")
	}
}

func TestLayoutOfOddPlaces(t *testing.T) {
	same := slices.Repeat([]Point{{X: 10, Y: 10, Area: 5}}, 60)
	line := make([]Point, 40)
	for i := range line {
		line[i] = Point{X: float64(i), Area: 0}
	}
	apart := []Point{{0, 0, 1}, {1, 0, 1}, {10_000, 0, 1}, {10_001, 0, 1}}
	for name, points := range map[string][]Point{"one place": same, "no area": line, "far apart": apart} {
		t.Run(name, func(t *testing.T) { checkLayout(t, Layout(points)) })
	}
}

// Neighbours in a square: its sides, and not what lies across.
func TestNeighbours(t *testing.T) {
	square := []Point{{0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {1.1, 1.1, 1}, {20, 20, 1}}
	want := []link{{0, 1}, {0, 2}, {1, 3}, {2, 3}}
	got := neighbours(square)
	got = slices.DeleteFunc(got, func(l link) bool { return l == link{1, 2} }) // on the edge of the circle
	if !slices.Equal(got, want) {
		t.Errorf("neighbours are %v, want %v", got, want)
	}
}

// The cheapest assignment of five spots is found by trying all.
func TestAssign(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for range 50 {
		spots := make([]spot, 5)
		for i := range spots {
			spots[i] = spot{2 * random.Float64(), 2 * random.Float64()}
		}
		cells := within(1)
		must := map[cell]bool{cells[random.IntN(len(cells))]: true}
		given := assign(spots, cells, must)
		for c := range must {
			if !slices.Contains(given, c) {
				t.Fatalf("%v, which must be used, is not among %v", c, given)
			}
		}
		total := 0.0
		for i, c := range given {
			total += squared(spots[i], c.centre())
		}
		if best := cheapest(spots, cells, must, nil); math.Abs(total-best) > 1e-6 {
			t.Fatalf("an assignment costs %v, the best %v", total, best)
		}
	}
}

// cheapest tries every way to give the spots cells.
func cheapest(spots []spot, cells []cell, must map[cell]bool, given []cell) float64 {
	if len(given) == len(spots) {
		for c := range must {
			if !slices.Contains(given, c) {
				return math.Inf(1)
			}
		}
		return 0
	}
	best := math.Inf(1)
	for _, c := range cells {
		if !slices.Contains(given, c) {
			rest := cheapest(spots, cells, must, append(slices.Clone(given), c))
			best = min(best, squared(spots[len(given)], c.centre())+rest)
		}
	}
	return best
}
