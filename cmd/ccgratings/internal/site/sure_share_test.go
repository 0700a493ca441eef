package site

import (
	"math"
	"testing"
)

// Shares are rounded, but not over a border at which a rating is called firmer.
func TestShareOfVariants(t *testing.T) {
	for share, want := range map[float64]string{
		0: "0%", 0.004: "0%", 2. / 3: "67%", 0.3889: "39%", 0.8889: "89%", 1: "100%",
		0.5: "50%", math.Nextafter(0.5, 0): "50%", 0.4999: "49%", 0.495: "49%",
		0.7: "70%", 0.6999: "69%", 0.9: "90%", 0.8999: "89%", 0.9999: "99%", 143. / 144: "99%",
	} {
		if got := shareOfVariants(share); got != want {
			t.Errorf("%v: %s, want %s", share, got, want)
		}
	}
}
