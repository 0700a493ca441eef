package indicator

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Basis is how a figure came to stand for the area of its CCG. The zero Basis
// is that it was published for it.
type Basis uint8

const (
	AsPublished     Basis = iota
	AddedUp               // from the counts of the CCGs that merged into it
	NotAddedUp            // missing: figures of the CCGs that merged into it are there, and cannot be added up
	BoundaryChanged       // missing: the figures are of areas as they were before a boundary changed
	OnlyLater             // missing: the figures are of CCGs that took over later
)

// Restate gives the table for the CCGs open on a day, whichever CCGs its
// figures were published for. A figure published for a CCG stays as it is. One
// that was formed since by merging whole CCGs has their counts added up, never
// their values, and takes no limits from them: those follow from its counts.
// Where that cannot be, its figure is missing with a note that says why. A CCG
// of whose area there is no figure at all stays absent, as does every CCG that
// was not open on the day; England stays as it is. METHOD.md section 13.
func (t *Table) Restate(def Definition, reg *nhs.Register, day nhs.Date) *Table {
	out := &Table{Indicator: t.Indicator, Period: t.Period, England: t.England}
	for _, c := range reg.CCGs { // in code order, as rows are
		if !c.OpenOn(day) {
			continue
		}
		if o, ok := t.restated(c, def, reg); ok {
			out.Rows = append(out.Rows, o)
		}
	}
	return out
}

// restated is the figure of a CCG; ok is false when there is none of its area.
func (t *Table) restated(c nhs.CCG, def Definition, reg *nhs.Register) (o Observation, ok bool) {
	if own := t.Row(c.Code); own != nil {
		return *own, true
	}
	parts := partsOf{table: t, reg: reg}
	parts.gather(c)
	switch {
	case len(parts.rows) > 0 && !parts.divided.IsZero():
		return t.missing(c, BoundaryChanged,
			fmt.Sprintf("Its boundary changed on %s, and this was published for the areas as they were before.", parts.divided.Words())), true
	case len(parts.rows) == 1 && len(parts.lacking) == 0:
		return parts.only(c), true
	case len(parts.rows) > 0:
		return parts.sum(c, def), true
	}
	if note := t.later(c, reg); note != "" {
		return t.missing(c, OnlyLater, note), true
	}
	return Observation{}, false
}

// missing is the figure of a CCG that has none.
func (t *Table) missing(c nhs.CCG, basis Basis, note string) Observation {
	return Observation{Area: c.Code, Period: t.Period, Status: Missing, Note: note, Basis: basis}
}

// later says for which later area there are figures, where there are none for
// a CCG's own; empty if there are none of either.
func (t *Table) later(c nhs.CCG, reg *nhs.Register) string {
	for _, code := range reg.Heirs(c.Code) {
		heir, _ := reg.CCG(code)
		note := t.later(heir, reg)
		if t.Row(code) != nil {
			note = shorten("Published only for the area of "+heir.Name+", which took over from it.", "Published only for the CCG that took over from it.")
		}
		switch {
		case note == "":
		case len(c.Successors) == 1 && reg.Formation(code).Whole:
			return note
		default:
			return "Its boundary changed on " + c.Closed.Words() + ", and this was published only for the areas since."
		}
	}
	return ""
}

// partsOf is what a table holds of the CCGs that a CCG was formed from, and
// those from which they were, back to the ones that it has figures for.
type partsOf struct {
	table   *Table
	reg     *nhs.Register
	rows    []Observation
	lacking []nhs.CCG // that the table says nothing of
	divided nhs.Date  // when an area was divided on the way, the latest day; zero if none was
}

func (p *partsOf) gather(c nhs.CCG) {
	f := p.reg.Formation(c.Code)
	if len(f.From) == 0 {
		p.lacking = append(p.lacking, c)
		return
	}
	if !f.Whole && p.divided.Compare(c.Opened) < 0 {
		p.divided = c.Opened
	}
	for _, code := range f.From {
		if o := p.table.Row(code); o != nil {
			p.rows = append(p.rows, *o)
			continue
		}
		from, _ := p.reg.CCG(code)
		p.gather(from)
	}
}

// only is the figure of a CCG that is another under a new code.
func (p *partsOf) only(c nhs.CCG) Observation {
	o := p.rows[0]
	if o.Note == "" {
		o.Note = shorten("Published for "+p.name(o.Area)+", whose whole area it took over.", "Published for the CCG whose whole area it took over.")
	}
	o.Area = c.Code
	return o
}

// sum is the figure of a CCG from those of the CCGs that merged into it.
func (p *partsOf) sum(c nhs.CCG, def Definition) Observation {
	var without, unreliable []string
	addable := true
	out := Observation{Area: c.Code, Period: p.table.Period, Basis: AddedUp, Count: Of(0), Population: Of(0)}
	for _, o := range p.rows {
		switch {
		case o.Status == Missing || o.Status == Suppressed:
			without = append(without, p.name(o.Area))
			continue
		case o.Status == Unreliable:
			unreliable = append(unreliable, p.name(o.Area))
		}
		addable = addable && def.Kind.Counted() && o.Count.Given && o.Population.Given
		out.Count, out.Population = plus(out.Count, o.Count), plus(out.Population, o.Population)
	}
	for _, lacking := range p.lacking {
		without = append(without, lacking.Name)
	}
	merged := number(len(p.rows) + len(p.lacking))
	formed := fmt.Sprintf("Formed on %s from %s CCGs", c.Opened.Words(), merged)
	switch {
	case !addable:
		return p.table.missing(c, NotAddedUp, formed+" whose figures cannot be added up.")
	case len(without) > 0:
		return p.table.missing(c, NotAddedUp, about(formed+"; there is no figure of ", without, "."))
	case len(unreliable) > 0:
		out.Status = Unreliable
		out.Note = about("The "+merged+" CCGs that merged into this one, added up; not reliable for ", unreliable, ".")
		return out
	}
	out.Note = "The " + merged + " CCGs that merged into this one, added up."
	return out
}

func (p *partsOf) name(code nhs.Code) string {
	c, _ := p.reg.CCG(code)
	return c.Name
}

// about is a note that names CCGs, or only counts them where their names would
// be too long for a table's cell.
func about(start string, names []string, end string) string {
	few := number(len(names)) + " of them"
	list := names[0]
	if n := len(names); n > 1 {
		list = strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return shorten(start+list+end, start+few+end)
}

// shorten is a note, or a shorter one if it would be too long for a missing
// figure.
func shorten(note, otherwise string) string {
	if utf8.RuneCountInString(note) > maxReason {
		return otherwise
	}
	return note
}

// number writes a small number in words.
func number(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// plus adds two decimal numbers to as many decimals as the longer one has, so
// that 0.1 and 0.2 are 0.3.
func plus(a, b Figure) Figure {
	scale := math.Pow10(max(decimalsOf(a), decimalsOf(b)))
	return Of(math.Round((a.Number+b.Number)*scale) / scale)
}

// decimalsOf is how many digits a number has after the point.
func decimalsOf(f Figure) int {
	_, after, _ := strings.Cut(plain(f.Number), ".")
	return len(after)
}
