package site

import "strings"

// ccgsPage lists every CCG of the edition, from A to Z, with its ratings.
type ccgsPage struct {
	frame
	Count    string
	Register string // the day whose CCGs are rated
	Groups   []link
	Letters  []link
	Rows     []ccgRow
	CSV      string
}

// ccgRow is one CCG in the list.
type ccgRow struct {
	Name, Href string
	ID         string // of the row; set on the first CCG of a letter
	ODS        string
	Words      string  // to filter by
	Badges     []badge // one a group
}

func (b *builder) ccgs(v *view) (File, error) {
	at := v.places.ccgs()
	p := &ccgsPage{
		frame:    b.framer.yearFrame(v, at, "Find a CCG"),
		Count:    whole(len(v.ccgs)),
		Register: v.edition.Register.Words(),
		CSV:      at.to(v.places.ratingsCSV()),
	}
	p.Description = "All " + counted(len(v.ccgs), "CCG", "CCGs") + " from A to Z, each with its rating in every patient group."
	for i := range v.groups {
		p.Groups = append(p.Groups, link{v.groups[i].Group.Name, at.to(v.groups[i].place)})
	}
	letter := ""
	for _, k := range v.byName {
		c := &v.ccgs[k]
		row := ccgRow{Name: c.Short, Href: at.to(c.place), ODS: c.ODS, Words: c.find}
		if first := initial(c.Short); first != letter {
			letter = first
			row.ID = "letter-" + strings.ToLower(first)
			p.Letters = append(p.Letters, link{first, "#" + row.ID})
		}
		for i := range v.groups {
			row.Badges = append(row.Badges, v.groups[i].verdicts[k].Badge)
		}
		p.Rows = append(p.Rows, row)
	}
	return b.templates.ccgs.render(at, p)
}

// initial is the letter under which a name is listed; "other" where the name
// does not begin with a plain letter.
func initial(name string) string {
	if name == "" || strings.ToLower(name[:1]) == strings.ToUpper(name[:1]) || name[0] >= 0x80 {
		return "other"
	}
	return strings.ToUpper(name[:1])
}
