package site

import (
	"fmt"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// tellings is what pages tell of colours, reasons and scoring without being the
// page of the CCG, the group or the region concerned.
func (b *builder) tellings() map[place]telling {
	out := make(map[place]telling)
	front := b.latest().summary(homePlace)
	out[homePlace] = telling{text: fmt.Sprint(front.Groups, front.Scored, front.Beyond), all: true}
	for i := range b.lives {
		l := &b.lives[i]
		out[l.place] = b.lifeTelling(l)
	}
	for _, v := range b.views {
		v.addTellings(out)
		for i := range v.departed {
			out[v.departed[i].place] = b.departedTelling(v, &v.departed[i])
		}
		if before := b.before(v); len(before) > 0 {
			for k := range v.ccgs {
				out[v.ccgs[k].place] = v.sinceTelling(k, before[0])
			}
		}
	}
	return out
}

// addTellings adds the pages of an edition that tell its own colours and
// scoring.
func (v *view) addTellings(out map[place]telling) {
	var rows []regionsRow
	for i := range v.regions {
		rows = append(rows, v.regionsRow(&v.regions[i], v.places.regions()))
	}
	out[v.places.regions()] = telling{text: fmt.Sprint(rows), all: true}
	all := ""
	for i := range v.indicators {
		iv := &v.indicators[i]
		text := fmt.Sprintln(iv.Usable, iv.Scored)
		all += text
		if g := &v.groups[iv.group]; iv.Scored && g.Rated == 0 {
			text += g.commonReason()
		}
		out[iv.place] = telling{text: text}
	}
	out[v.places.indicators()] = telling{text: all}
}

// lifeTelling is what the page of a CCG over all editions tells.
func (b *builder) lifeTelling(l *life) telling {
	newest := l.rated[0]
	text := newest.ccgs[newest.k].lede + fmt.Sprint(b.historyEditions(l))
	for _, r := range l.rated {
		if c, ok := b.historyChange(r, l.place); ok {
			text += fmt.Sprint(c)
		}
	}
	t := telling{text: text}
	for _, v := range b.views {
		for _, k := range b.members(l, v) {
			t.ccgs = append(t.ccgs, v.ccgs[k].Code)
		}
	}
	return t
}

// departedTelling is what an edition tells of a CCG that was no more.
func (b *builder) departedTelling(v *view, d *departed) telling {
	t := telling{ccgs: []nhs.Code{d.Code}}
	for _, e := range b.before(v) {
		if e.edition == d.last.edition {
			t.text = e.ccgs[d.at].lede
		}
	}
	for _, i := range d.became {
		t.text += v.ccgs[i].lede
		t.ccgs = append(t.ccgs, v.ccgs[i].Code)
	}
	return t
}

// sinceTelling is what the page of CCG k tells of the edition before.
func (v *view) sinceTelling(k int, earlier *view) telling {
	codes, _ := v.register.FormedFrom(v.ccgs[k].Code, earlier.edition.Register)
	t := telling{ccgs: append(codes, v.ccgs[k].Code)}
	for i := range v.groups {
		if g := &v.groups[i]; g.Changes != nil {
			t.text += v.colourSince(g, k, earlier)
		}
	}
	return t
}
