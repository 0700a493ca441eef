package stats

import "math"

// suppressedBelow is the number of events under which a directly standardised
// rate is too unsteady to be given.
const suppressedBelow = 10

// Stratum is one age band, or the like, of an area: how many events among how
// many people, and how much the band weighs in the standard population.
type Stratum struct{ Events, Population, Weight float64 }

// DirectRate is a directly standardised rate: what an area's rate would be if
// its people had the ages of the standard population.
type DirectRate struct {
	Events   float64 // in all strata
	Rate     float64 // per person
	Variance float64 // of Rate, the events taken as independent Poisson counts unless said otherwise
}

// DirectlyStandardise is the rate of one area from all its strata. Every
// population and the sum of the weights must be over 0.
//
// METHOD.md section 3; as PHEindicatormethods computes it.
func DirectlyStandardise(strata []Stratum) DirectRate {
	var r DirectRate
	weights := 0.0
	for _, s := range strata {
		share := s.Weight / s.Population
		r.Events += s.Events
		r.Rate += share * s.Events
		r.Variance += share * share * s.Events
		weights += s.Weight
	}
	r.Rate /= weights
	r.Variance /= weights * weights
	return r
}

// DirectlyStandardiseRepeats is DirectlyStandardise where one person may have
// several events, which are then not independent and spread the rate more.
// Strata times[k-1] count the people who had k events each.
//
// Variance = the sum over k of k squared times the variance of the rate of
// people with k events: METHOD.md section 3, as PHEindicatormethods.
func DirectlyStandardiseRepeats(times [][]Stratum) DirectRate {
	var r DirectRate
	for i, strata := range times {
		k, people := float64(i+1), DirectlyStandardise(strata)
		r.Events += k * people.Events
		r.Rate += k * people.Rate
		r.Variance += k * k * people.Variance
	}
	return r
}

// Dobson is the interval of a directly standardised rate: Byar's interval of
// the number of events, moved and stretched to the rate's mean and variance.
// ok is false below 10 events, where publishers suppress the rate as well.
//
// Dobson, Kuulasmaa, Eberle and Scherer, Stat Med 1991;10:457.
func (r DirectRate) Dobson(level float64) (limits Interval, ok bool) {
	if r.Events < suppressedBelow {
		return Interval{}, false
	}
	byar, ok := Byar(r.Events, level)
	stretch := math.Sqrt(r.Variance / r.Events)
	return Interval{
		Lower: r.Rate + stretch*(byar.Lower-r.Events),
		Upper: r.Rate + stretch*(byar.Upper-r.Events),
	}, ok
}
