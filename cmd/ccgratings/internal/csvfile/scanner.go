package csvfile

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// Bounds on one row, so that a lost quote cannot fill the memory.
const (
	maxRowBytes = 1 << 20 // text of all its cells
	maxCells    = 1 << 14 // as many columns as a spreadsheet has
)

// cell is one cell of the row being read.
type cell struct {
	start, end   int // of its text in scanner.text
	line, column int // of its first byte in the file, blanks and quote included
}

// fault is what makes a row unreadable, and where.
type fault struct {
	line, column int
	text         string
}

// scanner splits a file into rows of cells as RFC 4180 does. It differs in
// three things: a line may end in LF, CRLF or CR, in quotes too (where it
// becomes LF); blanks around a quoted cell are nothing; blanks before any cell
// are dropped. A row with a fault is read to its end, so that the next row is
// found.
//
// encoding/csv does not do: it skips blank lines, takes CR for text, keeps no
// position for a bad byte, and reads a quote that is never closed into memory.
type scanner struct {
	in    io.Reader
	err   error  // why in gave no more; io.EOF at its end
	chunk []byte // read and not yet scanned: chunk[at:]
	at    int

	line, column int // of chunk[at]

	text  []byte // of the cells, one after another, unquoted
	cells []cell
	fault fault // the first of the row, or a quote never closed, which explains any; its line is 0 when there is none
}

// newScanner starts at the first byte after a byte-order mark.
func newScanner(in io.Reader) *scanner {
	s := &scanner{in: in, chunk: make([]byte, 0, 64<<10), line: 1, column: 1}
	for len(s.chunk) < 3 && s.fill() {
	}
	if len(s.chunk) >= 3 && string(s.chunk[:3]) == "\uFEFF" {
		s.at = 3
	}
	return s
}

// fill reads more after what is still to be scanned, and reports whether there
// was any.
func (s *scanner) fill() bool {
	if s.at > 0 {
		s.chunk = s.chunk[:copy(s.chunk, s.chunk[s.at:])]
		s.at = 0
	}
	for tries := 0; s.err == nil; tries++ {
		n, err := s.in.Read(s.chunk[len(s.chunk):cap(s.chunk)])
		s.chunk, s.err = s.chunk[:len(s.chunk)+n], err
		if n > 0 {
			return true
		}
		if tries == 100 && s.err == nil {
			s.err = io.ErrNoProgress
		}
	}
	return false
}

// more reports whether there is a byte chunk[at].
func (s *scanner) more() bool { return s.at < len(s.chunk) || s.fill() }

// row reads one row into text, cells and fault, and reports whether there was
// one. A blank line is a row of one blank cell.
func (s *scanner) row() bool {
	s.text, s.cells, s.fault = s.text[:0], s.cells[:0], fault{}
	if !s.more() {
		return false
	}
	for s.cell() {
	}
	return true
}

// cell reads one cell and the comma or line end after it, and reports whether
// another cell of the row follows.
func (s *scanner) cell() bool {
	c := cell{start: len(s.text), line: s.line, column: s.column}
	s.skipBlanks()
	if s.more() && s.chunk[s.at] == '"' {
		s.quoted(c)
	}
	s.plain(c)
	c.end = len(s.text)
	if len(s.cells) < maxCells {
		s.cells = append(s.cells, c)
	} else {
		s.faultAt(c.line, c.column, "the row has more than %d cells", maxCells)
	}
	if !s.more() {
		return false
	}
	if s.chunk[s.at] == ',' {
		s.at++
		s.column++
		return true
	}
	s.lineEnd()
	return false
}

// plain reads to the comma or line end that ends the cell: a cell without
// quotes, or what a fault left behind a quoted one.
func (s *scanner) plain(c cell) {
	for s.more() {
		run := s.at
		for run < len(s.chunk) && class[s.chunk[run]] == ordinary {
			run++
		}
		s.take(c, run-s.at)
		if run == len(s.chunk) {
			continue
		}
		switch class[s.chunk[run]] {
		case comma, lineEnd:
			return
		case quote:
			s.faultAt(s.line, s.column, "a quote inside a cell without quotes: put the whole cell in quotes and double the quotes in it")
			s.take(c, 1)
		default:
			s.special(c)
		}
	}
}

// quoted reads a quoted cell, its two quotes and the blanks after it.
func (s *scanner) quoted(c cell) {
	openLine, openColumn := s.line, s.column
	s.skip(1)
	for s.more() {
		run := s.at
		for run < len(s.chunk) && (class[s.chunk[run]] == ordinary || class[s.chunk[run]] == comma) {
			run++
		}
		s.take(c, run-s.at)
		if run == len(s.chunk) {
			continue
		}
		switch class[s.chunk[run]] {
		case lineEnd:
			s.lineEnd()
			s.keep(c, '\n')
		case quote:
			s.skip(1)
			if s.more() && s.chunk[s.at] == '"' {
				s.take(c, 1)
				continue
			}
			s.skipBlanks()
			if s.more() && class[s.chunk[s.at]] != comma && class[s.chunk[s.at]] != lineEnd {
				s.faultAt(s.line, s.column, "text after the closing quote of the cell that opens at %d:%d: double the quotes inside a cell", openLine, openColumn)
			}
			return
		default:
			s.special(c)
		}
	}
	s.fault = fault{openLine, openColumn, "the quote that opens here is never closed"}
}

// special reads one character that is not ASCII, or a control character, which
// no cell may hold.
func (s *scanner) special(c cell) {
	b := s.chunk[s.at]
	if b < utf8.RuneSelf {
		s.faultAt(s.line, s.column, "control character 0x%02X, expected text", b)
		s.skip(1)
		return
	}
	for !utf8.FullRune(s.chunk[s.at:]) && s.fill() {
	}
	r, size := utf8.DecodeRune(s.chunk[s.at:])
	if r == utf8.RuneError && size == 1 {
		s.faultAt(s.line, s.column, "byte 0x%02X is not UTF-8: save the file as UTF-8", b)
		s.skip(1)
		return
	}
	s.take(c, size)
}

// take moves n bytes of the line into the text of the cell.
func (s *scanner) take(c cell, n int) {
	s.keep(c, s.chunk[s.at:s.at+n]...)
	s.skip(n)
}

// keep adds to the text of the cell what the bounds allow.
func (s *scanner) keep(c cell, text ...byte) {
	if len(s.text)+len(text) > maxRowBytes {
		s.faultAt(c.line, c.column, "the row is longer than 1 MB here, expected cells of at most a few sentences")
		return
	}
	s.text = append(s.text, text...)
}

// skip passes n bytes of the line.
func (s *scanner) skip(n int) {
	s.at += n
	s.column += n
}

// skipBlanks passes spaces and tabs.
func (s *scanner) skipBlanks() {
	for s.more() && (s.chunk[s.at] == ' ' || s.chunk[s.at] == '\t') {
		s.skip(1)
	}
}

// lineEnd passes LF, CR or CRLF.
func (s *scanner) lineEnd() {
	b := s.chunk[s.at]
	s.at++
	if b == '\r' && s.more() && s.chunk[s.at] == '\n' {
		s.at++
	}
	s.line++
	s.column = 1
}

// faultAt notes the first fault of the row.
func (s *scanner) faultAt(line, column int, format string, args ...any) {
	if s.fault.line == 0 {
		s.fault = fault{line, column, fmt.Sprintf(format, args...)}
	}
}

// What a byte is to the scanner.
const (
	ordinary = iota
	comma
	quote
	lineEnd
	special // control characters and the bytes of other than ASCII
)

// class tells what each byte is.
var class = func() (class [256]uint8) {
	for b := range class {
		if b < ' ' && b != '\t' || b >= 0x7F {
			class[b] = special
		}
	}
	class[','], class['"'], class['\n'], class['\r'] = comma, quote, lineEnd, lineEnd
	return class
}()
