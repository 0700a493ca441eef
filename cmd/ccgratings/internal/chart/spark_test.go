package chart_test

import (
	"math"
	"strings"
	"testing"
)

// TestSpark reads the small form back: figures in proportion to time and value
// inside 6 pixels of margin, gaps at the break and at a missing figure.
func TestSpark(t *testing.T) {
	c := sampleTrend()
	c.Points[7].Value = math.NaN()
	c.Points[8].AddedUp = true
	svg := parse(t, c.AppendSpark(nil))
	if svg.attrs["aria-hidden"] != "true" || len(svg.all("title"))+len(svg.all("text")) > 0 {
		t.Error("the small form speaks to assistive technology")
	}
	paths := svg.all("path")
	if len(paths) != 4 {
		t.Fatalf("%d paths, want a break, two lines and the last figure", len(paths))
	}
	// The break is at (2016.25 - 2012.75) / 8 of the 108 pixels.
	if got := paths[0].attrs["d"]; got != "M53.3 1V27" {
		t.Errorf("the break is %s, want M53.3 1V27", got)
	}
	// Values from 71.25 to 76.5 in 16 pixels; years 13.5 pixels apart. The last
	// year is joined to none, so it is a dot.
	want := "M6 22h0L19.5 18.2L33 19L46.5 13.6M60 9.8h0L73.5 11.3L87 6.8M114 6h0"
	if got := paths[2].attrs["d"]; got != want {
		t.Errorf("the line is %s, want %s", got, want)
	}
	if got := strings.Count(paths[1].attrs["d"], "M"); got != 1 {
		t.Errorf("the line behind has %d stretches, want 1: the merger is local", got)
	}
	last := paths[3].attrs
	if last["transform"] != "translate(114 6) scale(.9)" || last["fill"] != "#fff" {
		t.Errorf("the last figure is %v, want it hollow at 114, 6", last)
	}
}

func TestSparkIsSmall(t *testing.T) {
	if n := len(sampleTrend().AppendSpark(nil)); n > 800 {
		t.Errorf("the small form has %d bytes, want at most 800", n)
	}
}

func TestSparkOfEqualFigures(t *testing.T) {
	c := sampleTrend()
	c.Points, c.Whole.Points, c.Breaks = financialYears(2016, 0, 5, 5), nil, nil
	paths := parse(t, c.AppendSpark(nil)).all("path")
	if got := paths[1].attrs["d"]; got != "M6 14h0L114 14" {
		t.Errorf("equal figures are drawn as %s, want a level line in the middle", got)
	}
}
