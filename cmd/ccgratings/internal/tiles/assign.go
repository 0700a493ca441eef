package tiles

import "math"

// assign gives each spot a cell of its own so that all that must be used are
// used and, of the ways to do that, the sum of squared distances is least. There
// are at least as many cells as spots; of more that must be used than there are
// spots, as many are used as there are spots. For each
// spot in turn the shortest path that frees a cell for it is found, with prices
// that keep every cost at or above zero (Kuhn, The Hungarian method for the
// assignment problem, 1955; Edmonds and Karp, Theoretical improvements in
// algorithmic efficiency for network flow problems, 1972). With n spots and m
// cells the time grows with n²m.
func assign(spots []spot, cells []cell, must map[cell]bool) []cell {
	a := newAssignment(spots, cells, must)
	for i := range spots {
		a.place(i)
	}
	given := make([]cell, len(spots))
	for j, i := range a.holder {
		if i != nobody {
			given[i] = cells[j]
		}
	}
	return given
}

// reward is how much less a cell that must be used costs; more than all other
// costs together can differ.
const reward = 1e6

// nobody holds a cell that is free.
const nobody = -1

// assignment is a cheapest assignment of the spots placed so far.
type assignment struct {
	cost    [][]float64 // per spot, per cell
	holder  []int       // per cell: its spot
	of      []float64   // per spot: its price
	on      []float64   // per cell: its price
	length  []float64   // per cell: of the shortest path to it
	from    []int       // per cell: the cell before it on that path
	settled []bool      // per cell: no shorter path will be found
}

func newAssignment(spots []spot, cells []cell, must map[cell]bool) *assignment {
	m := len(cells)
	a := &assignment{
		holder: make([]int, m), on: make([]float64, m), of: make([]float64, len(spots)),
		length: make([]float64, m), from: make([]int, m), settled: make([]bool, m),
	}
	for j := range a.holder {
		a.holder[j] = nobody
	}
	for _, s := range spots {
		row := make([]float64, m)
		for j, c := range cells {
			row[j] = squared(s, c.centre())
			if must[c] {
				row[j] -= reward
			}
		}
		a.cost = append(a.cost, row)
	}
	return a
}

// squared is the squared distance between two spots.
func squared(a, b spot) float64 { return (a.x-b.x)*(a.x-b.x) + (a.y-b.y)*(a.y-b.y) }

// place gives one more spot a cell, and others another where that is cheaper.
func (a *assignment) place(spot int) {
	for j := range a.length {
		a.length[j], a.from[j], a.settled[j] = math.Inf(1), nobody, false
	}
	at, here, free := spot, nobody, nobody
	total := 0.0
	for free == nobody {
		here, total = a.next(at, here, total)
		a.settled[here] = true
		if at = a.holder[here]; at == nobody {
			free = here
		}
	}
	a.reprice(spot, total)
	a.shift(spot, free)
}

// next finds the cell that is nearest after a spot, which holds a cell at the
// end of a path of a length, has been looked at.
func (a *assignment) next(spot, here int, total float64) (cell int, length float64) {
	cell, length = nobody, math.Inf(1)
	for j := range a.length {
		if a.settled[j] {
			continue
		}
		if through := total + a.cost[spot][j] - a.of[spot] - a.on[j]; through < a.length[j] {
			a.length[j], a.from[j] = through, here
		}
		if a.length[j] < length {
			cell, length = j, a.length[j]
		}
	}
	return cell, length
}

// reprice keeps the costs of all spots placed so far at or above zero, and
// those of the cells they hold at zero.
func (a *assignment) reprice(spot int, total float64) {
	a.of[spot] += total
	for j, settled := range a.settled {
		if settled && a.holder[j] != nobody {
			a.of[a.holder[j]] += total - a.length[j]
		}
		if settled {
			a.on[j] -= total - a.length[j]
		}
	}
}

// shift hands the cells of the shortest path on, from the free one at its end.
func (a *assignment) shift(spot, free int) {
	for j := free; ; j = a.from[j] {
		if a.from[j] == nobody {
			a.holder[j] = spot
			return
		}
		a.holder[j] = a.holder[a.from[j]]
	}
}
