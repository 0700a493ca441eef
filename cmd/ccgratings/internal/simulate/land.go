package simulate

import (
	"math"
	"math/rand/v2"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// The land of the nation: a region is a disc about its middle, in km, and its
// CCGs are scattered over it. The Far Isles lie off the coast.
const (
	regionRadius = 90
	leastArea    = 20 // km²
	areaSpread   = 0.6
)

var middles = map[string][2]float64{
	"North Reach": {270, 520}, "East Reach": {430, 350}, "South Reach": {270, 150}, "West Reach": {100, 340},
	"Middle Reach": {265, 335}, "Far Isles": {60, 590}, "Lantern Coast": {440, 170},
}

// land invents where the CCGs lie: evenly over the disc of their region, which
// they share out unevenly.
func land(ccgs []nhs.CCG, random *rand.Rand) []nhs.Place {
	places := make([]nhs.Place, len(ccgs))
	share := math.Pi * regionRadius * regionRadius * float64(len(regions)) / float64(len(ccgs))
	for i, c := range ccgs {
		middle := middles[c.Region]
		angle := 2 * math.Pi * random.Float64()
		out := regionRadius * math.Sqrt(random.Float64())
		places[i] = nhs.Place{
			Easting:  math.Round(middle[0] + out*math.Cos(angle)),
			Northing: math.Round(middle[1] + out*math.Sin(angle)),
			Area:     max(leastArea, math.Round(share*math.Exp(areaSpread*random.NormFloat64()))),
		}
	}
	return places
}

// places is the table of where the CCGs lie.
func (n *Nation) places() [][]string {
	rows := [][]string{{"ccg", "easting", "northing", "area"}}
	for i, p := range n.Places {
		rows = append(rows, []string{string(n.CCGs[i].Code), plain(p.Easting), plain(p.Northing), plain(p.Area)})
	}
	return rows
}
