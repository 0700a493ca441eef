package chart

// outlines are the shapes as path data around (0, 0), about 8 pixels across.
// A double shape is taller than a single one, so that it also stands out small.
var outlines = [...]string{
	ring:       "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0Z",
	disc:       "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z",
	up:         "M0-5 4.6 3.4H-4.6Z",
	down:       "M0 5 4.6-3.4H-4.6Z",
	doubleUp:   "M0-9 4.6-1.4H2.2L4.6 6.4H-4.6L-2.2-1.4H-4.6Z",
	doubleDown: "M0 9 4.6 1.4H2.2L4.6-6.4H-4.6L-2.2 1.4H-4.6Z",
}

// appendPaint appends the presentation attributes of a token: fill and outline.
func appendPaint(dst []byte, t Token) []byte {
	dst = appendAttr(dst, "class", t.Class())
	dst = appendAttr(dst, "fill", t.Fill())
	if t.form() == ring {
		return append(dst, ` stroke="`+ink+`" stroke-dasharray="3 1"`...)
	}
	return append(dst, ` stroke="#fff" stroke-width=".7"`...)
}

// The marks of a Trend carry no verdict, so none is the shape of a token: a
// larger disc, and a square for a figure of another kind.
const (
	trendDisc   = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
	trendSquare = "M-3.7-3.7H3.7V3.7H-3.7Z"
)
