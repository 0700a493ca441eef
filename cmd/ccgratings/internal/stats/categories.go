package stats

import "slices"

// QuantileCategories puts each value in one of k classes of about equal size,
// 1 for the lowest values: fifths for k = 5. Equal values are in one class,
// that of the first of them. To number from the highest, negate the values. ok
// is false when there are fewer values than classes.
//
// METHOD.md section 5; the definition of PHEindicatormethods, which differs
// from percentile bounds and from SQL's NTILE in ties and wherever k does not
// divide the number of values.
func QuantileCategories(values []float64, k int) (categories []int, ok bool) {
	n := len(values)
	if n < k {
		return nil, false
	}
	sorted := slices.Sorted(slices.Values(values))
	categories = make([]int, n)
	for i, v := range values {
		below, _ := slices.BinarySearch(sorted, v)
		fromTop := (n - below) * k // over n: how many classes reach up from here
		categories[i] = k + 1 - (fromTop+n-1)/n
	}
	return categories, true
}
