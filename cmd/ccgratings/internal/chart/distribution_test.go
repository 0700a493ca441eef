package chart_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// sampleDistribution is n invented scores, in no order.
func sampleDistribution(n int) chart.Distribution {
	c := chart.Distribution{
		ID: "spread", Title: "Spread", Summary: "Most are near 0.", Items: "CCGs", Reminder: "One mark each",
		Value: chart.Axis{Name: "Score", Decimals: 2}, Low: "Worse", High: "Better",
		Lines: []chart.Line{{Name: "England"}, {Name: "Ordinary range", Value: -1.96, Dashed: true}, {Name: "Ordinary range", Value: 1.96, Dashed: true}},
	}
	for i, m := range sampleFunnel(n).Marks {
		m.X, m.Y = math.NaN(), 3*math.Sin(float64(i)*1.7)*math.Cos(float64(i)*0.3)
		m.Lower, m.Upper = m.Y-0.4, m.Y+0.4
		c.Marks = append(c.Marks, m)
	}
	return c
}

// uprights are the horizontal places of the upright lines in a picture, in
// percent of the whole picture, by whether they are dashed.
func uprights(t *testing.T, svg *node) map[bool][]float64 {
	t.Helper()
	places := map[bool][]float64{}
	for _, path := range svg.all("path") {
		if x, _, ok := strings.Cut(strings.TrimPrefix(path.attrs["d"], "M"), " 0V"); ok && path.attrs["stroke-width"] == "1.5" {
			_, dashed := path.attrs["stroke-dasharray"]
			places[dashed] = append(places[dashed], 12+85*number(t, x)/1000)
		}
	}
	return places
}

// TestDistributionStacksEveryMark checks that every mark stands in a strip that
// its value lies in, on its own side of every line, one above the other.
func TestDistributionStacksEveryMark(t *testing.T) {
	c := sampleDistribution(191)
	svg := parse(t, c.SVG())
	left := readAxis(t, svg, "middle", "x", 0)
	lines := uprights(t, svg)
	if len(lines[false]) != 1 || len(lines[true]) != 2 || math.Abs(lines[false][0]-left(0)) > 0.03 || math.Abs(lines[true][1]-left(1.96)) > 0.03 {
		t.Fatalf("upright lines are at %v, want one whole at %.2f%% and one dashed at %.2f%%", lines, left(0), left(1.96))
	}
	strips := map[float64][]float64{}
	byName := map[string]*node{}
	for _, use := range svg.all("use") {
		byName[strings.Split(use.children[0].text, ":")[0]] = use
		x := number(t, use.attrs["x"])
		strips[x] = append(strips[x], number(t, use.attrs["y"]))
	}
	widest := 100.0 / 20 // no strip is wider than a twentieth of the picture
	for _, m := range c.Marks {
		use := byName[m.Name]
		if use == nil {
			t.Fatalf("%s is not drawn", m.Name)
		}
		x := number(t, use.attrs["x"])
		if math.Abs(x-left(m.Y)) > widest/2 {
			t.Errorf("%s, %.2f, is at %.2f%%, want it near %.2f%%", m.Name, m.Y, x, left(m.Y))
		}
		for _, edge := range []float64{-1.96, 0, 1.96} {
			if m.Y != edge && (m.Y > edge) != (x > left(edge)) {
				t.Errorf("%s, %.2f, is at %.2f%%, on the wrong side of %v at %.2f%%", m.Name, m.Y, x, edge, left(edge))
			}
		}
	}
	if len(byName) != 191 || len(strips) < 15 {
		t.Errorf("%d marks in %d strips, want 191 in at least 15", len(byName), len(strips))
	}
	checkStacks(t, strips)
}

// checkStacks checks that in every strip the marks stand on the foot, which is
// the same for all, 9 pixels apart.
func checkStacks(t *testing.T, strips map[float64][]float64) {
	t.Helper()
	foot := 0.0
	for _, stack := range strips {
		foot = max(foot, slices.Max(stack))
	}
	for x, stack := range strips {
		slices.Sort(stack)
		slices.Reverse(stack)
		for i, y := range stack {
			if math.Abs(y-(foot-9*float64(i))) > 0.11 {
				t.Errorf("in the strip at %.2f%% mark %d stands at %.1f, want %.1f", x, i, y, foot-9*float64(i))
			}
		}
	}
}

func TestDistributionSaysWhichEndIsGood(t *testing.T) {
	svg := parse(t, sampleDistribution(20).SVG())
	ends := map[string]string{}
	for _, text := range svg.all("text") {
		ends[text.text] = text.attrs["x"] + " " + text.attrs["text-anchor"]
	}
	if ends["Worse"] != "12% start" || ends["Better"] != "97% end" {
		t.Errorf("texts are %v, want Worse at the left end of the plot and Better at the right", ends)
	}
	if _, named := ends["England"]; !named || ends["Ordinary range"] != "" {
		t.Errorf("texts are %v, want the whole line named and the dashed ones not", ends)
	}
}

func TestDistributionOfNothing(t *testing.T) {
	for name, c := range map[string]chart.Distribution{"zero value": {}, "no marks": sampleDistribution(0)} {
		texts := parse(t, c.SVG()).all("text")
		if got := texts[len(texts)-1].text; got != "No figures to show" {
			t.Errorf("%s: the last text is %q", name, got)
		}
		if option, err := c.Option(); err != nil || string(option) != "null" {
			t.Errorf("%s: option %s, %v, want null", name, option, err)
		}
	}
}

// TestDistributionOfFew takes the cases in which nothing is spread: one value,
// all values equal, values that are not numbers, no line to go by.
func TestDistributionOfFew(t *testing.T) {
	one := sampleDistribution(1)
	equal := sampleDistribution(191)
	for i := range equal.Marks {
		equal.Marks[i].Y = 0.5
	}
	bare := sampleDistribution(1)
	bare.Lines = nil
	broken := sampleDistribution(4)
	broken.Marks[0].Y, broken.Marks[1].Y, broken.Lines[1].Value = math.NaN(), math.Inf(1), math.NaN()
	far := sampleDistribution(2)
	far.Lines = []chart.Line{{Value: 1e-6}}
	for name, c := range map[string]struct {
		chart.Distribution
		marks int
	}{"one": {one, 1}, "equal": {equal, 191}, "no lines": {bare, 1}, "not finite": {broken, 2}, "a line too near 0": {far, 2}} {
		svg := parse(t, c.SVG())
		uses := svg.all("use")
		if len(uses) != c.marks {
			t.Errorf("%s: %d marks, want %d", name, len(uses), c.marks)
		}
		height := number(t, svg.attrs["height"])
		for _, use := range uses {
			x, y := number(t, use.attrs["x"]), number(t, use.attrs["y"])
			if !(x >= 12 && x <= 97 && y > 55 && y < height-40) {
				t.Errorf("%s: a mark stands at %.2f%%, %.1f, outside the plot", name, x, y)
			}
		}
		if height > 420 {
			t.Errorf("%s: the picture is %v pixels high", name, height)
		}
		if raw, err := c.Option(); err != nil || strings.Contains(string(raw)+string(c.Legend()), "NaN") {
			t.Errorf("%s: option %v or legend with a number that is not finite", name, err)
		}
	}
}

// TestDistributionOption checks that the canvas shows what the picture shows:
// marks in the same places, with their values for the tooltip.
func TestDistributionOption(t *testing.T) {
	c := sampleDistribution(60)
	raw, err := c.Option()
	o := readOption(t, raw, err)
	left := readAxis(t, parse(t, c.SVG()), "middle", "x", 0)
	places := map[string]float64{}
	for _, use := range parse(t, c.SVG()).all("use") {
		places[strings.Split(use.children[0].text, ":")[0]] = number(t, use.attrs["x"])
	}
	values := map[string]float64{}
	for _, m := range c.Marks {
		values[m.Name] = m.Y
	}
	seen := 0
	for _, s := range o.Option.Series {
		if s.Type != "scatter" {
			continue
		}
		for _, d := range s.Data {
			seen++
			if x := d.Value[0].(float64); math.Abs(left(x)-places[d.Name]) > 0.05 {
				t.Errorf("%s is at %v in the option and at %v%% in the picture", d.Name, x, places[d.Name])
			}
			if v := d.Value[6].(float64); math.Abs(v-values[d.Name]) > 5.1e-5 {
				t.Errorf("%s has the value %v, want %v", d.Name, v, values[d.Name])
			}
		}
	}
	if seen != 60 || o.X.Name != "" || o.Y.Name != "Score" {
		t.Errorf("%d marks, axes %q and %q, want 60 marks that tell of their score alone", seen, o.X.Name, o.Y.Name)
	}
}
