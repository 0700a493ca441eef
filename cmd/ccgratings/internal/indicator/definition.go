// Package indicator knows what is measured: the definition of each indicator,
// the period a figure is for, and the figures as published.
//
// It reads every figure and refuses those that contradict themselves, their
// definition or the register (METHOD.md section 2); it refuses to judge them.
package indicator

import (
	"io/fs"
	"net/url"
	"slices"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// ID names an indicator: "dementia-diagnosis".
type ID string

// Kind is what sort of number an indicator is; it chooses the statistics
// (METHOD.md section 3). The zero Kind is unstated and cannot be rated.
type Kind uint8

const (
	KindUnstated     Kind = iota
	Proportion            // count out of population
	Rate                  // count per population, events may repeat
	Ratio                 // observed count over expected count
	StandardisedRate      // directly standardised rate, with an interval
	Mean                  // mean of a score, with an interval
)

// String is the word used in indicators.csv.
func (k Kind) String() string { return kinds[k] }

var kinds = [...]string{"", "proportion", "rate", "ratio", "standardised-rate", "mean"}

// Counted reports whether a value of the kind is its count over its population
// times the multiplier.
func (k Kind) Counted() bool { return k == Proportion || k == Rate || k == Ratio }

// Better is the direction in which care is better. The zero Better is
// unstated and cannot be rated.
type Better uint8

const (
	BetterUnstated Better = iota
	Higher
	Lower
	Neither // shown, never scored
)

// String is the word used in indicators.csv.
func (b Better) String() string { return betters[b] }

var betters = [...]string{"", "higher", "lower", "neither"}

// Definition is one row of indicators.csv.
type Definition struct {
	ID             ID
	Group          nhs.GroupID
	Name           string // plain, at most 60 characters
	Kind           Kind
	Better         Better
	Multiplier     float64 // value = count / population x Multiplier
	Unit           string  // printed after the value: "%", "per 100,000 people"
	Decimals       int     // printed after the decimal point
	CountName      string  // the numerator in words
	PopulationName string  // the denominator in words
	Source         string
	SourceURL      string
	Licence        string
	Pos            problem.Pos
}

// Bounds of a definition.
const (
	maxName     = 60 // characters
	maxDecimals = 6
)

var definitionColumns = []string{
	"id", "group", "name", "kind", "better", "multiplier", "unit", "decimals",
	"count_name", "population_name", "source", "source_url", "licence",
}

// ReadDefinitions reads indicators.csv of fsys, the data folder. A row with an error stays if its id is
// sound, so that its figures are not taken for another error.
func ReadDefinitions(fsys fs.FS, reg *nhs.Register) ([]Definition, problem.List) {
	var defs []Definition
	first := make(map[ID]int) // id -> line
	problems := csvfile.Read(fsys, definitionsFile, definitionColumns, func(row csvfile.Row) {
		def := readDefinition(row, reg)
		switch line := first[def.ID]; {
		case !nhs.IsIdentifier(string(def.ID)):
			row.Problemf("id", "id is %s, expected lower-case words joined by hyphens like dementia-diagnosis", problem.Quote(string(def.ID)))
		case line > 0:
			row.Problemf("id", "indicator %s is defined already, on line %d", def.ID, line)
		default:
			first[def.ID] = def.Pos.Line
			defs = append(defs, def)
		}
	})
	if len(defs) == 0 && len(problems) == 0 {
		problems.Errorf(problem.Pos{File: definitionsFile}, "there is no indicator in the file, expected a row for each")
	}
	return defs, problems
}

// readDefinition reads a row on its own.
func readDefinition(row csvfile.Row, reg *nhs.Register) Definition {
	def := Definition{
		ID:             ID(row.Text("id")),
		Group:          nhs.GroupID(row.Text("group")),
		Name:           row.Text("name"),
		Kind:           Kind(word(row, "kind", kinds[:])),
		Better:         Better(word(row, "better", betters[:])),
		Multiplier:     multiplier(row),
		Unit:           row.Text("unit"),
		Decimals:       decimals(row),
		CountName:      row.Text("count_name"),
		PopulationName: row.Text("population_name"),
		Source:         row.Text("source"),
		SourceURL:      row.Text("source_url"),
		Licence:        row.Text("licence"),
		Pos:            row.Pos("id"),
	}
	if _, ok := reg.Group(def.Group); !ok && len(reg.Groups) > 0 {
		row.Problemf("group", "group %s is not a patient group, expected %s", problem.Quote(string(def.Group)), groupList(reg))
	}
	if n := utf8.RuneCountInString(def.Name); n > maxName {
		row.Problemf("name", "name is %d characters long, expected at most %d", n, maxName)
	}
	if c, found := nhs.Hidden(def.Name); found {
		row.Problemf("name", nhs.HiddenFormat, "name", c)
	}
	required := []string{"name", "source", "licence"}
	if def.Kind.Counted() {
		required = append(required, "count_name", "population_name")
	}
	for _, column := range required {
		if row.Blank(column) {
			row.Problemf(column, "%s is blank, expected words for readers", column)
		}
	}
	if u, err := url.Parse(def.SourceURL); err != nil || u.Scheme != "https" || u.Hostname() == "" {
		row.Problemf("source_url", "source_url is %s, expected an address that begins with https://", problem.Quote(def.SourceURL))
	}
	return def
}

// word is the index of a cell's word among those allowed, the first of which
// is blank; 0 if it is none of them.
func word(row csvfile.Row, column string, words []string) int {
	i := slices.Index(words, row.Text(column))
	if i <= 0 {
		row.Problemf(column, "%s is %s, expected %s", column, problem.Quote(row.Text(column)), problem.OneOf(words[1:]))
		return 0
	}
	return i
}

func multiplier(row csvfile.Row) float64 {
	x, ok := row.Number("multiplier")
	if ok && x <= 0 || row.Blank("multiplier") {
		row.Problemf("multiplier", "multiplier is %s, expected a number above 0 like 100", problem.Quote(row.Text("multiplier")))
	}
	return x
}

func decimals(row csvfile.Row) int {
	x, ok := row.Number("decimals")
	if ok && (x != float64(int(x)) || x < 0 || x > maxDecimals) || row.Blank("decimals") {
		row.Problemf("decimals", "decimals is %s, expected a whole number from 0 to %d", problem.Quote(row.Text("decimals")), maxDecimals)
		return 0
	}
	return int(x)
}

func groupList(reg *nhs.Register) string {
	ids := make([]string, len(reg.Groups))
	for i, g := range reg.Groups {
		ids[i] = string(g.ID)
	}
	return problem.OneOf(ids)
}
