package nhs

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Code is an ONS code, the nine-character key of an area: E38000001. It is
// the key everywhere, since an ODS code can outlive a boundary change.
type Code string

// England is the code under which a published national figure stands.
const England Code = "E92000001"

// How the codes of CCGs begin: those of England's, and those of a nation that
// was invented. No ONS code begins with an X.
const (
	english  = "E38"
	invented = "X38"
)

// IsCCG reports whether a code has the shape of a CCG's: E38 and six digits,
// or X38 and six digits for an invented one.
func (c Code) IsCCG() bool {
	return len(c) == 9 && (c[:3] == english || c[:3] == invented) && all(string(c[3:]), digit)
}

// Invented reports whether a code is that of an invented CCG: its figures are
// about nobody.
func (c Code) Invented() bool { return c.IsCCG() && c[:3] == invented }

// GroupID names a patient group: "older-people".
type GroupID string

// longestIdentifier is how long an identifier may be, in letters.
const longestIdentifier = 100

// IsIdentifier reports whether a text may name a group, an indicator or a
// recipe: words of lower-case letters and digits joined by hyphens, as in
// "older-people". Identifiers are names of files and parts of addresses, so
// "index", the name of a list, is none, nor is one that is very long.
func IsIdentifier(text string) bool {
	if text == "index" || len(text) > longestIdentifier {
		return false
	}
	word := false // inside a word
	for _, b := range []byte(text) {
		switch {
		case digit(b) || 'a' <= b && b <= 'z':
			word = true
		case b == '-' && word:
			word = false
		default:
			return false
		}
	}
	return word
}

// isODS reports whether a text has the shape of an ODS code: three characters,
// or five from 2021, each a capital letter or a digit. It names a page too, so
// it is not INDEX.
func isODS(text string) bool {
	return text != "INDEX" && (len(text) == 3 || len(text) == 5) &&
		all(text, func(b byte) bool { return digit(b) || 'A' <= b && b <= 'Z' })
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

func all(text string, is func(byte) bool) bool {
	for _, b := range []byte(text) {
		if !is(b) {
			return false
		}
	}
	return true
}

// Suggest says which CCG an unknown code was perhaps meant to be, for a
// message: the CCG with the nearest code, or the CCGs that have had it as
// their ODS code. It is empty when the register is.
func (r *Register) Suggest(code string) string {
	var same []string
	for _, c := range r.CCGs {
		if c.ODS == code {
			same = append(same, string(c.Code)+", "+c.Name)
		}
	}
	if len(same) > 0 {
		return "it is the ODS code of " + strings.Join(same, " and of ")
	}
	if c, ok := r.Nearest(code); ok {
		return "the nearest is " + string(c.Code) + ", " + c.Name
	}
	return ""
}

// Nearest is the CCG whose code is fewest edits away from a code that is not
// on the register (the first in code order if several are).
func (r *Register) Nearest(code string) (CCG, bool) {
	codes := make([]string, len(r.CCGs))
	for i, c := range r.CCGs {
		codes[i] = string(c.Code)
	}
	if i := problem.Nearest(code, codes); i >= 0 {
		return r.CCGs[i], true
	}
	return CCG{}, false
}
