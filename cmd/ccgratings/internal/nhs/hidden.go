package nhs

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// HiddenFormat is the error for a column and a hidden character in it.
const HiddenFormat = "%s holds the invisible character %U, expected none that only controls or formats text"

// Hidden finds a character of a name that no reader sees: a control character
// (Cc of the Unicode standard) or one that only formats (Cf), such as those
// that turn the direction of writing. With them a name can look like another,
// or disturb the text round it.
func Hidden(name string) (r rune, found bool) {
	i := strings.IndexFunc(name, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) })
	if i < 0 {
		return 0, false
	}
	r, _ = utf8.DecodeRuneInString(name[i:])
	return r, true
}
