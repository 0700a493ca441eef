package rating

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// fiveGroups is 209 CCGs in five groups of six indicators.
func fiveGroups(b *testing.B) Input {
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
	return in
}

func BenchmarkRate(b *testing.B) {
	in := fiveGroups(b)
	b.ReportAllocs()
	for b.Loop() {
		Rate(in)
	}
}

// BenchmarkExamine adds ranks, the 144 variants and all else.
func BenchmarkExamine(b *testing.B) {
	in := fiveGroups(b)
	b.ReportAllocs()
	for b.Loop() {
		Rate(in).Examine()
	}
}
