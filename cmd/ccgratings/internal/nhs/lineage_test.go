package nhs

import (
	"slices"
	"strings"
	"testing"

	"ccgratings/data"
)

// england is the register of England's CCGs, as published.
func england(t *testing.T) *Register {
	t.Helper()
	r, problems := ReadRegister(data.FS)
	wantProblems(t, problems)
	return r
}

func day(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lineage is what Became or FormedFrom gave, as a text: codes by their ODS
// codes, and "whole" if they are.
func lineage(r *Register, codes []Code, whole bool) string {
	var words []string
	for _, code := range codes {
		c, _ := r.CCG(code)
		words = append(words, c.ODS)
	}
	if whole {
		words = append(words, "whole")
	}
	return strings.Join(words, " ")
}

// The mergers and boundary changes are those of the tables in SOURCES.md.
func TestBecame(t *testing.T) {
	r := england(t)
	for _, test := range []struct {
		code Code
		on   string
		want string
	}{
		{"E38000129", "2016-04-01", "99P whole"}, // open: itself
		{"E38000129", "2019-03-31", "99P whole"}, // to its last day
		{"E38000129", "2019-04-01", "15N whole"}, // 99P 99Q to 15N
		{"E38000152", "2019-04-01", "15N whole"},
		{"E38000230", "2018-04-01", ""},          // not open yet
		{"E38000230", "2022-06-30", "15N whole"}, // to the last day of any
		{"E38000230", "2022-07-01", ""},          // no CCG followed
		{"E38000999", "2019-04-01", ""},          // no such CCG
		{"E38000012", "2018-04-01", "15E whole"}, // 13P, 04X and 05P to 15E
		{"E38000033", "2018-03-31", "10H whole"}, // 10H 10Y to 14Y
		{"E38000033", "2018-04-01", "14Y whole"},
		{"E38000041", "2017-04-01", "01H 01K"}, // Cumbria went to two
		{"E38000041", "2018-04-01", "01H 02M 01K"},
		{"E38000216", "2018-04-01", "02M 01K"}, // Morecambe Bay gave a part up
		{"E38000065", "2018-04-01", "02M 01E"},
		{"E38000159", "2017-04-01", "06W 06Y"},
		{"E38000060", "2018-04-01", "02M"}, // whole itself, and its successor took in more
		{"E38000131", "2017-04-01", "06W"},
		{"E38000093", "2017-04-01", "01K"},
		{"E38000036", "2015-04-01", "09G"},
		{"E38000093", "2018-04-01", "02M 01K"}, // two steps, neither whole
		{"E38000060", "2017-04-01", "02M whole"},
	} {
		codes, whole := r.Became(test.code, day(t, test.on))
		if got := lineage(r, codes, whole); got != test.want {
			t.Errorf("%s on %s became %q, want %q", test.code, test.on, got, test.want)
		}
	}
}

func TestFormedFrom(t *testing.T) {
	r := england(t)
	for _, test := range []struct {
		code Code
		on   string
		want string
	}{
		{"E38000230", "2018-04-01", "99P 99Q whole"},
		{"E38000230", "2019-04-01", "15N whole"},
		{"E38000220", "2016-04-01", "13P 04X 05P whole"},
		{"E38000228", "2017-04-01", "01K"}, // a part of the Morecambe Bay of before
		{"E38000228", "2016-04-01", "01H 01K"},
		{"E38000226", "2016-04-01", "01H 02M 01E 01K"}, // parts of parts
		{"E38000067", "2016-04-01", ""},                // closed by then
		{"E38000001", "2013-03-31", ""},                // nobody was before the first
	} {
		codes, whole := r.FormedFrom(test.code, day(t, test.on))
		if got := lineage(r, codes, whole); got != test.want {
			t.Errorf("%s was formed from %q of %s, want %q", test.code, got, test.on, test.want)
		}
	}
}

// A chain over two mergers is whole only if both are.
func TestLineageOverTwoMergers(t *testing.T) {
	r := england(t)
	// 10G 10T 11C to 15D in 2018; 15D, 10C and 99M to D4U1Y in 2021. By ONS code.
	formed, whole := r.FormedFrom("E38000252", day(t, "2016-04-01"))
	if got, want := lineage(r, formed, whole), "10G 99M 10T 10C 11C whole"; got != want {
		t.Errorf("Frimley was formed from %q, want %q", got, want)
	}
	for _, code := range formed {
		became, whole := r.Became(code, day(t, "2021-04-01"))
		if got := lineage(r, became, whole); got != "D4U1Y whole" {
			t.Errorf("%s became %q", code, got)
		}
	}
	for _, code := range []Code{"E38000041", "E38000159", "E38000216", "E38000065", "E38000060", "E38000131", "E38000093", "E38000067", "E38000036", "E38000213"} {
		c, _ := r.CCG(code)
		for _, on := range []string{"2017-04-01", "2018-04-01", "2020-04-01", "2021-04-01"} {
			if _, whole := r.Became(code, day(t, on)); whole && day(t, on).Compare(c.Closed) >= 0 {
				t.Errorf("%s is whole on %s, though its area was divided or its successor took in part of another's", code, on)
			}
		}
	}
}

// What became of every CCG of a day, and what every CCG of a later day was
// formed from, are the same lines read from either end; and a CCG formed of
// whole ones is the one CCG that each of them became.
func TestLineageBothWays(t *testing.T) {
	r := england(t)
	for _, days := range [][2]string{{"2013-04-01", "2016-04-01"}, {"2016-04-01", "2019-04-01"}, {"2016-04-01", "2021-04-01"}, {"2018-04-01", "2020-04-01"}} {
		before, after := day(t, days[0]), day(t, days[1])
		heirs, whole := map[Code][]Code{}, map[Code]bool{}
		for _, c := range r.OpenOn(before) {
			became, w := r.Became(c.Code, after)
			whole[c.Code] = w
			if w && len(became) != 1 || len(became) == 0 {
				t.Errorf("%s became %v, whole %v", c.Code, became, w)
			}
			for _, code := range became {
				heirs[code] = append(heirs[code], c.Code)
			}
		}
		for _, c := range r.OpenOn(after) {
			from, w := r.FormedFrom(c.Code, before)
			slices.Sort(heirs[c.Code])
			if !slices.Equal(from, heirs[c.Code]) {
				t.Errorf("%s was formed from %v, and %v became it", c.Code, from, heirs[c.Code])
			}
			for _, code := range from {
				if w && !whole[code] {
					t.Errorf("%s is formed of whole CCGs, and %s is not one", c.Code, code)
				}
			}
		}
	}
}

// On a register with errors, following successors comes to an end.
func TestLineageOfUnsoundRegister(t *testing.T) {
	start, later, end := Date{2013, 4, 1}, Date{2018, 4, 1}, Date{2020, 4, 1}
	r := NewRegister([]CCG{
		{Code: "E38000001", Opened: start, Closed: later, Successors: []Code{"E38000001", "E38000002", "E38000009"}},
		{Code: "E38000002", Opened: start, Closed: end, Successors: []Code{"E38000001"}},
		{Code: "E38000003", Opened: start, Successors: []Code{"E38000002"}},
	}, nil)
	if codes, whole := r.Became("E38000001", later); !slices.Equal(codes, []Code{"E38000002"}) || whole {
		t.Errorf("became %v, whole %v: E38000002 was there before", codes, whole)
	}
	if codes, whole := r.Became("E38000001", end); codes != nil || whole {
		t.Errorf("became %v, whole %v", codes, whole)
	}
	if f := r.Formation("E38000002"); !slices.Equal(f.From, []Code{"E38000001"}) || f.Whole {
		t.Errorf("formation %v", f)
	}
}
