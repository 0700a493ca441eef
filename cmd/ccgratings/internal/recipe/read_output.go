package recipe

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// outputs reads what the recipe makes.
func (r *reader) outputs() {
	if r.Has("indicator") {
		for _, t := range r.Tables("indicator") {
			r.output(t)
		}
	}
	if r.Has("context") {
		for _, t := range r.Tables("context") {
			r.context(t)
		}
	}
	r.idle()
	if len(r.recipe.outputs)+len(r.recipe.contexts) == 0 {
		r.Errorf("indicator", "the recipe makes nothing, expected an [[indicator]] or a [[context]]")
	}
}

// idle reports tables that nothing is taken from.
func (r *reader) idle() {
	for _, t := range r.recipe.tables {
		used := slices.ContainsFunc(r.recipe.demands(), func(d *demand) bool { return d.table == t }) ||
			slices.ContainsFunc(r.recipe.tables, func(other *table) bool { return other.ccg.through != nil && other.ccg.through.table == t })
		if !used {
			r.wrong(t.pos, "nothing is taken from %s", t.called())
		}
	}
}

// output reads an [[indicator]].
func (r *reader) output(t *tomlfile.Table) {
	o := &output{id: indicator.ID(t.String("id")), level: 95, pos: t.Pos("id"), decimals: decimals{-1, -1, -1, -1}}
	if !nhs.IsIdentifier(string(o.id)) {
		t.Errorf("id", "id is %s, expected the id of an indicator in indicators.csv", problem.Quote(string(o.id)))
	}
	r.recipe.outputs = append(r.recipe.outputs, o)
	b := &binder{reader: r, purpose: string(o.id), demands: &o.demands}
	if len(r.recipe.tables) == 1 && r.recipe.tables[0].fingertips {
		fingertipsOutput(o, b)
	} else {
		o.count, o.population, o.value = b.counting(t, "count"), b.counting(t, "population"), b.optional(t, "value")
		o.lower, o.upper = b.optional(t, "lower"), b.optional(t, "upper")
		if !t.Has("count") && !t.Has("value") {
			t.Errorf("id", "%s has neither count nor value, expected arithmetic on columns for one of them", o.id)
		}
		r.working(t, o, b)
		r.england(t, o, b)
	}
	r.periods(t, o)
	r.hidden(t, o)
	onto := nhs.Date{}
	if t.Has("register") {
		onto = day(t.Date("register"))
	}
	for _, d := range o.demands {
		d.periods, d.onto, d.leave = o.periods, onto, o.hidden.leaveOut
	}
	if t.Has("note") && len(o.demands) > 0 {
		if columns := r.columnsOf(t, "note", o.demands[0].table); len(columns) == 1 {
			o.demands[0].note = columns[0]
		}
		if t.Has("unreliable") {
			o.unreliable = t.Texts("unreliable")
			o.demands[0].tells = o.unreliable
		}
	}
	if t.Has("where") {
		if len(o.demands) == 1 {
			r.where(t, o.demands[0].table, &o.demands[0].where)
		} else {
			t.Errorf("where", "where is given for an indicator of several tables, expected it in each [[table]]")
		}
	}
}

// periods reads which periods figures are made for. A table that tells no
// period can only give one.
func (r *reader) periods(t *tomlfile.Table, o *output) {
	told := slices.ContainsFunc(o.demands, func(d *demand) bool { return d.table.period.set })
	key := "period"
	switch {
	case t.Has("periods"):
		key = "periods"
	case told && !t.Has(key):
		return // all that rows are for
	}
	for _, text := range t.Texts(key) {
		o.periods = append(o.periods, r.periodOf(t, key, text))
	}
	if len(o.periods) > 1 && !told {
		t.Errorf(key, "there are %d periods and the table does not tell them apart, expected [table.period] or one period", len(o.periods))
	}
}

// working reads how numbers are worked out of what was added up.
func (r *reader) working(t *tomlfile.Table, o *output, b *binder) {
	if t.Has("unit") {
		units := map[string]unit{"fraction": 1, "percent": 100, "per 1,000": 1000, "per 100,000": 100_000}
		name := t.String("unit")
		if o.unit = units[name]; o.unit == 0 {
			t.Errorf("unit", "unit is %s, expected fraction, percent, per 1,000 or per 100,000", problem.Quote(name))
		}
	}
	level := func(t *tomlfile.Table, into *float64) {
		if *into = t.Number("level"); *into != 95 && *into != 99.8 {
			t.Errorf("level", "level is %v, expected 95 or 99.8", *into)
		}
	}
	if t.Has("level") {
		level(t, &o.level)
	}
	if t.Has("plausible") {
		if bounds := t.Numbers("plausible"); len(bounds) == 2 && bounds[0] < bounds[1] {
			o.plausible = &[2]float64{bounds[0], bounds[1]}
		} else {
			t.Errorf("plausible", "plausible is not two numbers, expected the least and the most that the CCGs can have together, like [50, 70]")
		}
	}
	if t.Has("scaled") {
		o.scaled = t.Bool("scaled")
	}
	if t.Has("decimals") {
		in := t.Table("decimals")
		some := func(key string, into *int) {
			if in.Has(key) {
				*into = digits(in, key)
			}
		}
		some("count", &o.decimals.count)
		some("population", &o.decimals.population)
		some("value", &o.decimals.value)
		some("limits", &o.decimals.limits)
	}
	if !t.Has("limits") {
		return
	}
	in := t.Table("limits")
	by := in.String("by")
	o.limits = &limits{byar: by == "events", of: b.optional(in, "of"), level: 95}
	if by != "events" && by != "standard deviation" {
		in.Errorf("by", "by is %s, expected events or standard deviation", problem.Quote(by))
	}
	if o.limits.of == nil {
		in.Errorf("of", "of is missing, expected arithmetic on columns: the events, or the standard deviation")
	}
	if in.Has("level") {
		level(in, &o.limits.level)
	}
}

// digits is a number of digits after the point.
func digits(t *tomlfile.Table, key string) int {
	n := t.Int(key)
	if n < 0 || n > maxDecimals {
		t.Errorf(key, "%s is %d, expected 0 to %d digits after the point", key, n, maxDecimals)
		return 0
	}
	return n
}

// england reads which figure is the published one.
func (r *reader) england(t *tomlfile.Table, o *output, b *binder) {
	if !t.Has("england") {
		return
	}
	in, rule := t.Table("england"), &o.england
	if in.Has("none") {
		rule.none = in.Bool("none")
	}
	if in.Has("note") {
		rule.note = in.String("note")
	}
	if in.Has("limits") {
		rule.bare = !in.Bool("limits")
	}
	rule.count = b.counting(in, "count")
	if text, _ := in.Word("population"); text == "ccgs" {
		rule.summed = true
	} else {
		rule.population = b.counting(in, "population")
	}
}

// hidden reads what becomes of rows with cells that are missing or hidden, and
// of figures about nobody.
func (r *reader) hidden(t *tomlfile.Table, o *output) {
	if t.Has("nobody") {
		o.nobody = t.String("nobody")
	}
	if !t.Has("hidden") {
		return
	}
	in := t.Table("hidden")
	o.hidden.note = in.String("note")
	if in.Has("rows") {
		if o.hidden.leaveOut = in.String("rows") == "leave out"; !o.hidden.leaveOut {
			in.Errorf("rows", `rows is %s, expected "leave out", or no such key if the whole figure is then missing`, problem.Quote(in.String("rows")))
		}
	}
}

// context reads a [[context]].
func (r *reader) context(t *tomlfile.Table) {
	c := &contextOutput{year: t.Int("year"), register: day(t.Date("register")), pos: t.Pos("year")}
	b := &binder{reader: r, purpose: "context", demands: &c.demands}
	if c.year < 1990 || c.year > 2099 {
		t.Errorf("year", "year is %d, expected one of four digits like 2016", c.year)
	}
	columns := t.Table("columns")
	for _, name := range columns.Keys() {
		column := contextColumn{name: name, decimals: -1}
		if !isName(name) {
			columns.Errorf(name, "a column is called %s, expected lower-case letters, digits and _, a letter first", problem.Quote(name))
		}
		if columns.IsTable(name) {
			in := columns.Table(name)
			column.of = b.optional(in, "of")
			if in.Has("decimals") {
				column.decimals = digits(in, "decimals")
			}
		} else {
			column.of = b.optional(columns, name)
		}
		if column.of != nil {
			c.columns = append(c.columns, column)
		}
	}
	for _, d := range c.demands {
		d.periods, d.onto = []indicator.Period{{}}, c.register
	}
	r.recipe.contexts = append(r.recipe.contexts, c)
}

// marks reads the [[mark]]s.
func (r *reader) marks() {
	if !r.Has("mark") {
		return
	}
	for _, t := range r.Tables("mark") {
		m := mark{note: t.String("note"), pos: t.Pos("ccg")}
		switch status := t.String("status"); status {
		case "unreliable":
			m.status = indicator.Unreliable
		case "missing":
			m.status = indicator.Missing
		case "note", "":
		default:
			t.Errorf("status", `status is %s, expected unreliable, missing or note`, problem.Quote(status))
		}
		if t.Has("indicator") {
			m.id = indicator.ID(t.String("indicator"))
			if !slices.ContainsFunc(r.recipe.outputs, func(o *output) bool { return o.id == m.id }) {
				t.Errorf("indicator", "the recipe makes no indicator %s", problem.Quote(string(m.id)))
			}
		}
		if t.Has("period") {
			for _, text := range t.Texts("period") {
				m.periods = append(m.periods, r.periodOf(t, "period", text).Text)
			}
		}
		for _, text := range t.Texts("ccg") {
			one := m
			one.area = r.code(t, "ccg", text)
			r.recipe.marks = append(r.recipe.marks, &one)
		}
	}
}
