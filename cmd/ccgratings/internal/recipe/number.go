package recipe

import (
	"fmt"
	"regexp"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// exponent is a number as R and spreadsheets print very large and very small
// ones: 1e+05, 21e3.
var exponent = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]+)?[eE][+-]?[0-9]{1,2}$`)

// number reads a published number: what csvfile takes for one, or one with an
// exponent.
func number(text string) (float64, error) {
	x, _, err := csvfile.ParseNumber(text)
	if err != nil && exponent.MatchString(text) {
		return strconv.ParseFloat(text, 64)
	}
	return x, err
}

// value is the number in a cell, or the gap that the recipe declares its text
// to be. Any other text is an error.
func (t *table) value(text string) (float64, gap, error) {
	if g, ok := t.gaps[text]; ok {
		return 0, g, nil
	}
	x, err := number(text)
	if err == nil {
		return x, gap{}, nil
	}
	if text == "" {
		return 0, gap{}, fmt.Errorf(`is blank, expected a number; if a blank cell says that the figure is missing, add "" to missing`)
	}
	return 0, gap{}, fmt.Errorf("is %s, expected a number; if it says that the figure is missing or hidden, add it to missing or suppressed", problem.Quote(text))
}

// adder adds up numbers so that their order hardly matters (Neumaier 1974).
type adder struct{ sum, lost float64 }

func (a *adder) add(x float64) {
	total := a.sum + x
	if abs(a.sum) >= abs(x) {
		a.lost += a.sum - total + x
	} else {
		a.lost += x - total + a.sum
	}
	a.sum = total
}

// total is what was added up, without the noise of binary fractions.
func (a *adder) total() float64 {
	x, err := strconv.ParseFloat(strconv.FormatFloat(a.sum+a.lost, 'g', 15, 64), 64)
	if err != nil {
		return a.sum + a.lost
	}
	return x
}

func abs(x float64) float64 { return max(x, -x) }
