package site

import "strings"

// ccgsPage lists every CCG of the edition, from A to Z, with its ratings.
type ccgsPage struct {
	frame
	Register string // the day whose CCGs are rated
	Groups   string // address of the patient groups
	Regions  string // address of the list of regions
	Letters  []link
	Grid     heatGrid
	Departed []departedRow
	CSV      string
}

// departedRow is one CCG in the list of those that closed.
type departedRow struct {
	link
	ODS, Closed string
	ClosedOn    string // the same as an ISO date, to sort by
	Became      []link
	Words       string // to filter by
}

func (b *builder) ccgs(v *view) (File, error) {
	at := v.places.ccgs()
	p := &ccgsPage{
		frame:    b.framer.yearFrame(v, at, "Find a CCG"),
		Groups:   at.to(v.places.home()) + "#groups",
		Regions:  at.to(v.places.regions()),
		Register: v.edition.Register.Words(),
		CSV:      at.to(v.places.ratingsCSV()),
	}
	p.Description = "All " + counted(len(v.ccgs), "CCG", "CCGs") + " from A to Z, each with its rating in every patient group."
	p.Grid = v.heatGrid(at, "Ratings of all "+counted(len(v.ccgs), "CCG", "CCGs"), v.byName, true)
	p.Letters = p.Grid.letters()
	if len(v.departed) > 0 {
		p.Letters = append(p.Letters, link{"Closed", "#departed"})
	}
	for i := range v.departed {
		p.Departed = append(p.Departed, v.departedRow(&v.departed[i], at))
	}
	return b.templates.ccgs.render(at, p)
}

func (v *view) departedRow(d *departed, at place) departedRow {
	row := departedRow{link: link{d.Short, at.to(d.place)}, ODS: d.ODS, Closed: d.Closed.Words(), ClosedOn: d.Closed.String(), Words: d.words}
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
