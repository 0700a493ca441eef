package recipe

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// waiting is a table that looks up in another, until all tables are known.
type waiting struct {
	table *table
	in    *tomlfile.Table
}

// area reads how a row becomes a CCG.
func (r *reader) area(t *tomlfile.Table, out *table) {
	in, rule := t.Table("ccg"), &out.ccg
	if columns := r.columnsOf(in, "column", out); len(columns) == 1 {
		rule.column = columns[0]
	}
	rule.same, rule.also = r.codes(in, "same"), r.also(in)
	if in.Has("england") {
		rule.england = in.Texts("england")
	}
	if in.Has("others") {
		rule.others = in.Texts("others")
	}
	if in.Has("through") {
		r.waits = append(r.waits, waiting{out, in.Table("through")})
		return
	}
	by := in.String("by")
	i := slices.Index(namings, by)
	if i < 0 && by != "" {
		in.Errorf("by", "by is %s, expected %s", problem.Quote(by), problem.OneOf(namings))
	}
	rule.by = naming(max(i, 0))
	if word, ok := in.Word("on"); ok {
		rule.byPeriod, rule.any = word == "period", word == "any"
		if !rule.byPeriod && !(rule.any && rule.by == byONS) {
			in.Errorf("on", `on is %s, expected the day whose CCGs the file has, like 2016-04-01, or "period", or "any" by ONS code`, problem.Quote(word))
		}
		return
	}
	for _, at := range in.Dates("on") {
		rule.on = append(rule.on, day(at))
	}
}

// codes reads which CCG a text stands for.
func (r *reader) codes(t *tomlfile.Table, key string) map[string]nhs.Code {
	codes := make(map[string]nhs.Code)
	if t.Has(key) {
		in := t.Table(key)
		for _, text := range in.Keys() {
			codes[text] = r.code(in, text, in.String(text))
		}
	}
	return codes
}

// also reads which later CCG the figures of one stand for too.
func (r *reader) also(t *tomlfile.Table) map[nhs.Code]nhs.Code {
	also := make(map[nhs.Code]nhs.Code)
	for from, to := range r.codes(t, "also") {
		also[r.code(t, "also", from)] = to
	}
	return also
}

// lookups finds the tables that others look up in.
func (r *reader) lookups() {
	for _, w := range r.waits {
		name := w.in.String("table")
		i := slices.IndexFunc(r.recipe.tables, func(t *table) bool { return t.name == name })
		if i < 0 {
			w.in.Errorf("table", "there is no table %s, expected the name of one that says which CCG things are in", problem.Quote(name))
			continue
		}
		l := &lookup{table: r.recipe.tables[i], pos: w.in.Pos("table")}
		if l.table.ccg.through != nil || l.table == w.table {
			w.in.Errorf("table", "table %s looks up in another itself, expected one that names CCGs", name)
		}
		if columns := r.columnsOf(w.in, "key", l.table); len(columns) == 1 {
			l.key = columns[0]
		}
		w.table.ccg.through = l
	}
}
