package indicator

import (
	"math"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// slack is the share of a number by which the arithmetic of a check may miss.
const slack = 1e-9

// checkNumbers reports numbers that cannot be: numerator >= 0, denominator >
// 0, and for a proportion numerator <= denominator and values within [0,
// multiplier] (METHOD.md section 2). Only a mean may be below 0.
func (r *rowReader) checkNumbers(e *entry) {
	r.checkSize(e)
	if e.Count.Given && e.Count.Number < 0 {
		r.wrong("count", "count is %s, expected 0 or more", r.Text("count"))
	}
	if e.Population.Given && e.Population.Number <= 0 {
		r.wrong("population", "population is %s, expected more than 0", r.Text("population"))
	}
	kind := r.def.Kind
	if kind == Proportion && e.Count.Given && e.Population.Given && e.Population.Number > 0 && e.Count.Number > e.Population.Number {
		r.wrong("count", "count is %s, expected at most the population, %s", r.Text("count"), r.Text("population"))
	}
	if kind == KindUnstated || kind == Mean {
		return
	}
	for _, f := range []struct {
		column string
		Figure
	}{{"value", e.Value}, {"lower", e.Lower}, {"upper", e.Upper}} {
		switch {
		case !f.Given:
		case f.Number < 0:
			r.wrong(f.column, "%s is %s, expected 0 or more", f.column, r.Text(f.column))
		case kind == Proportion && f.Number > r.def.Multiplier:
			r.wrong(f.column, "%s is %s, expected at most %s for a proportion", f.column, r.Text(f.column), plain(r.def.Multiplier))
		}
	}
}

// Figures about a nation's health care lie between these in size; what does not
// is a slip, and could not be reckoned with.
const (
	smallest = 1e-9
	largest  = 1e12
)

// checkSize reports numbers that no count, population or value can be.
func (r *rowReader) checkSize(e *entry) {
	for _, f := range []struct {
		column string
		Figure
	}{{"count", e.Count}, {"population", e.Population}, {"value", e.Value}, {"lower", e.Lower}, {"upper", e.Upper}, {"low", e.Low}, {"high", e.High}} {
		if size := math.Abs(f.Number); f.Given && size != 0 && (size < smallest || size > largest) {
			r.wrong(f.column, "%s is %s, expected a size between %g and %g", f.column, problem.Quote(r.Text(f.column)), smallest, largest)
		}
	}
}

// checkLimits reports confidence limits that are half given, have no level,
// or do not hold the value: lower <= value <= upper, allowing half a unit of
// the last published digit, and lower < upper (METHOD.md section 2). England's
// interval may be rounded to nothing.
func (r *rowReader) checkLimits(e *entry) {
	switch {
	case e.Status == Missing || e.Status == Suppressed:
		return // checkStatus reports any
	case r.Blank("lower") && !r.Blank("upper"):
		r.wrong("lower", "lower is blank, expected a limit since upper is given")
	case r.Blank("upper") && !r.Blank("lower"):
		r.wrong("upper", "upper is blank, expected a limit since lower is given")
	case r.Blank("level") && !r.Blank("lower"):
		r.wrong("level", "level is blank, expected 95 or 99.8 since lower and upper are given")
	case r.Blank("lower") && !r.Blank("level"):
		r.wrong("level", "level is %s, expected a blank cell without lower and upper", r.Text("level"))
	}
	if !e.Lower.Given || !e.Upper.Given {
		return
	}
	lower, upper := e.Lower.Number, e.Upper.Number
	if lower > upper || lower == upper && e.Area != nhs.England {
		r.wrong("lower", "lower is %s, expected less than upper, %s", r.Text("lower"), r.Text("upper"))
		return
	}
	value, decimals := e.Value, min(e.valueDecimals, e.limitDecimals)
	if !value.Given {
		value, decimals = r.worked(e), e.limitDecimals
	}
	allowed := halfUnit(decimals) + slack*math.Abs(value.Number)
	switch {
	case !value.Given:
	case lower > value.Number+allowed:
		r.wrong("lower", "lower is %s, expected at most the value, %s", r.Text("lower"), plain(value.Number))
	case upper < value.Number-allowed:
		r.wrong("upper", "upper is %s, expected at least the value, %s", r.Text("upper"), plain(value.Number))
	}
}

// checkRange reports a range of a suppressed count that is half given or
// cannot be: 0 <= low <= high, at most the population for a proportion, and of
// no use without a population.
func (r *rowReader) checkRange(e *entry) {
	if e.Status != Suppressed {
		return // checkStatus reports any
	}
	switch {
	case r.Blank("low") && !r.Blank("high"):
		r.wrong("low", "low is blank, expected a number since high is given")
	case r.Blank("high") && !r.Blank("low"):
		r.wrong("high", "high is blank, expected a number since low is given")
	}
	if !e.Low.Given || !e.High.Given {
		return
	}
	switch {
	case e.Low.Number < 0:
		r.wrong("low", "low is %s, expected 0 or more", r.Text("low"))
	case e.Low.Number > e.High.Number:
		r.wrong("low", "low is %s, expected at most high, %s", r.Text("low"), r.Text("high"))
	case r.Blank("population"):
		r.wrong("population", "population is blank, expected a number since low and high are given")
	case r.def.Kind == Proportion && e.Population.Given && e.High.Number > e.Population.Number:
		r.wrong("high", "high is %s, expected at most the population, %s", r.Text("high"), r.Text("population"))
	}
}

// checkValue reports a value that is not its count over its population.
func (r *rowReader) checkValue(e *entry) {
	worked := r.worked(e)
	if !worked.Given || !e.Value.Given || e.Status == Missing || e.Status == Suppressed {
		return // checkStatus reports any
	}
	if math.Abs(worked.Number-e.Value.Number) > halfUnit(e.valueDecimals)+slack*math.Abs(worked.Number) {
		r.wrong("value", "value is %s, expected count / population x %s, which is %s", r.Text("value"),
			plain(r.def.Multiplier), strconv.FormatFloat(worked.Number, 'f', e.valueDecimals+1, 64))
	}
}

// worked is the value worked out from counts, where the kind has it so.
func (r *rowReader) worked(e *entry) Figure { return worked(r.def, e.Count, e.Population) }

func worked(def Definition, count, population Figure) Figure {
	if !def.Kind.Counted() || !count.Given || !population.Given || population.Number <= 0 {
		return Figure{}
	}
	return Of(count.Number / population.Number * def.Multiplier)
}

// halfUnit is half a unit of the last digit of a number with so many decimals.
func halfUnit(decimals int) float64 { return math.Pow10(-decimals) / 2 }

// plain prints a number with as many digits as it needs.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// short prints a number with six significant digits, or its whole part.
func short(x float64) string {
	decimals := 0
	for decimals < 6 && math.Abs(x)*math.Pow10(decimals) < 1e5 {
		decimals++
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}
