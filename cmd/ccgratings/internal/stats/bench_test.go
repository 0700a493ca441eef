package stats

import (
	"math/rand/v2"
	"testing"
)

// ccgs is about as many areas as there are to rate.
const ccgs = 209

func BenchmarkNeighbours(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	variables := make([]Variable, 8)
	for i := range variables {
		variables[i].Weight = 1
		for range ccgs {
			variables[i].Values = append(variables[i].Values, random.NormFloat64())
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Neighbours(variables, 10)
	}
}

func BenchmarkMidPProportion(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		MidPProportion(24800, 36000, 0.68)
	}
}

func BenchmarkExactProportionLimits(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ExactProportionLimits(0.68, 36000, 0.998)
	}
}

func BenchmarkClopperPearson(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ClopperPearson(24800, 36000, 0.95)
	}
}

func BenchmarkDispersion(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	d, s := make([]float64, ccgs), make([]float64, ccgs)
	for i := range d {
		s[i] = 0.005 + 0.02*random.Float64()
		d[i] = (s[i] + 0.03) * random.NormFloat64()
	}
	for name, estimate := range map[string]func(d, s []float64, q float64) float64{
		"PauleMandelRobust":          PauleMandelRobust,
		"DerSimonianLairdWinsorised": DerSimonianLairdWinsorised,
		"DerSimonianLairdTrimmed":    DerSimonianLairdTrimmed,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				estimate(d, s, 0.1)
			}
		})
	}
}

func BenchmarkAdjustedBH(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	p := make([]float64, ccgs)
	for i := range p {
		p[i] = random.Float64()
	}
	b.ReportAllocs()
	for b.Loop() {
		AdjustedBH(p)
	}
}

func BenchmarkQuantileCategories(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	values := make([]float64, ccgs)
	for i := range values {
		values[i] = random.Float64()
	}
	b.ReportAllocs()
	for b.Loop() {
		QuantileCategories(values, 5)
	}
}
