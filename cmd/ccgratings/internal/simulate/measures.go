package simulate

import (
	"fmt"
	"math"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// patientGroups are the five groups, under the names that real ones have.
func patientGroups() []nhs.PatientGroup {
	group := func(id nhs.GroupID, name string) nhs.PatientGroup {
		return nhs.PatientGroup{ID: id, Name: name, Description: "Invented figures, to try the method on."}
	}
	return []nhs.PatientGroup{
		group("older-people", "Older people"),
		group("long-term-conditions", "People with long-term conditions"),
		group("adults", "Adults"),
		group("children", "Children"),
		group("mental-health", "People with mental illness"),
	}
}

// groupSizes are how many times the usual the counts of each group are.
var groupSizes = []float64{1, 1.2, 1.6, 0.8, 0.6}

// measure is an indicator that every group has one of, and how its figures
// come about.
type measure struct {
	indicator.Definition         // but for what tells one group's from another's
	Quality              string  // why it would measure the quality of care, if it were real
	england              float64 // what England is, in the indicator's unit
	size                 float64 // of a middling CCG: people behind a proportion or mean, else events expected
	deviation            float64 // standard deviation of one person's score, for a mean
}

// measures is one of each kind, and a second proportion; half are better high.
func measures() []measure {
	return []measure{{
		Definition: indicator.Definition{
			ID: "review", Name: "Yearly review done", Kind: indicator.Proportion, Better: indicator.Higher,
			Multiplier: 100, Unit: "%", Decimals: 1,
			CountName: "people who had a review in the year", PopulationName: "people on the register",
		},
		Quality: "a yearly review could find what is wrong in time",
		england: 72, size: 1200,
	}, {
		Definition: indicator.Definition{
			ID: "wait", Name: "Waited more than two weeks", Kind: indicator.Proportion, Better: indicator.Lower,
			Multiplier: 100, Unit: "%", Decimals: 1,
			CountName: "people who waited more than two weeks", PopulationName: "people who were referred",
		},
		Quality: "care that comes sooner could do more good",
		england: 17, size: 600,
	}, {
		Definition: indicator.Definition{
			ID: "admissions", Name: "Emergency admissions", Kind: indicator.Rate, Better: indicator.Lower,
			Multiplier: 100_000, Unit: "per 100,000 people", Decimals: 0,
			CountName: "emergency admissions to hospital", PopulationName: "people",
		},
		Quality: "good care at home could spare people an emergency",
		england: 240, size: 130,
	}, {
		Definition: indicator.Definition{
			ID: "diagnoses", Name: "Diagnoses against expected", Kind: indicator.Ratio, Better: indicator.Higher,
			Multiplier: 100, Unit: "per 100 expected", Decimals: 0,
			CountName: "people with a diagnosis", PopulationName: "people expected to have the illness",
		},
		Quality: "people who have a diagnosis could be treated",
		england: 100, size: 45,
	}, {
		Definition: indicator.Definition{
			ID: "deaths", Name: "Deaths, allowing for age", Kind: indicator.StandardisedRate, Better: indicator.Lower,
			Multiplier: 100_000, Unit: "per 100,000 people", Decimals: 1,
			CountName: "deaths", PopulationName: "people",
		},
		Quality: "good care could put off some deaths",
		england: 180, size: 150,
	}, {
		Definition: indicator.Definition{
			ID: "experience", Name: "Experience of care", Kind: indicator.Mean, Better: indicator.Higher,
			Multiplier: 1, Unit: "points of 100", Decimals: 1,
			PopulationName: "people who answered a questionnaire",
		},
		Quality: "those who had the care would know how it was",
		england: 68, size: 350, deviation: 18,
	}}
}

// of is the measure as one group has it, with counts so many times the usual.
func (m measure) of(g nhs.PatientGroup, sizes float64) measure {
	m.size *= sizes
	m.Group = g.ID
	m.Name += ": " + strings.ToLower(g.Name[:1]) + g.Name[1:]
	m.ID = indicator.ID(fmt.Sprintf("invented-%s-%s", g.ID, m.ID))
	m.Source, m.SourceURL, m.Licence = "Invented by ccgratings simulate", "https://example.org/invented", "None: the figures are invented"
	return m
}

// population is the denominator of a CCG that is so many times the middling
// size.
func (m measure) population(times float64) float64 {
	switch m.Kind {
	case indicator.Rate, indicator.StandardisedRate:
		return round(m.size*times*m.Multiplier/m.england, 0)
	case indicator.Ratio:
		return round(m.size*times, 1)
	}
	return round(m.size*times, 0)
}

// expected is how many events England's figure would give a population.
func (m measure) expected(population float64) float64 {
	return population * m.england / m.Multiplier
}

// standardError is how far chance alone moves the figure of a CCG with this
// denominator, on the scale of METHOD.md section 3.
func (m measure) standardError(population float64) float64 {
	switch m.Kind {
	case indicator.Proportion:
		return 1 / (2 * math.Sqrt(population+0.5))
	case indicator.Mean:
		return m.deviation / math.Sqrt(population)
	}
	return 1 / (2 * math.Sqrt(m.expected(population)))
}

// moved is England's figure moved by d on that scale: the truth of a CCG. It
// stays within what the kind can be.
func (m measure) moved(d float64) float64 {
	switch m.Kind {
	case indicator.Proportion:
		angle := math.Asin(math.Sqrt(m.england/m.Multiplier)) + d
		sin := math.Sin(min(max(angle, 0), math.Pi/2))
		return m.Multiplier * sin * sin
	case indicator.Mean:
		return m.england + d
	}
	root := max(1+d, 0)
	return m.england * root * root
}
