package card

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A square of two and a half pixels, begun half way into a pixel, covers what
// it covers, whichever way round it is drawn.
func TestFill(t *testing.T) {
	square := func(from, to int, turn int) []edge {
		return []edge{{from, from, from, to, turn}, {to, from, to, to, -turn}}
	}
	for _, turn := range []int{1, -1} {
		m := fill(square(32, 192, turn))
		want := []uint8{63, 127, 127, 127, 255, 255, 127, 255, 255}
		if m.left != 0 || m.top != 0 || m.width != 3 || m.height != 3 || !slices.Equal(m.covered, want) {
			t.Errorf("%+v, want %v", m, want)
		}
	}
	ring := fill(append(square(0, 320, 1), square(64, 256, -1)...))
	if ring.covered[0] != 255 || ring.covered[2*5+2] != 0 {
		t.Errorf("a ring is filled: %v", ring.covered)
	}
	if m := fill(square(-96, -32, 1)); m.left != -2 || m.top != -2 || m.covered[0] != 63 {
		t.Errorf("left of and above the point: %+v", m)
	}
	if m := fill(nil); m.width != 0 {
		t.Errorf("nothing covers %+v", m)
	}
}

// A curve ends where it should and passes through its middle, which is half way
// between the control point and the chord's middle.
func TestOutline(t *testing.T) {
	point := func(x, y int) fixed.Point26_6 {
		return fixed.Point26_6{X: fixed.Int26_6(x), Y: fixed.Int26_6(y)}
	}
	edges := outline(sfnt.Segments{
		{Op: sfnt.SegmentOpMoveTo, Args: [3]fixed.Point26_6{point(0, 0)}},
		{Op: sfnt.SegmentOpQuadTo, Args: [3]fixed.Point26_6{point(640, 640), point(0, 1280)}},
	})
	last := edges[len(edges)-2]
	if last.x1 != 0 || last.y1 != 1280 {
		t.Errorf("the curve ends at %d, %d", last.x1, last.y1)
	}
	if !slices.ContainsFunc(edges, func(e edge) bool { return e.x1 == 320 && e.y1 == 640 }) {
		t.Errorf("the curve does not pass through its middle: %v", edges)
	}
	if back := edges[len(edges)-1]; back != (edge{0, 0, 0, 1280, -1}) {
		t.Errorf("the outline is closed by %v", back)
	}
}

func TestWrap(t *testing.T) {
	l := painter(t).small
	width := l.width("one two three four")
	check := func(text string, lines int, ok bool, want ...string) {
		t.Helper()
		got, fits := l.wrap(text, width, lines)
		if fits != ok || ok && !slices.Equal(got, want) {
			t.Errorf("%q: %q, %t; want %q, %t", text, got, fits, want, ok)
		}
	}
	check("", 1, true)
	check("one two three four", 1, true, "one two three four")
	check("one two three four five", 1, false)
	check("one two three four five", 2, true, "one two three", "four five") // not "five" alone
	check(strings.Repeat("w", 100), 2, false)
	if got := l.cut("one two three four, five", width); got != "one two three four" && !strings.HasSuffix(got, ellipsis) || l.width(got) > width {
		t.Errorf("cut to %q", got)
	}
	if got := l.cut("word", 1); got != ellipsis {
		t.Errorf("cut to nothing: %q", got)
	}
}
