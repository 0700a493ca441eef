package personal

import (
	"strings"
	"unicode"
)

// headings are the names of columns of patient-level data, in words; those in
// capitals are columns of Hospital Episode Statistics (NHS Digital, HES Data
// Dictionary). A bare "name" is not among them, nor "address" or "telephone":
// published tables have such columns of areas, practices and appointments.
var headings = table(map[string][]string{
	nhsNumber: {"nhs number", "nhs num", "nhs no", "nhs id", "new nhs number", "NEWNHSNO", "nhs number status", "nhs number status indicator",
		"nhs number status indicator code", "chi number", "chi no", "health and care number"},
	birthDate:  {"date of birth", "birth date", "dob", "d o b", "birthday", "DOBFULL", "MYDOB"},
	deathDate:  {"date of death", "death date"},
	postcode:   {"postcode", "post code", "postal code", "pcd", "pcds", "HOMEADD"},
	personName: {"patient name", "patients name", "name of patient", "name of the patient", "person name", "person full name", "client name", "service user name", "full name", "forename", "forenames", "surname", "first name", "last name", "family name", "given name", "middle name", "maiden name", "christian name"},
	identifier: {"patient id", "patient identifier", "patient number", "patient no", "patient ref", "patient reference", "local patient id", "local patient identifier", "LOPATID",
		"person id", "person identifier", "client id", "hospital number", "hospital no", "hospital id", "medical record number", "mrn", "pas number", "pas no", "pas id",
		"hes id", "encrypted hes id", "pseudo hes id", "token person id", "pseudonymised nhs number", "pseudo nhs number"},
	insurance:   {"national insurance number", "national insurance no", "ni number", "ni no", "nino"},
	email:       {"email", "email address"},
	telephone:   {"telephone number", "telephone no", "tel number", "tel no", "phone number", "phone no", "mobile number", "mobile no", "mobile phone", "home telephone", "home phone", "patient telephone", "patient phone", "contact number"},
	homeAddress: {"home address", "patient address", "patients address", "usual address", "address of patient", "address of residence"},
})

// anywhere are names that mean a person in a longer heading too.
var anywhere = table(map[string][]string{
	birthDate:  {"date of birth", "birth date", "dob"},
	personName: {"forename", "forenames", "surname", "surnames", "first name", "last name", "family name", "given name"},
})

// table finds the kind of a heading by its words run together.
func table(lists map[string][]string) map[string]string {
	kinds := map[string]string{}
	for kind, list := range lists {
		for _, words := range list {
			kinds[together(strings.Fields(words))] = kind
		}
	}
	return kinds
}

// beside are words that may stand beside any of the headings.
var beside = map[string]bool{
	"a": true, "the": true, "of": true, "full": true, "current": true, "registered": true,
	"patient": true, "patients": true, "person": true, "persons": true, "client": true, "clients": true, "service": true, "user": true, "users": true,
	"mother": true, "mothers": true, "father": true, "fathers": true, "child": true, "childs": true, "baby": true, "babys": true, "carer": true, "carers": true,
	"home": true, "usual": true, "address": true, "residence": true,
}

// Heading says what of a person a column holds, by its name, however that is
// cased, spaced and numbered: "NHS No.", "nhs_number", "PatientPostcode1",
// "Date of birth (dd/mm/yyyy)". It is false for any other name.
func Heading(name string) (kind string, ok bool) {
	words := split(name)
	for _, whole := range [][]string{words, split(withoutRemark(name))} {
		if kind, ok = headings[together(whole)]; ok {
			return kind, true
		}
		if kind, ok = headings[together(bare(whole))]; ok {
			return kind, true
		}
	}
	for i := range words {
		for end := i + 1; end <= min(i+3, len(words)); end++ {
			if kind, ok = anywhere[together(words[i:end])]; ok {
				return kind, true
			}
		}
	}
	return "", false
}

// withoutRemark is a heading up to a remark in brackets.
func withoutRemark(name string) string {
	before, _, _ := strings.Cut(name, "(")
	return before
}

// bare leaves out the words that may stand beside a heading.
func bare(words []string) []string {
	var bare []string
	for _, word := range words {
		if !beside[word] {
			bare = append(bare, word)
		}
	}
	return bare
}

// together runs words together: files write "post code" and "postcode".
func together(words []string) string { return strings.ToLower(strings.Join(words, "")) }

// split gives the words of a heading in lower case. Anything but a letter ends
// a word, except an apostrophe; so does a capital after a small letter, and
// one before a small letter, as in "NHSNumber".
func split(name string) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
			word = nil
		}
	}
	letters := []rune(name)
	for i, r := range letters {
		switch {
		case r == '\'' || r == '\u2019':
			continue
		case !unicode.IsLetter(r):
			end()
			continue
		case unicode.IsUpper(r) && i > 0 && (unicode.IsLower(letters[i-1]) ||
			unicode.IsUpper(letters[i-1]) && i+1 < len(letters) && unicode.IsLower(letters[i+1])):
			end()
		}
		word = append(word, r)
	}
	end()
	return words
}
