package tiles

import "math"

// spot is a position in tiles: 1 is a step, the distance between hexagons that
// touch. y grows northward.
type spot struct{ x, y float64 }

// How the points are spread. The numbers were chosen by the look of England in
// 2016 and 2019 and by the measures in the tests; none of them is delicate.
const (
	rounds  = 300  // enough for England to come to rest
	stretch = 0.3  // the power of the true distance, in steps, that far neighbours keep
	hold    = 0.03 // the share of the way to its true position that each point is drawn in a round
)

// spread moves the points apart until each has room for a tile: each is drawn
// to where its neighbours would have it, and a little to where it truly is,
// and is pushed from those that are closer than a step.
func spread(points []Point, links []link) []spot {
	home := scaled(points)
	at := append([]spot(nil), home...)
	wishes := wishesOf(home, links)
	for range rounds {
		pull(at, wishes)
		for i, h := range home {
			at[i].x += hold * (h.x - at[i].x)
			at[i].y += hold * (h.y - at[i].y)
		}
		push(at)
	}
	return at
}

// scaled are the points in tiles, at the scale at which as many tiles as there
// are points have the area of all the land.
func scaled(points []Point) []spot {
	area := 0.0
	for _, p := range points {
		area += p.Area
	}
	step := math.Sqrt(2 / math.Sqrt(3) * area / float64(len(points)))
	if step == 0 {
		step = 1
	}
	at := make([]spot, len(points))
	for i, p := range points {
		at[i] = spot{p.X / step, p.Y / step}
	}
	return at
}

// wish is where one neighbour would have the other: by how much further east
// and north b should lie than a.
type wish struct {
	link
	east, north float64
}

// wishesOf keeps the directions between neighbours, and a little of their
// distances where these are more than a step.
func wishesOf(home []spot, links []link) []wish {
	wishes := make([]wish, len(links))
	for i, l := range links {
		east, north := home[l.b].x-home[l.a].x, home[l.b].y-home[l.a].y
		wishes[i].link = l
		if d := math.Hypot(east, north); d > 0 {
			k := math.Pow(max(1, d), stretch) / d
			wishes[i].east, wishes[i].north = k*east, k*north
		}
	}
	return wishes
}

// pull moves every spot halfway to the mean of where its neighbours would have
// it.
func pull(at []spot, wishes []wish) {
	sum, n := make([]spot, len(at)), make([]float64, len(at))
	for _, w := range wishes {
		a, b := at[w.a], at[w.b]
		sum[w.a].x += b.x - w.east
		sum[w.a].y += b.y - w.north
		sum[w.b].x += a.x + w.east
		sum[w.b].y += a.y + w.north
		n[w.a]++
		n[w.b]++
	}
	for i := range at {
		if n[i] > 0 {
			at[i].x += (sum[i].x/n[i] - at[i].x) / 2
			at[i].y += (sum[i].y/n[i] - at[i].y) / 2
		}
	}
}

// push moves every two spots that are closer than a step apart, by half of
// what they lack; those in one place, east and west.
func push(at []spot) {
	for a := range at {
		for b := a + 1; b < len(at); b++ {
			dx, dy := at[b].x-at[a].x, at[b].y-at[a].y
			if dx*dx+dy*dy >= 1 {
				continue
			}
			d := math.Hypot(dx, dy)
			if d == 0 {
				dx, d = 1e-9, 1e-9
			}
			by := (1 - d) / d / 4
			at[a].x -= dx * by
			at[a].y -= dy * by
			at[b].x += dx * by
			at[b].y += dy * by
		}
	}
}
