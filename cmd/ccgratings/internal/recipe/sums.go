package recipe

import (
	"maps"
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// sums is what was added up for an area and period.
type sums struct {
	demands []*demand
	slots   []*slot // one for each demand; nil where its table has no row
}

func (w *run) sums(demands []*demand, area nhs.Code, period indicator.Period) sums {
	s := sums{demands: demands}
	for _, d := range demands {
		s.slots = append(s.slots, w.tallies[d].slots[slotKey{area, period}])
	}
	return s
}

// at works out arithmetic on the sums. There is no number where no row of a
// table says anything of a name in it, or where a number is missing or hidden,
// which the gap then says.
func (s sums) at(e *sum) (x float64, g gap, ok bool) {
	if e == nil {
		return 0, gap{}, false
	}
	values := make([]float64, len(e.from))
	for k, f := range e.from {
		slot := s.slots[f.demand]
		if slot == nil || slot.fields[f.field].rows == 0 {
			return 0, gap{status: indicator.Missing}, false
		}
		if field := &slot.fields[f.field]; field.gap.status != 0 {
			if e.plain {
				return 0, field.hidden(), false
			}
			return 0, field.gap.bare(), false
		}
		values[k] = slot.fields[f.field].sum.total()
	}
	return e.expression.at(values), gap{}, true
}

// number is at, rounded.
func (s sums) number(e *sum, decimals int) (indicator.Figure, gap) {
	x, g, ok := s.at(e)
	if !ok {
		return indicator.Figure{}, g
	}
	return indicator.Of(rounded(x, decimals)), g
}

// rounded rounds to a number of digits after the point; -1 for all, without the
// noise of binary fractions.
func rounded(x float64, decimals int) float64 {
	if decimals >= 0 {
		return roundTo(x, decimals)
	}
	exact, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return x
	}
	return exact
}

// pos is where the last row stands that made the sums; nowhere if none did.
func (s sums) pos() problem.Pos {
	for _, slot := range s.slots {
		if slot != nil && slot.rows > 0 {
			return slot.pos
		}
	}
	return problem.Pos{}
}

// leftOut counts the rows of the first table that were left out for a gap, and
// all of its rows.
func (s sums) leftOut() (left, all int) {
	if s.slots[0] == nil {
		return 0, 0
	}
	return s.slots[0].left, s.slots[0].left + s.slots[0].rows
}

// origins is every CCG whose rows went into the sums.
func (s sums) origins() []nhs.Code {
	var origins []nhs.Code
	for _, slot := range s.slots {
		if slot != nil && len(slot.from) > len(origins) {
			origins = slices.Sorted(maps.Keys(slot.from))
		}
	}
	return origins
}

// notes is the texts for readers that the rows have.
func (s sums) notes() []string {
	for _, slot := range s.slots {
		if slot != nil && len(slot.notes) > 0 {
			return slot.notes
		}
	}
	return nil
}

// single reports whether at most one row of each table is in the sums.
func (s sums) single() bool {
	return !slices.ContainsFunc(s.slots, func(slot *slot) bool { return slot != nil && slot.rows > 1 })
}
