package tiles

// board is a layout being made better: who stands on which cell.
type board struct {
	at     []cell       // per point
	holder map[cell]int // the point on each cell in use
	wanted []spot       // per point: where it would stand
	links  [][]int      // per point: its neighbours
}

func newBoard(at []cell, wanted []spot, links []link) *board {
	b := &board{at: at, holder: make(map[cell]int, len(at)), wanted: wanted, links: make([][]int, len(at))}
	for i, c := range at {
		b.holder[c] = i
	}
	for _, l := range links {
		b.links[l.a] = append(b.links[l.a], l.b)
		b.links[l.b] = append(b.links[l.b], l.a)
	}
	return b
}

// cost is how badly a point stands on a cell: the square of how far it is from
// where it would stand, and of how many cells lie between it and each of its
// neighbours.
func (b *board) cost(i int, c cell) float64 {
	sum := squared(b.wanted[i], c.centre())
	for _, j := range b.links[i] {
		gap := float64(c.distance(b.at[j]) - 1)
		sum += gap * gap
	}
	return sum
}

// improve exchanges the cells of points at most two steps apart, and lets
// points take free cells beside them, as long as the layout gets better.
func (b *board) improve() {
	for better := true; better; {
		better = false
		for i := range b.at {
			for _, d := range nearby {
				better = b.try(i, b.at[i].plus(d)) || better
			}
		}
	}
}

// nearby leads from a cell to those at most two steps away.
var nearby = within(2)

// within lists the steps to the cells at most so many steps away, the cell
// itself left out.
func within(distance int) []cell {
	var found []cell
	for q := -distance; q <= distance; q++ {
		for r := -distance; r <= distance; r++ {
			if n := (cell{}).distance(cell{q, r}); n > 0 && n <= distance {
				found = append(found, cell{q, r})
			}
		}
	}
	return found
}

// least is the smallest gain worth a move. It keeps rounding from moving
// points to and fro for ever.
const least = 1e-9

// try moves a point to a cell, and whoever holds that to the point's own, if
// together they stand better then.
func (b *board) try(i int, to cell) bool {
	from := b.at[i]
	j, taken := b.holder[to]
	if !taken {
		return from.distance(to) == 1 && b.tryFree(i, to)
	}
	before := b.cost(i, from) + b.cost(j, to)
	b.put(i, to)
	b.put(j, from)
	if b.cost(i, to)+b.cost(j, from) < before-least {
		return true
	}
	b.put(i, from)
	b.put(j, to)
	return false
}

// tryFree moves a point to a free cell beside it, if it stands better there
// and that leaves no free cell shut in.
func (b *board) tryFree(i int, to cell) bool {
	from := b.at[i]
	if b.cost(i, to) >= b.cost(i, from)-least {
		return false
	}
	b.leave(i, to)
	if !b.shut(from) && !b.shutsBeside(to) {
		return true
	}
	b.leave(i, from)
	return false
}

// put stands a point on a cell.
func (b *board) put(i int, c cell) { b.at[i], b.holder[c] = c, i }

// leave stands a point on a cell and frees the one it stood on.
func (b *board) leave(i int, to cell) {
	delete(b.holder, b.at[i])
	b.put(i, to)
}

// shut reports whether a cell is free and all that touch it are in use.
func (b *board) shut(c cell) bool {
	if b.used(c) {
		return false
	}
	for _, d := range steps {
		if !b.used(c.plus(d)) {
			return false
		}
	}
	return true
}

// shutsBeside reports whether any cell that touches one is shut.
func (b *board) shutsBeside(c cell) bool {
	for _, d := range steps {
		if b.shut(c.plus(d)) {
			return true
		}
	}
	return false
}

func (b *board) used(c cell) bool {
	_, used := b.holder[c]
	return used
}
