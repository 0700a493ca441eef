package recipe

import (
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// output is what a recipe makes for one indicator, for one period or several.
type output struct {
	id         indicator.ID
	demands    []*demand // one for each table that it takes numbers from
	periods    []indicator.Period
	count      *sum // nil if it has none, as the others
	population *sum
	value      *sum
	lower      *sum
	upper      *sum
	level      float64     // of lower and upper
	plausible  *[2]float64 // what the CCGs together lie between, in the unit of the indicator; nil if nothing is expected
	unit       unit        // of value, lower and upper as published
	limits     *limits
	scaled     bool // populations are multiplied so that they add up to the counts
	decimals   decimals
	england    englandRule
	hidden     hiddenRule
	nobody     string   // note where the population is 0; empty if that is an error
	unreliable []string // notes that say that a figure is; a final * stands for any ending
	suppressed []string // notes that say that a missing one is hidden
	either     bool     // counts where a row has them, and value and limits where it does not
	pos        problem.Pos
}

// decimals are how many digits after the point the figures keep; -1 for all.
type decimals struct{ count, population, value, limits int }

// unit is what a published value is per: 1, 100, 1,000 and so on; 0 when it is
// in the unit of the indicator.
type unit float64

// limits are how an interval is worked out where none is published.
type limits struct {
	byar  bool    // Byar's limits of a number of events, carried over to the value
	of    *sum    // the events, or the standard deviation of what the value is the mean of
	level float64 // 95 or 99.8
}

// englandRule says which figure is the published one for England.
type englandRule struct {
	none       bool // there is none, whatever rows there are
	count      *sum // nil: the same as a CCG's
	population *sum
	summed     bool // the population is that of the CCGs, added up
	bare       bool // its limits do not count
	note       string
}

// hiddenRule says what becomes of a row with a cell that is missing or hidden.
type hiddenRule struct {
	leaveOut bool   // the row is left out, and the others are added up without it
	note     string // {out} and {all} stand for numbers of rows, {population} for that number
}

// contextOutput is what a recipe makes for the context of a year.
type contextOutput struct {
	year     int
	register nhs.Date // the CCGs of this day
	demands  []*demand
	columns  []contextColumn
	pos      problem.Pos
}

type contextColumn struct {
	name     string
	of       *sum
	decimals int
}

// demand is what one output takes from one table: which rows, and which of
// their numbers.
type demand struct {
	purpose string // the indicator, or the context of a year
	table   *table
	where   []condition
	fields  []int              // of the table
	counts  []bool             // by field: it counts something, so that it is not below 0
	periods []indicator.Period // those wanted; none for all that rows are for
	onto    nhs.Date           // the CCGs of this day; zero for those of the file
	leave   bool               // rows with a gap are left out
	note    int                // column of a text for readers; -1 if there is none
	title   int                // column that says what is measured; -1 if there is none
	tells   []string           // patterns of texts that say what a figure is worth: unreliable, or hidden
}

// sum is arithmetic on what demands added up.
type sum struct {
	*expression
	from  []from // one for each name in the expression
	plain bool   // it is a name alone
}

// from is a field of a demand.
type from struct{ demand, field int } // indexes into output.demands and demand.fields
