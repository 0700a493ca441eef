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
	widest    = 60
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
	if err := setColumns(w, l, t); err != nil {
		return err
	}
	if err := writeWords(w, l, t); err != nil {
		return err
	}
	if err := writeRows(w, l, t, header); err != nil {
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

// setColumns makes each column as wide as its name and its cells need.
func setColumns(w *excelize.StreamWriter, l look, t Table) error {
	if err := w.SetColStyle(1, len(t.Columns), l.plain); err != nil {
		return err
	}
	for j := range t.Columns {
		width := t.width(j)
		// Arial is a little wider than the type that widths are measured in.
		if err := w.SetColWidth(j+1, j+1, math.Ceil(1.2*float64(min(width, widest))+1)); err != nil {
			return err
		}
		if width > widest {
			if err := w.SetColStyle(j+1, j+1, l.wrapped); err != nil {
				return err
			}
		}
	}
	return nil
}

// width is how many characters a column needs.
func (t Table) width(column int) int {
	width := max(narrowest, utf8.RuneCountInString(t.Columns[column].Name))
	for i := range t.Rows {
		width = max(width, utf8.RuneCountInString(t.Cell(i, column)))
	}
	return width
}

// writeWords writes the title and what is said above the table.
func writeWords(w *excelize.StreamWriter, l look, t Table) error {
	if err := w.SetRow("A1", []any{excelize.Cell{StyleID: l.title, Value: t.Title}}); err != nil {
		return err
	}
	for i, line := range t.About {
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), []any{excelize.Cell{StyleID: l.plain, Value: line}}); err != nil {
			return err
		}
	}
	return nil
}

// writeRows writes the table from its header row on.
func writeRows(w *excelize.StreamWriter, l look, t Table, header int) error {
	cells := make([]any, len(t.Columns))
	for j, c := range t.Columns {
		cells[j] = excelize.Cell{StyleID: l.header, Value: c.Name}
	}
	if err := w.SetRow(fmt.Sprintf("A%d", header), cells); err != nil {
		return err
	}
	for i := range t.Rows {
		for j, c := range t.Columns {
			cells[j] = c.value(t.Cell(i, j))
		}
		if err := w.SetRow(fmt.Sprintf("A%d", header+1+i), cells); err != nil {
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
