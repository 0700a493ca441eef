package tiles

import "math"

// cell is a hexagon in axial coordinates: q counts eastward, r southward with
// half a step of east.
type cell struct{ q, r int }

// steps leads from a cell to the six that touch it.
var steps = [6]cell{{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}}

func (c cell) plus(d cell) cell { return cell{c.q + d.q, c.r + d.r} }

// centre is where a cell stands.
func (c cell) centre() spot {
	return spot{float64(c.q) + float64(c.r)/2, -float64(c.r) * math.Sqrt(3) / 2}
}

// distance is how many steps lead from one cell to another.
func (c cell) distance(d cell) int {
	q, r := c.q-d.q, c.r-d.r
	return (abs(q) + abs(r) + abs(q+r)) / 2
}

func abs(n int) int { return max(n, -n) }

// nearest is the cell of the row nearest to a spot that is nearest to it.
func nearest(s spot) cell {
	r := int(math.Round(-s.y * 2 / math.Sqrt(3)))
	return cell{int(math.Round(s.x - float64(r)/2)), r}
}

// tilesOf are cells as tiles, with the first row and the first column in use.
func tilesOf(cells []cell) []Tile {
	top := cells[0].r
	for _, c := range cells {
		top = min(top, c.r)
	}
	tiles := make([]Tile, len(cells))
	left := math.MaxInt
	for i, c := range cells {
		row := c.r - top
		tiles[i] = Tile{Column: c.q + (row-row%2)/2, Row: row}
		left = min(left, tiles[i].Column)
	}
	for i := range tiles {
		tiles[i].Column -= left
	}
	return tiles
}
