package recipe

import (
	"strings"
	"testing"
)

// shaped is plainTable with other lines for header and columns.
func shaped(header, columns string) string {
	text := strings.Replace(plainTable, `format = "csv"`, "format = \"csv\"\n"+header, 1)
	return strings.Replace(text, "ccg = \"CCG\"\nhot = [\"Hot\", \"Served hot\"]\nall = \"All\"\n", columns, 1)
}

// Where the header is and how columns are told: every shape holds the same
// figures, or is another file.
func TestShapes(t *testing.T) {
	const byPosition = "ccg = 1\nhot = 2\nall = { position = 3 }\n"
	const run = "ccg = \"CCG\"\nhot = { heading = \"One\", to = \"Three\", of = 3 }\nall = \"All\"\n"
	const merged = "ccg = \"Area / CCG\"\nhot = \"2016 / Hot\"\nall = \"2016 / All\"\n"
	for name, test := range map[string]struct{ header, columns, csv, fault string }{
		"positions, no header":         {"header = 0", byPosition, "England,30,70\n01A,10,20\n", ""},
		"positions under a header":     {"header = 1", byPosition, "x,x,x\nEngland,30,70\n01A,10,20\n", ""},
		"a position beyond the row":    {"header = 0", strings.Replace(byPosition, "position = 3", "position = 4", 1), "England,30,70\n", `tea.csv:1:12: all is blank, expected a number`},
		"headings without a header":    {"header = 0\n", byPosition, "England,30,70\n01A,NA,70\n01B,x,2\n", `tea.csv:3:5: hot is "x", expected a number`},
		"title rows above":             {"header = 3", "ccg = \"CCG\"\nhot = \"Hot\"\nall = \"All\"\n", "Tea served hot\n\"Spring, 2016\"\nCCG,Hot,All\nEngland,30,70\n01A,10,20\n", ""},
		"a byte-order mark":            {"", "ccg = \"CCG\"\nhot = \"Hot\"\nall = \"All\"\n", "\uFEFFCCG,Hot,All\nEngland,30,70\n01A,10,20\n", ""},
		"a blank line for the header":  {"header = 2", "ccg = \"CCG\"\nhot = \"Hot\"\nall = \"All\"\n", "Tea\n\nCCG,Hot,All\n", "tea.csv:2:1: the line is blank, expected the header"},
		"a run of columns":             {"", run, "CCG,One,Two,Three,All\nEngland,10,15,5,70\n01A,1,2,7,20\n", ""},
		"a run with a column more":     {"", run, "CCG,One,Two,Two and a half,Three,All\nEngland,10,15,0,5,70\n01A,1,2,0,7,20\n", `tea.csv:1:5: from column "One" to column "Three" there are 4 columns, expected 3 (tea.toml:17:7)`},
		"a run with a column less":     {"", run, "CCG,One,Three,All\nEngland,10,5,70\n01A,1,7,20\n", `there are 2 columns, expected 3`},
		"a run backwards":              {"", run, "CCG,Three,Two,One,All\nEngland,10,15,5,70\n", `tea.csv:1:5: column "Three" stands before column "One", expected after it`},
		"a run without its end":        {"", run, "CCG,One,Two,Thrice,All\nEngland,10,15,5,70\n", `there is no column "Three" in the header`},
		"a run with a word in it":      {"", run, "CCG,One,Two,Three,All\nEngland,10,x,5,70\n", `tea.csv:2:12: hot is "x", expected a number`},
		"a run beyond a short row":     {"", run, "CCG,One,Two,Three,All\nEngland,10\n", `hot is blank`},
		"two lines with merged cells":  {"header = [1, 3]", merged, "Area,2015,,2016,\nin words\nCCG,Hot,All,Hot,All\nEngland,9,9,30,70\n01A,9,9,10,20\n", ""},
		"merged to the end of the row": {"header = [1, 2]", merged, "Area,2015,,2016\nCCG,Hot,All,Hot,All\nEngland,9,9,30,70\n01A,9,9,10,20\n", ""},
		"a cell for two lines":         {"header = [1, 2]", strings.Replace(merged, "Area / ", "", 1), ",2015,,2016\nCCG,Hot,All,Hot,All\nEngland,9,9,30,70\n01A,9,9,10,20\n", ""},
		"a cell above with none below": {"header = [1, 2]", strings.Replace(merged, "Area / CCG", "CCG", 1), "CCG,2015,,2016\n,Hot,All,Hot,All\nEngland,9,9,30,70\n01A,9,9,10,20\n", ""},
		"three lines": {"header = [1, 2, 3]", "ccg = \"Area / CCG\"\nhot = \"2016 / Cups / Hot\"\nall = \"2016 / Cups / All\"\n",
			"Area,2016\n,Cups\nCCG,Hot,All\nEngland,30,70\n01A,10,20\n", ""},
		"three lines, the second short": {"header = [1, 2, 3]", "ccg = \"Area / CCG\"\nhot = \"2016 / Cups / Hot\"\nall = \"2016 / Cups / All\"\n",
			"Area,2016,\n,Cups\nCCG,Hot,All\nEngland,30,70\n01A,10,20\n", ""},
		"the first of two lines alone": {"header = [1, 2]", merged, "Area,2016\n", "tea.csv: it has no line 2, where the recipe has the header"},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, shaped(test.header, test.columns)+plainOutput, test.csv)
			if test.fault != "" {
				faulty(t, result, problems, test.fault)
				return
			}
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			same(t, figures(result), "E92000001,2016/17,30,70\nE38000901,2016/17,10,20")
			balanced(t, result)
		})
	}
}

// Rows above and in the header are none that are read.
func TestRowsAbove(t *testing.T) {
	recipe := shaped("header = [2, 3]", "ccg = \"CCG\"\nhot = \"2016 / Hot\"\nall = \"2016 / All\"\n") + plainOutput
	result, problems := cook(t, recipe, "Tea\n,2016,\nCCG,Hot,All\nEngland,30,70\n01A,10,20\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	if l := result.Reckonings[0].Ledgers[0]; l.Above != 3 || l.Read != 2 {
		t.Errorf("%d above and %d read, want 3 and 2", l.Above, l.Read)
	}
}
