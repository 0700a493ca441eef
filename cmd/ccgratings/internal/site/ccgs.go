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
	Departed []departedRow
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

// departedRow is one CCG in the list of those that closed.
type departedRow struct {
	link
	ODS, Closed string
	Became      []link
	Words       string // to filter by
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
	if len(v.departed) > 0 {
		p.Letters = append(p.Letters, link{"Closed", "#departed"})
	}
	for i := range v.departed {
		p.Departed = append(p.Departed, v.departedRow(&v.departed[i], at))
	}
	return b.templates.ccgs.render(at, p)
}

func (v *view) departedRow(d *departed, at place) departedRow {
	row := departedRow{link: link{d.Short, at.to(d.place)}, ODS: d.ODS, Closed: d.Closed.Words(), Words: d.words}
	for _, i := range d.became {
		row.Became = append(row.Became, link{v.ccgs[i].Short, at.to(v.ccgs[i].place)})
		row.Words += " " + v.ccgs[i].Short
	}
	return row
}

// initial is the letter under which a name is listed; "other" where the name
// does not begin with a plain letter.
func initial(name string) string {
	if name == "" || strings.ToLower(name[:1]) == strings.ToUpper(name[:1]) || name[0] >= 0x80 {
		return "other"
	}
	return strings.ToUpper(name[:1])
}
