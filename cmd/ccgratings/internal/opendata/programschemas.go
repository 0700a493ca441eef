package opendata

import "ccgratings/cmd/ccgratings/internal/tables"

// The names of the schemas.
const (
	catalogueSchema = "catalogue"
	editionSchema   = "edition"
	ccgSchema       = "ccg"
	groupSchema     = "group"
	indicatorSchema = "indicator"
)

// namedSchema is a schema and its name.
type namedSchema struct {
	name   string
	schema schema
}

// programSchemas are the schemas of the files for programs. They hold for every
// edition, so no group or indicator is named in them.
func programSchemas() []namedSchema {
	year := property{"edition", wholeOf("Year of the edition.")}
	history := property{"history", rowsOf("Figures of earlier periods, and of this edition's, for the indicators that have them.", tables.History, inIndicator)}
	ccgHistory := property{"history", rowsOf("Figures of earlier periods, and of this edition's, for the indicators that have them.", tables.History, inCCG)}
	return []namedSchema{
		{catalogueSchema, document("The editions of this site",
			property{"latest", wholeOf("Year of the newest edition.")},
			property{"editions", listOf("Every edition, oldest first.", catalogueForm())})},
		{editionSchema, document("What an edition has",
			property{"edition", editionForm()},
			property{"tables", listOf("The whole tables.", tableForm())},
			property{"licences", listOf("What the figures may be used under.", licenceForm())},
			property{"groups", listOf("The patient groups, in published order.", groupForm())},
			property{"indicators", listOf("The indicators, in published order.", indicatorForm())},
			property{"ccgs", listOf("The CCGs, by ODS code.", ccgForm())})},
		{ccgSchema, document("One CCG in one edition", year,
			property{"ccg", ccgForm()},
			property{"ratings", rowsOf("Its rating in every patient group.", tables.Ratings, inCCG)},
			property{"figures", rowsOf("Its figure for every indicator.", tables.Figures, inCCG)},
			ccgHistory)},
		{groupSchema, document("One patient group in one edition", year,
			property{"group", groupForm()},
			property{"ratings", rowsOf("The rating of every CCG.", tables.Ratings, inGroup)})},
		{indicatorSchema, document("One indicator in one edition", year,
			property{"indicator", indicatorForm()},
			property{"figures", rowsOf("The figure of every CCG.", tables.Figures, inIndicator)},
			history)},
	}
}

const optionalFile = "file"

func pageForm() property { return property{"page", address("Its page.")} }

// linkForms are what heads lead to.
func linkForms() []property {
	return []property{
		{optionalFile, address("Its file for programs; only in the list of an edition.")},
		{"csv", address("Its rows as CSV.")},
		pageForm(),
	}
}

func statusForm() property {
	return property{"status", oneOf("How the figures are badged.", "experimental", "official")}
}

func publishedForm() property {
	when := textOf("Date and time of publication.")
	when["format"] = "date-time"
	return property{"published", when}
}

func publisherForm() property {
	return property{"published_by", textOf("Who publishes it, in a sentence, or that nobody does.")}
}

func catalogueForm() schema {
	return objectOf("An edition.", []property{
		{"year", wholeOf("Year of the edition.")},
		{"title", textOf("Its title.")},
		publishedForm(), publisherForm(), statusForm(),
		{"file", address("The list of what it has, for programs.")},
		pageForm(),
		{"datapackage", address("Its data package.")},
	})
}

func editionForm() schema {
	day := textOf("Day whose CCGs are rated.")
	day["format"] = "date"
	return objectOf("The edition.", []property{
		{"year", wholeOf("Year of the edition.")},
		{"title", textOf("Its title.")},
		publishedForm(), publisherForm(),
		{"register", day},
		statusForm(), pageForm(),
	})
}

func tableForm() schema {
	return objectOf("A table.", []property{
		{"table", textOf("Its name.")},
		{"csv", address("The table as CSV.")},
		{"rows", wholeOf("How many rows it has.")},
		{"key", listOf("The columns that tell its rows apart.", textOf("A column."))},
	})
}

func licenceForm() schema {
	return objectOf("A licence.", []property{{"name", textOf("Its name.")}, {"url", address("Its text, where it is known.")}}, "url")
}

func ccgForm() schema {
	return objectOf("A CCG.", append([]property{
		{"ccg_code", textOf("ONS code of the CCG.")},
		{"ods_code", textOf("ODS code of the CCG.")},
		{"ccg_name", textOf("Official name of the CCG.")},
		{"region", textOf("NHS England region.")},
	}, linkForms()...), optionalFile)
}

func groupForm() schema {
	return objectOf("A patient group.", append([]property{
		{"group", identifier("The group.")},
		{"name", textOf("Its name.")},
		{"description", textOf("Who is in it.")},
		{"indicators", listOf("Its indicators, in published order.", identifier("An indicator."))},
	}, linkForms()...), optionalFile)
}

func indicatorForm() schema {
	decimals := wholeOf("How many decimals pages print.")
	decimals["minimum"] = 0
	return objectOf("An indicator.", append([]property{
		{"indicator", identifier("The indicator.")},
		{"group", identifier("Its patient group.")},
		{"name", textOf("Its name.")},
		{"kind", oneOf("What sort of number it is.", "proportion", "rate", "ratio", "standardised-rate", "mean")},
		{"better", oneOf("Which way care is better.", "higher", "lower", "neither")},
		{"multiplier", form("number", "A value is its count over its population times this, unless it is a standardised rate or a mean.")},
		{"unit", textOf("What values are measured in.")},
		{"decimals", decimals},
		{"count_name", textOf("What is counted; empty if counts are not published.")},
		{"population_name", textOf("What it is counted in; empty if that is not published.")},
		{"period", textOf("Period of the figures, as published.")},
		{"scored", form("boolean", "Whether it enters its group's score this year.")},
		{"why_not_scored", textOf("Why it does not, in words; empty if it does.")},
		{"source", textOf("Who published the figures.")},
		{"source_url", address("Where.")},
		{"licence", textOf("What they may be used under.")},
	}, linkForms()...), optionalFile)
}
