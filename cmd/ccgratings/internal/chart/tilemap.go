package chart

import (
	"math"
	"strconv"
)

// Tile is a unit on a TileMap: a hexagon in a row of hexagons. Those of odd
// rows stand half a hexagon further right.
type Tile struct {
	Name        string
	Href        string // empty if the tile leads nowhere
	Column, Row int    // from 0
	Token       Token
	Faint       bool // on a small map: only there to show where the others lie
}

// TileMap shows units roughly where they lie, each as a hexagon of one size
// with the fill and the shape of its token.
type TileMap struct {
	ID      string // unique on the page
	Title   string // what the map shows; of a small map, the whole text alternative
	Summary string // the same in words
	Tiles   []Tile // in reading order
}

// The measures of a map, in units of its view box. Hexagons stand on a corner.
const (
	tileWidth  = 20   // from the middle of one to the middle of the next
	tileRow    = 17.3 // from row to row: tileWidth times half the root of 3
	tileMargin = 2    // round all
)

// The hexagon is a little smaller than its cell, so that paper shows between.
const tileHexagon = "M0-11 9.5-5.5V5.5L0 11-9.5 5.5V-5.5Z"

// tileShapes are the shapes on hexagons. The disc is small, so that what is as
// expected recedes.
var tileShapes = [...]string{
	ring:       "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0Z",
	disc:       "M-1.8 0a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0Z",
	up:         "M0-6 6 4.5H-6Z",
	down:       "M0 6 6-4.5H-6Z",
	doubleUp:   "M0-8 6-.5H3L6 7H-6L-3-.5H-6Z",
	doubleDown: "M0 8 6 .5H3L6-7H-6L-3 .5H-6Z",
}

// SVG returns the map as an SVG element to stand in an HTML page: a group of
// links, each named by its unit and the word of its token. Its width is that
// of what it stands in.
func (m TileMap) SVG() []byte {
	id := safeID(m.ID)
	dst := m.open(nil, "ccg-map__svg", tileWidth, tileRow, tileMargin)
	dst = append(dst, ` role="group"`...)
	dst = appendAttr(dst, "aria-labelledby", id+"-title")
	dst = appendAttr(dst, "aria-describedby", id+"-desc")
	dst = append(dst, '>')
	dst = appendElement(dst, "title", id+"-title", m.Title)
	dst = appendElement(dst, "desc", id+"-desc", m.Summary)
	dst = m.appendDefinitions(dst, id)
	for i := range m.Tiles {
		dst = m.Tiles[i].append(dst, id)
	}
	return append(dst, `</svg>`...)
}

// open begins the SVG element and leaves it open for more attributes.
func (m TileMap) open(dst []byte, class string, width, row, margin float64) []byte {
	columns, rows := 0.0, 0
	for i := range m.Tiles {
		columns = max(columns, m.Tiles[i].along()+1)
		rows = max(rows, m.Tiles[i].Row+1)
	}
	dst = append(dst, `<svg xmlns="http://www.w3.org/2000/svg"`...)
	dst = appendAttr(dst, "class", class)
	dst = append(dst, ` viewBox="`...)
	for i, n := range []float64{-width/2 - margin, -row*2/3 - margin, columns*width + 2*margin, float64(max(rows, 1)-1)*row + row*4/3 + 2*margin} {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = strconv.AppendFloat(dst, math.Round(n*10)/10, 'f', -1, 64)
	}
	return append(dst, '"')
}

// along is how many hexagons a tile stands from the left.
func (t *Tile) along() float64 { return float64(t.Column) + float64(t.Row%2)/2 }

// appendDefinitions draws the tile of each token that occurs, once.
func (m TileMap) appendDefinitions(dst []byte, id string) []byte {
	var used [tokenCount]bool
	for i := range m.Tiles {
		used[m.Tiles[i].Token.known()] = true
	}
	dst = append(dst, `<defs>`...)
	for _, t := range legendOrder() {
		if used[t] {
			dst = appendDefinition(dst, id, t)
		}
	}
	return append(dst, `</defs>`...)
}

// appendDefinition draws the tile of a token: its fill, and on it its shape.
func appendDefinition(dst []byte, id string, t Token) []byte {
	dst = append(dst, `<g`...)
	dst = appendAttr(dst, "id", id+"-"+t.Class())
	dst = append(appendAttr(dst, "class", t.Class()), '>')
	return append(appendTilePaths(dst, t), `</g>`...)
}

// appendTilePaths draws a hexagon and the shape on it around (0, 0). The shape
// has the colour of paper, but for a ring, which is drawn in ink like the
// outline of its hexagon.
func appendTilePaths(dst []byte, t Token) []byte {
	dst = append(dst, `<path class="ccg-map__tile" d="`+tileHexagon+`"`...)
	dst = appendAttr(dst, "fill", t.Fill())
	if t.form() == ring {
		dst = append(dst, ` stroke="`+ink+`" stroke-dasharray="3 2"/><path class="ccg-map__ring" fill="none" stroke="`+ink+`" stroke-width="1.5"`...)
	} else {
		dst = append(dst, `/><path class="ccg-map__shape" fill="#fff" stroke="none"`...)
	}
	return append(dst, ` d="`+tileShapes[t.form()]+`"/>`...)
}

// append draws one tile, as a link if it leads anywhere.
func (t *Tile) append(dst []byte, id string) []byte {
	element := "g"
	if t.Href != "" {
		element = "a"
	}
	dst = append(append(dst, '<'), element...)
	if t.Href != "" {
		dst = appendAttr(dst, "href", t.Href)
	}
	dst = append(dst, '>')
	dst = appendElement(dst, "title", "", t.Name+": "+lowerWord(t.Token))
	dst = append(t.appendUse(append(dst, `<use`...), id, t.Token.Class()), `/></`...)
	return append(append(dst, element...), '>')
}

// appendUse says what is drawn for a tile, and where.
func (t *Tile) appendUse(dst []byte, id, what string) []byte {
	dst = appendAttr(dst, "href", "#"+id+"-"+what)
	dst = append(dst, ` x="`...)
	dst = strconv.AppendInt(dst, int64(t.along()*tileWidth), 10)
	dst = append(dst, `" y="`...)
	dst = strconv.AppendFloat(dst, math.Round(float64(t.Row)*tileRow*10)/10, 'f', -1, 64)
	return append(dst, '"')
}

// lowerWord is the word of a token for the middle of a sentence.
func lowerWord(t Token) string {
	word := []byte(t.Word())
	if word[0] >= 'A' && word[0] <= 'Z' {
		word[0] += 'a' - 'A'
	}
	return string(word)
}

// TileKey is the tile of a token alone, as an SVG element for a legend.
func TileKey(t Token) []byte {
	dst := append([]byte(nil), `<svg`...)
	dst = appendAttr(dst, "class", "ccg-map__key "+t.Class())
	dst = append(dst, ` width="24" height="26" viewBox="-11 -12 22 24" aria-hidden="true">`...)
	return append(appendTilePaths(dst, t), `</svg>`...)
}
