package tiles

import "testing"

// The 48 cells round an oblong of 18 by 4 have a spot each. Cells inside must be
// used, and there are 72: some stay free, and that is the end.
func TestSettleRoundMoreCellsThanSpots(t *testing.T) {
	var spots []spot
	for q := range 20 {
		for r := range 6 {
			if q == 0 || q == 19 || r == 0 || r == 5 {
				spots = append(spots, cell{q, r}.centre())
			}
		}
	}
	if len(spots) != 48 {
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
