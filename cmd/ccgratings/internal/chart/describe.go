package chart

import "strings"

// Axis describes what one direction of a chart measures.
type Axis struct {
	Name     string // at most about 36 characters, so that it fits a phone
	Unit     string // "%", "per 1,000 people" ...; "" for a bare number
	Better   string // "higher is better", "lower is better", or "" when neither is
	Decimals int    // decimals of a value in tooltips and legends
}

// Mark is one unit in a chart.
type Mark struct {
	ID           string // what a page's address calls the unit: "02n"; "" for a unit that cannot be chosen
	Name         string
	Href         string  // where a click leads, relative to the page; "" for nowhere
	X, Y         float64 // a mark with a number that is not finite is not drawn
	Lower, Upper float64 // the interval of Y; drawn only where Lower < Upper
	Token        Token
}

// interval reports whether the mark has an interval to draw.
func (m *Mark) interval() bool {
	return m.Lower < m.Upper && drawable(m.Lower) && drawable(m.Upper)
}

// Line is a horizontal line across a chart.
type Line struct {
	Name   string
	Value  float64
	Dashed bool
}

// Limit is a pair of control limits for a unit of size X.
type Limit struct{ X, Lower, Upper float64 }

// Limits is a pair of curves, its points in order of X.
type Limits struct {
	Name   string // "95% limits"
	Points []Limit
	Dashed bool
}

// safeID makes an identifier that is safe in HTML attributes and URL fragments.
func safeID(id string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, id)
	if clean == "" || clean[0] < 'A' {
		return "c" + clean
	}
	return clean
}
