package rating

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

func TestBenchmark(t *testing.T) {
	ccgs := []nhs.CCG{{Code: "A"}, {Code: "B"}}
	rows := []indicator.Observation{
		{Area: "A", Count: indicator.Of(10), Population: indicator.Of(100)},
		{Area: "B", Count: indicator.Of(30), Population: indicator.Of(100), Status: indicator.Unreliable},
	}
	measure := func(kind indicator.Kind, england *indicator.Observation) Measure {
		return Measure{
			Definition: indicator.Definition{Kind: kind, Multiplier: 100},
			Table:      &indicator.Table{England: england, Rows: rows},
		}
	}
	published := &indicator.Observation{Value: indicator.Of(25)}
	doubtful := &indicator.Observation{Value: indicator.Of(25), Status: indicator.Unreliable}
	negative := &indicator.Observation{Value: indicator.Of(-2)}
	for _, c := range []struct {
		name   string
		m      Measure
		value  float64
		source BenchmarkSource
	}{
		{"published", measure(indicator.Proportion, published), 25, Published},
		{"published with reserve: the sound rows added up", measure(indicator.Proportion, doubtful), 10, Summed},
		{"none published", measure(indicator.Proportion, nil), 10, Summed},
		{"a mean may be below 0", measure(indicator.Mean, negative), -2, Published},
	} {
		if got := benchmarkOf(c.m, ccgs); got.Source != c.source || got.Value != indicator.Of(c.value) {
			t.Errorf("%s: %+v, want %g from %d", c.name, got, c.value, c.source)
		}
	}
}
