package tables

// Column is one column of a table. The list of them is the schema: it makes the
// header, the metadata beside every file, and the explanation on the page.
type Column struct {
	Name    string
	Type    Type
	Meaning string // a sentence or two
}

// Type is what the cells of a column hold, as CSVW and Frictionless name it
// alike.
type Type string

const (
	Text    Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
	Boolean Type = "boolean" // "true" or "false"
)

// ratingColumns is the schema of ratings.csv; DESIGN.md section 5. Columns are
// only ever added, at the end.
var ratingColumns = [...]Column{
	{"edition", Integer, "Year of the edition."},
	{"ccg_code", Text, "ONS code of the CCG."},
	{"ods_code", Text, "ODS code of the CCG."},
	{"ccg_name", Text, "Official name of the CCG."},
	{"region", Text, "NHS England region."},
	{"group", Text, "Patient group."},
	{"rating", Text, "green (among the best), blue (as expected), red (among the worst) or not_rated."},
	{"reason", Text, "Why the CCG is not rated, in words; empty if it is."},
	{"score", Number, "Group score: standard normal over ordinary CCGs; positive is better."},
	{"score_lower", Number, "Lower end of the score's 95% sampling interval."},
	{"score_upper", Number, "Upper end of the score's 95% sampling interval."},
	{"probability_best", Number, "Probability that the CCG's true position is in the best fifth."},
	{"probability_worst", Number, "Probability that the CCG's true position is in the worst fifth."},
	{"indicators_used", Integer, "Scored indicators that the CCG has a usable figure for."},
	{"indicators_total", Integer, "Scored indicators of the group this year."},
	{"weight_available", Number, "Share of the group's weight that the indicators used carry, 0 to 1."},
	{"expected_rank", Number, "Expected rank among the CCGs rated, 1 the best; empty where scores are not reliable enough for ranks."},
	{"rank_lower", Integer, "The rank is 95% likely to be no better than this, for this CCG taken alone."},
	{"rank_upper", Integer, "The rank is 95% likely to be no worse than this, for this CCG taken alone."},
	{"stability", Number, "Share of 144 reasonable variants of the method that give the same rating, 0 to 1; empty if not rated."},
}

// figureColumns is the schema of indicators.csv; DESIGN.md section 5.
var figureColumns = [...]Column{
	{"edition", Integer, "Year of the edition."},
	{"ccg_code", Text, "ONS code of the CCG."},
	{"ods_code", Text, "ODS code of the CCG."},
	{"ccg_name", Text, "Official name of the CCG."},
	{"group", Text, "Patient group that the indicator belongs to."},
	{"indicator", Text, "Indicator."},
	{"period", Text, "Period of the figure, as published."},
	{"count", Number, "Numerator; the observed number for a ratio. Empty if not published."},
	{"population", Number, "Denominator; the expected number for a ratio. Empty if not published."},
	{"value", Number, "The figure, in the unit of the indicator. Empty if there is none; 0 is a true zero."},
	{"lower_95", Number, "Lower 95% confidence limit of the value."},
	{"upper_95", Number, "Upper 95% confidence limit of the value."},
	{"england", Number, "The figure for England that the CCG is compared with."},
	{"status", Text, "Why the figure is not used, or with what reserve it is, in words; empty if neither applies."},
	{"z_unadjusted", Number, "Standard errors between the CCG and England, by chance alone; positive is higher."},
	{"z_adjusted", Number, "The same allowing for ordinary variation between CCGs, turned so that positive is better."},
	{"band", Integer, "Much better (2), better (1), as expected (0), worse (-1), much worse (-2); empty when not banded."},
	{"used_in_score", Boolean, "Whether the figure enters the CCG's group score."},
	{"note", Text, "What the publisher, or whoever took the figure, says of it."},
}

// historyColumns is the schema of history.csv.
var historyColumns = [...]Column{
	{"edition", Integer, "Year of the edition."},
	{"ccg_code", Text, "ONS code of the CCG."},
	{"indicator", Text, "Indicator."},
	{"period", Text, "Period of the figure, as published. The last of an indicator is the one that this edition rates."},
	{"count", Number, "Numerator; the observed number for a ratio. Empty if not published."},
	{"population", Number, "Denominator; the expected number for a ratio. Empty if not published."},
	{"value", Number, "The figure, in the unit of the indicator. Empty if there is none; 0 is a true zero."},
	{"lower_95", Number, "Lower 95% confidence limit of the value."},
	{"upper_95", Number, "Upper 95% confidence limit of the value."},
	{"england", Number, "The figure for England in the period."},
	{"status", Text, "Why there is no figure, or with what reserve there is, in words; empty if neither applies."},
	{"note", Text, "What the publisher, or whoever took the figure, says of it; and whether it was added up from CCGs that merged into this one."},
}
