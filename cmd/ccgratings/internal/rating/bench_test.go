package rating

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// BenchmarkRate rates 209 CCGs in five groups of six indicators.
func BenchmarkRate(b *testing.B) {
	one := endToEnd(b, "2016")
	in := one
	in.Groups, in.Indicators = nil, nil
	for _, id := range []nhs.GroupID{"a", "b", "c", "d", "e"} {
		in.Groups = append(in.Groups, nhs.PatientGroup{ID: id})
		for _, m := range one.Indicators {
			m.Definition.Group = id
			in.Indicators = append(in.Indicators, m)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Rate(in)
	}
}
