package main

import (
	"testing"
	"time"
)

// An edition is published at its moment and not a nanosecond before; a day
// holds all its moments, in the edition's own zone.
func TestMoment(t *testing.T) {
	for _, c := range []struct {
		asOf, published string
		want            bool
	}{
		{"2019-12-10", "2019-12-10T09:30:00Z", true},
		{"2019-12-09", "2019-12-10T09:30:00Z", false},
		{"2019-12-11", "2019-12-10T09:30:00Z", true},
		{"2019-12-10", "2019-12-10T23:59:59-11:00", true}, // the 11th in London
		{"2019-12-10", "2019-12-11T00:00:00+13:00", false},
		{"2019-12-10T09:30:00Z", "2019-12-10T09:30:00Z", true},
		{"2019-12-10T09:29:59Z", "2019-12-10T09:30:00Z", false},
		{"2019-12-10T10:30:00+01:00", "2019-12-10T09:30:00Z", true},
		{"2019-12-10T10:29:59+01:00", "2019-12-10T09:30:00Z", false},
	} {
		m, err := parseMoment(c.asOf)
		if err != nil {
			t.Fatal(err)
		}
		published, err := time.Parse(time.RFC3339, c.published)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.reaches(published); got != c.want {
			t.Errorf("%s reaches %s: %t", c.asOf, c.published, got)
		}
	}
	at, _ := time.Parse(time.RFC3339Nano, "2019-12-10T09:30:00.000000001Z")
	if (moment{at: at.Add(-1)}).reaches(at) || !(moment{at: at}).reaches(at) {
		t.Error("a nanosecond makes no difference")
	}
	for _, wrong := range []string{"tomorrow", "2019-13-01", "10/12/2019", "2019-12-10T09:30:00", "2019-12-10 09:30"} {
		if _, err := parseMoment(wrong); err == nil {
			t.Errorf("%q is a moment", wrong)
		}
	}
}
