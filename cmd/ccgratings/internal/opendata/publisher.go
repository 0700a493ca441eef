package opendata

// Publisher is who answers for the figures; blank where nobody does.
type Publisher struct {
	Name    string
	Contact string // an e-mail address or the address of a page
}

// Words says in a sentence who publishes: a file goes where no page stands
// beside it.
func (p Publisher) Words() string {
	if p.Name == "" {
		return "A worked example, not an official publication: no organisation publishes it."
	}
	return "Published by " + p.Name + "."
}
