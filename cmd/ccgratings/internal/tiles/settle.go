package tiles

import (
	"cmp"
	"maps"
	"slices"
)

// margin is how many steps from its nearest cell a spot may be given one.
// Spread spots are about a step apart, so there are enough cells for all
// unless many spots are in one place.
const margin = 2

// settle gives every spot a cell of its own near it, so that the sum of squared
// distances is least of all ways that leave no free cell inside. Cells inside
// must then be used; where there are more of these than spots, some stay free.
func settle(spots []spot) []cell {
	cells := around(spots)
	inside := map[cell]bool{}
	for {
		given := assign(spots, cells, inside)
		known := len(inside)
		for _, c := range enclosed(given, cells) {
			inside[c] = true
		}
		if len(inside) == known {
			return given
		}
	}
}

// around lists the cells within a margin of any spot, by row and column; a
// wider margin if they are too few.
func around(spots []spot) []cell {
	for margin := margin; ; margin *= 2 {
		found := map[cell]bool{}
		for _, s := range spots {
			middle := nearest(s)
			for q := -margin; q <= margin; q++ {
				for r := max(-margin, -q-margin); r <= min(margin, -q+margin); r++ {
					found[middle.plus(cell{q, r})] = true
				}
			}
		}
		if len(found) >= len(spots) {
			return inOrder(found)
		}
	}
}

// inOrder lists cells by row and column.
func inOrder(cells map[cell]bool) []cell {
	return slices.SortedFunc(maps.Keys(cells), func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.r, b.r), cmp.Compare(a.q, b.q))
	})
}

// enclosed lists those of some cells that are free and from which no way leads
// out over free cells.
func enclosed(used, cells []cell) []cell {
	free := map[cell]bool{}
	for _, c := range cells {
		free[c] = true
	}
	outside := func(c cell) bool { return !free[c] }
	edge := cellsWhere(cells, func(c cell) bool {
		return slices.ContainsFunc(steps[:], func(d cell) bool { return outside(c.plus(d)) })
	})
	for _, c := range used {
		delete(free, c)
	}
	front := cellsWhere(edge, func(c cell) bool { return free[c] })
	for _, c := range front {
		delete(free, c)
	}
	for ; len(front) > 0; front = front[1:] {
		for _, d := range steps {
			if c := front[0].plus(d); free[c] {
				delete(free, c)
				front = append(front, c)
			}
		}
	}
	return inOrder(free)
}

// cellsWhere are the cells for which something holds.
func cellsWhere(cells []cell, holds func(cell) bool) []cell {
	var found []cell
	for _, c := range cells {
		if holds(c) {
			found = append(found, c)
		}
	}
	return found
}
