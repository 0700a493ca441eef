package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// notesWidth is how wide the notes are, in characters: a line that is easy to
// read, whole on a small screen.
const notesWidth = 80

// gap is the space above a heading, in points: no row is left blank for it.
const gap = 10

// writeNotes fills the first sheet: the title, the notes, and a list of the
// other sheets that leads to them.
func writeNotes(f *excelize.File, l look, b Book) error {
	if err := f.SetColWidth(notesSheet, "A", "A", notesWidth); err != nil {
		return err
	}
	page := &notesPage{file: f}
	page.add(b.Title, l.wrappedTitle, titlePoints, 0)
	page.add("Sheets in this file", l.heading, headingPoints, gap)
	for _, t := range b.Tables {
		page.link(t.Sheet+": "+t.Title, fmt.Sprintf("'%s'!A1", t.Sheet), l.link)
	}
	for _, n := range b.Notes {
		page.add(n.Heading, l.heading, headingPoints, gap)
		for _, line := range n.Lines {
			page.add(line, l.line, points, 0)
		}
	}
	if page.err != nil {
		return page.err
	}
	return f.SetSheetDimension(notesSheet, fmt.Sprintf("A1:A%d", page.row))
}

// notesPage adds cells one under another; after an error it adds no more.
type notesPage struct {
	file *excelize.File
	row  int
	err  error
}

// add adds a text in a type of some points, with space above it.
func (p *notesPage) add(text string, style int, size, above float64) string {
	p.row++
	cell := fmt.Sprintf("A%d", p.row)
	if p.err == nil {
		p.err = p.file.SetCellStr(notesSheet, cell, text)
	}
	if p.err == nil {
		p.err = p.file.SetCellStyle(notesSheet, cell, cell, style)
	}
	if p.err == nil {
		p.err = p.file.SetRowHeight(notesSheet, p.row, height(text, notesWidth, size)+above)
	}
	return cell
}

func (p *notesPage) link(text, target string, style int) {
	cell := p.add(text, style, points, 0)
	if p.err == nil {
		p.err = p.file.SetCellHyperLink(notesSheet, cell, target, "Location")
	}
}
