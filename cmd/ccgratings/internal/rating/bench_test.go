package rating

import (
	"fmt"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// fiveGroups is 209 CCGs in five groups of ten indicators: the six of the
// reference, and four of them again.
func fiveGroups(b *testing.B) Input {
	one := endToEnd(b, "2016")
	in := one
	in.Groups, in.Indicators = nil, nil
	for _, id := range []nhs.GroupID{"a", "b", "c", "d", "e"} {
		in.Groups = append(in.Groups, nhs.PatientGroup{ID: id})
		for _, m := range slices.Concat(one.Indicators, one.Indicators[:4]) {
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

// tenfold is the same nation ten times over, under other codes: 2,090 CCGs.
func tenfold(in Input) Input {
	var ccgs []nhs.CCG
	for copied := range 10 {
		for _, c := range in.CCGs {
			c.Code = nhs.Code(fmt.Sprintf("%s-%d", c.Code, copied))
			ccgs = append(ccgs, c)
		}
	}
	in.CCGs = ccgs
	indicators := slices.Clone(in.Indicators)
	for k := range indicators {
		table := *indicators[k].Table
		table.Rows = nil
		for _, o := range indicators[k].Table.Rows {
			for copied := range 10 {
				o := o
				o.Area = nhs.Code(fmt.Sprintf("%s-%d", o.Area, copied))
				table.Rows = append(table.Rows, o)
			}
		}
		indicators[k].Table = &table
	}
	in.Indicators = indicators
	return in
}

// BenchmarkExamineTenfold is BenchmarkExamine for ten times the CCGs. Expected
// ranks compare every CCG with every other, as their definition does; all else
// grows in proportion, but for sorting.
func BenchmarkExamineTenfold(b *testing.B) {
	in := tenfold(fiveGroups(b))
	b.ReportAllocs()
	for b.Loop() {
		Rate(in).Examine()
	}
}
