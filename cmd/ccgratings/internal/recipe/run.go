package recipe

import (
	"fmt"
	"path"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Result is what a recipe made of published files.
type Result struct {
	Tables     []*indicator.Table // sorted by indicator and period
	Contexts   []Context
	Reckonings []Reckoning
}

// Context is what is known of the people of each CCG in a year.
type Context struct {
	Year    int
	Columns []string
	Rows    []ContextRow // sorted by code
}

// ContextRow has a number for each column.
type ContextRow struct {
	Area    nhs.Code
	Numbers []indicator.Figure
}

// run is a recipe at work.
type run struct {
	recipe  *Recipe
	reg     *nhs.Register
	sources []Source
	tallies map[*demand]*tally
	became  map[became]nhs.Code
	marked  map[*mark]bool
	places  map[*table]Ledger // of the tables that others look up in

	explained nhs.Code
	explain   func(line string) // nil if nobody wants to know
}

type became struct {
	from nhs.Code
	day  nhs.Date
}

// Run makes figures of the published files, which are given in the order of
// Files. defs are the definitions of the indicators. When there are errors
// there is no result.
func (r *Recipe) Run(sources []Source, reg *nhs.Register, defs []indicator.Definition) (*Result, problem.List) {
	w, problems := r.work(sources, reg)
	if problems.Errors() > 0 {
		return nil, problems
	}
	result := &Result{}
	for _, o := range r.outputs {
		i := slices.IndexFunc(defs, func(d indicator.Definition) bool { return d.ID == o.id })
		if i < 0 {
			problems.Errorf(o.pos, "there is no indicator %s in indicators.csv, expected its definition there", o.id)
			continue
		}
		m := maker{run: w, output: o, def: defs[i]}
		result.Tables = append(result.Tables, m.tables(&problems)...)
		result.Reckonings = append(result.Reckonings, m.reckoning(&problems))
	}
	for _, c := range r.contexts {
		context, reckoning := w.context(c, &problems)
		result.Contexts = append(result.Contexts, context)
		result.Reckonings = append(result.Reckonings, reckoning)
	}
	w.unmarked(&problems)
	if problems = r.placed(problems); problems.Errors() > 0 {
		return nil, problems
	}
	slices.SortStableFunc(result.Tables, compareTables)
	return result, problems
}

// Explain hands over, line by line, every row of the files that made a figure
// of one CCG, or of England.
func (r *Recipe) Explain(sources []Source, reg *nhs.Register, code nhs.Code, line func(string)) problem.List {
	// Nothing of a file is shown before all of it was looked at.
	if _, problems := r.work(sources, reg); problems.Errors() > 0 {
		return problems
	}
	w := newRun(r, sources, reg)
	w.explained, w.explain = code, line
	return w.read()
}

// work checks the files and reads every table.
func (r *Recipe) work(sources []Source, reg *nhs.Register) (*run, problem.List) {
	var problems problem.List
	if len(sources) != len(r.Files) {
		problems.Errorf(r.pos, "the recipe reads %d files and %d were given", len(r.Files), len(sources))
		return nil, problems
	}
	for i, s := range sources {
		f := r.Files[i]
		f.pos.File = path.Join(r.Folder, f.pos.File)
		s.pinned(f, &problems)
	}
	w := newRun(r, sources, reg)
	problems = append(problems, w.read()...)
	return w, r.placed(problems)
}

// placed is problems in order, with the recipe named as lying in its folder.
func (r *Recipe) placed(problems problem.List) problem.List {
	for i := range problems {
		if pos := &problems[i].Pos; pos.File == r.pos.File {
			pos.File = path.Join(r.Folder, pos.File)
		}
	}
	problems.Sort()
	return problems
}

func newRun(r *Recipe, sources []Source, reg *nhs.Register) *run {
	w := &run{recipe: r, reg: reg, sources: sources, tallies: make(map[*demand]*tally), became: make(map[became]nhs.Code), marked: make(map[*mark]bool), places: make(map[*table]Ledger)}
	for _, d := range r.demands() {
		w.tallies[d] = newTally(d)
		forget(d.where)
	}
	for _, t := range r.tables {
		forget(t.where)
		for _, f := range t.fields {
			forget(f.where)
		}
	}
	return w
}

// forget makes conditions as if no row had been seen.
func forget(conditions []condition) {
	for _, c := range conditions {
		clear(c.met)
	}
}

// demands is what all outputs take from tables, in the order of the recipe.
func (r *Recipe) demands() []*demand {
	var demands []*demand
	for _, o := range r.outputs {
		demands = append(demands, o.demands...)
	}
	for _, c := range r.contexts {
		demands = append(demands, c.demands...)
	}
	return demands
}

// read reads every table once, those that others look up in first.
func (w *run) read() problem.List {
	var problems problem.List
	known := make(map[*table]map[string]nhs.Code)
	for _, t := range w.recipe.tables {
		if l := t.ccg.through; l != nil && known[l.table] == nil {
			known[l.table] = make(map[string]nhs.Code)
			problems = append(problems, w.lookUp(l, known[l.table])...)
		}
	}
	for _, t := range w.recipe.tables {
		s := w.scan(t)
		if l := t.ccg.through; l != nil {
			s.placer.known = known[l.table]
		}
		if len(s.tallies) > 0 {
			problems = append(problems, s.read()...)
		}
	}
	return problems
}

// scan is a reading of a table for all who take numbers from it.
func (w *run) scan(t *table) *scan {
	source := w.sources[t.file]
	s := &scan{
		run: w, table: t, source: source, place: t.place(source),
		placer: newPlacer(&t.ccg, w.reg), repeated: make(map[fingerprint]earlier), said: make(map[string]bool),
	}
	s.keep = s.share
	for _, d := range w.recipe.demands() {
		if d.table == t {
			s.tallies = append(s.tallies, w.tallies[d])
		}
	}
	return s
}

// lookUp reads a table that says which CCG something is in. Its rows are
// accounted for like any others.
func (w *run) lookUp(l *lookup, into map[string]nhs.Code) problem.List {
	s := w.scan(l.table)
	places := newTally(&demand{purpose: "places", table: l.table, note: -1, title: -1})
	s.tallies = []*tally{places}
	s.keep = func(r *record, at nhs.Code, _ indicator.Period, _ bool) {
		key := r.text(l.key)
		if before, again := into[key]; again && before != at {
			s.problems.Errorf(r.where(l.key), "%s is in %s here and in %s above, expected one CCG", problem.Quote(key), at, before)
			return
		}
		into[key] = at
		places.ledger.Kept++
	}
	problems := s.read()
	places.ledger.sort()
	w.places[l.table] = places.ledger
	return problems
}

// onto is the CCG of a day that a CCG became. One that was divided, or whose
// successor took in parts of others, is an error.
func (w *run) onto(code nhs.Code, day nhs.Date) (nhs.Code, error) {
	if day.IsZero() || code == nhs.England {
		return code, nil
	}
	key := became{code, day}
	if to, ok := w.became[key]; ok {
		return to, nil
	}
	codes, whole := w.reg.Became(code, day)
	c, _ := w.reg.CCG(code)
	switch {
	case len(codes) == 0:
		return "", fmt.Errorf("%s, %s, is no CCG of %s and became none, so its figures cannot be stated for that day", code, c.Name, day.Words())
	case !whole:
		return "", fmt.Errorf("the area of %s, %s, did not go whole into one CCG of %s, so its figures cannot be stated for that day; without register they stay as published", code, c.Name, day.Words())
	}
	w.became[key] = codes[0]
	return codes[0], nil
}
