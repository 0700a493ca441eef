package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// maxRowBytes is how long a row may be, quotes and line end included, so that
// a lost quote cannot fill the memory.
const maxRowBytes = 1 << 20

// errRowTooLong is what the parser gets that asks for more of a row.
var errRowTooLong = errors.New("the row is longer than 1 MB")

// fault is what makes a row unreadable, and where. Its line is 0 when nothing
// does.
type fault struct {
	line, column int
	text         string
}

// before reports whether a is a fault that comes before b, if that is one.
func (a fault) before(b fault) bool {
	return a.line > 0 && (b.line == 0 || a.line < b.line || a.line == b.line && a.column < b.column)
}

// badByte is a byte that no cell may hold.
type badByte struct {
	offset       int64
	line, column int
	value        byte
}

// normaliser stands between a file and encoding/csv and does what that does
// not: it drops a byte-order mark, makes every line end LF, keeps the places
// of bytes that are not text, and refuses to give more of a row than
// maxRowBytes. No line but the first loses a byte before its end, so lines and
// columns are those of the file without the mark. Offsets are in what it gives.
type normaliser struct {
	in  io.Reader
	err error // why in gave no more; io.EOF at its end

	text    []byte // text[:ready] is normalised; the rest is a part of a character
	base    int64  // offset of text[0]
	row     int    // where in text the row begins that is being parsed
	given   int    // text[:given] was given to the parser
	ready   int
	refused bool // more of a row than it may have

	begun        bool // past the mark, if there is one
	afterCR      bool // the last byte was CR, so that LF belongs to it
	line, column int  // of text[ready]
	bad          []badByte
}

func newNormaliser(in io.Reader) *normaliser {
	return &normaliser{in: in, text: make([]byte, 0, 64<<10), line: 1, column: 1}
}

// startRow says that the parser is done with what is before an offset.
func (n *normaliser) startRow(offset int64) { n.row = int(offset - n.base) }

// rowTo is the text from the start of the row to an offset.
func (n *normaliser) rowTo(offset int64) []byte { return n.text[n.row:int(offset-n.base)] }

// Read gives normalised text to the parser.
func (n *normaliser) Read(p []byte) (int, error) {
	if n.given == n.ready && n.err == nil {
		n.fill()
	}
	limit := min(n.ready, n.row+maxRowBytes)
	switch {
	case n.given < limit:
		some := copy(p, n.text[n.given:limit])
		n.given += some
		return some, nil
	case n.given < n.ready:
		n.refused = true
		return 0, errRowTooLong
	}
	return 0, n.err
}

// fill reads more, in place of the rows that are done with.
func (n *normaliser) fill() {
	if n.row > 0 {
		n.text = n.text[:copy(n.text, n.text[n.row:])]
		n.base += int64(n.row)
		n.given -= n.row
		n.ready -= n.row
		n.row = 0
	}
	if len(n.text) == cap(n.text) {
		n.text = slices.Grow(n.text, cap(n.text))
	}
	var some int
	some, n.err = n.in.Read(n.text[len(n.text):cap(n.text)])
	n.text = n.text[:len(n.text)+some]
	if !n.begun {
		if len(n.text) < len("\uFEFF") && n.err == nil {
			return
		}
		n.begun = true
		n.text = bytes.TrimPrefix(n.text, []byte("\uFEFF"))
	}
	n.normalise()
}

// normalise makes what was read ready, but for a character that is cut.
func (n *normaliser) normalise() {
	text, from := n.text, n.ready // what is ready ends before what is not begins
	for from < len(text) {
		size := plain(text[from:])
		if size > 0 {
			n.afterCR = false
			n.keep(text[from : from+size])
		} else if size = n.special(text[from:]); size == 0 {
			break
		}
		from += size
	}
	n.text = append(text[:n.ready], text[from:]...)
}

// plain counts the bytes up to a line end, a control character or one that is
// not ASCII.
func plain(text []byte) int {
	for i, b := range text {
		if b < ' ' && b != '\t' || b >= 0x7F {
			return i
		}
	}
	return len(text)
}

// special makes one character ready that is not plain, and gives its length;
// 0 when it is cut.
func (n *normaliser) special(text []byte) int {
	b, size, afterCR := text[0], 1, n.afterCR
	n.afterCR = b == '\r'
	switch {
	case b == '\n' && afterCR:
		return 1
	case b == '\n' || b == '\r':
		n.text[n.ready] = '\n'
		n.ready++
		n.line++
		n.column = 1
		return 1
	case b < utf8.RuneSelf:
		n.badByte(b)
	case !utf8.FullRune(text) && n.err == nil:
		return 0
	default:
		var r rune
		if r, size = utf8.DecodeRune(text); r == utf8.RuneError && size == 1 {
			n.badByte(b)
		}
	}
	n.keep(text[:size])
	return size
}

// keep makes bytes of a line ready.
func (n *normaliser) keep(text []byte) {
	n.ready += copy(n.text[n.ready:], text)
	n.column += len(text)
}

// badByte keeps the first bad byte of a line, which is next.
func (n *normaliser) badByte(value byte) {
	if k := len(n.bad); k == 0 || n.bad[k-1].line < n.line {
		n.bad = append(n.bad, badByte{n.base + int64(n.ready), n.line, n.column, value})
	}
}

// fault is the first bad byte before an offset. It forgets all before it.
func (n *normaliser) fault(offset int64) fault {
	var first fault
	for len(n.bad) > 0 && n.bad[0].offset < offset {
		if bad := n.bad[0]; first.line == 0 {
			format := "control character 0x%02X, expected text"
			if bad.value >= utf8.RuneSelf {
				format = "byte 0x%02X is not UTF-8: save the file as UTF-8"
			}
			first = fault{bad.line, bad.column, fmt.Sprintf(format, bad.value)}
		}
		n.bad = n.bad[1:]
	}
	return first
}
