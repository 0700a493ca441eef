package site

import (
	"html/template"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// regionPage shows how the CCGs of one region are rated, and their figures
// together.
type regionPage struct {
	frame
	Lede    string
	Stands  string // where there is more of the best or worst than chance would put there; empty in an edition of one region, or without any of these
	Tallies []regionTally
	Level   string // how likely it is that any region at all is wrongly said to be unlike chance; empty where nothing is said
	Grid    heatGrid
	Groups  []regionGroup
	Body    template.HTML
	Others  []link
	All     string // address of the list of regions
	CSV     string // address of all ratings
	Figures string // address of all figures
}

// region is the page of a region.
func (b *builder) region(v *view, r *regionView) (File, error) {
	at := r.place
	p := &regionPage{
		frame:   b.framer.yearFrame(v, at, r.Name, link{"Regions", at.to(v.places.regions())}),
		Lede:    v.regionLede(r),
		Grid:    v.heatGrid(at, "Ratings of the CCGs in "+r.Name, r.members, false),
		All:     at.to(v.places.regions()),
		CSV:     at.to(v.places.ratingsCSV()),
		Figures: at.to(v.places.indicatorsCSV()),
	}
	p.Description = "How the " + counted(len(r.members), "CCG", "CCGs") + " in " + r.Name + " are rated, group by group, and their figures together beside England."
	if v.crowded() > 0 {
		p.Level = share(crowdLevel)
	}
	for i := range v.groups {
		g := &v.groups[i]
		p.Tallies = append(p.Tallies, v.regionTally(g, r))
		p.Groups = append(p.Groups, v.regionGroup(g, r))
	}
	p.Stands = v.regionStands(p.Tallies)
	for i := range v.regions {
		if other := &v.regions[i]; other.place != at {
			p.Others = append(p.Others, link{other.Name, at.to(other.place)})
		}
	}
	var err error
	if p.Body, err = v.regionBody(at); err != nil {
		return File{}, err
	}
	return b.templates.region.render(at, p)
}

// regionsPage lists the regions of an edition.
type regionsPage struct {
	frame
	Groups []link
	Rows   []regionsRow
	Body   template.HTML
	CCGs   string // address of the list
	CSV    string
}

// regionsRow is one region in the list.
type regionsRow struct {
	link
	N     string // its CCGs
	Cells []regionsCell
}

// regionsCell is how many CCGs of a region are among the best and the worst in
// one group.
type regionsCell struct {
	Group       string
	Rated       bool // whether any CCG of the region is
	Best, Worst tallyCount
}

// regions is the page that lists the regions.
func (b *builder) regions(v *view) (File, error) {
	at := v.places.regions()
	p := &regionsPage{
		frame: b.framer.yearFrame(v, at, "Regions"),
		CCGs:  at.to(v.places.ccgs()),
		CSV:   at.to(v.places.ratingsCSV()),
	}
	p.Description = v.words.regions.Summary
	for i := range v.groups {
		p.Groups = append(p.Groups, link{v.groups[i].Group.Name, at.to(v.groups[i].place)})
	}
	for i := range v.regions {
		p.Rows = append(p.Rows, v.regionsRow(&v.regions[i], at))
	}
	var err error
	if p.Body, err = v.regionBody(at); err != nil {
		return File{}, err
	}
	return b.templates.regions.render(at, p)
}

// regionsRow is a region in the list, for a page at at.
func (v *view) regionsRow(r *regionView, at place) regionsRow {
	row := regionsRow{link: link{r.Name, at.to(r.place)}, N: whole(len(r.members))}
	for i := range v.groups {
		g := &v.groups[i]
		cell := regionsCell{Group: g.Group.Name}
		n := g.countsOf(r.members)
		cell.Rated = n[rating.NotRated] < len(r.members)
		cell.Best = tallyCount{badgeOf(colourToken(rating.Green)), whole(n[rating.Green])}
		cell.Worst = tallyCount{badgeOf(colourToken(rating.Red)), whole(n[rating.Red])}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// regionBody is what content/regions.md says of the regions of an edition.
func (v *view) regionBody(at place) (template.HTML, error) {
	return v.words.regions.html(v.facts(), at)
}
