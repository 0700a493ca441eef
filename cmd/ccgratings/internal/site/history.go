package site

import (
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// historyPage is a CCG over all editions. Its address is the one that stays: it
// leads to the newest edition and tells what has become of the CCG since.
type historyPage struct {
	frame
	Lede     string
	Ending   *ending
	Groups   []string
	Columns  int              // of the table of ratings
	Editions []historyEdition // latest first
	Area     []string         // how it came about and what became of it, in sentences
	Changes  []historyChange  // latest first
	Method   string           // how changes are judged
	Facts    []fact
	All      string // address of the list
}

// historyEdition is the ratings of one edition: of the CCG itself, or of those
// that had its area.
type historyEdition struct {
	Year  string
	Rows  []historyRow
	Break string // why its ratings and those of the edition before it in time are of different areas; empty if they are not
}

// historyRow is a CCG's ratings in an edition.
type historyRow struct {
	link
	Whose string // what it has to do with the CCG; empty if it is the CCG itself
	Cells []heatCell
}

// historyChange is what may be said of the ratings of an edition beside those
// of the one before.
type historyChange struct {
	Title  string
	Href   string // of the CCG's page, where the figures stand
	Groups []historyGroup
}

// historyGroup is what may be said of one patient group; in sentences.
type historyGroup struct {
	Name string
	Text []string
}

func (b *builder) history(l *life) (File, error) {
	at := l.place
	all := lineage{b.in.Register}
	latest := b.latest()
	p := &historyPage{
		frame:  b.framer.rootFrame(latest, at, l.Name+", over all editions"),
		Ending: all.ending(l.CCG),
		Method: at.to(latest.places.method()) + "#change",
		All:    at.to(historiesPlace),
		Facts:  []fact{{"ODS code", l.ODS}, {"ONS code", string(l.Code)}, {"Region", l.Region}},
	}
	newest := l.rated[0]
	p.Lede = "In the latest edition that rates it, that of " + strconv.Itoa(newest.edition.Year) + ", it is " + lowerFirst(newest.ccgs[newest.k].lede)
	p.Sharing = b.framer.shared(at, website, newest.ccgImage(newest.k))
	p.Description = l.Name + " in every edition, with what has become of it. " + p.Lede
	p.Breadcrumb = append(p.Breadcrumb, link{"All CCGs", p.All})
	for _, g := range b.in.Register.Groups {
		p.Groups = append(p.Groups, shortGroup(g.Name))
	}
	p.Columns = 2 + len(p.Groups)
	p.Editions = b.historyEditions(l)
	p.Area = append(all.origin(l.CCG), all.sequel(l.CCG, farFuture)...)
	for _, r := range l.rated {
		if c, ok := b.historyChange(r, at); ok {
			p.Changes = append(p.Changes, c)
		}
	}
	return b.templates.history.render(at, p)
}

// farFuture is a day up to which everything is told.
var farFuture = nhs.Date{Year: 9999, Month: 12, Day: 31}

// historyEditions is the ratings of a CCG's area in every edition.
func (b *builder) historyEditions(l *life) []historyEdition {
	var out []historyEdition
	var later []nhs.Code // of the edition after
	for i := len(b.views) - 1; i >= 0; i-- {
		v := b.views[i]
		members := b.members(l, v)
		e := historyEdition{Year: strconv.Itoa(v.edition.Year)}
		var codes []nhs.Code
		for _, k := range members {
			codes = append(codes, v.ccgs[k].Code)
			e.Rows = append(e.Rows, b.historyRow(l, v, k))
		}
		if len(out) > 0 && len(codes) > 0 && len(later) > 0 && !slices.Equal(codes, later) {
			out[len(out)-1].Break = "The area was divided otherwise in the edition of " + e.Year + ": ratings above and below this line are of different areas."
		}
		if len(codes) > 0 {
			later = codes
			out = append(out, e)
		}
	}
	return out
}

// members finds the CCGs of an edition that a CCG is, became, or was formed
// from.
func (b *builder) members(l *life, v *view) []int {
	for _, r := range l.rated {
		if r.view == v {
			return []int{r.k}
		}
	}
	codes, _ := b.in.Register.Became(l.Code, v.edition.Register)
	if l.Opened.Compare(v.edition.Register) > 0 {
		codes, _ = b.in.Register.FormedFrom(l.Code, v.edition.Register)
	}
	var members []int
	for _, code := range codes {
		if k, ok := v.results.CCG(code); ok {
			members = append(members, k)
		}
	}
	return members
}

// historyRow is the ratings of CCG k of an edition, group by group; a group
// that the edition has not is left blank.
func (b *builder) historyRow(l *life, v *view, k int) historyRow {
	c := &v.ccgs[k]
	row := historyRow{link: link{c.Name, l.place.to(c.place)}}
	if c.ODS != l.ODS {
		row.Whose = "had its area, or part of it, before"
		if c.Opened.Compare(l.Opened) > 0 {
			row.Whose = "has its area, or part of it, since"
		}
	}
	for _, g := range b.in.Register.Groups {
		var cell heatCell
		if gv := v.groupOf(g.ID); gv != nil {
			cell = heatCell{badgeOf(colourToken(gv.Ratings[k].Colour)), l.place.to(c.place) + "#" + string(g.ID)}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// all is what is known since last time and what is not, in short.
func (s *since) all() []string {
	if s.Unknown == "" {
		return s.Brief
	}
	return append(slices.Clone(s.Brief), s.Unknown)
}

// historyChange is what may be said of a CCG's ratings since the edition
// before; ok is false where there was none.
func (b *builder) historyChange(r rated, at place) (c historyChange, ok bool) {
	before := b.before(r.view)
	if len(before) == 0 {
		return c, false
	}
	c = historyChange{
		Title: "Between the editions of " + strconv.Itoa(before[0].edition.Year) + " and " + strconv.Itoa(r.edition.Year),
		Href:  at.to(r.ccgs[r.k].place),
	}
	for i := range r.groups {
		g := &r.groups[i]
		if s := r.sinceLast(g, r.k, before[0]); s != nil {
			c.Groups = append(c.Groups, historyGroup{g.Group.Name, s.all()})
		}
	}
	return c, len(c.Groups) > 0
}
