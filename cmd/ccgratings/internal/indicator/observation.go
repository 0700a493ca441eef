package indicator

import (
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Figure is a number that may be absent. Absence is not 0.
type Figure struct {
	Number float64
	Given  bool
}

// Of is a figure that is given.
func Of(x float64) Figure { return Figure{x, true} }

// String is the number with the digits that read as it, and no more; empty if
// there is none.
func (f Figure) String() string {
	if !f.Given {
		return ""
	}
	return plain(f.Number)
}

// Status is what the publisher said of a figure. The zero Status is a figure
// given without reserve.
type Status uint8

const (
	Reported   Status = iota
	Missing           // the publisher has none
	Suppressed        // hidden by the publisher because small
	Unreliable        // given, but the publisher or the file warns against it
)

// String is the word used in observations; empty when reported.
func (s Status) String() string { return statuses[s] }

var statuses = [...]string{"", "missing", "suppressed", "unreliable"}

// Observation is one figure of one indicator for one area and period, as
// published. Which figures are given depends on the indicator's kind: count
// and population, or value with lower and upper.
type Observation struct {
	Area       nhs.Code // a CCG, or nhs.England
	Period     Period
	Count      Figure // numerator; observed for a ratio
	Population Figure // denominator; expected for a ratio
	Value      Figure // in the unit of the definition
	Lower      Figure // confidence limits of Value at Level
	Upper      Figure
	Level      float64 // 95 or 99.8 (per cent); 0 when no limits are given
	Status     Status
	Low, High  Figure // the range a suppressed count is known to lie in
	Note       string // shown to readers
	Basis      Basis  // how it came to stand for the area of its CCG
	Pos        problem.Pos
}
