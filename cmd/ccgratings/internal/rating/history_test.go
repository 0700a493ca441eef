package rating

import (
	"fmt"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// fiveYears is a measure of these periods, the last being the edition's, whose
// figure for the one CCG is value(i) for the i-th. Its interval is of standard
// error 1.
func fiveYears(t *testing.T, better indicator.Better, value func(i int) float64, periods ...string) Input {
	t.Helper()
	ccg := nhs.CCG{Code: "E38000001"}
	var tables []*indicator.Table
	for i, text := range periods {
		p, err := indicator.ParsePeriod(text)
		if err != nil {
			t.Fatal(err)
		}
		v := value(i)
		tables = append(tables, &indicator.Table{
			Period:  p,
			England: &indicator.Observation{Value: indicator.Of(50)},
			Rows: []indicator.Observation{{
				Area: ccg.Code, Period: p, Level: 95,
				Value: indicator.Of(v), Lower: indicator.Of(v - 1.96), Upper: indicator.Of(v + 1.96),
			}},
		})
	}
	n := len(tables) - 1
	return Input{
		CCGs: []nhs.CCG{ccg}, Rules: Standard(),
		Indicators: []Measure{{
			Definition: indicator.Definition{Kind: indicator.Mean, Better: better, Multiplier: 1},
			Table:      tables[n], Earlier: tables[:n], Weight: 1,
		}},
	}
}

func years(from, to int) []string {
	var out []string
	for y := from; y <= to; y++ {
		out = append(out, fmt.Sprint(y))
	}
	return out
}

// A straight line through five points with standard errors of 1 has
// chi-squared 10 times its slope squared; the 99.8% point is 9.5495.
func TestTrend(t *testing.T) {
	rising := func(i int) float64 { return 50 + float64(i) }
	slow := func(i int) float64 { return 50 + 0.97*float64(i) }
	falling := func(i int) float64 { return 50 - float64(i) }
	five := years(2014, 2018)
	for _, c := range []struct {
		name    string
		better  indicator.Better
		value   func(int) float64
		periods []string
		want    Direction
	}{
		{"rising", indicator.Higher, rising, five, Improved},
		{"rising where low is good", indicator.Lower, rising, five, GotWorse},
		{"falling where low is good", indicator.Lower, falling, five, Improved},
		{"not steep enough", indicator.Higher, slow, five, NoClearChange},
		{"financial years", indicator.Higher, rising, []string{"2014/15", "2015/16", "2016/17", "2017/18", "2018/19"}, Improved},
		{"years from July", indicator.Higher, rising, []string{"2014-07 to 2015-06", "2015-07 to 2016-06", "2016-07 to 2017-06", "2017-07 to 2018-06", "2018-07 to 2019-06"}, Improved},
		{"the last five of seven", indicator.Higher, func(i int) float64 { return 50 + float64(max(i-2, 2-i)) }, years(2012, 2018), Improved},
		{"four years", indicator.Higher, rising, years(2015, 2018), NotTested},
		{"a year left out", indicator.Higher, rising, []string{"2013", "2015", "2016", "2017", "2018"}, NotTested},
		{"quarters", indicator.Higher, rising, []string{"2018/19 Q1", "2018/19 Q2", "2018/19 Q3", "2018/19 Q4", "2019/20 Q1"}, NotTested},
		{"years that overlap", indicator.Higher, rising, []string{"2014", "2015", "2016", "2016/17", "2017/18"}, NotTested},
		{"no direction is good", indicator.Neither, rising, five, NotTested},
	} {
		res := Rate(fiveYears(t, c.better, c.value, c.periods...))
		res.Examine()
		got := NotTested
		if trends := res.Indicators[0].Trends; trends != nil {
			got = trends[0]
		}
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// A CCG without a figure in one of the five years has no trend.
func TestTrendNeedsEveryYear(t *testing.T) {
	in := fiveYears(t, indicator.Higher, func(i int) float64 { return 50 + 9*float64(i) }, years(2014, 2018)...)
	in.Indicators[0].Earlier[1].Rows[0].Status = indicator.Unreliable
	res := Rate(in)
	res.Examine()
	if trends := res.Indicators[0].Trends; len(trends) != 1 || trends[0] != NotTested {
		t.Errorf("%v: a figure that is not reliable gives no trend", trends)
	}
}

// A trend of counts is that of their proportions: 10 in 100 to 50 in 100 has
// chi-squared 10 x 100 x 0.1^2 / (0.3 x 0.7), more than 47.
func TestTrendOfCounts(t *testing.T) {
	in := fiveYears(t, indicator.Lower, func(int) float64 { return 0 }, years(2014, 2018)...)
	m := &in.Indicators[0]
	m.Definition.Kind, m.Definition.Multiplier = indicator.Proportion, 100
	for i, table := range append(m.Earlier[:4:4], m.Table) {
		table.Rows[0] = indicator.Observation{Area: "E38000001", Count: indicator.Of(float64(10 + 10*i)), Population: indicator.Of(100)}
	}
	res := Rate(in)
	res.Examine()
	if trends := res.Indicators[0].Trends; len(trends) != 1 || trends[0] != GotWorse {
		t.Errorf("%v, want it to have got worse", trends)
	}
}

// The figures of earlier periods stand beside the England figures of their
// time, which is the sum of the CCGs where none was published; the figures of
// CCGs that are not rated count for nothing.
func TestHistory(t *testing.T) {
	in := fiveYears(t, indicator.Higher, func(int) float64 { return 0 }, "2017", "2018")
	m := &in.Indicators[0]
	m.Definition.Kind, m.Definition.Multiplier = indicator.Proportion, 100
	before := m.Earlier[0]
	before.England = nil
	before.Rows = []indicator.Observation{
		{Area: "E38000001", Count: indicator.Of(30), Population: indicator.Of(40)},
		{Area: "E38000002", Count: indicator.Of(1), Population: indicator.Of(1000)},
	}
	res := Rate(in)
	res.Examine()
	history := res.Indicators[0].History
	if len(history) != 1 || history[0].Period.Text != "2017" || len(history[0].Comparisons) != 1 {
		t.Fatalf("%+v", history)
	}
	if e := history[0].England; e.Value != indicator.Of(75) || e.Source != Summed {
		t.Errorf("England %+v, want 75, summed", e)
	}
	c := history[0].Comparisons[0]
	if c.Value != indicator.Of(75) || !c.HasInterval || c.Band != NotBanded || c.Scored {
		t.Errorf("%+v, want 75 with an interval and no band", c)
	}
}
