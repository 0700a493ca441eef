// Package tables says what an edition publishes as rows: every rating, every
// figure, every earlier figure. Pages, CSVs, spreadsheets and programs are
// given the same rows, and the same columns explain them.
//
// It refuses to know of any file format. A cell is the text of a value: numbers
// with "." and without separators, to as many digits as it takes to recompute;
// empty where there is none, and then a column of words says why.
package tables

import (
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// Kind is what a row of a table is about.
type Kind int

const (
	Ratings Kind = iota // a CCG in a patient group
	Figures             // a CCG's figure for an indicator
	History             // a CCG's figure for an indicator in a period
)

// Table is a table that an edition publishes.
type Table struct {
	Name    string // of its files, without an ending: "ratings", "ccgs/02n"
	Title   string
	Kind    Kind
	Columns []Column
	Key     []string // the columns that tell its rows apart
	Rows    []Row
}

// Row is the cells of one row, in the order of the columns, and what it is
// about: indices into the results' CCGs, and into their groups or indicators.
type Row struct {
	Cells        []string
	CCG, Subject int
}

// The names of the whole tables.
const (
	ratingsName = "ratings"
	figuresName = "indicators"
	historyName = "history"
)

// Set is the tables of an edition. Those of one group, indicator or CCG hold
// rows of the whole tables.
type Set struct {
	Edition    *edition.Edition
	Results    *rating.Results
	Corrected  int     // how often its figures were corrected or revised since it was published
	Whole      []Table // ratings, figures and, if any indicator has earlier figures, history
	Groups     []Table // ratings in each group, in the order of the results
	Indicators []Table // figures of each indicator, so too
	CCGs       []Table // figures of each CCG, so too
}

// Of makes the tables of an edition from its results.
func Of(e *edition.Edition, res *rating.Results) *Set {
	s := &Set{Edition: e, Results: res}
	ratings := Table{ratingsName, "Ratings of every CCG in every patient group", Ratings, narrow(ratingColumns[:], e, res), []string{"ccg_code", "group"}, ratingRows(e, res)}
	figures := Table{figuresName, "Every indicator of every CCG", Figures, narrow(figureColumns[:], e, res), []string{"ccg_code", "indicator"}, figureRows(e, res)}
	s.Whole = []Table{ratings, figures}
	if HasHistory(res) {
		s.Whole = append(s.Whole, Table{historyName, "Figures of every CCG, period by period", History, narrow(historyColumns[:], e, res), []string{"ccg_code", "indicator", "period"}, historyRows(e, res)})
	}
	for k, g := range res.Groups {
		part := ratings.part(GroupName(g.Group.ID), "Ratings: "+g.Group.Name, func(r Row) bool { return r.Subject == k })
		part.Columns = ofGroup(part.Columns, string(g.Group.ID))
		s.Groups = append(s.Groups, part)
	}
	for k, ind := range res.Indicators {
		part := figures.part(IndicatorName(ind.Definition.ID), ind.Definition.Name, func(r Row) bool { return r.Subject == k })
		part.Columns = ofIndicator(part.Columns, &ind.Definition)
		s.Indicators = append(s.Indicators, part)
	}
	for i, ccg := range res.CCGs {
		s.CCGs = append(s.CCGs, figures.part(CCGName(ccg.ODS), "Indicators of "+ccg.Name, func(r Row) bool { return r.CCG == i }))
	}
	return s
}

// All is every table of the set, the whole ones first.
func (s *Set) All() []Table { return slices.Concat(s.Whole, s.Groups, s.Indicators, s.CCGs) }

// part is the rows of a table that match.
func (t Table) part(name, title string, match func(Row) bool) Table {
	t.Name, t.Title = name, title
	all := t.Rows
	t.Rows = nil
	for _, r := range all {
		if match(r) {
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

// GroupName, IndicatorName and CCGName are how the tables of one group,
// indicator and CCG are named.
func GroupName(id nhs.GroupID) string      { return "groups/" + string(id) }
func IndicatorName(id indicator.ID) string { return "indicators/" + string(id) }
func CCGName(ods string) string            { return "ccgs/" + strings.ToLower(ods) }

// HasHistory reports whether an indicator has figures of earlier periods.
func HasHistory(res *rating.Results) bool {
	return slices.ContainsFunc(res.Indicators, func(ind rating.IndicatorResult) bool { return len(ind.History) > 0 })
}

// String is the name of the whole table of a kind.
func (k Kind) String() string { return [...]string{ratingsName, figuresName, historyName}[k] }
