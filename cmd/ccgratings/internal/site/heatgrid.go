package site

import "strings"

// heatGrid shows the ratings of some CCGs in every patient group at a glance:
// a table whose cells carry the shape of the rating, its word, and a link to
// the reasons.
type heatGrid struct {
	Caption string
	Find    string // what the filter box asks for; empty if there are too few rows for one
	Legend  []badge
	Groups  []string
	Regions bool // each row names its region
	Rows    []heatRow
}

// heatRow is one CCG in a heat grid.
type heatRow struct {
	Name, Href string
	ID         string // of the row; set on the first CCG of a letter
	ODS        string
	Region     link
	Words      string // to filter by
	Cells      []heatCell
}

// heatCell is a CCG's rating in one group, and where it is explained.
type heatCell struct {
	badge
	Href string
}

// fewRows is how many rows a table may have before it needs a filter.
const fewRows = 8

// heatGrid is the grid of some CCGs, for a page at at.
func (v *view) heatGrid(at place, caption string, members []int, regions bool) heatGrid {
	h := heatGrid{Caption: caption, Regions: regions}
	if len(members) > fewRows {
		h.Find = "Find a CCG by name or code"
	}
	for _, colour := range colours {
		h.Legend = append(h.Legend, badgeOf(colourToken(colour)))
	}
	for i := range v.groups {
		h.Groups = append(h.Groups, shortGroup(v.groups[i].Group.Name))
	}
	for _, k := range members {
		h.Rows = append(h.Rows, v.heatRow(k, at))
	}
	return h
}

// shortGroup is the name of a patient group for the head of a narrow column.
func shortGroup(name string) string {
	return upperFirst(strings.TrimPrefix(name, "People with "))
}

// heatRow is the row of CCG k, for a page at at.
func (v *view) heatRow(k int, at place) heatRow {
	c := &v.ccgs[k]
	row := heatRow{Name: c.Short, Href: at.to(c.place), ODS: c.ODS, Words: c.find}
	row.Region = link{c.Region, at.to(v.regionPlace(k))}
	for i := range v.groups {
		g := &v.groups[i]
		row.Cells = append(row.Cells, heatCell{g.verdicts[k].Badge, row.Href + "#" + string(g.Group.ID)})
	}
	return row
}

// letters links to the first CCG of each letter, whose row it gives an id. Names
// that begin with a sign stand before the letters and those with an accent after
// them: all are under "other", once.
func (h *heatGrid) letters() []link {
	var out []link
	given := make(map[string]bool)
	for i := range h.Rows {
		letter := initial(h.Rows[i].Name)
		if given[letter] {
			continue
		}
		given[letter] = true
		h.Rows[i].ID = "letter-" + strings.ToLower(letter)
		out = append(out, link{letter, "#" + h.Rows[i].ID})
	}
	return out
}
