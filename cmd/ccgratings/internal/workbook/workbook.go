// Package workbook writes tables as a spreadsheet (XLSX, ECMA-376) that people
// who use a screen reader, a magnifier or a keyboard can read as well as anyone.
//
// It follows "Releasing statistics in spreadsheets" of the UK government's
// Analysis Function: a first sheet of notes with a list of the others; one table
// a sheet, marked up as a table with a name, its title in A1 and what it holds
// said above it; one header row; no merged, hidden or blank rows and columns; no
// frozen panes and no filter buttons; nothing said by colour; type of 12 points.
//
// A number is a number, no value is an empty cell, and text is text: a cell of
// text is stored as such, so what begins with = + - or @ is no formula and needs
// no apostrophe before it. True and false are the words. The same book gives the
// same bytes at any time, on any machine.
//
// It refuses what a spreadsheet would silently change: a table without rows, two
// columns of one name, a number that is none, a text that is too long or holds
// what XML has no character for.
package workbook

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// Book is a spreadsheet.
type Book struct {
	Title       string
	Description string // a sentence, in the file's properties
	Author      string
	Published   time.Time // the date of the file and all in it
	Notes       []Note    // the first sheet, below the title
	Tables      []Table   // one a sheet, in this order
}

// Note is a part of the sheet of notes.
type Note struct {
	Heading string
	Lines   []string // a cell each
}

// Table is a sheet with a table.
type Table struct {
	Sheet   string   // its tab; also the name of the table: letters only
	Title   string   // in A1
	About   []string // sentences between the title and the table, a cell each
	Columns []Column
	Rows    int
	Cell    func(row, column int) string // as text; "" if there is no value
}

// Column is a column of a table.
type Column struct {
	Name    string
	Numeric bool // its cells are numbers, as Go writes them
}

// notesSheet is the tab of the first sheet.
const notesSheet = "Notes"

// noDisk is a folder that cannot be, so that excelize keeps a long sheet in
// memory and puts nothing on disk.
const noDisk = "\x00"

// Write writes a book. It returns every problem with what the book holds, and
// then writes nothing.
func Write(w io.Writer, b Book) error {
	if err := b.check(); err != nil {
		return err
	}
	f := excelize.NewFile(excelize.Options{TmpDir: noDisk})
	defer f.Close()
	if err := write(f, b); err != nil {
		return fmt.Errorf("spreadsheet %q: %w", b.Title, err)
	}
	var file bytes.Buffer
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &packer{out: &file, dated: b.Published.UTC()} })
	if err := f.Write(io.Discard); err != nil {
		return fmt.Errorf("spreadsheet %q: %w", b.Title, err)
	}
	_, err := w.Write(file.Bytes())
	return err
}

func write(f *excelize.File, b Book) error {
	if err := setProperties(f, b); err != nil {
		return err
	}
	look, err := newLook(f)
	if err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", notesSheet); err != nil {
		return err
	}
	for _, t := range b.Tables {
		if err := writeTable(f, look, t); err != nil {
			return fmt.Errorf("sheet %q: %w", t.Sheet, err)
		}
	}
	return writeNotes(f, look, b)
}

// setProperties says in the file what it is, so that a reader hears its title
// and not its name, in an English voice.
func setProperties(f *excelize.File, b Book) error {
	published := b.Published.UTC().Format(time.RFC3339)
	return f.SetDocProps(&excelize.DocProperties{
		Title: b.Title, Description: b.Description, Creator: b.Author, LastModifiedBy: b.Author,
		Created: published, Modified: published, Language: "en-GB",
	})
}
