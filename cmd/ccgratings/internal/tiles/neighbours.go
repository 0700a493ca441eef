package tiles

import "math"

// link joins two neighbours, by their indices.
type link struct{ a, b int }

// reach is how far apart neighbours may lie, in sums of the radii of discs of
// their areas. Where it is further, there is water between, or nothing.
const reach = 1.8

// neighbours finds the pairs of points that lie side by side: those that have
// no third point in the circle of which they are a diameter (Gabriel and Sokal,
// A new statistical approach to geographic variation analysis, Systematic
// Zoology 18, 1969), if they are within reach of each other. The time grows
// with the cube of the number of points.
func neighbours(points []Point) []link {
	var links []link
	for a, p := range points {
		for b := a + 1; b < len(points); b++ {
			q := points[b]
			near := math.Hypot(q.X-p.X, q.Y-p.Y) <= reach*(radius(p)+radius(q))
			if near && !between(points, a, b) {
				links = append(links, link{a, b})
			}
		}
	}
	return links
}

// radius is that of a disc of a point's area.
func radius(p Point) float64 { return math.Sqrt(p.Area / math.Pi) }

// between reports whether a third point lies in the circle of which two are a
// diameter.
func between(points []Point, a, b int) bool {
	p, q := points[a], points[b]
	for c, r := range points {
		if c != a && c != b && (r.X-p.X)*(r.X-q.X)+(r.Y-p.Y)*(r.Y-q.Y) < 0 {
			return true
		}
	}
	return false
}
