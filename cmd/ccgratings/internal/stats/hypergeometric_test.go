package stats

import (
	"math"
	"math/bits"
	"testing"
)

func TestDrawnAtLeast(t *testing.T) {
	check := func(k, n, marked, total int, want float64) {
		t.Helper()
		if got := DrawnAtLeast(k, n, marked, total); math.Abs(got-want) > 1e-12 {
			t.Errorf("at least %d of %d drawn, %d of %d marked: %g, want %g", k, n, marked, total, got, want)
		}
	}
	check(4, 4, 4, 8, 1.0/70)  // Fisher's lady names all four cups
	check(3, 4, 4, 8, 17.0/70) // and three or four of them
	check(0, 5, 2, 10, 1)
	check(-1, 5, 2, 10, 1)
	check(1, 9, 2, 10, 1) // one of them must be among nine of ten
	check(3, 5, 2, 10, 0)
	check(1, 0, 2, 10, 0)
	check(5, 5, 10, 10, 1)
}

// Every draw of n from a few things, one by one.
func TestDrawnAtLeastByCounting(t *testing.T) {
	const total = 9
	for marked := 0; marked <= total; marked++ {
		mask := uint(1)<<marked - 1
		for n := 0; n <= total; n++ {
			draws, hits := 0, make([]int, total+2)
			for draw := range uint(1) << total {
				if bits.OnesCount(draw) != n {
					continue
				}
				draws++
				hits[bits.OnesCount(draw&mask)]++
			}
			atLeast := 0
			for k := total; k >= 0; k-- {
				atLeast += hits[k]
				if got, want := DrawnAtLeast(k, n, marked, total), float64(atLeast)/float64(draws); math.Abs(got-want) > 1e-12 {
					t.Errorf("at least %d of %d drawn, %d of %d marked: %g, want %g", k, n, marked, total, got, want)
				}
			}
		}
	}
}
