package stats_test

import (
	"fmt"

	"ccgratings/cmd/ccgratings/internal/stats"
)

// Nobody of thirty: still compatible with one in nine.
func ExampleClopperPearson() {
	limits := stats.ClopperPearson(0, 30, 0.95)
	fmt.Printf("%.3f to %.3f\n", limits.Lower, limits.Upper)
	// Output: 0.000 to 0.116
}

// Two age bands, the older one with more events and less weight.
func ExampleDirectlyStandardise() {
	rate := stats.DirectlyStandardise([]stats.Stratum{
		{Events: 20, Population: 40000, Weight: 80000},
		{Events: 90, Population: 10000, Weight: 20000},
	})
	limits, ok := rate.Dobson(0.95)
	fmt.Printf("%.0f per 100,000 (%.0f to %.0f) %v\n", rate.Rate*1e5, limits.Lower*1e5, limits.Upper*1e5, ok)
	// Output: 220 per 100,000 (181 to 265) true
}

// A steady rise; the same rise with one year out of line is none.
func ExampleTrendOfParts() {
	years := [5]stats.Part{{700, 1000}, {720, 1000}, {748, 1000}, {771, 1000}, {800, 1000}}
	trend, _ := stats.TrendOfParts(years)
	fmt.Printf("chi-squared %.1f, direction %+d\n", trend.ChiSquared, trend.Direction)
	years = [5]stats.Part{{700, 1000}, {699, 1000}, {701, 1000}, {698, 1000}, {800, 1000}}
	trend, _ = stats.TrendOfParts(years)
	fmt.Printf("chi-squared %.1f, direction %+d\n", trend.ChiSquared, trend.Direction)
	// Output:
	// chi-squared 33.4, direction +1
	// chi-squared 19.6, direction +0
}

func ExampleNeighbours() {
	deprivation := stats.Variable{Values: []float64{10, 30, 12, 28}, Weight: 1}
	over75 := stats.Variable{Values: []float64{9, 5, 8, 6}, Weight: 1}
	for _, n := range stats.Neighbours([]stats.Variable{deprivation, over75}, 2)[0] {
		fmt.Printf("area %d, %.2f of the largest distance\n", n.Area, n.Rebased)
	}
	// Output:
	// area 2, 0.20 of the largest distance
	// area 3, 0.82 of the largest distance
}
