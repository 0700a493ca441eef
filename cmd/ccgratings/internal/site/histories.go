package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// life is a CCG over all editions: what has one ODS code is one CCG to readers,
// whatever became of its boundary.
type life struct {
	nhs.CCG // as it was last, or is
	Short   string
	place   place
	rated   []rated // where it was rated, latest first
}

// rated is a CCG in an edition: its index there.
type rated struct {
	*view
	k int
}

// livesOf gathers every CCG that any edition rated, by name.
func livesOf(views []*view, register *nhs.Register) []life {
	at := make(map[string]int)
	var lives []life
	for i := len(views) - 1; i >= 0; i-- {
		v := views[i]
		for k := range v.ccgs {
			c := &v.ccgs[k]
			n, known := at[c.ODS]
			if !known {
				n = len(lives)
				at[c.ODS] = n
				last, _ := register.CCG(c.Code)
				lives = append(lives, life{CCG: last, Short: c.Short, place: historyOf(c.ODS)})
			}
			lives[n].rated = append(lives[n].rated, rated{v, k})
		}
	}
	slices.SortFunc(lives, func(a, b life) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short)), strings.Compare(a.ODS, b.ODS))
	})
	return lives
}

// historiesPage lists every CCG that any edition rated, from A to Z.
type historiesPage struct {
	frame
	Rows []historiesRow
}

// historiesRow is one CCG in that list.
type historiesRow struct {
	link
	ODS, Region string
	Editions    []link // latest first
	Closed      string // empty while it is open
	Words       string // to filter by
}

func (b *builder) histories() (File, error) {
	at := historiesPlace
	p := &historiesPage{frame: b.framer.rootFrame(b.latest(), at, "Every CCG, over all editions")}
	p.Description = "All " + counted(len(b.lives), "CCG", "CCGs") + " that any edition rated, and when each closed."
	for i := range b.lives {
		l := &b.lives[i]
		row := historiesRow{link: link{l.Short, at.to(l.place)}, ODS: l.ODS, Region: l.Region, Words: l.ODS}
		if !l.Closed.IsZero() {
			row.Closed = "Closed " + strconv.Itoa(l.Closed.Year)
		}
		for _, r := range l.rated {
			row.Editions = append(row.Editions, link{strconv.Itoa(r.edition.Year), at.to(r.ccgs[r.k].place)})
			row.Words += " " + string(r.ccgs[r.k].Code)
		}
		p.Rows = append(p.Rows, row)
	}
	return b.templates.histories.render(at, p)
}
