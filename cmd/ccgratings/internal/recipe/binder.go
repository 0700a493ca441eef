package recipe

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// binder finds the fields that arithmetic of one output speaks of, and gathers
// what it takes from each table.
type binder struct {
	reader  *reader
	purpose string
	demands *[]*demand
}

// optional reads arithmetic on sums; nil if the key is not there or wrong.
func (b *binder) optional(t *tomlfile.Table, key string) *sum {
	if !t.Has(key) {
		return nil
	}
	e := b.reader.arithmetic(t, key)
	if e == nil {
		return nil
	}
	s := &sum{expression: e, plain: len(e.refs) == 1 && e.text == e.refs[0].String()}
	for _, ref := range e.refs {
		f, ok := b.bind(ref)
		if !ok {
			t.Errorf(key, "%s is no column%s", problem.Quote(ref.String()), among(b.known(ref)))
			return nil
		}
		s.from = append(s.from, f)
	}
	if len(s.from) == 0 {
		t.Errorf(key, "%s names no column, expected arithmetic on columns", problem.Quote(e.text))
		return nil
	}
	return s
}

// counting is optional for what is counted: none of the fields is below 0.
func (b *binder) counting(t *tomlfile.Table, key string) *sum {
	s := b.optional(t, key)
	if s != nil {
		for _, f := range s.from {
			(*b.demands)[f.demand].counts[f.field] = true
		}
	}
	return s
}

// bind finds a field, and demands it.
func (b *binder) bind(r ref) (from, bool) {
	for _, t := range b.reader.recipe.tables {
		if r.table != t.name && (r.table != "" || len(b.reader.recipe.tables) > 1) {
			continue
		}
		i := t.field(r.field)
		if i < 0 {
			return from{}, false
		}
		return b.demand(t, i), true
	}
	return from{}, false
}

// demand finds or makes the demand on a table, and the place of a field in it.
func (b *binder) demand(t *table, field int) from {
	k := slices.IndexFunc(*b.demands, func(d *demand) bool { return d.table == t })
	if k < 0 {
		k = len(*b.demands)
		*b.demands = append(*b.demands, &demand{purpose: b.purpose, table: t, note: -1, title: -1})
	}
	d := (*b.demands)[k]
	i := slices.Index(d.fields, field)
	if i < 0 {
		i = len(d.fields)
		d.fields, d.counts = append(d.fields, field), append(d.counts, false)
	}
	return from{k, i}
}

// known lists what may be named in place of something that is not there.
func (b *binder) known(r ref) []string {
	tables := b.reader.recipe.tables
	if len(tables) == 1 {
		return tables[0].names()
	}
	var names []string
	for _, t := range tables {
		for _, name := range t.names() {
			if r.table == "" || r.table == t.name {
				names = append(names, t.name+"."+name)
			}
		}
	}
	return names
}
