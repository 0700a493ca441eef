package card

import (
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// mask says how much of each pixel a shape covers, from 0 to 255. Left and Top
// are where its corner stands beside the point that it is drawn at.
type mask struct {
	left, top     int
	width, height int
	covered       []uint8
}

// edge is a straight piece of an outline, from its upper end to its lower one,
// in 64ths of a pixel. Turn is 1 if the outline runs down along it, -1 if up.
type edge struct {
	x0, y0, x1, y1 int
	turn           int
}

const (
	curveSteps = 8 // straight pieces for a curve
	unit       = 64
	scans      = 8 // lines scanned in each row of pixels
)

// outline makes edges of what a font says of a letter. Its curves are
// quadratic, as in every TrueType font.
func outline(segments sfnt.Segments) []edge {
	var edges []edge
	var start, pen fixed.Point26_6
	line := func(to fixed.Point26_6) {
		if pen.Y < to.Y {
			edges = append(edges, edge{int(pen.X), int(pen.Y), int(to.X), int(to.Y), 1})
		} else if pen.Y > to.Y {
			edges = append(edges, edge{int(to.X), int(to.Y), int(pen.X), int(pen.Y), -1})
		}
		pen = to
	}
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			line(start)
			start, pen = s.Args[0], s.Args[0]
		case sfnt.SegmentOpLineTo:
			line(s.Args[0])
		case sfnt.SegmentOpQuadTo:
			from := pen
			for i := 1; i <= curveSteps; i++ {
				line(onCurve(from, s.Args[0], s.Args[1], i))
			}
		}
	}
	line(start)
	return edges
}

// onCurve is the point that is i of curveSteps along a quadratic curve.
func onCurve(a, b, c fixed.Point26_6, i int) fixed.Point26_6 {
	t, u := fixed.Int26_6(i), fixed.Int26_6(curveSteps-i)
	return fixed.Point26_6{
		X: (u*u*a.X + 2*u*t*b.X + t*t*c.X) / (curveSteps * curveSteps),
		Y: (u*u*a.Y + 2*u*t*b.Y + t*t*c.Y) / (curveSteps * curveSteps),
	}
}

// fill covers what lies inside edges: where the outline turns round a point
// other than no times.
func fill(edges []edge) mask {
	if len(edges) == 0 {
		return mask{}
	}
	e := edges[0]
	left, top, right, bottom := e.x0, e.y0, e.x0, e.y1
	for _, e := range edges {
		left, right = min(left, e.x0, e.x1), max(right, e.x0, e.x1)
		top, bottom = min(top, e.y0), max(bottom, e.y1)
	}
	m := mask{left: floor(left), top: floor(top)}
	m.width, m.height = floor(right+unit-1)-m.left, floor(bottom+unit-1)-m.top
	m.covered = make([]uint8, m.width*m.height)
	row := make([]int, m.width)
	var across []crossing
	for y := range m.height {
		clear(row)
		for s := range scans {
			across = scan(row, edges, across[:0], m.left*unit, (m.top+y)*unit+(2*s+1)*unit/(2*scans))
		}
		for x, sum := range row {
			m.covered[y*m.width+x] = uint8(sum * 255 / (unit * scans))
		}
	}
	return m
}

// crossing is where an edge crosses a line.
type crossing struct{ x, turn int }

// scan adds to a row of pixels, which begins at left, what is inside on the
// line at y. It gathers the crossings in across and returns them.
func scan(row []int, edges []edge, across []crossing, left, y int) []crossing {
	for _, e := range edges {
		if e.y0 <= y && y < e.y1 {
			across = append(across, crossing{e.x0 + (e.x1-e.x0)*(y-e.y0)/(e.y1-e.y0) - left, e.turn})
		}
	}
	slices.SortFunc(across, func(a, b crossing) int { return a.x - b.x })
	turns := 0
	for i, c := range across {
		turns += c.turn
		if turns != 0 && i+1 < len(across) {
			span(row, c.x, across[i+1].x)
		}
	}
	return across
}

// span adds a stretch of a line to the pixels under it.
func span(row []int, from, to int) {
	for x := from / unit; x < len(row) && x*unit < to; x++ {
		row[x] += min(to, (x+1)*unit) - max(from, x*unit)
	}
}

// floor is the pixel that a place in 64ths of a pixel lies in.
func floor(x int) int { return x >> 6 }
