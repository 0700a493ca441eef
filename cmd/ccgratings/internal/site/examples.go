package site

import "ccgratings/cmd/ccgratings/internal/indicator"

// example is how to load the files with a tool: steps in words or in code.
type example struct {
	Tool, Code string
	Steps      []string
}

// examples are how to load a table and look at an indicator. Empty cells stay
// empty: none becomes a 0.
func examples(id indicator.ID) []example {
	return []example{
		{Tool: "R", Code: `figures <- read.csv("indicators.csv", na.strings = "")
one <- subset(figures, indicator == "` + string(id) + `" & !is.na(value))
summary(one$value)`},
		{Tool: "Python", Code: `import pandas
figures = pandas.read_csv("indicators.csv")
one = figures[figures["indicator"] == "` + string(id) + `"]
print(one["value"].describe())`},
		{Tool: "Excel or LibreOffice", Steps: []string{
			"Choose Data, then From Text/CSV, and pick the file. In LibreOffice, open the file.",
			"Set the file origin to Unicode (UTF-8) and the delimiter to comma.",
			"Do not fill empty cells: an empty cell is not a 0.",
		}},
	}
}
