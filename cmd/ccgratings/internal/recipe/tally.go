package recipe

import (
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// tally is what a demand has had of its table.
type tally struct {
	*demand
	ledger Ledger
	slots  map[slotKey]*slot

	row rowNumbers // at hand
}

// rowNumbers is what a row says of the fields of a demand.
type rowNumbers struct {
	numbers []float64
	gaps    []gap
	says    []bool // whether the row says anything of the field
	hidden  gap    // the first that there is
}

func newTally(d *demand) *tally {
	n := len(d.fields)
	return &tally{demand: d, slots: make(map[slotKey]*slot), row: rowNumbers{make([]float64, n), make([]gap, n), make([]bool, n), gap{}}}
}

// slot finds or makes a slot.
func (t *tally) slot(area nhs.Code, p indicator.Period) *slot {
	key := slotKey{area, p}
	s := t.slots[key]
	if s == nil {
		s = newSlot(len(t.fields))
		t.slots[key] = s
	}
	return s
}

// wanted lists the demand's periods that a row's period lies in; all of them if
// rows tell none.
func (t *tally) wanted(p indicator.Period, told bool) []indicator.Period {
	switch {
	case !told:
		return t.periods
	case len(t.periods) == 0:
		return []indicator.Period{p}
	}
	var wanted []indicator.Period
	for _, whole := range t.periods {
		if within(p, whole) {
			wanted = append(wanted, whole)
		}
	}
	return wanted
}

// belongs is what a row belongs to.
type belongs struct {
	from    nhs.Code // as the file has it
	areas   []nhs.Code
	periods []indicator.Period
	own     indicator.Period // the row's; none if it tells none
	told    bool
}

// add adds a row to the slots it belongs to, or leaves it out for a gap.
func (t *tally) add(r *record, to belongs, problems *problem.List) (kept bool) {
	if !t.numbers(r, problems) {
		return false
	}
	if t.title >= 0 {
		t.ledger.measures(r.text(t.title))
	}
	leave := t.row.hidden.status != 0 && t.leave
	for _, area := range to.areas {
		for _, p := range to.periods {
			s := t.slot(area, p)
			if leave {
				s.left++
				continue
			}
			s.add(&t.row, r, to.from)
			if t.note >= 0 {
				s.say(r.text(t.note), t.tells)
			}
			if !to.told {
				continue
			}
			if other, again := s.overlaps(to.own, to.from); again {
				problems.Errorf(r.pos(0), "the row is for %s, and %s was added up for %s already: periods that overlap cannot be added up", to.own.Text, other.Text, area)
				return false
			}
		}
	}
	if leave {
		t.ledger.leave("a number is hidden or missing: "+problem.Quote(t.row.hidden.text), r.pos(0))
		return false
	}
	t.ledger.Kept++
	return true
}

// numbers reads the numbers of a row, and reports whether there are any that
// count.
func (t *tally) numbers(r *record, problems *problem.List) bool {
	t.row.hidden = gap{}
	sound, used := true, len(t.fields) == 0
	for k, i := range t.fields {
		f := &t.table.fields[i]
		_, fails := r.fails(f.where)
		if t.row.says[k] = !fails; fails {
			continue
		}
		used = true
		x, g, pos, err := r.field(f)
		switch {
		case err != nil:
			problems.Errorf(pos, "%s %v", f.name, err)
			sound = false
		case x < 0 && t.counts[k]:
			problems.Errorf(r.pos(0), "%s is %s, expected 0 or more, since it counts something", f.name, indicator.Of(x))
			sound = false
		}
		if t.row.hidden.less(g) {
			t.row.hidden = g
		}
		t.row.numbers[k], t.row.gaps[k] = x, g
	}
	if sound && !used {
		t.ledger.leave("none of the numbers asked for", r.pos(0))
	}
	return sound && used
}
