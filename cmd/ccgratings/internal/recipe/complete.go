package recipe

import (
	"fmt"
	"maps"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// unmet reports what the recipe asks for and no row says.
func (s *scan) unmet(problems *problem.List) {
	report := func(conditions []condition) {
		for _, c := range conditions {
			c.unmet(s.table, s.place, problems)
		}
	}
	report(s.table.where)
	for _, t := range s.tallies {
		report(t.where)
		for _, i := range t.fields {
			report(s.table.fields[i].where)
		}
	}
	for _, t := range s.tallies {
		t.whole(s.place, problems)
		if t.ledger.Kept == 0 && problems.Errors() == 0 {
			problems.Errorf(s.table.pos, "no row of %s counts for %s, of %d read%s", s.place, t.purpose, t.ledger.Read, t.ledger.mostly())
		}
	}
}

// whole reports periods of which the file has only a part for the CCGs: the sum
// of eleven months is no year.
func (t *tally) whole(place string, problems *problem.List) {
	parts := make(map[indicator.Period][]indicator.Period)
	for key, s := range t.slots {
		if key.area == nhs.England {
			continue
		}
		for _, own := range s.parts {
			parts[key.period] = append(parts[key.period], own...)
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(parts), indicator.Period.Compare) {
		if day, lacks := lacking(p, parts[p]); lacks {
			problems.Errorf(t.table.pos, "%s has no row for %s that counts for %s, so %s is not whole", place, day.Words(), t.purpose, p.Text)
		}
	}
}

// lacking is the first day of a period that none of its parts holds.
func lacking(p indicator.Period, parts []indicator.Period) (day nhs.Date, lacks bool) {
	slices.SortFunc(parts, indicator.Period.Compare)
	day = p.First
	for _, part := range parts {
		if part.First.Compare(day) <= 0 && part.Last.Compare(day) >= 0 {
			day = part.Last.Next()
		}
	}
	return day, day.Compare(p.Last) <= 0
}

// mostly says why most rows were left out.
func (l *Ledger) mostly() string {
	l.sort()
	if len(l.Left) == 0 {
		return ""
	}
	return fmt.Sprintf(": for most, %s", l.Left[0].Text)
}
