package indicator

import (
	"cmp"
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Thresholds of METHOD.md section 2.
const (
	coarsest   = 10    // units of the last published digit that an interval must be wide
	nationalBy = 0.005 // share by which England may differ from the sum of the rows
)

const coarseNote = "The published interval is rounded too coarsely to be used."

// draft is the rows of one period while they are checked against each other.
type draft struct {
	period  Period
	reg     *nhs.Register
	entries []entry
}

// table checks the rows against each other and makes them a table.
func (d *draft) table(def Definition, problems *problem.List) *Table {
	slices.SortFunc(d.entries, func(a, b entry) int { return cmp.Compare(a.Area, b.Area) })
	d.checkCoarse(def, problems)
	d.checkEngland(def, problems)
	t := &Table{Indicator: def.ID, Period: d.period, Rows: make([]Observation, 0, len(d.entries))}
	for i := range d.entries {
		if o := d.entries[i].Observation; o.Area == nhs.England {
			t.England = &o
		} else {
			t.Rows = append(t.Rows, o)
		}
	}
	return t
}

// checkCoarse makes a figure unreliable whose interval is narrower than ten
// units of the last published digit (METHOD.md section 2). The last published
// digit is the last that any limit of the period shows, since spreadsheets
// drop final zeros. Nothing hangs on the interval of England, or of a figure
// that has a denominator.
func (d *draft) checkCoarse(def Definition, problems *problem.List) {
	decimals := 0
	for _, e := range d.entries {
		decimals = max(decimals, e.limitDecimals)
	}
	least := coarsest * math.Pow10(-decimals)
	for i := range d.entries {
		e := &d.entries[i]
		width := e.Upper.Number - e.Lower.Number
		if !e.Lower.Given || !e.Upper.Given || e.Area == nhs.England || denominated(def, e.Observation) || width >= least*(1-slack) {
			continue
		}
		problems.Warnf(e.lower, "interval too coarsely rounded: %.*f wide, expected at least %.*f; the figure counts as unreliable",
			decimals, width, decimals, least)
		e.Status = Unreliable
		if e.Note == "" {
			e.Note = coarseNote
		}
	}
}

// denominated reports whether a figure's uncertainty follows from its
// denominator.
func denominated(def Definition, o Observation) bool {
	if def.Kind == Proportion {
		return o.Population.Given
	}
	return def.Kind.Counted() && o.Count.Given && o.Population.Given
}

// checkEngland warns of a published figure for England that is not the sum of
// the rows: they are then of different populations (METHOD.md section 2). It
// allows for the rounding of the published figure.
func (d *draft) checkEngland(def Definition, problems *problem.List) {
	var england entry
	var count, population Figure
	var hidden []entry
	for _, e := range d.entries {
		switch {
		case e.Area == nhs.England:
			england = e
		case e.Status == Suppressed:
			hidden = append(hidden, e)
		case e.Count.Given && e.Population.Given && !d.superseded(e.Area):
			count, population = Of(count.Number+e.Count.Number), Of(population.Number+e.Population.Number)
		}
	}
	published, rounding := england.Value, halfUnit(england.valueDecimals)
	if !published.Given {
		published, rounding = worked(def, england.Count, england.Population), 0
	}
	if len(hidden) == 1 && disclosed(def, england, hidden[0], count, population) {
		problems.Errorf(hidden[0].Pos, "the hidden count of %s can be worked out from England's figure and the others, expected no England row (the rows are then added up) or a second hidden count", hidden[0].Area)
	}
	sum := worked(def, count, population)
	if len(hidden) > 0 || !published.Given || !sum.Given {
		return
	}
	if apart := math.Abs(sum.Number - published.Number); apart > max(nationalBy*published.Number, rounding)*(1+slack) {
		problems.Warnf(england.Pos, "England is %s and the rows together give %s: they are of different populations, or rows are missing",
			short(published.Number), short(sum.Number))
	}
}

// superseded reports whether the period has a row of a CCG that took over from
// this one too: its figures hold this one's, which must not count twice.
func (d *draft) superseded(area nhs.Code) bool {
	return slices.ContainsFunc(d.reg.Heirs(area), func(heir nhs.Code) bool { return d.row(heir) || d.superseded(heir) })
}

// row reports whether the period has a row of an area. The rows are sorted.
func (d *draft) row(area nhs.Code) bool {
	_, ok := slices.BinarySearchFunc(d.entries, area, func(e entry, area nhs.Code) int { return cmp.Compare(e.Area, area) })
	return ok
}

// disclosed reports whether the only hidden count follows from England's figure
// less the counts of the others: from England's own count if it holds more than
// they do, or from its value if that is given to within one event.
func disclosed(def Definition, england, hidden entry, count, population Figure) bool {
	switch {
	case england.Count.Given:
		return england.Count.Number > count.Number
	case england.Value.Given && hidden.Population.Given && def.Kind.Counted():
		people := population.Number + hidden.Population.Number
		left := england.Value.Number/def.Multiplier*people - count.Number
		rounding := halfUnit(england.valueDecimals) / def.Multiplier * people
		return rounding < 1 && left > -rounding && (!hidden.High.Given || left < hidden.High.Number+1)
	}
	return false
}
