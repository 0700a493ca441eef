package personal

import "strings"

// Cell says what of a person the text of a cell is, of the two things that
// have a form of their own: an NHS number or a full postcode. It is false for
// any other text and for one that only has such a thing in it. Blanks around
// it are nothing.
func Cell(text string) (kind string, ok bool) {
	text = strings.TrimSpace(text)
	switch n := len(text); {
	case n < 5:
	case n <= 8:
		if isPostcode(text) {
			return postcode, true
		}
	case n <= 12:
		if isNHSNumber(text) {
			return nhsNumber, true
		}
	}
	return "", false
}

// isNHSNumber reports whether text is ten digits, which may be grouped 3 3 4
// by blanks, hyphens or points, or end in ".0", as a program writes them that took them
// for decimals, of which the last is right: the digits times 10, 9 ... 1 add
// up to a multiple of 11 (NHS Data Dictionary, NHS NUMBER). One digit ten
// times is nobody's number and stands for a missing one.
//
// Of any numbers of ten digits one in eleven is right, and a sum in pounds may
// have ten, so that those in no groups must begin as numbers do in England,
// Wales and the Isle of Man (4, 6, 7), in Northern Ireland (3) and in tests (9).
func isNHSNumber(text string) bool {
	text = strings.TrimSuffix(text, ".0")
	grouped := len(text) == 12
	if !grouped && (len(text) != 10 || strings.IndexByte("34679", text[0]) < 0) {
		return false
	}
	sum, weight := 0, 10
	for i, b := range []byte(text) {
		switch {
		case grouped && (i == 3 || i == 7):
			if b != ' ' && b != '-' && b != '.' {
				return false
			}
			continue
		case b < '0' || b > '9':
			return false
		}
		sum += int(b-'0') * weight
		weight--
	}
	return sum%11 == 0 && strings.Count(text, text[:1]) < 10
}

// isPostcode reports whether text has the form of a full postcode: A9, A99,
// AA9, AA99, A9A or AA9A, blanks or none, and 9AA, each letter one of those
// that stand there (BS 7666-2:2006).
func isPostcode(text string) bool {
	n := len(text)
	if n < 5 || !digit(text[n-3]) || !inward(text[n-2]) || !inward(text[n-1]) {
		return false
	}
	out := strings.TrimRight(text[:n-3], " ")
	if len(out) < 2 || len(out) > 4 || !among(out[0], "ABCDEFGHIJKLMNOPRSTUWYZ") {
		return false
	}
	third := "ABCDEFGHJKPSTUW" // of A9A
	out = out[1:]
	if among(out[0], "ABCDEFGHKLMNOPQRSTUVWXY") {
		third = "ABEHMNPRVWXY" // of AA9A
		out = out[1:]
	}
	switch len(out) {
	case 1:
		return digit(out[0])
	case 2:
		return digit(out[0]) && (digit(out[1]) || among(out[1], third))
	}
	return false
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// inward reports whether a letter may stand in the second half of a postcode.
func inward(b byte) bool { return among(b, "ABDEFGHJLNPQRSTUWXYZ") }

// among reports whether b is one of some capitals, or that letter in small.
func among(b byte, capitals string) bool {
	if 'a' <= b && b <= 'z' {
		b -= 'a' - 'A'
	}
	return strings.IndexByte(capitals, b) >= 0
}
