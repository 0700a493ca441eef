package tiles

// join moves points of smaller blocks beside the largest, each time the one
// that then stands nearest to where it would, until there is one block.
func (b *board) join() {
	for {
		block := b.largest()
		if len(block) == len(b.at) {
			return
		}
		edge := b.edge(block)
		best, to := nobody, cell{}
		var shortest float64
		for i, c := range b.at {
			if block[c] {
				continue
			}
			for _, free := range edge {
				if d := squared(b.wanted[i], free.centre()); best == nobody || d < shortest {
					best, to, shortest = i, free, d
				}
			}
		}
		b.leave(best, to)
	}
}

// largest is the cells of the block with the most points; of several, the
// first in the order of the points.
func (b *board) largest() map[cell]bool {
	var largest map[cell]bool
	seen := map[cell]bool{}
	for _, c := range b.at {
		if seen[c] {
			continue
		}
		block := b.block(c)
		for c := range block {
			seen[c] = true
		}
		if len(block) > len(largest) {
			largest = block
		}
	}
	return largest
}

// block is the cells in use that can be reached from one over others in use.
func (b *board) block(from cell) map[cell]bool {
	block := map[cell]bool{from: true}
	for front := []cell{from}; len(front) > 0; front = front[1:] {
		for _, d := range steps {
			if c := front[0].plus(d); b.used(c) && !block[c] {
				block[c] = true
				front = append(front, c)
			}
		}
	}
	return block
}

// edge is the free cells that touch a block, by row and column.
func (b *board) edge(block map[cell]bool) []cell {
	found := map[cell]bool{}
	for c := range block {
		for _, d := range steps {
			if beside := c.plus(d); !b.used(beside) {
				found[beside] = true
			}
		}
	}
	return inOrder(found)
}
