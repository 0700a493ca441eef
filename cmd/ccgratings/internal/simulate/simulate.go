// Package simulate invents a nation of CCGs whose truth is known, to try a
// method of rating on: places, patient groups, indicators and figures in the
// formats that a real year has, with what is true of every CCG written beside
// them.
//
// The model is that of METHOD.md section 9. Each CCG has a true position on
// every indicator, standard normal over CCGs; those of one group are related.
// The truth of an indicator is England's figure moved by that position on the
// scale on which METHOD.md section 3 compares figures; the figure published is
// drawn about the truth by chance: binomial, Poisson or normal.
//
// It refuses to look real: codes begin with X, and places, regions and sources
// are made up. It knows nothing of what the rules make of the figures.
package simulate

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// Truth is what is true of the invented CCGs. METHOD.md section 9.
type Truth uint8

const (
	Null      Truth = iota // no CCG truly differs from another
	Ordinary               // CCGs differ in the ordinary way
	Divergent              // as Ordinary, and a few in each group are truly far better or worse
)

var truths = []string{"null", "ordinary", "divergent"}

// String is the word for a truth.
func (t Truth) String() string { return truths[t] }

// ParseTruth reads a word for a truth.
func ParseTruth(word string) (Truth, error) {
	if i := slices.Index(truths, word); i >= 0 {
		return Truth(i), nil
	}
	return Null, fmt.Errorf("truth is %s, expected %s", problem.Quote(word), problem.OneOf(truths))
}

// How many CCGs a nation may have: enough to rate by the published rules
// though some figures are missing, and no more than there are names for.
const (
	MinCCGs = 50
	MaxCCGs = 1000
)

// Config says which nation to invent. Nations that differ in their Truth alone
// have the same places and the same ordinary positions.
type Config struct {
	CCGs  int // MinCCGs to MaxCCGs
	Seed  uint64
	Truth Truth
}

// Nation is an invented nation in one year.
type Nation struct {
	Seed       uint64
	Truth      Truth
	CCGs       []nhs.CCG   // by ODS code, which is also by code
	People     []People    // per CCG
	Places     []nhs.Place // per CCG
	Groups     []nhs.PatientGroup
	Indicators []rating.Measure // by group
	Positions  [][]Position     // per group, per CCG: the truth
}

// The year of the nation. Figures are for the year before publication.
var (
	year      = 2016
	register  = nhs.Date{Year: 2016, Month: 4, Day: 1}
	published = nhs.Date{Year: 2016, Month: 6, Day: 1}
	opened    = nhs.Date{Year: 2013, Month: 4, Day: 1}
)

const period = "2015/16"

// Streams of random numbers, one for each purpose, so that a change to one
// leaves the others as they were.
const (
	placesStream = iota
	groupsStream // and as many after it as there are groups
	landStream   = 1000
)

// New invents a nation. The same configuration gives the same nation.
func New(c Config) (*Nation, error) {
	if c.CCGs < MinCCGs || c.CCGs > MaxCCGs {
		return nil, fmt.Errorf("%d CCGs asked for, expected %d to %d", c.CCGs, MinCCGs, MaxCCGs)
	}
	when, err := indicator.ParsePeriod(period)
	if err != nil {
		return nil, fmt.Errorf("the period of the figures: %w", err)
	}
	n := &Nation{Seed: c.Seed, Truth: c.Truth, Groups: patientGroups()}
	n.CCGs, n.People = places(c.CCGs, c.stream(placesStream))
	n.Places = land(n.CCGs, c.stream(landStream))
	for k, g := range n.Groups {
		draw := groupDraw{nation: n, group: g, period: when, sizes: groupSizes[k], random: c.stream(groupsStream + uint64(k))}
		draw.run()
	}
	return n, nil
}

func (c Config) stream(number uint64) *rand.Rand { return rand.New(rand.NewPCG(c.Seed, number)) }

// Input is what rating needs of the nation, by the published rules.
func (n *Nation) Input() rating.Input {
	return rating.Input{Published: published, CCGs: n.CCGs, Groups: n.Groups, Indicators: n.Indicators, Rules: rating.Standard()}
}
