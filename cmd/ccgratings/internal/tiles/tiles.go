// Package tiles lays out places as hexagons of one size, one a place, so that
// a nation is recognised and places that lie side by side touch.
//
// A map of true areas shows large empty places and hides crowded ones; here
// each place takes the same room. The layout is our own and is worked out from
// the places alone:
//
//  1. neighbours are found: the Gabriel graph of the places, without those
//     links that are long for the areas of both;
//  2. the places are spread out, each about a step from its neighbours in the
//     true direction, until none lie much closer than a step;
//  3. each is given a cell of a grid of hexagons, so that the sum of squared
//     displacements is least and no cell inside is left free;
//  4. cells are exchanged, and free ones taken, where that brings neighbours
//     together.
//
// The package knows nothing of what the places are.
package tiles

import (
	"cmp"
	"slices"
)

// Point is a place: its position on a plane, east and north, and the area of
// its land in the square of that unit.
type Point struct{ X, Y, Area float64 }

// Tile is a cell of a grid of hexagons that stand on a corner, in rows. Rows
// are counted from the north and columns from the west; those of odd rows
// stand half a hexagon further east.
type Tile struct{ Column, Row int }

// Layout gives each point a tile of its own, all of them in one block. The
// first column and the first row are in use. Points in another order have the
// same tiles in that order; the same points always have the same. Some 200
// points take some tens of milliseconds, and the time grows with the cube of
// their number.
func Layout(points []Point) []Tile {
	order := make([]int, len(points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := points[a], points[b]
		return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y), cmp.Compare(p.Area, q.Area))
	})
	sorted := make([]Point, len(points))
	for i, k := range order {
		sorted[i] = points[k]
	}
	tiles := make([]Tile, len(points))
	for i, t := range layout(sorted) {
		tiles[order[i]] = t
	}
	return tiles
}

// layout lays out points in their given order.
func layout(points []Point) []Tile {
	if len(points) == 0 {
		return nil
	}
	links := neighbours(points)
	wanted := spread(points, links)
	b := newBoard(settle(wanted), wanted, links)
	b.improve()
	b.join()
	return tilesOf(b.at)
}
