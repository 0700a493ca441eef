package tables

// What an empty cell means, where several columns share the words.
const (
	emptyScore   = "Empty if the CCG is not rated: reason says why."
	emptyRank    = "Empty if there is no rank: reason or missing says why."
	emptyFigure  = "Empty if there is none: status or missing says why."
	emptyCount   = "Empty if it was not published or is hidden: status or missing says why."
	emptyZ       = "Empty if the figure is not compared: status says why."
	emptyStatus  = "Empty if there is nothing to say."
	missingWords = "Which cells of the row are empty for a cause that the row does not give elsewhere, and why."
)

// Colours are the ratings that ratings.csv prints.
var colours = []Word{
	{"green", "among the best"},
	{"blue", "as expected"},
	{"red", "among the worst"},
	{"not_rated", "not rated"},
}

// ratingColumns is the schema of ratings.csv; DESIGN.md section 5. Columns are
// only ever added, at the end.
var ratingColumns = [...]Column{
	{Name: "edition", Type: Integer, Meaning: "Year of the edition.", Required: true},
	{Name: "ccg_code", Type: Text, Meaning: "ONS code of the CCG.", Required: true},
	{Name: "ods_code", Type: Text, Meaning: "ODS code of the CCG.", Required: true},
	{Name: "ccg_name", Type: Text, Meaning: "Official name of the CCG.", Required: true},
	{Name: "region", Type: Text, Meaning: "NHS England region.", Required: true},
	{Name: "group", Type: Text, Meaning: "Patient group.", Required: true},
	{Name: "rating", Type: Text, Meaning: "Rating of the CCG in the group.", Required: true, Words: colours},
	{Name: "reason", Type: Text, Meaning: "Why the CCG is not rated, in words.", Empty: "Empty if it is rated."},
	{Name: "score", Type: Number, Meaning: "Group score: standard normal over ordinary CCGs; positive is better.", Empty: emptyScore, Unit: "standard deviations"},
	{Name: "score_lower", Type: Number, Meaning: "Lower end of the score's 95% sampling interval.", Empty: emptyScore, Unit: "standard deviations"},
	{Name: "score_upper", Type: Number, Meaning: "Upper end of the score's 95% sampling interval.", Empty: emptyScore, Unit: "standard deviations"},
	{Name: "probability_best", Type: Number, Meaning: "Probability that the CCG's true position is in the best fifth.", Empty: emptyScore, Min: "0", Max: "1"},
	{Name: "probability_worst", Type: Number, Meaning: "Probability that the CCG's true position is in the worst fifth.", Empty: emptyScore, Min: "0", Max: "1"},
	{Name: "indicators_used", Type: Integer, Meaning: "Scored indicators that the CCG has a usable figure for.", Required: true, Unit: "indicators", Min: "0"},
	{Name: "indicators_total", Type: Integer, Meaning: "Scored indicators of the group this year.", Required: true, Unit: "indicators", Min: "0"},
	{Name: "weight_available", Type: Number, Meaning: "Share of the group's weight that the indicators used carry.", Required: true, Min: "0", Max: "1"},
	{Name: "expected_rank", Type: Number, Meaning: "Expected rank among the CCGs rated, 1 the best.", Empty: emptyRank, Min: "1"},
	{Name: "rank_lower", Type: Integer, Meaning: "The rank is 95% likely to be no better than this, for this CCG taken alone.", Empty: emptyRank, Min: "1"},
	{Name: "rank_upper", Type: Integer, Meaning: "The rank is 95% likely to be no worse than this, for this CCG taken alone.", Empty: emptyRank, Min: "1"},
	{Name: "stability", Type: Number, Meaning: "Share of 144 reasonable variants of the method that give the same rating.", Empty: emptyRank, Min: "0", Max: "1"},
	{Name: "missing", Type: Text, Meaning: missingWords, Empty: emptyStatus},
}

// figureColumns is the schema of indicators.csv; DESIGN.md section 5.
var figureColumns = [...]Column{
	{Name: "edition", Type: Integer, Meaning: "Year of the edition.", Required: true},
	{Name: "ccg_code", Type: Text, Meaning: "ONS code of the CCG.", Required: true},
	{Name: "ods_code", Type: Text, Meaning: "ODS code of the CCG.", Required: true},
	{Name: "ccg_name", Type: Text, Meaning: "Official name of the CCG.", Required: true},
	{Name: "group", Type: Text, Meaning: "Patient group that the indicator belongs to.", Required: true},
	{Name: "indicator", Type: Text, Meaning: "Indicator.", Required: true},
	{Name: "period", Type: Text, Meaning: "Period of the figure: a year (2018), a financial year from April to March (2018/19), or months from the first to the last (2018-07 to 2019-06, or 2019-01 alone).", Required: true},
	{Name: "count", Type: Number, Meaning: "Numerator; the observed number for a ratio.", Empty: emptyCount, Min: "0"},
	{Name: "population", Type: Number, Meaning: "Denominator; the expected number for a ratio.", Empty: emptyCount, Min: "0"},
	{Name: "value", Type: Number, Meaning: "The figure. 0 is a true zero.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "lower_95", Type: Number, Meaning: "Lower 95% confidence limit of the value.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "upper_95", Type: Number, Meaning: "Upper 95% confidence limit of the value.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "england", Type: Number, Meaning: "The figure for England that the CCG is compared with; where none was published, the CCGs that have a figure added up, so editions can differ.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "status", Type: Text, Meaning: "Why the figure is not used, or with what reserve it is, in words.", Empty: "Empty if neither applies."},
	{Name: "z_unadjusted", Type: Number, Meaning: "Standard errors between the CCG and England, by chance alone; positive is higher.", Empty: emptyZ, Unit: "standard errors"},
	{Name: "z_adjusted", Type: Number, Meaning: "The same allowing for ordinary variation between CCGs, turned so that positive is better.", Empty: emptyZ, Unit: "standard errors"},
	{Name: "band", Type: Integer, Meaning: "Much better (2), better (1), as expected (0), worse (-1), much worse (-2).", Empty: emptyZ, Min: "-2", Max: "2"},
	{Name: "used_in_score", Type: Boolean, Meaning: "Whether the figure enters the CCG's group score.", Required: true},
	{Name: "note", Type: Text, Meaning: "What the publisher, or whoever took the figure, says of it.", Empty: emptyStatus},
	{Name: "missing", Type: Text, Meaning: missingWords, Empty: emptyStatus},
}

// historyColumns is the schema of history.csv.
var historyColumns = [...]Column{
	{Name: "edition", Type: Integer, Meaning: "Year of the edition.", Required: true},
	{Name: "ccg_code", Type: Text, Meaning: "ONS code of the CCG.", Required: true},
	{Name: "indicator", Type: Text, Meaning: "Indicator.", Required: true},
	{Name: "period", Type: Text, Meaning: "Period of the figure: a year (2018), a financial year from April to March (2018/19), or months from the first to the last (2018-07 to 2019-06, or 2019-01 alone). The last of an indicator is the one that this edition rates.", Required: true},
	{Name: "count", Type: Number, Meaning: "Numerator; the observed number for a ratio.", Empty: emptyCount, Min: "0"},
	{Name: "population", Type: Number, Meaning: "Denominator; the expected number for a ratio.", Empty: emptyCount, Min: "0"},
	{Name: "value", Type: Number, Meaning: "The figure. 0 is a true zero.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "lower_95", Type: Number, Meaning: "Lower 95% confidence limit of the value.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "upper_95", Type: Number, Meaning: "Upper 95% confidence limit of the value.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "england", Type: Number, Meaning: "The figure for England in the period; where none was published, the CCGs that have a figure added up, so editions can differ.", Empty: emptyFigure, Unit: unitOfIndicator},
	{Name: "status", Type: Text, Meaning: "Why there is no figure, or with what reserve there is, in words.", Empty: "Empty if neither applies."},
	{Name: "note", Type: Text, Meaning: "What the publisher, or whoever took the figure, says of it; and whether it was added up from CCGs that merged into this one.", Empty: emptyStatus},
	{Name: "missing", Type: Text, Meaning: missingWords, Empty: emptyStatus},
}

// ColumnsOf is the columns of every table of a kind, whatever the edition.
func ColumnsOf(k Kind) []Column {
	switch k {
	case Ratings:
		return ratingColumns[:]
	case Figures:
		return figureColumns[:]
	}
	return historyColumns[:]
}
