package stats

// Compare says where an interval lies: -1 wholly below the target, +1 wholly
// above it, 0 if it holds or touches it. It is how public-health profiles call
// an area lower or higher than its benchmark, from the area's 95% and 99.8%
// intervals. METHOD.md section 5; strict on both sides, section 17.
func (i Interval) Compare(target float64) int {
	switch {
	case i.Upper < target:
		return -1
	case i.Lower > target:
		return +1
	}
	return 0
}
