package chart

import (
	"math"
	"testing"
)

func TestNewScale(t *testing.T) {
	for _, c := range []struct{ lo, hi, min, max, step float64 }{
		{0, 100, 0, 100, 20},
		{61.2, 88.9, 60, 90, 10},
		{-2.7, 3.1, -4, 4, 2},
		{0.0012, 0.0019, 0.0012, 0.002, 0.0002},
		{5, 5, 4.4, 5.6, 0.2},
		{0, 0, -0.6, 0.6, 0.2},
		{1e6, 1e6 + 1, 1e6, 1e6 + 1, 0.2},
	} {
		s := newScale(extent{min: c.lo, max: c.hi, any: true}, 5)
		near := func(a, b float64) bool { return math.Abs(a-b) < c.step*1e-6 }
		if !near(s.min, c.min) || !near(s.max, c.max) || !near(s.step, c.step) {
			t.Errorf("scale of %v to %v is %+v, want %v to %v by %v", c.lo, c.hi, s, c.min, c.max, c.step)
		}
		if n := s.ticks(); n < 3 || n > 8 {
			t.Errorf("scale of %v to %v has %d ticks, want 3 to 8", c.lo, c.hi, n)
		}
		if !near(s.tick(s.ticks()-1), s.max) {
			t.Errorf("last tick of %+v is %v, want its max", s, s.tick(s.ticks()-1))
		}
	}
}

func TestRoundStep(t *testing.T) {
	for v, want := range map[float64]float64{1: 1, 1.01: 2, 2.2: 2.5, 4: 5, 6: 10, 0.003: 0.005, 12000: 20000} {
		if got := roundStep(v); math.Abs(got-want) > want*1e-9 {
			t.Errorf("roundStep(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestDrawable(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.Nextafter(largest, math.Inf(1))} {
		if drawable(v) {
			t.Errorf("drawable(%v) = true, want false", v)
		}
	}
	for _, v := range []float64{0, -1, largest, -largest} {
		if !drawable(v) {
			t.Errorf("drawable(%v) = false, want true", v)
		}
	}
}

func TestAppendValue(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		unit     string
		want     string
	}{
		{0, 0, "", "0"},
		{0, 1, "%", "0.0%"},
		{64.25, 1, "%", "64.2%"},
		{-1.96, 2, "", "−1.96"},
		{-0.001, 2, "", "0.00"},
		{999, 0, "", "999"},
		{1000, 0, "", "1,000"},
		{1234567.89, 1, "per 1,000", "1,234,567.9 per 1,000"},
		{-123456, 0, "", "−123,456"},
	} {
		if got := string(appendValue(nil, c.v, c.decimals, c.unit)); got != c.want {
			t.Errorf("appendValue(%v, %d, %q) = %q, want %q", c.v, c.decimals, c.unit, got, c.want)
		}
	}
}

func TestAppendFixed(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{0, 1, "0"}, {12.34, 1, "12.3"}, {12.96, 1, "13"}, {-0.04, 1, "0"}, {-3.26, 1, "-3.3"},
		{12.34, 2, "12.34"}, {12.30, 2, "12.3"}, {12.05, 2, "12.05"}, {7, 2, "7"}, {-0.5, 2, "-0.5"},
	} {
		if got := string(appendFixed(nil, c.v, c.decimals)); got != c.want {
			t.Errorf("appendFixed(%v, %d) = %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}
