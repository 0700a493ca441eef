package rating

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// colours is every CCG's colour in the only group.
func coloursByCode(res *Results) map[nhs.Code]Colour {
	out := map[nhs.Code]Colour{}
	for i, rt := range res.Groups[0].Ratings {
		out[res.CCGs[i].Code] = rt.Colour
	}
	return out
}

func sameColours(t *testing.T, got, want *Results) {
	t.Helper()
	a, b := coloursByCode(got), coloursByCode(want)
	for code, colour := range b {
		if a[code] != colour {
			t.Errorf("%s is %s, want %s", code, a[code], colour)
		}
	}
}

// A proportion of those who got care, higher better, says the same as the
// proportion of those who did not, lower better.
func TestFlippedProportionsRateTheSame(t *testing.T) {
	in, flipped := endToEnd(t, "2016"), endToEnd(t, "2016")
	for k := range flipped.Indicators {
		m := &flipped.Indicators[k]
		if m.Definition.Kind == indicator.Proportion {
			flipProportion(m)
		}
	}
	sameColours(t, Rate(flipped), Rate(in))
}

func flipProportion(m *Measure) {
	if m.Definition.Better == indicator.Higher {
		m.Definition.Better = indicator.Lower
	} else {
		m.Definition.Better = indicator.Higher
	}
	for i := range m.Table.Rows {
		o := &m.Table.Rows[i]
		if o.Count.Given {
			o.Count.Number = o.Population.Number - o.Count.Number
		}
		if o.Status == indicator.Suppressed {
			o.Low, o.High = indicator.Of(o.Population.Number-o.High.Number), indicator.Of(o.Population.Number-o.Low.Number)
		}
	}
	m.Table.England.Value.Number = m.Definition.Multiplier - m.Table.England.Value.Number
}

// Means are on their natural scale: with the sign turned they say the same.
func TestFlippedMeansRateTheSame(t *testing.T) {
	in, flipped := onlyMeans(t), onlyMeans(t)
	for k := range flipped.Indicators {
		m := &flipped.Indicators[k]
		m.Definition.Better = indicator.Lower
		flip := func(o *indicator.Observation) {
			o.Value.Number = 200 - o.Value.Number
			o.Lower.Number, o.Upper.Number = 200-o.Upper.Number, 200-o.Lower.Number
		}
		flip(m.Table.England)
		for i := range m.Table.Rows {
			flip(&m.Table.Rows[i])
		}
	}
	a, b := Rate(in).Groups[0], Rate(flipped).Groups[0]
	for i := range a.Ratings {
		if a.Ratings[i].Colour != b.Ratings[i].Colour || math.Abs(a.Ratings[i].Score-b.Ratings[i].Score) > 1e-9 {
			t.Errorf("%s: %v %g, flipped %v %g", in.CCGs[i].Code, a.Ratings[i].Colour, a.Ratings[i].Score, b.Ratings[i].Colour, b.Ratings[i].Score)
		}
	}
}

// onlyMeans is an invented nation with three means.
func onlyMeans(t *testing.T) Input {
	in := endToEnd(t, "2016")
	mean := in.Indicators[4]
	in.Indicators = nil
	random := rand.New(rand.NewPCG(7, 7))
	for range 3 {
		m := mean
		m.Table = &indicator.Table{Period: mean.Table.Period, England: &indicator.Observation{Value: indicator.Of(70)}}
		for _, c := range in.CCGs {
			v := 70 + 5*random.NormFloat64()
			m.Table.Rows = append(m.Table.Rows, indicator.Observation{
				Area: c.Code, Value: indicator.Of(v), Lower: indicator.Of(v - 2), Upper: indicator.Of(v + 2), Level: 95,
			})
		}
		in.Indicators = append(in.Indicators, m)
	}
	return in
}

// The order of the CCGs is no information.
func TestOrderOfCCGsChangesNoColour(t *testing.T) {
	in := endToEnd(t, "2016")
	shuffled := in
	shuffled.CCGs = slices.Clone(in.CCGs)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled.CCGs), func(i, j int) {
		shuffled.CCGs[i], shuffled.CCGs[j] = shuffled.CCGs[j], shuffled.CCGs[i]
	})
	sameColours(t, Rate(shuffled), Rate(in))
}

// The standard normal's own null: figures that differ by chance alone colour
// nobody.
func TestNoTrueDifferencesColourNobody(t *testing.T) {
	in := onlyMeans(t)
	random := rand.New(rand.NewPCG(3, 4))
	for _, m := range in.Indicators {
		for i := range m.Table.Rows {
			o := &m.Table.Rows[i]
			v := 70 + 2/1.96*random.NormFloat64()
			o.Value, o.Lower, o.Upper = indicator.Of(v), indicator.Of(v-2), indicator.Of(v+2)
		}
	}
	g := Rate(in).Groups[0]
	if g.Counts[Green]+g.Counts[Red] != 0 {
		t.Errorf("%d green and %d red although no CCG differs", g.Counts[Green], g.Counts[Red])
	}
	if g.Rated != len(in.CCGs) {
		t.Errorf("%d rated, want %d", g.Rated, len(in.CCGs))
	}
}

// A group in which nothing at all varies is as expected throughout, with a
// probability of a fifth either way.
func TestNoVariationAtAll(t *testing.T) {
	in := onlyMeans(t)
	for _, m := range in.Indicators {
		for i := range m.Table.Rows {
			o := &m.Table.Rows[i]
			o.Value, o.Lower, o.Upper = indicator.Of(70), indicator.Of(68), indicator.Of(72)
		}
	}
	for i, rt := range Rate(in).Groups[0].Ratings {
		if rt.Colour != Blue || rt.ProbabilityBest != 0.2 || rt.ProbabilityWorst != 0.2 {
			t.Fatalf("%s: %v, best %g, worst %g", in.CCGs[i].Code, rt.Colour, rt.ProbabilityBest, rt.ProbabilityWorst)
		}
	}
}

// An indicator on which all CCGs are equal says nothing of who is better: no
// colour turns to the other side.
func TestAnIndicatorWithoutDifferencesTurnsNoColour(t *testing.T) {
	in := endToEnd(t, "2016")
	before := coloursByCode(Rate(in))
	same := Measure{Weight: 1, Definition: in.Indicators[0].Definition, Table: &indicator.Table{Period: in.Indicators[0].Table.Period}}
	same.Definition.ID = "same"
	for _, c := range in.CCGs {
		same.Table.Rows = append(same.Table.Rows, indicator.Observation{
			Area: c.Code, Count: indicator.Of(700), Population: indicator.Of(1000),
		})
	}
	in.Indicators = append(in.Indicators, same)
	for code, now := range coloursByCode(Rate(in)) {
		if was := before[code]; was == Green && now == Red || was == Red && now == Green {
			t.Errorf("%s turned from %s to %s", code, was, now)
		}
	}
}

// Ten times the evidence never makes a figure less certain.
func TestTenTimesTheEvidenceNeverWidensAnInterval(t *testing.T) {
	in, tenfold := endToEnd(t, "2016"), endToEnd(t, "2016")
	for _, m := range tenfold.Indicators {
		for i := range m.Table.Rows {
			m.Table.Rows[i].Count.Number *= 10
			m.Table.Rows[i].Population.Number *= 10
		}
	}
	one, ten := Rate(in), Rate(tenfold)
	compared := 0
	for k := range one.Indicators {
		for i := range one.CCGs {
			a, b := one.Indicators[k].Comparisons[i], ten.Indicators[k].Comparisons[i]
			if !a.HasInterval || !b.HasInterval {
				continue
			}
			compared++
			if wide, narrow := b.Interval95.Upper-b.Interval95.Lower, a.Interval95.Upper-a.Interval95.Lower; wide > narrow {
				t.Errorf("%s of %s: %g is wider than %g", one.Indicators[k].Definition.ID, one.CCGs[i].Code, wide, narrow)
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d compared", compared)
	}
}
