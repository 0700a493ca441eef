package chart

import "strconv"

// The measures of a small map, in units of its view box: whole numbers, so
// that few bytes say where a tile is.
const (
	smallWidth  = 8
	smallRow    = 7
	smallMargin = 2
)

// smallShapes are the marks on a small map, as path data relative to the
// middle of a tile and back to it.
var smallShapes = map[form]string{
	ring:       "m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0m2 0",
	up:         "m0-5 5 8h-10zm0 5",
	down:       "m0 5 5-8h-10zm0-5",
	doubleUp:   "m0-5 5 8h-10zm0 5",
	doubleDown: "m0 5 5-8h-10zm0-5",
}

// Small returns a small map without links, as a picture that Title is the text
// alternative of: a dot for what is as expected or faint, the token's shape
// for what is not.
func (m TileMap) Small() []byte {
	dst := m.open(nil, "ccg-map__small", smallWidth, smallRow, smallMargin)
	dst = append(dst, ` role="img"`...)
	dst = append(appendAttr(dst, "aria-label", m.Title), '>')
	dst = m.appendSmall(dst, `class="ccg-map__faint" stroke="`+gridGrey+`"`, disc, func(t *Tile) bool { return t.Faint })
	for _, token := range drawOrder() {
		dst = m.appendSmall(dst, smallPaint(token), token.form(), func(t *Tile) bool { return !t.Faint && t.Token.known() == token })
	}
	return append(dst, `</svg>`...)
}

// smallPaint is the attributes that all the marks of a token share.
func smallPaint(t Token) string {
	switch t.form() {
	case ring:
		return `class="` + t.Class() + `" fill="none" stroke="` + ink + `"`
	case disc:
		return `class="` + t.Class() + `" stroke="` + t.Fill() + `"`
	}
	return `class="` + t.Class() + `" fill="` + t.Fill() + `"`
}

// appendSmall draws the tiles for which something holds as one path. A dot is
// a line of no length with round ends.
func (m TileMap) appendSmall(dst []byte, paint string, f form, holds func(*Tile) bool) []byte {
	mark, drawn := smallShapes[f], false
	if f == disc {
		paint += ` stroke-width="5" stroke-linecap="round"`
		mark = "h0"
	}
	x, y := 0, 0
	for i := range m.Tiles {
		t := &m.Tiles[i]
		if !holds(t) {
			continue
		}
		if !drawn {
			dst = append(dst, `<path `+paint+` d="M0 0`...)
			drawn = true
		}
		toX, toY := int(2*t.along())*smallWidth/2, t.Row*smallRow
		dst = append(dst, 'm')
		dst = strconv.AppendInt(dst, int64(toX-x), 10)
		if toY-y >= 0 {
			dst = append(dst, ' ')
		}
		dst = strconv.AppendInt(dst, int64(toY-y), 10)
		dst = append(dst, mark...)
		x, y = toX, toY
	}
	if !drawn {
		return dst
	}
	return append(dst, `"/>`...)
}
