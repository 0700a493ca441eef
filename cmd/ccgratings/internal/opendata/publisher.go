package opendata

// Publisher is who answers for the figures; blank where nobody does.
type Publisher struct {
	Name    string
	Contact string // an e-mail address or the address of a page
}
