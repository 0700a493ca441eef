package workbook

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The widths of columns, in characters. What is wider than the widest wraps.
const (
	narrowest = 8
	widest    = 48
)

// writeTable adds the sheet of a table.
func writeTable(f *excelize.File, l look, t Table) error {
	if _, err := f.NewSheet(t.Sheet); err != nil {
		return err
	}
	header := 2 + len(t.About)
	corner, err := excelize.CoordinatesToCellName(len(t.Columns), header+t.Rows)
	if err != nil {
		return err
	}
	if err := setPage(f, t.Sheet, "A1:"+corner); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(t.Sheet)
	if err != nil {
		return err
	}
	widths := t.widths()
	if err := setColumns(w, l, t, widths); err != nil {
		return err
	}
	if err := writeWords(w, l, t); err != nil {
		return err
	}
	if err := writeRows(w, l, t, header, widths); err != nil {
		return err
	}
	if err := w.AddTable(&excelize.Table{Range: fmt.Sprintf("A%d:%s", header, corner), Name: t.Sheet, StyleName: "TableStyleLight1"}); err != nil {
		return err
	}
	return w.Flush()
}

// setPage says how far a sheet reaches and how it prints: on its side, as wide
// as the paper.
func setPage(f *excelize.File, sheet, reach string) error {
	if err := f.SetSheetDimension(sheet, reach); err != nil {
		return err
	}
	fit, wide, long, a4, landscape := true, 1, 0, 9, "landscape"
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long})
}

// setColumns makes each column as wide as it needs to be.
func setColumns(w *excelize.StreamWriter, l look, t Table, widths []int) error {
	for j, c := range t.Columns {
		// Arial is a little wider than the type that widths are measured in.
		if err := w.SetColWidth(j+1, j+1, math.Ceil(1.2*float64(min(widths[j], widest))+2)); err != nil {
			return err
		}
		style := l.text
		if c.Numeric {
			style = l.number
		} else if widths[j] > widest {
			style = l.wrapped
		}
		if err := w.SetColStyle(j+1, j+1, style); err != nil {
			return err
		}
	}
	return nil
}

// widths is how many characters the name and the cells of each column need.
func (t Table) widths() []int {
	widths := make([]int, len(t.Columns))
	for j, c := range t.Columns {
		widths[j] = max(narrowest, utf8.RuneCountInString(c.Name))
		for i := range t.Rows {
			widths[j] = max(widths[j], utf8.RuneCountInString(t.Cell(i, j)))
		}
	}
	return widths
}

// writeWords writes the title and what is said above the table.
func writeWords(w *excelize.StreamWriter, l look, t Table) error {
	if err := w.SetRow("A1", []any{excelize.Cell{StyleID: l.title, Value: t.Title}}, excelize.RowOpts{Height: height("", widest, titlePoints)}); err != nil {
		return err
	}
	for i, line := range t.About {
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), []any{excelize.Cell{StyleID: l.said, Value: line}}, excelize.RowOpts{Height: height("", widest, points)}); err != nil {
			return err
		}
	}
	return nil
}

// writeRows writes the table from its header row on.
func writeRows(w *excelize.StreamWriter, l look, t Table, header int, widths []int) error {
	line := height("", widest, points)
	cells := make([]any, len(t.Columns))
	for j, c := range t.Columns {
		style := l.header
		if c.Numeric {
			style = l.numberHeader
		}
		cells[j] = excelize.Cell{StyleID: style, Value: c.Name}
	}
	if err := w.SetRow(fmt.Sprintf("A%d", header), cells, excelize.RowOpts{Height: line}); err != nil {
		return err
	}
	for i := range t.Rows {
		high := line
		for j, c := range t.Columns {
			cell := t.Cell(i, j)
			cells[j] = c.value(cell)
			if !c.Numeric && widths[j] > widest {
				high = max(high, height(cell, widest, points))
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", header+1+i), cells, excelize.RowOpts{Height: high}); err != nil {
			return err
		}
	}
	return nil
}

// value is a cell as excelize takes it: nil, a number or a text.
func (c Column) value(s string) any {
	if s == "" {
		return nil
	}
	if !c.Numeric {
		return s
	}
	x, _ := strconv.ParseFloat(s, 64) // as checked
	return x
}
