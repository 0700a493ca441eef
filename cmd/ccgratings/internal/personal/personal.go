// Package personal recognises what looks like a record of a person, so that a
// file of such records is refused before anything of it is written.
//
// It says what kind of thing it sees, "an NHS number", and never the thing
// itself, so that a message may be shown to anybody. It looks at a heading or
// at one cell alone and knows the plain forms only: it catches a mistake, not
// somebody who hides what a file holds. A name or a date of birth is told by
// its heading, since no cell can tell it from the name of a town or from the
// date of a count.
//
// The package refuses to know of files.
package personal

// What is seen.
const (
	nhsNumber   = "an NHS number"
	birthDate   = "a date of birth"
	deathDate   = "a date of death"
	postcode    = "a full postcode"
	personName  = "a person's name"
	identifier  = "a number that stands for one patient"
	insurance   = "a National Insurance number"
	email       = "an email address"
	telephone   = "a telephone number"
	homeAddress = "a home address"
)
