package edition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// entries reads the indicators of the edition, each once, and puts them into
// published order: by group, then as in the file.
func (r *reader) entries(e *Edition) []Entry {
	var entries []Entry
	first := map[indicator.ID]problem.Pos{}
	for _, t := range r.table.Tables("indicator") {
		entry, ok := r.entry(t)
		if !ok {
			continue
		}
		id := entry.Definition.ID
		if pos, doubled := first[id]; doubled {
			t.Errorf("id", "indicator %q is there twice, expected once; first at line %d", id, pos.Line)
			continue
		}
		first[id] = entry.Pos
		r.checkTable(e, entry.Table)
		entries = append(entries, entry)
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Compare(r.groupOrder(a), r.groupOrder(b))
	})
	r.checkWeights(e, entries)
	r.checkDomains(e, entries)
	return entries
}

func (r *reader) groupOrder(e Entry) int {
	return slices.IndexFunc(r.reg.Groups, func(g nhs.PatientGroup) bool { return g.ID == e.Definition.Group })
}

// entry reads one [[indicator]]. ok is false if it names no indicator or no
// period that there are figures for.
func (r *reader) entry(t *tomlfile.Table) (entry Entry, ok bool) {
	entry = Entry{Weight: 1, Pos: t.Pos("id")}
	id := indicator.ID(t.String("id"))
	if t.Has("weight") {
		entry.Weight = t.Number("weight")
		if entry.Weight < 0 {
			t.Errorf("weight", "the weight is %g, expected more than 0", entry.Weight)
		}
	}
	if t.Has("domain") {
		entry.Domain = t.String("domain")
	}
	entry.WeightPos = t.Pos("weight")
	entry.Definition, ok = r.data.Definition(id)
	if !ok && t.Has("id") {
		t.Errorf("id", "there is no indicator %q in indicators.csv%s", id, r.nearest(id))
	}
	entry.Table = r.period(t, "period", id, ok)
	if t.Has("previous") {
		entry.Previous = r.period(t, "previous", id, ok)
	}
	if entry.Table != nil && entry.Previous != nil && entry.Previous.Period.Compare(entry.Table.Period) >= 0 {
		t.Errorf("previous", "the previous period %s does not come before %s", entry.Previous.Period.Text, entry.Table.Period.Text)
	}
	return entry, ok && entry.Table != nil
}

// period finds the figures of a period that a key names.
func (r *reader) period(t *tomlfile.Table, key string, id indicator.ID, known bool) *indicator.Table {
	text := t.String(key)
	if !known || !t.Has(key) {
		return nil
	}
	table := r.data.Table(id, text)
	if table == nil {
		t.Errorf(key, "there are no figures of %s for %q, expected %s", id, text, r.periods(id))
	}
	return table
}

func (r *reader) periods(id indicator.ID) string {
	var texts []string
	for _, p := range r.data.Periods(id) {
		texts = append(texts, p.Text)
	}
	if len(texts) == 0 {
		return "figures in its file of observations"
	}
	return "one of " + strings.Join(texts, ", ")
}

// nearest names the known indicator most like an unknown one.
func (r *reader) nearest(id indicator.ID) string {
	var ids []string
	for _, d := range r.data.Definitions {
		ids = append(ids, string(d.ID))
	}
	if i := problem.Nearest(string(id), ids); i >= 0 {
		return fmt.Sprintf(", expected one of its ids: the nearest is %q", ids[i])
	}
	return ""
}

// checkTable refuses figures of CCGs that were not open on the register day:
// their areas are not those that are rated.
func (r *reader) checkTable(e *Edition, table *indicator.Table) {
	for _, o := range table.Rows {
		c, known := r.reg.CCG(o.Area)
		if !known || e.Register.IsZero() || c.OpenOn(e.Register) {
			continue
		}
		r.problems.Errorf(o.Pos, "%s (%s) was not open on %s, the register date of edition %d%s",
			c.Code, c.Name, e.Register, e.Year, r.fate(c, e.Register))
	}
}

// fate is what the analyst needs of a CCG that was not open: when it opened,
// or closed and into what.
func (r *reader) fate(c nhs.CCG, day nhs.Date) string {
	if day.Compare(c.Opened) < 0 {
		return fmt.Sprintf(": it opened on %s", c.Opened)
	}
	var names []string
	for _, code := range c.Successors {
		if s, ok := r.reg.CCG(code); ok {
			names = append(names, fmt.Sprintf("%s (%s)", s.Code, s.Name))
		}
	}
	if len(names) == 0 {
		return fmt.Sprintf(": it closed on %s", c.Closed)
	}
	return fmt.Sprintf(": it closed on %s, expected its successor %s", c.Closed, strings.Join(names, " or "))
}
