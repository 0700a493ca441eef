package rating

import (
	"math"
	"math/rand/v2"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// twoProportions is the z-test of two proportions in every textbook, with their
// pooled share as the variance.
func twoProportions(x, n, y, m float64) float64 {
	pooled := (x + y) / (n + m)
	return (x/n - y/m) / math.Sqrt(pooled*(1-pooled)*(1/n+1/m))
}

// twoRates is the conditional test of two Poisson counts: given their sum, the
// first is binomial with the share of its population.
func twoRates(x, n, y, m float64) float64 {
	share := n / (n + m)
	return (x - (x+y)*share) / math.Sqrt((x+y)*share*(1-share))
}

// For every pair of CCGs the test agrees with the classic one of its kind, as
// closely as two approximations do where counts are not small: each leans a
// little its own way where one CCG is much larger than the other.
func TestDifferencesAgreeWithClassicTests(t *testing.T) {
	res := Rate(endToEnd(t, "2016"))
	tested := map[indicator.Kind]int{}
	for k := range res.Indicators {
		ind := &res.Indicators[k]
		classic := twoRates
		if ind.Definition.Kind == indicator.Proportion {
			classic = twoProportions
		}
		for a := range res.CCGs {
			for b := range a {
				x, y := ind.Comparisons[a].Observation, ind.Comparisons[b].Observation
				d := ind.Difference(a, b)
				if !d.Known || !hasCounts(ind.Definition.Kind, x) || !hasCounts(ind.Definition.Kind, y) || min(x.Count.Number, y.Count.Number) < 50 {
					continue
				}
				if widening(ind.Definition, x, x.Count.Number) > 1 || widening(ind.Definition, y, y.Count.Number) > 1 {
					continue
				}
				want := polarity(ind.Definition.Better) * classic(x.Count.Number, x.Population.Number, y.Count.Number, y.Population.Number)
				if math.Abs(want) > 4 {
					continue
				}
				tested[ind.Definition.Kind]++
				if math.Abs(d.Z-want) > 0.1+0.08*math.Abs(want) {
					t.Errorf("%s, %d and %d: z %.3f, the classic test %.3f", ind.Definition.ID, a, b, d.Z, want)
				}
			}
		}
	}
	for _, kind := range []indicator.Kind{indicator.Proportion, indicator.Rate} {
		if tested[kind] < 1000 {
			t.Errorf("only %d pairs of kind %v were tested", tested[kind], kind)
		}
	}
}

// Means have no transformation: the test is the plain one, from their limits.
func TestDifferenceOfMeans(t *testing.T) {
	res := Rate(onlyMeans(t))
	ind := &res.Indicators[0]
	x, y := ind.Comparisons[3].Observation, ind.Comparisons[8].Observation
	s := 2 / stats.Z95 // each has limits 2 below and above
	if got, want := ind.Difference(3, 8).Z, (x.Value.Number-y.Value.Number)/math.Hypot(s, s); math.Abs(got-want) > 1e-9 {
		t.Errorf("z %g, want %g", got, want)
	}
}

// opposite is what is said of the second of two CCGs when side is said of the
// first.
var opposite = map[Side]Side{
	NoSide: NoSide, NoClearDifference: NoClearDifference,
	ClearlyBetter: ClearlyWorse, ClearlyWorse: ClearlyBetter, ClearlyHigher: ClearlyLower, ClearlyLower: ClearlyHigher,
}

func TestDifferencesAreMutual(t *testing.T) {
	in := endToEnd(t, "2016")
	in.Indicators[1].Definition.Better = indicator.Neither
	res := Rate(in)
	said := map[Side]int{}
	check := func(what string, a, b int, d, back Difference) {
		t.Helper()
		said[d.Side()]++
		if d.Z != -back.Z || d.D != -back.D || d.S != back.S || back.Side() != opposite[d.Side()] {
			t.Errorf("%s: %d beside %d %+v, the other way %+v", what, a, b, d, back)
		}
		if a == b && d.Side() != NoSide && d.Side() != NoClearDifference {
			t.Errorf("%s: CCG %d differs from itself", what, a)
		}
	}
	for a := range 60 {
		for b := range a + 1 {
			for k := range res.Indicators {
				ind := &res.Indicators[k]
				check(string(ind.Definition.ID), a, b, ind.Difference(a, b), ind.Difference(b, a))
			}
			g := &res.Groups[0]
			check("score", a, b, res.ScoreDifference(g, a, b), res.ScoreDifference(g, b, a))
		}
	}
	for side := range opposite {
		if said[side] == 0 {
			t.Errorf("side %d was never said", side)
		}
	}
}

// Lower is better: the smaller figure wins.
func TestDifferenceIsTurned(t *testing.T) {
	for _, better := range []indicator.Better{indicator.Higher, indicator.Lower, indicator.Neither} {
		in := onlyMeans(t)
		m := &in.Indicators[0]
		m.Definition.Better = better
		m.Table.Rows[0].Value, m.Table.Rows[0].Lower, m.Table.Rows[0].Upper = indicator.Of(90), indicator.Of(88), indicator.Of(92)
		m.Table.Rows[1].Value, m.Table.Rows[1].Lower, m.Table.Rows[1].Upper = indicator.Of(60), indicator.Of(58), indicator.Of(62)
		res := Rate(in)
		want := map[indicator.Better]Side{indicator.Higher: ClearlyBetter, indicator.Lower: ClearlyWorse, indicator.Neither: ClearlyHigher}[better]
		if got := res.Indicators[0].Difference(0, 1).Side(); got != want {
			t.Errorf("90 beside 60 where better is %v: %d, want %d", better, got, want)
		}
	}
}

// The limit itself is a clear difference; the next number below it is not.
func TestDifferenceAtTheLimit(t *testing.T) {
	for _, sign := range []float64{1, -1} {
		at := Difference{Known: true, Z: sign * stats.Z998}
		below := Difference{Known: true, Z: sign * math.Nextafter(stats.Z998, 0)}
		if at.Side() == NoClearDifference || below.Side() != NoClearDifference {
			t.Errorf("at %g: %d, below it: %d", at.Z, at.Side(), below.Side())
		}
	}
}

// What is not known itself, or is of another time, is not tested.
func TestDifferencesRefused(t *testing.T) {
	res := Rate(onlyMeans(t))
	ind := &res.Indicators[0]
	for standing := NoFigure; standing <= Usable; standing++ {
		ind.Comparisons[1].Standing = standing
		known := standing == Usable || standing == SmallNumbers
		for _, d := range []Difference{ind.Difference(0, 1), ind.Difference(1, 0)} {
			if d.Known != known || (d.Why == "") != known || (d.Side() == NoSide) == known {
				t.Errorf("standing %d: %+v", standing, d)
			}
		}
	}
	other := *ind.Comparisons[1].Observation
	other.Period, _ = indicator.ParsePeriod("2011")
	ind.Comparisons[1].Observation = &other
	if d := ind.Difference(0, 1); d.Known || d.Why != "the two figures are of different periods" {
		t.Errorf("another period: %+v", d)
	}
}

func TestScoreDifferencesRefused(t *testing.T) {
	in := onlyMeans(t)
	for range 2 { // without one of five, a CCG is still rated
		in.Indicators = append(in.Indicators, in.Indicators[0])
	}
	table := *in.Indicators[4].Table
	table.Rows = table.Rows[1:]
	in.Indicators[4].Table = &table
	in.Rules.MaxWeight = 1
	res := Rate(in)
	g := &res.Groups[0]
	if g.Ratings[0].Colour == NotRated {
		t.Fatal("the CCG without one figure is not rated")
	}
	if d := res.ScoreDifference(g, 0, 1); d.Known || d.Why != "the two scores rest on different indicators" {
		t.Errorf("other indicators: %+v", d)
	}
	if d := res.ScoreDifference(g, 1, 2); !d.Known {
		t.Errorf("the same indicators: %+v", d)
	}
	g.Ratings[1].Score, g.Ratings[2].Score = 5, -5
	g.Ratings[1].Variance, g.Ratings[2].Variance = 1, 1
	if up, down := res.ScoreDifference(g, 1, 2).Side(), res.ScoreDifference(g, 2, 1).Side(); up != ClearlyHigher || down != ClearlyLower {
		t.Errorf("scores 5 and -5, each with an error of 1: %d and %d, want higher and lower", up, down)
	}
	g.Ratings[2].Colour = NotRated
	if d := res.ScoreDifference(g, 1, 2); d.Known || d.Why != "one of the two is not rated" {
		t.Errorf("not rated: %+v", d)
	}
}

// Figures are moved by chance alone, again and again, and everything is rated
// anew: the difference of two scores moves as far as its chance error says, and
// the two scores do not move together.
func TestChanceErrorOfScoreDifference(t *testing.T) {
	in := onlyMeans(t)
	truth := make([][]indicator.Observation, len(in.Indicators))
	for k := range in.Indicators {
		truth[k] = append(truth[k], in.Indicators[k].Table.Rows...)
	}
	random := rand.New(rand.NewPCG(11, 13))
	var first, second, apart []float64
	said := 0.0
	const draws = 300
	for range draws {
		for k := range in.Indicators {
			for i, o := range truth[k] {
				v := o.Value.Number + random.NormFloat64()*2/stats.Z95
				o.Value, o.Lower, o.Upper = indicator.Of(v), indicator.Of(v-2), indicator.Of(v+2)
				in.Indicators[k].Table.Rows[i] = o
			}
		}
		res := Rate(in)
		g := &res.Groups[0]
		d := res.ScoreDifference(g, 0, 1)
		first, second, apart = append(first, g.Ratings[0].Score), append(second, g.Ratings[1].Score), append(apart, d.D)
		said += d.S / draws
	}
	if moved := math.Sqrt(covariance(apart, apart)); math.Abs(moved/said-1) > 0.15 {
		t.Errorf("the difference moves by %.3f, its chance error is %.3f", moved, said)
	}
	// By chance the correlation of 300 independent pairs is beyond 0.17 once in 300 times.
	if r := covariance(first, second) / math.Sqrt(covariance(first, first)*covariance(second, second)); math.Abs(r) > 0.17 {
		t.Errorf("the scores' chance errors correlate by %.2f", r)
	}
}

func covariance(x, y []float64) float64 {
	mean := func(all []float64) float64 {
		sum := 0.0
		for _, v := range all {
			sum += v
		}
		return sum / float64(len(all))
	}
	mx, my, sum := mean(x), mean(y), 0.0
	for i := range x {
		sum += (x[i] - mx) * (y[i] - my)
	}
	return sum / float64(len(x)-1)
}

// A CCG is not in the set that it is compared with, whoever lists it.
func TestAgainstLeavesTheCCGOut(t *testing.T) {
	res := Rate(endToEnd(t, "2016"))
	ind := &res.Indicators[0]
	var with, without []int
	for i := range 30 {
		with = append(with, i)
		if i != 4 {
			without = append(without, i)
		}
	}
	a, b := res.Against(ind, 4, with), res.Against(ind, 4, without)
	if !a.Known || a != b || res.Against(ind, 5, with) == a {
		t.Errorf("with itself in the set %+v, without %+v", a, b)
	}
}

func TestTogether(t *testing.T) {
	in := endToEnd(t, "2016")
	res := Rate(in)
	set := []int{2, 5, 9, 14, 77}
	pooled, middled := 0, 0
	for k := range res.Indicators {
		ind := &res.Indicators[k]
		counts, populations, seen := 0.0, 0.0, 0
		var values []float64
		for _, i := range set {
			o := ind.Comparisons[i].Observation
			if o == nil || o.Status != indicator.Reported {
				continue
			}
			counts, populations, seen = counts+o.Count.Number, populations+o.Population.Number, seen+1
			values = append(values, ind.Comparisons[i].Value.Number)
		}
		got := ind.Together(set)
		if got.CCGs != seen || got.Known != (seen > 0) {
			t.Errorf("%s: %+v, want %d CCGs", ind.Definition.ID, got, seen)
		}
		switch ind.Definition.Kind {
		case indicator.Proportion, indicator.Rate, indicator.Ratio:
			pooled++
			if want := counts / populations * ind.Definition.Multiplier; got.Middle || math.Abs(got.Value-want) > 1e-9 {
				t.Errorf("%s: %+v, want %g of counts", ind.Definition.ID, got, want)
			}
		default:
			middled++
			below := 0
			for _, v := range values {
				if v < got.Value {
					below++
				}
			}
			if !got.Middle || len(values)%2 == 1 && below != len(values)/2 {
				t.Errorf("%s: %+v is not the middle of %v", ind.Definition.ID, got, values)
			}
		}
	}
	if pooled == 0 || middled == 0 {
		t.Errorf("%d pooled, %d middles", pooled, middled)
	}
	if got := res.Indicators[0].Together(nil); got.Known {
		t.Errorf("of nobody: %+v", got)
	}
}
