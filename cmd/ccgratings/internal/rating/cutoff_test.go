package rating

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

func TestBandCutOffs(t *testing.T) {
	r := Standard()
	for _, at := range []struct {
		z             float64
		beyond, short Band
	}{
		{stats.Z998, MuchBetter, Better},
		{stats.Z95, Better, AsExpected},
		{-stats.Z95, Worse, AsExpected},
		{-stats.Z998, MuchWorse, Worse},
	} {
		outward, inward := math.Nextafter(at.z, math.Copysign(10, at.z)), math.Nextafter(at.z, 0)
		for z, want := range map[float64]Band{at.z: at.beyond, outward: at.beyond, inward: at.short} {
			if got := bandOf(z, r); got != want {
				t.Errorf("band of %.17g = %d, want %d", z, got, want)
			}
		}
	}
}

func TestColourCutOffs(t *testing.T) {
	r := Standard()
	below := func(x float64) float64 { return math.Nextafter(x, 0) }
	above := func(x float64) float64 { return math.Nextafter(x, 10*x) }
	limit := stats.Z95
	for _, c := range []struct {
		score, best, worst float64
		want               Colour
	}{
		{limit, 0.90, 0, Green},
		{above(limit), above(0.90), 0, Green},
		{below(limit), 1, 0, Blue},
		{limit, below(0.90), 0, Blue},
		{-limit, 0, 0.90, Red},
		{above(-limit), 0, above(0.90), Red},
		{below(-limit), 0, 1, Blue},
		{-limit, 0, below(0.90), Blue},
		{limit, 0, 1, Blue}, // each key on its own side only
		{-limit, 1, 0, Blue},
	} {
		if got := decide(c.score, c.best, c.worst, stats.Z95, r); got != c.want {
			t.Errorf("decide(%.17g, %.17g, %.17g) = %v, want %v", c.score, c.best, c.worst, got, c.want)
		}
	}
}

func TestCoverageCutOffs(t *testing.T) {
	r := Standard()
	for _, c := range []struct {
		used, total int
		weight      float64
		rated       bool
	}{
		{3, 5, 0.6, true},
		{3, 5, 0.6 - 1e-9, false},
		{2, 3, 0.67, false},
		{2, 2, 1, false},
		{3, 3, 1, true},
	} {
		rt := Rating{Used: c.used, Total: c.total, WeightAvailable: c.weight}
		if reason := whyNotRated(&rt, r); (reason == "") != c.rated {
			t.Errorf("%d of %d, weight %g: %q", c.used, c.total, c.weight, reason)
		}
	}
}

func TestSizeCutOffs(t *testing.T) {
	r := Standard()
	for size, want := range map[float64]Standing{
		math.Nextafter(5, 0): TooSmall, 5: SmallNumbers, math.Nextafter(5, 9): SmallNumbers,
		math.Nextafter(10, 0): SmallNumbers, 10: Usable, math.Inf(1): Usable,
	} {
		c := Comparison{Deviation: stats.Deviation{Size: size, S: 1}}
		if c.judgeSize(r); c.Standing != want {
			t.Errorf("%.17g expected events: %d, want %d", size, c.Standing, want)
		}
	}
}

// A figure is too old when its last day is more than 36 months before
// publication.
func TestAgeCutOff(t *testing.T) {
	for published, scored := range map[nhs.Date]bool{
		{Year: 2019, Month: 12, Day: 31}: true,
		{Year: 2020, Month: 1, Day: 1}:   false,
	} {
		in := endToEnd(t, "2016")
		in.Published = published
		if got := Rate(in).Indicators[0].Scored; got != scored {
			t.Errorf("published %v: scored is %v", published, got)
		}
	}
}

func TestNearerZero(t *testing.T) {
	for _, c := range []struct{ a, b, want float64 }{
		{1, 2, 1}, {2, 1, 1}, {-1, -2, -1}, {-2, -1, -1}, {-1, 2, 0}, {2, -1, 0}, {0, 1, 0}, {-1, 0, 0},
	} {
		if got := nearerZero(c.a, c.b); got != c.want {
			t.Errorf("nearerZero(%g, %g) = %g, want %g", c.a, c.b, got, c.want)
		}
	}
}

// With too few figures this period, ordinary variation is taken from the
// period before; with too few then as well, nobody is compared.
func TestDispersionFromThePeriodBefore(t *testing.T) {
	before := endToEnd(t, "2015")
	in := endToEnd(t, "2016")
	m := &in.Indicators[0]
	m.Table.Rows = m.Table.Rows[:20]

	alone := Rate(in).Indicators[0]
	if alone.EstimatedFrom != 0 || alone.Usable != 0 || alone.Scored || alone.Comparisons[0].Standing != NoComparison {
		t.Errorf("20 figures alone: %+v", alone.Comparisons[0])
	}
	m.Previous = before.Indicators[0].Table
	helped := Rate(in).Indicators[0]
	if want := Rate(before).Indicators[0].Tau2; !helped.FromPrevious || helped.Tau2 != want || helped.Usable != 20 {
		t.Errorf("tau2 %g, want %g; %d usable", helped.Tau2, want, helped.Usable)
	}
}
