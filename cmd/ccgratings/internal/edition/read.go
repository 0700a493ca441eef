package edition

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// folder holds a file for each edition.
const folder = "editions"

// fileName is how an edition's file is named: 2016.toml.
var fileName = regexp.MustCompile(`^[12][0-9]{3}\.toml$`)

// Read reads editions/*.toml and context/*.csv of fsys, the data folder, and
// gives the editions oldest first. When there are errors, the editions hold
// what can be told from the rest.
func Read(fsys fs.FS, reg *nhs.Register, data *indicator.Dataset) ([]*Edition, problem.List) {
	var problems problem.List
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil || len(entries) == 0 {
		problems.Errorf(problem.Pos{File: folder}, "there is no edition, expected a file like %s/2016.toml", folder)
		return nil, problems
	}
	var editions []*Edition
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		if path.Ext(name) == ".sum" {
			continue // what the edition published, which package ledger reads
		}
		if !fileName.MatchString(entry.Name()) {
			problems.Errorf(problem.Pos{File: name}, "is not an edition, expected the name to be a year, like 2016.toml")
			continue
		}
		table, more := tomlfile.Read(fsys, name)
		problems = append(problems, more...)
		if table == nil {
			continue
		}
		year, _ := strconv.Atoi(strings.TrimSuffix(entry.Name(), ".toml"))
		r := reader{table: table, reg: reg, data: data}
		e := r.edition(year)
		problems = append(problems, table.Problems()...)
		problems = append(problems, r.problems...)
		problems = append(problems, e.readContext(fsys)...)
		editions = append(editions, e)
	}
	slices.SortFunc(editions, func(a, b *Edition) int { return cmp.Compare(a.Year, b.Year) })
	problems.Sort()
	return editions, problems
}

// reader reads one edition. Problems of its own file go to the table, those
// of figures it uses to problems.
type reader struct {
	table    *tomlfile.Table
	reg      *nhs.Register
	data     *indicator.Dataset
	weights  string // what the rules say of weights; empty if nothing
	problems problem.List
}

func (r *reader) edition(year int) *Edition {
	t := r.table
	e := &Edition{Year: year, Rules: rating.Standard(), Pos: t.Pos("title")}
	e.Title = t.String("title")
	if t.Has("title") && strings.TrimSpace(e.Title) == "" {
		t.Errorf("title", "the title is blank, expected one like \"CCG quality ratings 2016\"")
	}
	e.Published = t.Time("published")
	e.Register = nhs.DateOf(t.Date("register"))
	if t.Has("context") {
		e.Context = t.Int("context")
	}
	e.Status = r.status()
	if t.Has("rules") {
		r.weights = readRules(t.Table("rules"), &e.Rules)
	}
	for _, c := range r.reg.OpenOn(e.Register) {
		e.CCGs = append(e.CCGs, CCG{CCG: c})
	}
	if t.Has("register") && len(e.CCGs) == 0 && len(r.reg.CCGs) > 0 {
		t.Errorf("register", "no CCG was open on %s, expected a day between April 2013 and June 2022", e.Register)
	}
	if n := len(e.CCGs); n > 0 && n < e.Rules.MinAreas {
		t.Errorf("register", "only %d CCGs were open on %s, expected at least %d: the rules rate no fewer", n, e.Register, e.Rules.MinAreas)
	}
	e.Indicators = r.entries(e)
	return e
}

func (r *reader) status() Status {
	status := Status(r.table.String("status"))
	if r.table.Has("status") && status != Experimental && status != Official {
		r.table.Errorf("status", "status is %q, expected %q or %q", status, Experimental, Official)
	}
	return status
}
