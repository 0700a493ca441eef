package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// searchBox says where a page's search finds what it needs. Without a script it
// is a link to the list of all CCGs.
type searchBox struct {
	Index string // address of the script with the edition's index
	Root  string // what the addresses in the index are to be put behind: "../"
	All   string // address of the list
}

// searchBox is the box of a page; to gives the address of a file of the site.
func (v *view) searchBox(to func(place) string) searchBox {
	return searchBox{to(place(v.index.Path)), to(""), to(v.places.ccgs())}
}

// searchEntry is one thing that can be found.
type searchEntry struct {
	Name   string       `json:"name"`
	Kind   string       `json:"kind"` // "CCG in London", "Indicator, older people"
	Href   string       `json:"href"` // from the root of the site
	Codes  string       `json:"codes,omitempty"`
	Words  string       `json:"words,omitempty"` // what else it is called
	Closed bool         `json:"closed,omitempty"`
	Others []searchName `json:"others,omitempty"`
}

// searchName is what the area of a CCG was in at another time: how that is
// said, the name, and the codes.
type searchName [3]string

// addIndex makes the index of all that can be found in an edition. It is a
// script that sets a global, since a page opened from a disk can load no data.
// The departed must have been added.
func (v *view) addIndex() error {
	var out bytes.Buffer
	out.WriteString("window.ccgratingsSearch=")
	if err := json.NewEncoder(&out).Encode(v.searchEntries()); err != nil {
		return err
	}
	v.index = File{Path: string(hashed(fmt.Sprintf("search-%d.js", v.edition.Year), out.Bytes())), Data: out.Bytes()}
	return nil
}

// searchEntries lists what can be found, in the order in which equally good
// finds are offered.
func (v *view) searchEntries() []searchEntry {
	var entries []searchEntry
	for _, k := range v.byName {
		c := &v.ccgs[k]
		e := v.lineage.searchEntry(c.CCG.CCG, c.place)
		e.Kind = "CCG in " + c.Region
		entries = append(entries, e)
	}
	for i := range v.groups {
		g := &v.groups[i]
		entries = append(entries, searchEntry{
			Name: g.Group.Name, Kind: "Patient group", Href: string(g.place), Words: idWords(string(g.Group.ID)),
		})
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		entries = append(entries, searchEntry{
			Name: iv.def.Name, Kind: "Indicator, " + lowerFirst(v.groups[iv.group].Group.Name), Href: string(iv.place),
			Words: idWords(string(iv.def.ID)),
		})
	}
	for i := range v.departed {
		d := &v.departed[i]
		e := v.lineage.searchEntry(d.CCG, d.place)
		e.Kind = fmt.Sprintf("CCG in %s, closed %d", d.Region, d.Closed.Year)
		e.Closed = true
		entries = append(entries, e)
	}
	return entries
}

// idWords is the words of an identifier. They are terms of the trade that plain
// names do without: hypertension for high blood pressure.
func idWords(id string) string { return strings.ReplaceAll(id, "-", " ") }

// searchEntry is a CCG under its own name and codes, and those that its area
// had before and after.
func (l lineage) searchEntry(c nhs.CCG, at place) searchEntry {
	e := searchEntry{Name: shortName(c.Name), Href: string(at), Codes: codesOf(c)}
	e.add(c, l.all(c, l.formedFrom), "Area earlier in", "Earlier called")
	e.add(c, l.all(c, func(c nhs.CCG) []nhs.CCG { return l.named(c.Successors) }), "Area later in", "Later called")
	return e
}

// add makes a CCG findable by others. Those with its ODS code are itself, with
// another boundary.
func (e *searchEntry) add(c nhs.CCG, others []nhs.CCG, elsewhere, renamed string) {
	for _, other := range others {
		relation := elsewhere
		if other.ODS == c.ODS {
			relation = renamed
		}
		if other.ODS == c.ODS && other.Name == c.Name {
			e.Codes += " " + string(other.Code)
			continue
		}
		e.Others = append(e.Others, searchName{relation, shortName(other.Name), codesOf(other)})
	}
}

func codesOf(c nhs.CCG) string { return strings.Join([]string{c.ODS, string(c.Code)}, " ") }

// all is what next leads to from a CCG, one step after the other, once each.
func (l lineage) all(c nhs.CCG, next func(nhs.CCG) []nhs.CCG) []nhs.CCG {
	var found []nhs.CCG
	left := next(c)
	for len(left) > 0 {
		one := left[0]
		left = left[1:]
		if slices.ContainsFunc(found, func(f nhs.CCG) bool { return f.Code == one.Code }) {
			continue
		}
		found = append(found, one)
		left = append(left, next(one)...)
	}
	return found
}
