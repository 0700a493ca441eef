package simulate

import (
	"math"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Every invented CCG has a place that the program can read, within its region.
func TestLand(t *testing.T) {
	n := invent(t, Config{CCGs: 209, Seed: 4})
	text := files(t, n)["data/places.csv"]
	places, problems := nhs.ReadPlaces(fstest.MapFS{"places.csv": {Data: []byte(text)}}, nhs.NewRegister(n.CCGs, nil))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if missing := places.Missing(n.CCGs); len(missing) > 0 {
		t.Errorf("%d CCGs have no place", len(missing))
	}
	for i, c := range n.CCGs {
		p := places[c.Code]
		if p != n.Places[i] {
			t.Errorf("%s is read as %v, invented as %v", c.Code, p, n.Places[i])
		}
		middle, known := middles[c.Region]
		if !known || math.Hypot(p.Easting-middle[0], p.Northing-middle[1]) > regionRadius+1 {
			t.Errorf("%s, of %s, is at %v", c.Code, c.Region, p)
		}
	}
}
