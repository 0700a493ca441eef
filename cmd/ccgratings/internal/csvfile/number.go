package csvfile

import (
	"errors"
	"fmt"
	"strconv"
)

var (
	errNotNumber = errors.New("expected a plain number like 1215 or 52.3, or nothing")
	errGrouping  = errors.New("expected commas only between thousands, as in 1,215, and . as the decimal point")
	errTooLarge  = errors.New("expected a number of at most 308 digits")
)

// ParseNumber reads a plain decimal number: an optional minus, digits, which
// may be grouped in thousands by commas, and an optional point and digits. It
// also gives the number of digits after the point. Exponents, hexadecimal,
// underscores, infinities and the like are refused: in a published table they
// are accidents.
func ParseNumber(text string) (x float64, decimals int, err error) {
	var array [32]byte
	plain := array[:0] // without commas
	rest := text
	if len(rest) > 0 && rest[0] == '-' {
		plain, rest = append(plain, '-'), rest[1:]
	}
	whole := digits(rest)
	plain, rest = append(plain, rest[:whole]...), rest[whole:]
	for groups := 0; len(rest) > 0 && rest[0] == ','; groups++ {
		if n := digits(rest[1:]); n != 3 || groups == 0 && (whole < 1 || whole > 3) {
			return 0, 0, errGrouping
		}
		plain, rest = append(plain, rest[1:4]...), rest[4:]
	}
	if len(rest) > 1 && rest[0] == '.' {
		decimals = digits(rest[1:])
		plain, rest = append(plain, rest[:1+decimals]...), rest[1+decimals:]
	}
	if len(rest) > 0 || whole+decimals == 0 {
		return 0, 0, errNotNumber
	}
	if x, err = strconv.ParseFloat(string(plain), 64); err != nil {
		return 0, 0, errTooLarge
	}
	return x + 0, decimals, nil // -0 + 0 is 0
}

// digits counts the digits that text begins with.
func digits(text string) int {
	for i, b := range []byte(text) {
		if b < '0' || b > '9' {
			return i
		}
	}
	return len(text)
}

// numberProblem says in words what ParseNumber found wrong.
func numberProblem(column, quoted string, err error) string {
	return fmt.Sprintf("%s is %s, %v", column, quoted, err)
}
