package indicator

import (
	"cmp"
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Records is tables as the rows of an observations file: the header, then
// England before the CCGs, by code, and of one area by period. It is what Read
// reads.
func Records(tables ...*Table) [][]string {
	var all []Observation
	for _, t := range tables {
		if t.England != nil {
			all = append(all, *t.England)
		}
		all = append(all, t.Rows...)
	}
	sortObservations(all)
	records := [][]string{observationColumns}
	for _, o := range all {
		level := ""
		if o.Level > 0 {
			level = strconv.FormatFloat(o.Level, 'f', -1, 64)
		}
		records = append(records, []string{
			string(o.Area), o.Period.Text, o.Count.String(), o.Population.String(), o.Value.String(), o.Lower.String(), o.Upper.String(),
			level, o.Status.String(), o.Low.String(), o.High.String(), o.Note,
		})
	}
	return records
}

// sortObservations puts England before the CCGs, and those in the order of
// their codes; of one area, the earlier period first.
func sortObservations(all []Observation) {
	slices.SortStableFunc(all, func(a, b Observation) int {
		if england := a.Area == nhs.England; england != (b.Area == nhs.England) {
			if england {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Area, b.Area), a.Period.Compare(b.Period))
	})
}
