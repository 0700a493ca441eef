package workbook

import "github.com/xuri/excelize/v2"

// look is the styles of a book, as excelize numbers them. Black on white, at 12
// points or more; size and weight mark what is a heading.
type look struct {
	title, heading, plain, wrapped, link, header int
}

const (
	typeface = "Arial"
	points   = 12
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
		{&l.title, excelize.Style{Font: font(16, true)}},
		{&l.heading, excelize.Style{Font: font(14, true)}},
		{&l.plain, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&l.wrapped, excelize.Style{Font: font(points, false), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&l.link, excelize.Style{Font: &excelize.Font{Family: typeface, Size: points, Underline: "single", Color: "0000EE"}}},
		{&l.header, excelize.Style{Font: font(points, true), Border: []excelize.Border{{Type: "bottom", Color: "000000", Style: 2}}}},
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
