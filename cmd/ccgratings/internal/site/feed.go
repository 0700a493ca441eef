package site

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"time"
)

// news is an entry of the feed: something that was published or changed.
type news struct {
	name      string // that no other entry has and that never changes: "edition 2019"
	title     string
	published time.Time
	updated   time.Time
	page      place  // the page that it is about; an anchor may follow
	summary   string // plain text
	category  string // a word for programs: "edition"
	label     string // the same for people: "New edition"
}

// feedName is what the feed is called.
const feedName = siteName + ": new editions and corrections"

// feed is the address of the feed; empty in a preview, which has none.
func (f *framer) feed(to func(place) string) string {
	if f.preview {
		return ""
	}
	return to(feedPlace)
}

// news lists what the feed tells, latest first.
func (b *builder) news() []news {
	var all []news
	for _, v := range b.views {
		all = append(all, v.news())
	}
	all = append(all, b.correctionNews()...)
	slices.SortStableFunc(all, func(x, y news) int { return cmp.Or(y.updated.Compare(x.updated), strings.Compare(y.name, x.name)) })
	return all
}

// news is the entry of an edition.
func (v *view) news() news {
	ofFigures := ""
	if v.periods != "" {
		ofFigures = ", from figures of " + v.periods
	}
	return news{
		name: "edition " + strconv.Itoa(v.edition.Year), title: v.edition.Name(),
		published: v.edition.Published, updated: v.edition.Published, page: v.places.home(),
		summary:  v.edition.Status.Name() + ": how " + counted(len(v.ccgs), "CCG", "CCGs") + " compare in " + counted(v.ratedGroups(), "patient group", "patient groups") + ofFigures + ".",
		category: "edition", label: "New edition",
	}
}

// ratedGroups counts the groups in which a CCG is rated.
func (v *view) ratedGroups() int { return len(v.groups) - len(v.unrated()) }

// The parts of an Atom feed (RFC 4287), in the order that they are written in.
type (
	atomFeed struct {
		XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language string      `xml:"xml:lang,attr"`
		ID       string      `xml:"id"`
		Title    string      `xml:"title"`
		Subtitle string      `xml:"subtitle"`
		Updated  string      `xml:"updated"`
		Author   atomPerson  `xml:"author"`
		Links    []atomLink  `xml:"link"`
		Entries  []atomEntry `xml:"entry"`
	}
	atomPerson struct {
		Name  string `xml:"name"`
		URI   string `xml:"uri,omitempty"`
		Email string `xml:"email,omitempty"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string       `xml:"id"`
		Title     string       `xml:"title"`
		Published string       `xml:"published"`
		Updated   string       `xml:"updated"`
		Link      atomLink     `xml:"link"`
		Category  atomCategory `xml:"category"`
		Summary   string       `xml:"summary"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	}
)

// feed writes the news. Its dates are those of the data, and what entries are
// known by does not hang on where the site stands.
func (b *builder) feed() (File, error) {
	invented := ""
	if b.framer.invented {
		invented = "Invented figures: "
	}
	all := b.news()
	f := atomFeed{
		Language: "en-GB", ID: b.urn("feed"), Title: invented + feedName, Subtitle: b.words.home.Summary,
		Updated: all[0].updated.Format(time.RFC3339), Author: b.author(),
		Links: []atomLink{{"self", "application/atom+xml", b.address(feedPlace)}, {"alternate", "text/html", b.address(homePlace)}},
	}
	for _, n := range all {
		f.Entries = append(f.Entries, atomEntry{
			ID: b.urn(n.name), Title: invented + n.title,
			Published: n.published.Format(time.RFC3339), Updated: n.updated.Format(time.RFC3339),
			Link: atomLink{"alternate", "text/html", b.address(n.page)}, Category: atomCategory{n.category, n.label}, Summary: n.summary,
		})
	}
	data, err := xml.MarshalIndent(f, "", "  ")
	return File{Path: string(feedPlace), Data: []byte(xml.Header + string(data) + "\n")}, err
}

// urn is what something that the site publishes is known by for ever. Two
// publishers may publish the same edition, so it hangs on who does.
func (b *builder) urn(name string) string {
	return newUUID(publications, b.words.publisher.Name+"\n"+siteName+"\n"+name).urn()
}

// address is the full address of a file of the site, or where that is not
// known the way to it from the top of the site.
func (b *builder) address(target place) string {
	if b.framer.baseURL != "" {
		return b.framer.rooted(target)
	}
	return homePlace.to(target)
}

// author is who publishes, or the site where nobody does.
func (b *builder) author() atomPerson {
	p := b.words.publisher
	if p.Name == "" {
		return atomPerson{Name: siteName}
	}
	if email, ok := strings.CutPrefix(p.Href, "mailto:"); ok {
		return atomPerson{Name: p.Name, Email: email}
	}
	return atomPerson{Name: p.Name, URI: p.Href}
}
