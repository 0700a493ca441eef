package site

import (
	"crypto/sha1"
	"fmt"
)

// uuid is a name for a thing that is made from words, so the same words
// give the same name wherever the site stands (RFC 9562, version 5).
type uuid [16]byte

// publications is the space of names that everything a site publishes is in.
var publications = uuid{0x5c, 0x1f, 0x0a, 0x6e, 0x8d, 0x27, 0x4b, 0x93, 0xa4, 0x6b, 0x2e, 0x70, 0xd9, 0x11, 0x36, 0xc8}

// newUUID is the name in a space for words.
func newUUID(space uuid, words string) uuid {
	sum := sha1.Sum(append(space[:], words...))
	var u uuid
	copy(u[:], sum[:])
	u[6] = u[6]&0x0f | 5<<4 // version 5
	u[8] = u[8]&0x3f | 0x80 // the variant of the RFC
	return u
}

func (u uuid) urn() string {
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
