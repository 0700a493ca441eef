package chart

import (
	"math"
	"strconv"
)

// appendValue appends v as readers see it: grouped thousands, a true minus
// sign, the unit. A negative number that rounds to zero prints without sign.
func appendValue(dst []byte, v float64, decimals int, unit string) []byte {
	var room [40]byte // on the stack: one of these for every mark
	digits := strconv.AppendFloat(room[:0], math.Abs(v), 'f', decimals, 64)
	if v < 0 && !allZero(digits) {
		dst = append(dst, "−"...)
	}
	whole := len(digits)
	if decimals > 0 {
		whole -= decimals + 1
	}
	for i, d := range digits {
		if i > 0 && i < whole && (whole-i)%3 == 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, d)
	}
	if unit == "" {
		return dst
	}
	if unit != "%" {
		dst = append(dst, ' ')
	}
	return append(dst, unit...)
}

func allZero(digits []byte) bool {
	for _, d := range digits {
		if d != '0' && d != '.' {
			return false
		}
	}
	return true
}

// appendFixed appends a coordinate rounded to the given number of decimals (at
// most 2), without trailing zeros: file size matters more than a hundredth of
// a pixel.
func appendFixed(dst []byte, v float64, decimals int) []byte {
	unit := 10
	if decimals == 2 {
		unit = 100
	}
	n := int(math.Round(v * float64(unit)))
	if n < 0 {
		dst, n = append(dst, '-'), -n
	}
	dst = strconv.AppendInt(dst, int64(n/unit), 10)
	switch rest := n % unit; {
	case rest == 0:
		return dst
	case unit == 100 && rest%10 == 0:
		return append(dst, '.', byte('0'+rest/10))
	case unit == 100:
		return append(dst, '.', byte('0'+rest/10), byte('0'+rest%10))
	default:
		return append(dst, '.', byte('0'+rest))
	}
}

// px appends a length in pixels, to a tenth.
func px(dst []byte, v float64) []byte { return appendFixed(dst, v, 1) }

// percent appends a length in percent, to a hundredth.
func percent(dst []byte, v float64) []byte { return append(appendFixed(dst, v, 2), '%') }
