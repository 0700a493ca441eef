package site

// column is one column of a download. The list of them is the schema: it makes
// the header, the metadata beside every file, and the explanation on the page.
type column struct{ Name, Type, Meaning string }

// Types of columns, as CSVW and Frictionless name them alike.
const (
	typeText    = "string"
	typeInteger = "integer"
	typeNumber  = "number"
	typeBoolean = "boolean"
)

// ratingColumns is the schema of ratings.csv; DESIGN.md section 5. Columns are
// only ever added, at the end.
var ratingColumns = [...]column{
	{"edition", typeInteger, "Year of the edition."},
	{"ccg_code", typeText, "ONS code of the CCG."},
	{"ods_code", typeText, "ODS code of the CCG."},
	{"ccg_name", typeText, "Official name of the CCG."},
	{"region", typeText, "NHS England region."},
	{"group", typeText, "Patient group."},
	{"rating", typeText, "green (among the best), blue (as expected), red (among the worst) or not_rated."},
	{"reason", typeText, "Why the CCG is not rated, in words; empty if it is."},
	{"score", typeNumber, "Group score: standard normal over ordinary CCGs; positive is better."},
	{"score_lower", typeNumber, "Lower end of the score's 95% sampling interval."},
	{"score_upper", typeNumber, "Upper end of the score's 95% sampling interval."},
	{"probability_best", typeNumber, "Probability that the CCG's true position is in the best fifth."},
	{"probability_worst", typeNumber, "Probability that the CCG's true position is in the worst fifth."},
	{"indicators_used", typeInteger, "Scored indicators that the CCG has a usable figure for."},
	{"indicators_total", typeInteger, "Scored indicators of the group this year."},
	{"weight_available", typeNumber, "Share of the group's weight that the indicators used carry, 0 to 1."},
	{"expected_rank", typeNumber, "Expected rank among the CCGs rated, 1 the best; empty where scores are not reliable enough for ranks."},
	{"rank_lower", typeInteger, "The rank is 95% likely to be no better than this, for this CCG taken alone."},
	{"rank_upper", typeInteger, "The rank is 95% likely to be no worse than this, for this CCG taken alone."},
	{"stability", typeNumber, "Share of 144 reasonable variants of the method that give the same rating, 0 to 1; empty if not rated."},
}

// figureColumns is the schema of indicators.csv; DESIGN.md section 5.
var figureColumns = [...]column{
	{"edition", typeInteger, "Year of the edition."},
	{"ccg_code", typeText, "ONS code of the CCG."},
	{"ods_code", typeText, "ODS code of the CCG."},
	{"ccg_name", typeText, "Official name of the CCG."},
	{"group", typeText, "Patient group that the indicator belongs to."},
	{"indicator", typeText, "Indicator."},
	{"period", typeText, "Period of the figure, as published."},
	{"count", typeNumber, "Numerator; the observed number for a ratio. Empty if not published."},
	{"population", typeNumber, "Denominator; the expected number for a ratio. Empty if not published."},
	{"value", typeNumber, "The figure, in the unit of the indicator. Empty if there is none; 0 is a true zero."},
	{"lower_95", typeNumber, "Lower 95% confidence limit of the value."},
	{"upper_95", typeNumber, "Upper 95% confidence limit of the value."},
	{"england", typeNumber, "The figure for England that the CCG is compared with."},
	{"status", typeText, "Why the figure is not used, or with what reserve it is, in words; empty if neither applies."},
	{"z_unadjusted", typeNumber, "Standard errors between the CCG and England, by chance alone; positive is higher."},
	{"z_adjusted", typeNumber, "The same allowing for ordinary variation between CCGs, turned so that positive is better."},
	{"band", typeInteger, "Much better (2), better (1), as expected (0), worse (-1), much worse (-2); empty when not banded."},
	{"used_in_score", typeBoolean, "Whether the figure enters the CCG's group score."},
	{"note", typeText, "What the publisher, or whoever took the figure, says of it."},
}

// historyColumns is the schema of history.csv.
var historyColumns = [...]column{
	{"edition", typeInteger, "Year of the edition."},
	{"ccg_code", typeText, "ONS code of the CCG."},
	{"indicator", typeText, "Indicator."},
	{"period", typeText, "Period of the figure, as published. The last of an indicator is the one that this edition rates."},
	{"count", typeNumber, "Numerator; the observed number for a ratio. Empty if not published."},
	{"population", typeNumber, "Denominator; the expected number for a ratio. Empty if not published."},
	{"value", typeNumber, "The figure, in the unit of the indicator. Empty if there is none; 0 is a true zero."},
	{"lower_95", typeNumber, "Lower 95% confidence limit of the value."},
	{"upper_95", typeNumber, "Upper 95% confidence limit of the value."},
	{"england", typeNumber, "The figure for England in the period."},
	{"status", typeText, "Why there is no figure, or with what reserve there is, in words; empty if neither applies."},
	{"note", typeText, "What the publisher, or whoever took the figure, says of it; and whether it was added up from CCGs that merged into this one."},
}
