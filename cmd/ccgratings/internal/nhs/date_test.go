package nhs

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Date{
		"2016-04-01": {2016, time.April, 1},
		"2016-02-29": {2016, time.February, 29},
		"2015-02-29": {},
		"2016-4-1":   {},
		"2016-13-01": {},
		"01/04/2016": {},
		"":           {},
	} {
		got, err := ParseDate(in)
		if got != want || (err == nil) != (want != Date{}) {
			t.Errorf("ParseDate(%q) = %v, %v, want %v", in, got, err, want)
		}
		if err == nil && got.String() != in {
			t.Errorf("%q prints %q", in, got)
		}
	}
}

func TestDate(t *testing.T) {
	d := Date{2016, time.January, 31}
	if got := d.Words(); got != "31 January 2016" {
		t.Errorf("words %q", got)
	}
	if (Date{}).IsZero() != true || d.IsZero() {
		t.Error("only the zero date is none")
	}
	for months, want := range map[int]Date{
		0: d, 1: {2016, time.February, 29}, 13: {2017, time.February, 28}, 2: {2016, time.March, 31},
		-1: {2015, time.December, 31}, -2: {2015, time.November, 30}, 12: {2017, time.January, 31},
	} {
		if got := d.AddMonths(months); got != want {
			t.Errorf("%v and %d months is %v, want %v", d, months, got, want)
		}
	}
	for _, later := range []Date{{2016, time.February, 1}, {2017, time.January, 1}, {2016, time.February, 29}} {
		if d.Compare(later) >= 0 || later.Compare(d) <= 0 || d.Compare(d) != 0 {
			t.Errorf("%v is not before %v", d, later)
		}
	}
	zone := time.FixedZone("", 3600)
	if got := DateOf(time.Date(2016, 6, 1, 0, 30, 0, 0, zone)); got != (Date{2016, time.June, 1}) {
		t.Errorf("day in its own zone is %v", got)
	}
}
