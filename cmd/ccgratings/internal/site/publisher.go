package site

import (
	"net/mail"
	"net/url"
	"strings"

	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// publisher is who answers for the site and how to reach them, as the front
// matter of content/about.md says. It is blank where nobody does: then pages
// say so.
type publisher struct {
	Name    string
	Contact string // an e-mail address or the address of a page
	Href    string // Contact as a link
}

// Publisher is who answers for the site; empty where nobody does. The input must
// come from Prepare.
func (in Input) Publisher() string { return in.materials.words.publisher.Name }

// What front matter calls the two.
const (
	publisherKey = "publisher"
	contactKey   = "contact"
)

// publisherOf reads who publishes: both keys or neither. A name without a way
// to reach it helps no reader, nor does an address of nobody.
func publisherOf(table *tomlfile.Table) publisher {
	var p publisher
	if table == nil || !table.Has(publisherKey) && !table.Has(contactKey) {
		return p
	}
	texts := sentences(table, []string{publisherKey, contactKey})
	p.Name, p.Contact = texts[publisherKey], texts[contactKey]
	var ok bool
	if p.Href, ok = contactHref(p.Contact); !ok && p.Contact != "" {
		table.Errorf(contactKey, "%s is %q, expected an e-mail address or an address that begins with https://", contactKey, p.Contact)
	}
	return p
}

// contactHref is the address that a contact leads to.
func contactHref(contact string) (href string, ok bool) {
	if u, err := url.Parse(contact); err == nil && u.Scheme == "https" && u.Host != "" {
		return contact, true
	}
	if a, err := mail.ParseAddress(contact); err == nil && a.Address == contact && !strings.ContainsAny(contact, "?&#%\" ") {
		return "mailto:" + contact, true
	}
	return "", false
}
