package workbook

import (
	"math"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// look is the styles of a book, as excelize numbers them. Black on white, at 12
// points or more; size and weight mark what is a heading, a line what is a link.
type look struct {
	title, wrappedTitle, heading, line, said, link int // of notes and of what stands above a table
	header, numberHeader                           int
	number, text, wrapped                          int // cells
}

const (
	typeface      = "Arial"
	points        = 12
	headingPoints = 14
	titlePoints   = 16
)

// newLook adds the styles to a file.
func newLook(f *excelize.File) (look, error) {
	if err := f.SetDefaultFont(typeface); err != nil {
		return look{}, err
	}
	var l look
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&l.title, excelize.Style{Font: font(titlePoints, true), Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&l.wrappedTitle, excelize.Style{Font: font(titlePoints, true), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&l.heading, excelize.Style{Font: font(headingPoints, true), Alignment: &excelize.Alignment{Vertical: "bottom"}}},
		{&l.line, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&l.said, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&l.link, excelize.Style{Font: &excelize.Font{Family: typeface, Size: points, Underline: "single", Color: "0000EE"}}},
		{&l.header, excelize.Style{Font: font(points, true), Border: rule(), Alignment: &excelize.Alignment{Indent: 1, Horizontal: "left"}}},
		{&l.numberHeader, excelize.Style{Font: font(points, true), Border: rule(), Alignment: &excelize.Alignment{Horizontal: "right"}}},
		{&l.number, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&l.text, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top", Indent: 1, Horizontal: "left"}}},
		{&l.wrapped, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top", Indent: 1, Horizontal: "left", WrapText: true}}},
	} {
		id, err := f.NewStyle(&s.style)
		if err != nil {
			return look{}, err
		}
		*s.id = id
	}
	return l, nil
}

func font(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: typeface, Size: size, Bold: bold, Color: "000000"}
}

// rule is the line under the heading of a column.
func rule() []excelize.Border { return []excelize.Border{{Type: "bottom", Color: "000000", Style: 2}} }

// tallest is the highest that a row can be, in points.
const tallest = 409

// height is how high a row is, in points, that holds a text in a column of so
// many characters. Not every program works it out on opening a file. Words wrap
// before the end of a line, so a line is taken to hold a tenth less.
func height(text string, columns int, size float64) float64 {
	perLine := float64(columns) * 0.9 * points / size
	lines := math.Ceil(max(1, float64(utf8.RuneCountInString(text))/perLine))
	return min(tallest, lines*size*1.35)
}
