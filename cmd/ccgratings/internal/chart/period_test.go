package chart

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWidePicture checks that style sheet and script show more periods from
// the same width as the names are chosen for.
func TestWidePicture(t *testing.T) {
	for name, want := range map[string]string{
		"css/_chart.scss": fmt.Sprintf("@container (min-width: %dpx)", widePicture),
		"js/option.js":    fmt.Sprintf("const widePicture = %d\n", widePicture),
	} {
		text, err := os.ReadFile(filepath.Join("../../../../static", name))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}

func TestNamedEvery(t *testing.T) {
	f := frame{scaleX: scale{min: 0, max: 100, step: 100}} // 85% of the picture to 100
	even := func(n int, name string) (all []period) {
		for i := range n {
			all = append(all, period{at: float64(100 * i / (n - 1)), name: name})
		}
		return all
	}
	for _, k := range []struct {
		periods []period
		want    int
	}{
		{even(2, "2016/17"), 1},
		{even(5, "2016/17"), 1},  // 61 pixels apart, 53 needed
		{even(6, "2016/17"), 2},  // 49 pixels apart
		{even(11, "2016/17"), 3}, // 24 pixels apart
		{even(11, "2016"), 2},    // 33 needed
		{[]period{{0, "2012"}, {50, "2014"}, {51, "2015"}, {100, "2018"}}, 2},                     // 2014 and 2015 too near
		{[]period{{0, "2012"}, {1, "2013"}}, 2},                                                   // the last alone
		{[]period{{0, "a period of a very long name"}, {100, "a period of a very long name"}}, 1}, // 194 and 6 needed, 245 there
	} {
		f.periods = k.periods
		if got := f.namedEvery(narrowPicture); got != k.want {
			t.Errorf("of %d periods %q every %d-th is named, want every %d-th", len(k.periods), k.periods[0].name, got, k.want)
		}
	}
}
