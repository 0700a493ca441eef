package simulate

import (
	"fmt"
	"math"
	"math/rand/v2"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Names of places are a bird, plant or thing and an ending: pairs of which we
// know no English town. There are enough of them for MaxCCGs.
var (
	beginnings = []string{
		"Avocet", "Bobolink", "Brambling", "Campion", "Celandine", "Chaffinch", "Comfrey", "Curlew", "Damson", "Dunlin",
		"Dunnock", "Fescue", "Fieldfare", "Firecrest", "Gadwall", "Gannet", "Greylag", "Kittiwake", "Lantern", "Lapwing",
		"Larkspur", "Linnet", "Lovage", "Medlar", "Moorhen", "Nuthatch", "Pimpernel", "Pipistrelle", "Pochard", "Quillwort",
		"Redpoll", "Redshank", "Sanderling", "Siskin", "Spoonbill", "Tansy", "Teasel", "Valerian", "Wagtail", "Whimbrel",
	}
	endings = []string{
		"beck", "bourne", "bridge", "brook", "bury", "by", "carr", "combe", "croft", "cross", "dale", "fell", "ford",
		"garth", "haven", "holm", "keld", "market", "mere", "minster", "moor", "quay", "stow", "thwaite", "wick", "worthy",
	}
	regions = []string{
		"North Reach", "East Reach", "South Reach", "West Reach", "Middle Reach", "Far Isles", "Lantern Coast",
	}
)

// People is who lives in a CCG's area: what similar CCGs are found by.
type People struct {
	Population      int
	Under18, Over75 float64 // per cent
	Deprivation     float64 // score: higher is poorer
}

// Sizes of areas: lognormal, between bounds, as those of CCGs are.
const (
	medianPopulation    = 245_000
	populationSpread    = 0.45 // standard deviation of its logarithm
	smallest, largest   = 70_000, 900_000
	populationRoundedTo = 10
)

// places invents the CCGs and who lives there.
func places(count int, random *rand.Rand) ([]nhs.CCG, []People) {
	names := random.Perm(len(beginnings) * len(endings))
	ccgs, people := make([]nhs.CCG, count), make([]People, count)
	for i := range count {
		first, last := names[i]/len(endings), names[i]%len(endings)
		ccgs[i] = nhs.CCG{
			Code:   nhs.Code(fmt.Sprintf("X38%06d", i+1)),
			ODS:    fmt.Sprintf("Z%04d", i+1),
			Name:   "NHS " + beginnings[first] + endings[last] + " CCG",
			Region: regions[i*len(regions)/count],
			Opened: opened,
		}
		size := medianPopulation * math.Exp(populationSpread*random.NormFloat64())
		people[i] = People{
			Population:  int(round(min(max(size, smallest), largest)/populationRoundedTo, 0)) * populationRoundedTo,
			Under18:     round(21+2.2*random.NormFloat64(), 1),
			Over75:      round(8*math.Exp(0.2*random.NormFloat64()), 1),
			Deprivation: round(21*math.Exp(0.35*random.NormFloat64()), 1),
		}
	}
	return ccgs, people
}

// round rounds to so many decimals, to the number that those digits read as.
func round(x float64, decimals int) float64 {
	unit := math.Pow10(decimals)
	return math.Round(x*unit) / unit
}
