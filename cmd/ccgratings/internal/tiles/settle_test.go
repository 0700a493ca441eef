package tiles

import "testing"

// The 18 cells round a disc of 19 have a spot each. Of the cells inside, at most
// 18 can be used: one stays free, and that is the end.
func TestSettleRoundMoreCellsThanSpots(t *testing.T) {
	var spots []spot
	for q := -3; q <= 3; q++ {
		for r := max(-3, -q-3); r <= min(3, -q+3); r++ {
			if max(q, -q, r, -r, q+r, -q-r) == 3 {
				spots = append(spots, cell{q, r}.centre())
			}
		}
	}
	if len(spots) != 18 {
		t.Fatalf("%d spots", len(spots))
	}
	seen := map[cell]bool{}
	for _, c := range settle(spots) {
		if seen[c] {
			t.Errorf("two spots have the cell %v", c)
		}
		seen[c] = true
	}
}
