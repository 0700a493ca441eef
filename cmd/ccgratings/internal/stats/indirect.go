package stats

// ReferenceStratum is one age band, or the like, of an area beside the same
// band of the reference population.
type ReferenceStratum struct {
	Events, Population                   float64
	ReferenceEvents, ReferencePopulation float64
}

// IndirectRatio is an indirectly standardised ratio: the events observed in an
// area over those expected if each of its strata had the reference's rate.
type IndirectRatio struct {
	Observed, Expected float64
	ReferenceRate      float64 // crude, per person: the ratio times this is the indirectly standardised rate
}

// IndirectlyStandardise is the ratio of one area from all its strata. The
// reference must have people in every stratum and some events.
//
// METHOD.md section 3; as PHEindicatormethods computes it.
func IndirectlyStandardise(strata []ReferenceStratum) IndirectRatio {
	var r IndirectRatio
	events, people := 0.0, 0.0
	for _, s := range strata {
		r.Observed += s.Events
		r.Expected += s.Population * s.ReferenceEvents / s.ReferencePopulation
		events += s.ReferenceEvents
		people += s.ReferencePopulation
	}
	r.ReferenceRate = events / people
	return r
}

// Ratio is observed over expected; 1 is the reference.
func (r IndirectRatio) Ratio() float64 { return r.Observed / r.Expected }

// Interval is the interval of Ratio, the expected number taken as known: that
// of the observed count (Count).
func (r IndirectRatio) Interval(level float64) Interval {
	return Count(r.Observed, level).Scale(1 / r.Expected)
}
