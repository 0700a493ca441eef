package recipe

import (
	"strings"
	"testing"
	"testing/fstest"
)

const peopleTable = `
[[table]]
format = "csv"
missing = "NA"
[table.columns]
ccg = "CCG"
all = "All"
old = "Old"
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
england = "England"
others = "Q*"
`

const peopleOutput = `
[[context]]
year = 2018
register = 2018-04-01
columns = { population = "all", over_75 = { of = "100 * old / all", decimals = 1 } }
`

// What is known of the people of each CCG: counts of merged CCGs added up, and
// shares worked out of those: 10 of 30 is 33.3%, and 1 of 8 is 12.5%.
func TestContext(t *testing.T) {
	result, problems := cook(t, peopleTable+peopleOutput, "CCG,All,Old\nEngland,99,9\n01D,8,1\n01A,10,4\n01B,20,6\nQ1,1,1\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	if c := result.Contexts[0]; c.Year != 2018 {
		t.Errorf("year %d", c.Year)
	}
	var lines []string
	for _, record := range result.Contexts[0].Records() {
		lines = append(lines, strings.Join(record, ","))
	}
	same(t, strings.Join(lines, "\n"), "ccg,population,over_75\nE38000904,8,12.5\nE38000911,30,33.3")
	balanced(t, result)
	if got := account(result); !strings.Contains(got, "context 2018\n") || !strings.Contains(got, "  all: 5 CCGs expected (those of 1 April 2018), 2 found, 3 missing\n    missing  01E NHS Eastmoor CCG\n") {
		t.Error(got)
	}
}

// A CCG that has a row has every number, of all that it was formed from.
func TestContextFaults(t *testing.T) {
	for name, test := range map[string]struct{ csv, want string }{
		"a missing number":        {"CCG,All,Old\n01D,8,NA\n", "tea.toml:24:8: E38000904 has no over_75, expected a number for every CCG"},
		"divided by 0":            {"CCG,All,Old\n01D,0,1\n", "E38000904 has no over_75"},
		"0 divided by 0":          {"CCG,All,Old\n01D,0,0\n", "E38000904 has no over_75"},
		"a part of a merged CCG":  {"CCG,All,Old\n01D,8,1\n01A,10,4\n", "E38000911: There is no figure for NHS Old Marsh & Fen CCG, which merged into this CCG."},
		"a CCG that was divided":  {"CCG,All,Old\n01C,8,1\n", "the area of E38000903, NHS Divided CCG, did not go whole"},
		"nobody":                  {"CCG,All,Old\nQ1,8,1\n", "no row of tea.csv counts for context, of 1 read"},
		"a word in a number":      {"CCG,All,Old\n01D,eight,1\n", `tea.csv:2:5: all is "eight", expected a number`},
		"a CCG that nobody knows": {"CCG,All,Old\n01X,8,1\n", `tea.csv:2:1: "01X" is not the ODS code`},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, peopleTable+peopleOutput, test.csv)
			faulty(t, result, problems, test.want)
		})
	}
}

// What a recipe says of context.
func TestContextInRecipe(t *testing.T) {
	text := head("tea.csv", "x") + peopleTable + peopleOutput
	for name, test := range map[string]struct{ old, new, want string }{
		"a year of two digits":     {`2018`, `18`, `tea.toml:24:8: year is 18, expected one of four digits like 2016`},
		"a year to come":           {`2018`, `2100`, `year is 2100`},
		"a year long ago":          {`2018`, `1989`, `year is 1989`},
		"a column in capitals":     {`population =`, `Population =`, `tea.toml:26:26: a column is called "Population", expected lower-case letters`},
		"a column with a hyphen":   {`over_75 =`, `over-75 =`, `a column is called "over-75"`},
		"a column that is none":    {`"all", over`, `"al", over`, `"al" is no column, expected ccg, all or old`},
		"a column of a number":     {`"all", over`, `"7", over`, `"7" names no column, expected arithmetic on columns`},
		"too many digits":          {`decimals = 1`, `decimals = 13`, `decimals is 13, expected 0 to 12 digits after the point`},
		"a number of digits below": {`decimals = 1`, `decimals = -1`, `decimals is -1, expected 0 to 12`},
	} {
		t.Run(name, func(t *testing.T) {
			changed := text[:strings.Index(text, "[[context]]")] + strings.Replace(text[strings.Index(text, "[[context]]"):], test.old, test.new, 1)
			if changed == text {
				t.Fatal("the test changes nothing")
			}
			_, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(changed)}}, "tea.toml", register())
			if got := list(problems); !strings.Contains(got, test.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}
