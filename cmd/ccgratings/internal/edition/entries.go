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
		entry, ok := r.entry(t, e.Register)
		if !ok {
			continue
		}
		id := entry.Definition.ID
		if pos, doubled := first[id]; doubled {
			t.Errorf("id", "indicator %q is there twice, expected once; first at line %d", id, pos.Line)
			continue
		}
		first[id] = entry.Pos
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

// entry reads one [[indicator]], and gathers its figures for the CCGs open on
// the register day. ok is false if it names no indicator or no period that
// there are figures for.
func (r *reader) entry(t *tomlfile.Table, register nhs.Date) (entry Entry, ok bool) {
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
	if !ok || entry.Table == nil {
		return entry, false
	}
	r.restate(&entry, register)
	return entry, true
}

// restate brings the figures of an indicator, those of every period up to the
// edition's, to the CCGs open on the register day.
func (r *reader) restate(e *Entry, register nhs.Date) {
	period := e.Table.Period
	e.Table = e.Table.Restate(e.Definition, r.reg, register)
	for _, p := range r.data.Periods(e.Definition.ID) {
		if p.Compare(period) >= 0 {
			break
		}
		earlier := r.data.Table(e.Definition.ID, p.Text).Restate(e.Definition, r.reg, register)
		if e.Previous != nil && e.Previous.Period == p {
			e.Previous = earlier
		}
		e.Earlier = append(e.Earlier, earlier)
	}
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
