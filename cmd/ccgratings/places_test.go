package main

import (
	"math"
	"testing"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/data"
)

func readPlaces(t *testing.T) (*nhs.Register, nhs.Places) {
	t.Helper()
	reg, problems := nhs.ReadRegister(data.FS)
	places, more := nhs.ReadPlaces(data.FS, reg)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	return reg, places
}

// Every CCG of every year from 2016 has a place, and together they have the
// land of England, which is about 130,300 km².
func TestPlacesCoverEngland(t *testing.T) {
	reg, places := readPlaces(t)
	for _, year := range []int{2016, 2017, 2018, 2019, 2020, 2021} {
		ccgs := reg.OpenOn(nhs.Date{Year: year, Month: 4, Day: 1})
		if missing := places.Missing(ccgs); len(missing) > 0 {
			t.Errorf("%d: no place for %v", year, missing)
		}
		area := 0.0
		for _, c := range ccgs {
			area += places[c.Code].Area
		}
		if math.Abs(area-130_300) > 500 {
			t.Errorf("%d: %.0f km² of land, want about 130,300", year, area)
		}
	}
}

// Towns and islands whose place everybody can look up, on the national grid.
func TestPlacesOfTowns(t *testing.T) {
	_, places := readPlaces(t)
	for code, want := range map[nhs.Code]struct {
		name            string
		east, north, km float64
	}{
		"E38000087": {"Newport, Isle of Wight, SZ 50 89", 450, 89, 10},
		"E38000021": {"Brighton, TQ 31 05", 531, 105, 6},
		"E38000217": {"Manchester, SJ 84 98", 384, 398, 5},
		"E38000015": {"Blackpool, SD 31 36", 331, 436, 6},
		"E38000089": {"Bodmin, Cornwall, SX 07 67", 207, 67, 30},
		"E38000042": {"Darlington, NZ 29 15", 429, 515, 8},
		"E38000027": {"Camden Town, TQ 29 84", 529, 184, 4},
		"E38000085": {"Hull, TA 09 28", 509, 428, 6},
		"E38000181": {"Swindon, SU 15 84", 415, 184, 8},
	} {
		p := places[code]
		if d := math.Hypot(p.Easting-want.east, p.Northing-want.north); d > want.km {
			t.Errorf("%s is %.0f km from %v", want.name, d, p)
		}
	}
}
