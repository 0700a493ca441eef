package indicator

import (
	"testing"
	"time"
)

var periodCases = []struct{ text, first, last, words string }{
	{"2018/19", "2018-04-01", "2019-03-31", "2018/19"},
	{"1999/00", "1999-04-01", "2000-03-31", "1999/00"},
	{"2018", "2018-01-01", "2018-12-31", "2018"},
	{"2019-06", "2019-06-01", "2019-06-30", "June 2019"},
	{"2016-02", "2016-02-01", "2016-02-29", "February 2016"},
	{"2017-12", "2017-12-01", "2017-12-31", "December 2017"},
	{"2018-07 to 2019-06", "2018-07-01", "2019-06-30", "July 2018 to June 2019"},
	{"2019-02 to 2019-04", "2019-02-01", "2019-04-30", "February to April 2019"},
	{"2019-02 to 2019-02", "2019-02-01", "2019-02-28", "February 2019"},
	{"2019/20 Q1", "2019-04-01", "2019-06-30", "April to June 2019"},
	{"2019/20 Q3", "2019-10-01", "2019-12-31", "October to December 2019"},
	{"2019/20 Q4", "2020-01-01", "2020-03-31", "January to March 2020"},
}

var noPeriods = []string{
	"", " ", "2018/2019", "2018/20", "2018/9", "2018-19", "18/19", "2018/19 ", "2018-13", "2018-00", "2018-6", "1899", "2100", "+201", "0x1F",
	"2019/20 Q0", "2019/20 Q5", "2019/20 q3", "2019/20-Q3", "2019/21 Q3", "Q3 2019/20", "2019-06-01", "2018-07 to 2019-6", "2018-07 - 2019-06",
	"2018-07_to_2019-06", "2018-13 to 2019-06", "2018-07 to 2019-00", "MAR2019", "year", "20é8", "\x00\x00\x00\x00",
}

func TestParsePeriod(t *testing.T) {
	for _, test := range periodCases {
		p, err := ParsePeriod(test.text)
		if err != nil || p.Text != test.text || p.First.String() != test.first || p.Last.String() != test.last {
			t.Errorf("ParsePeriod(%q) = %v, %v, want %s to %s", test.text, p, err, test.first, test.last)
		}
		if got := p.Words(); got != test.words {
			t.Errorf("%q in words is %q, want %q", test.text, got, test.words)
		}
	}
	for _, text := range noPeriods {
		if p, err := ParsePeriod(text); err != errPeriod || p != (Period{}) {
			t.Errorf("ParsePeriod(%q) = %v, %v", text, p, err)
		}
	}
	if _, err := ParsePeriod("2019-06 to 2018-07"); err == nil || err.Error() != "expected the earlier month first" {
		t.Errorf("months the wrong way round: %v", err)
	}
}

func TestOverlaps(t *testing.T) {
	for _, test := range []struct {
		p, q string
		want bool
	}{
		{"2018/19", "2018/19", true},
		{"2018/19", "2019/20", false},
		{"2018/19", "2019-03", true},
		{"2018/19", "2019-04", false},
		{"2018/19", "2018", true},
		{"2017", "2018/19", false},
		{"2018-07 to 2019-06", "2019/20 Q1", true},
		{"2018-07 to 2019-06", "2019/20 Q2", false},
	} {
		p, _ := ParsePeriod(test.p)
		q, _ := ParsePeriod(test.q)
		if p.Overlaps(q) != test.want || q.Overlaps(p) != test.want {
			t.Errorf("%s overlaps %s: %v, want %v", test.p, test.q, !test.want, test.want)
		}
	}
}

// FuzzParsePeriod holds that a period read has its first day before its last
// by whole months, and words for readers.
func FuzzParsePeriod(f *testing.F) {
	for _, test := range periodCases {
		f.Add(test.text)
	}
	for _, text := range noPeriods {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePeriod(text)
		if err != nil {
			if p != (Period{}) {
				t.Errorf("ParsePeriod(%q) = %v with error %v", text, p, err)
			}
			return
		}
		next := time.Date(p.Last.Year, p.Last.Month, p.Last.Day+1, 0, 0, 0, 0, time.UTC)
		if p.Text != text || p.First.Compare(p.Last) >= 0 || p.First.Day != 1 || next.Day() != 1 || !p.Overlaps(p) || p.Words() == "" {
			t.Errorf("ParsePeriod(%q) = %v", text, p)
		}
	})
}

func TestYears(t *testing.T) {
	for text, want := range map[string]bool{
		"2018": true, "2018/19": true, "2018-07 to 2019-06": true, "2015-07 to 2016-06": true, // with a leap day
		"2018-07 to 2020-06": false, "2018/19 Q1": false, "2018-06": false,
	} {
		p, err := ParsePeriod(text)
		if err != nil || p.IsYear() != want {
			t.Errorf("%s is a year: %v", text, p.IsYear())
		}
	}
	for _, test := range []struct {
		p, q string
		want bool
	}{
		{"2019", "2018", true}, {"2018", "2019", false}, {"2018", "2018", false}, {"2020", "2018", false},
		{"2019/20", "2018/19", true}, {"2019-03", "2019-02", true}, {"2016-03", "2016-01 to 2016-02", true}, {"2019/20", "2018", false},
	} {
		p, _ := ParsePeriod(test.p)
		q, _ := ParsePeriod(test.q)
		if p.Follows(q) != test.want {
			t.Errorf("%s follows %s: %v", test.p, test.q, !test.want)
		}
	}
}
