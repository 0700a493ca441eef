package nhs

import (
	"slices"
	"testing"
)

// Old and New follow one another on the day of a merger: before it only Old is
// known, and as open; on the day itself the merger is.
func TestKnownOn(t *testing.T) {
	opened, merged := Date{2013, 4, 1}, Date{2019, 4, 1}
	r := NewRegister([]CCG{
		{Code: "E38000001", ODS: "01A", Name: "Old", Opened: opened, Closed: merged, Successors: []Code{"E38000002"}},
		{Code: "E38000002", ODS: "01B", Name: "New", Opened: merged},
	}, []PatientGroup{{ID: "adults"}})
	known := func(day Date) []CCG { return r.KnownOn(day).CCGs }

	if got := known(Date{2013, 3, 31}); len(got) != 0 {
		t.Errorf("before anything opened: %v", got)
	}
	got := known(Date{2019, 3, 31})
	if len(got) != 1 || got[0].Name != "Old" || !got[0].Closed.IsZero() || got[0].Successors != nil {
		t.Errorf("the day before the merger: %+v", got)
	}
	got = known(merged)
	if len(got) != 2 || got[0].Closed != merged || !slices.Equal(got[0].Successors, []Code{"E38000002"}) {
		t.Errorf("on the day of the merger: %+v", got)
	}
	if r.CCGs[0].Closed != merged || len(r.KnownOn(merged).Groups) != 1 {
		t.Error("the register itself was changed, or its groups were lost")
	}
}
