package site

import (
	"math"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// Every number on a page is written by a function of this file. A number that
// is missing never gets here: callers print the reason instead.

// minus is the true minus sign.
const minus = "\u2212"

// decimal writes a number with so many decimals, thousands separated by commas
// and a true minus sign; a number that rounds to zero has no sign.
func decimal(x float64, decimals int) string {
	digits := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if x < 0 && strings.Trim(digits, "0.") != "" {
		return minus + whole
	}
	return whole
}

// rounded is x as a multiple of a step; x itself if there is none.
func rounded(x, to float64) float64 {
	if to == 0 {
		return x
	}
	return math.Round(x/to) * to
}

// signed writes a score: a plus sign before what is above zero.
func signed(x float64, decimals int) string {
	text := decimal(x, decimals)
	if x > 0 && strings.Trim(text, "0.,") != "" {
		return "+" + text
	}
	return text
}

// whole writes a whole number.
func whole(n int) string { return decimal(float64(n), 0) }

// counted writes a number of things: "1 CCG", "191 CCGs".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return whole(n) + " " + many
}

// numberWords writes a number of things to be listed: in words up to ten.
func numberWords(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return whole(n)
}

// chance writes a probability as a percentage. It never claims certainty.
func chance(p float64) string {
	switch {
	case p < 0.01:
		return "less than 1%"
	case p > 0.99:
		return "more than 99%"
	}
	return decimal(100*p, 0) + "%"
}

// share writes a setting that is a share, as a percentage with the decimals it
// has: 95%, 99.8%.
func share(x float64) string {
	return strconv.FormatFloat(math.Round(x*1e6)/1e4, 'f', -1, 64) + "%"
}

// configured writes a setting with the decimals it has.
func configured(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// ordinal writes 1st, 2nd, 3rd, 11th.
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return whole(n) + suffix
}

// about writes an expected number of things.
func about(x float64) string {
	if x < 0.05 {
		return "less than 0.1"
	}
	return "about " + decimal(x, 1)
}

// small writes a small positive number, such as a variance, with three
// significant digits and no exponent.
func small(x float64) string {
	if x <= 0 {
		return "0"
	}
	decimals := min(max(2-int(math.Floor(math.Log10(x))), 0), 9)
	return decimal(x, decimals)
}

// precise writes a number with six significant digits, or fewer if it has no
// more.
func precise(x float64) string {
	decimals := 5
	if x != 0 {
		decimals = min(max(5-int(math.Floor(math.Log10(math.Abs(x)))), 0), 9)
	}
	text := decimal(x, decimals)
	if decimals > 0 {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// fine is how many decimals show a number of the size of x with five
// significant digits.
func fine(x float64) int {
	if x <= 0 {
		return 4
	}
	return min(max(4-int(math.Floor(math.Log10(x))), 0), 9)
}

// roughly writes a count of things with two significant digits.
func roughly(x float64) string {
	if x < 100 {
		return amount(x)
	}
	unit := math.Pow10(int(math.Floor(math.Log10(x))) - 1)
	return decimal(math.Round(x/unit)*unit, 0)
}

// inUnit writes a value with the decimals of its definition and, where the
// unit is a sign that attaches, the unit; a unit in words is printed once for
// a table, not in each cell.
func inUnit(x float64, def *indicator.Definition) string {
	return decimal(x, def.Decimals) + attached(def.Unit)
}

// inWords writes a value with its whole unit: "12.3 per 100,000 people".
func inWords(x float64, def *indicator.Definition) string {
	if unit := spaced(def.Unit); unit != "" {
		return decimal(x, def.Decimals) + " " + unit
	}
	return inUnit(x, def)
}

// attached is the unit if it is a sign written straight after the number.
func attached(unit string) string {
	if unit == "%" {
		return unit
	}
	return ""
}

// spaced is the unit if it is in words.
func spaced(unit string) string {
	if attached(unit) != "" {
		return ""
	}
	return unit
}

// between writes the ends of an interval: "68.0% to 74.1%".
func between(i stats.Interval, def *indicator.Definition) string {
	return inUnit(i.Lower, def) + " to " + inUnit(i.Upper, def)
}

// plain writes a number for a script to sort by.
func plain(x float64) string { return strconv.FormatFloat(x, 'g', 8, 64) }

// amount writes a count or population, which need not be whole.
func amount(x float64) string {
	if x == math.Trunc(x) {
		return decimal(x, 0)
	}
	return decimal(x, 1)
}
