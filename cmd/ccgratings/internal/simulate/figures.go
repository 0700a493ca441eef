package simulate

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// What is said of figures that are not there.
const (
	lostNote   = "Invented gap: no figure was returned."
	hiddenNote = "Hidden because the count is small."
)

// Counts of 1 to hiddenMost are hidden, as NHS Digital hides them.
const hiddenMost = 7

// Digits after the point of a published value and its limits.
const (
	rateDecimals = 1
	meanDecimals = 2
)

// level is that of published confidence limits, in per cent.
const level = 95

// publish draws a CCG's figure about its truth and gives it as a publisher
// would: counts; value and limits for a standardised rate or a mean.
func (m measure) publish(truth, population float64, random *rand.Rand) indicator.Observation {
	o := indicator.Observation{Population: indicator.Of(population)}
	if m.Kind == indicator.Mean {
		s := m.standardError(population)
		giveValue(&o, truth+s*random.NormFloat64(), stats.Z95*s, stats.Z95*s, meanDecimals)
		return o
	}
	count := m.count(truth, population, random)
	if 0 < count && count <= hiddenMost {
		o.Status, o.Low, o.High, o.Note = indicator.Suppressed, indicator.Of(1), indicator.Of(hiddenMost), hiddenNote
		return o
	}
	o.Count = indicator.Of(count)
	if m.Kind == indicator.StandardisedRate {
		limits := stats.Count(count, level/100.)
		unit := m.Multiplier / population
		giveValue(&o, count*unit, (count-limits.Lower)*unit, (limits.Upper-count)*unit, rateDecimals)
	}
	return o
}

// count draws the events of a CCG whose true figure is known.
func (m measure) count(truth, population float64, random *rand.Rand) float64 {
	share := truth / m.Multiplier
	if m.Kind == indicator.Proportion {
		return distuv.Binomial{N: population, P: share, Src: random}.Rand()
	}
	return distuv.Poisson{Lambda: population * share, Src: random}.Rand()
}

// giveValue gives a value and its limits as printed, to so many decimals.
func giveValue(o *indicator.Observation, value, below, above float64, decimals int) {
	o.Value = indicator.Of(round(value, decimals))
	o.Lower, o.Upper = indicator.Of(round(value-below, decimals)), indicator.Of(round(value+above, decimals))
	o.Level = level
}

// together is the figure for England: all that CCGs gave, taken together. What
// is hidden is not in it, so that nothing can be subtracted.
func (m measure) together(rows []indicator.Observation) *indicator.Observation {
	var count, population, points float64
	for _, o := range rows {
		if o.Status != indicator.Reported {
			continue
		}
		count += o.Count.Number
		population += o.Population.Number
		points += o.Value.Number * o.Population.Number
	}
	england := &indicator.Observation{Area: nhs.England, Note: "All figures that CCGs gave, taken together."}
	switch m.Kind {
	case indicator.Mean:
		england.Value = indicator.Of(round(points/population, meanDecimals))
	case indicator.StandardisedRate:
		england.Value = indicator.Of(round(count/population*m.Multiplier, rateDecimals))
	default:
		england.Count, england.Population = indicator.Of(count), indicator.Of(round(population, 1))
	}
	return england
}
