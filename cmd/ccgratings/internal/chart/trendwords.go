package chart

import (
	"slices"
	"strconv"
	"strings"
)

// Summary says in words what the picture shows: where the figures begin and
// end, apart on either side of a break, and what is missing or computed. It
// is the text alternative of the picture, and for the page to print with it.
// It calls no difference a change: whether it is one is not for a chart to say.
func (c Trend) Summary() string {
	if !c.Enough() {
		return "Too few figures to show a trend."
	}
	f := frame{periods: periodsOf(c.Points, c.Whole.Points)}
	breaks := f.breaks(c.Breaks)
	text := c.Name + ": " + c.course(c.Points, breaks) + "."
	if c.Whole.name() != "" {
		measure := slices.DeleteFunc(slices.Clone(breaks), func(b TrendBreak) bool { return b.Local })
		text += " " + c.Whole.Name + ": " + c.course(c.Whole.Points, measure) + "."
	}
	if len(breaks) > 0 {
		text += " Figures on either side of a break cannot be compared."
	}
	return text + c.computedWords() + c.missingWords()
}

// course says where the figures of each stretch between breaks begin and end.
func (c Trend) course(points []TrendPoint, breaks []TrendBreak) string {
	drawn := slices.DeleteFunc(slices.Clone(points), func(p TrendPoint) bool { return !p.drawn() })
	var parts []string
	for i, era := range eras(drawn, breaks) {
		first, last := era[0], era[len(era)-1]
		part := c.figure(first)
		if len(era) > 1 {
			part = "from " + part + " to " + c.figure(last)
		}
		if i > 0 {
			part = "after a break (" + reasons(breaks, first.At) + ") " + part
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// reasons is why the last break that is not after a time is one.
func reasons(breaks []TrendBreak, at float64) string {
	label := ""
	for _, b := range breaks {
		if b.At <= at {
			label = b.Label
		}
	}
	return label
}

// figure is "75.3% in 2016/17".
func (c Trend) figure(p TrendPoint) string {
	return string(appendValue(nil, p.Value, c.Y.Decimals, c.Y.Unit)) + " in " + p.Label
}

// computedWords says how many of the figures were not published as they are.
func (c Trend) computedWords() string {
	all, added := 0, 0
	for _, p := range c.Points {
		if p.drawn() {
			all++
			if p.AddedUp {
				added++
			}
		}
	}
	switch added {
	case 0:
		return ""
	case 1:
		return " 1 of the " + strconv.Itoa(all) + " figures is " + c.Added + "."
	case all:
		return " All " + strconv.Itoa(all) + " figures are " + c.Added + "."
	}
	return " " + strconv.Itoa(added) + " of the " + strconv.Itoa(all) + " figures are " + c.Added + "."
}

// missingWords names the periods without a figure.
func (c Trend) missingWords() string {
	var without []string
	for _, p := range inTime(c.Points) {
		if !p.drawn() {
			without = append(without, p.Label)
		}
	}
	if without == nil {
		return ""
	}
	return " No figure for " + strings.Join(without, ", ") + "."
}
