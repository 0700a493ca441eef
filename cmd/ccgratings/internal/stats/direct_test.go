package stats

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

const per100000 = 100000

func stratum(r vectors.Row, events string) Stratum {
	return Stratum{Events: r.Number(events), Population: r.Number("pop"), Weight: r.Number("stdpop")}
}

func TestDirectVectors(t *testing.T) {
	strata := map[string][]Stratum{}
	for _, r := range vectors.Inputs(t, "testdata/05_dsr_input_ageband.csv").Rows {
		strata[r.Text("area")] = append(strata[r.Text("area")], stratum(r, "events"))
	}
	for _, r := range vectors.Open(t, "testdata/05_dsr_expected.csv").Rows {
		area := strata[r.Text("area")]
		people := 0.0
		for _, s := range area {
			people += s.Population
		}
		got := DirectlyStandardise(area)
		r.Within("total_count", got.Events, 0)
		r.Within("total_pop", people, 0)
		r.Within("vardsr", got.Variance, closed)
		for _, l := range levels {
			limits, ok := got.Dobson(l.level)
			if ok != r.Given("value") {
				t.Errorf("%s: an interval is given: %v", r.Text("area"), ok)
			}
			if ok {
				r.Within("value", got.Rate*per100000, closed)
				r.Within("lower"+l.long, limits.Lower*per100000, closed)
				r.Within("upper"+l.long, limits.Upper*per100000, closed)
			}
		}
	}
}

func TestDirectRepeatsVectors(t *testing.T) {
	times := map[string][][]Stratum{}
	people := map[string]float64{}
	for _, r := range vectors.Inputs(t, "testdata/05_dsr_nonindependent_input.csv").Rows {
		area, k := r.Text("area"), int(r.Number("freq"))
		for len(times[area]) < k {
			times[area] = append(times[area], nil)
		}
		times[area][k-1] = append(times[area][k-1], stratum(r, "people"))
		if k == 1 {
			people[area] += r.Number("pop")
		}
	}
	for _, r := range vectors.Open(t, "testdata/05_dsr_nonindependent_expected.csv").Rows {
		got := DirectlyStandardiseRepeats(times[r.Text("area")])
		limits, ok := got.Dobson(0.95)
		if !ok {
			t.Errorf("%s: no interval", r.Text("area"))
		}
		r.Within("total_count", got.Events, 0)
		r.Within("total_pop", people[r.Text("area")], 0)
		r.Within("value", got.Rate*per100000, closed)
		r.Within("lowercl", limits.Lower*per100000, closed)
		r.Within("uppercl", limits.Upper*per100000, closed)
	}
}

// Ten events are enough and the next number below is not.
func TestDobsonSuppression(t *testing.T) {
	for events, want := range map[float64]bool{
		0: false, 9: false, math.Nextafter(10, 0): false, 10: true, math.Nextafter(10, 11): true,
	} {
		r := DirectlyStandardise([]Stratum{{events, 5000, 1}, {0, 7000, 2}})
		if _, ok := r.Dobson(0.95); ok != want {
			t.Errorf("%v events: an interval is given: %v", events, ok)
		}
	}
}

// One stratum is a crude rate, with Byar's interval; a standard of one's own
// ages gives one's crude rate.
func TestDirectIsCrude(t *testing.T) {
	r := DirectlyStandardise([]Stratum{{40, 20000, 3}})
	limits, _ := r.Dobson(0.95)
	byar, _ := Byar(40, 0.95)
	for got, want := range map[float64]float64{
		r.Rate: 40. / 20000, limits.Lower: byar.Lower / 20000, limits.Upper: byar.Upper / 20000,
		DirectlyStandardise([]Stratum{{10, 1000, 1000}, {30, 4000, 4000}}).Rate: 40. / 5000,
	} {
		if math.Abs(got-want) > closed*want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// Repeats of people with one event each change nothing; the same events in
// fewer people widen the interval.
func TestDirectRepeats(t *testing.T) {
	once := []Stratum{{60, 9000, 1}, {20, 4000, 2}}
	plain := DirectlyStandardise(once)
	if got := DirectlyStandardiseRepeats([][]Stratum{once}); got != plain {
		t.Errorf("all once: %v, want %v", got, plain)
	}
	twice := DirectlyStandardiseRepeats([][]Stratum{{}, {{30, 9000, 1}, {10, 4000, 2}}}[1:])
	both := DirectlyStandardiseRepeats([][]Stratum{{{0, 9000, 1}, {0, 4000, 2}}, {{30, 9000, 1}, {10, 4000, 2}}})
	if math.Abs(both.Rate-plain.Rate) > closed || both.Events != plain.Events || both.Variance <= plain.Variance {
		t.Errorf("all twice: %v beside %v", both, plain)
	}
	if math.Abs(both.Variance-4*twice.Variance) > closed*both.Variance {
		t.Errorf("variance of twice is %v, want four times %v", both.Variance, twice.Variance)
	}
}
