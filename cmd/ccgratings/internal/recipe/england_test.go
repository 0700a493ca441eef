package recipe

import (
	"strings"
	"testing"
)

// The figure for England that a recipe takes from the file: the row itself, or
// as it says.
func TestEngland(t *testing.T) {
	const value = "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"hot\"\nlower = \"hot\"\nupper = \"all\"\n"
	const two = "CCG,Hot,All\nEngland,30,70\nEngland,2,3\n01A,10,20\n01B,1,2\n01D,1,2\n01E,1,2\n"
	one := strings.Replace(two, "England,2,3\n", "", 1)
	none := strings.Replace(one, "England,30,70\n", "", 1)
	for name, test := range map[string]struct{ recipe, csv, want, fault string }{
		"rows of counts are added up":  {plainOutput, two, "E92000001,2016/17,32,73\n", ""},
		"rows of values are not":       {value, two, "", "tea.csv:3:1: a second row for England and 2016, expected one, since values cannot be added up"},
		"a value":                      {value, one, "E92000001,2016,,,30,30,70,95\n", ""},
		"whose limits do not count":    {value + "england = { limits = false }\n", one, "E92000001,2016,,,30\n", ""},
		"none, although there is one":  {plainOutput + "england = { none = true }\n", one, "", ""},
		"with a note":                  {plainOutput + "england = { note = \"All of England.\" }\n", one, "E92000001,2016/17,30,70,,,,,,,,All of England.\n", ""},
		"other arithmetic":             {plainOutput + "england = { count = \"hot / 2\", population = \"all + hot\" }\n", one, "E92000001,2016/17,15,100\n", ""},
		"a count for the CCGs' people": {plainOutput + "england = { population = \"ccgs\" }\n", one, "E92000001,2016/17,30,26\n", ""},
		"no row":                       {plainOutput, none, "", "tea.toml:26:6: tea has no figure for England for 2016/17, expected one since the recipe says which row it is"},
		"no row, and none wanted":      {plainOutput + "england = { none = true }\n", none, "", ""},
		"a row without a number":       {plainOutput, strings.Replace(one, "England,30", "England,NA", 1), "", "tea has no figure for England for 2016/17"},
		"divided by 0":                 {plainOutput + "england = { count = \"hot / (all - 70)\" }\n", one, "", "the arithmetic gives no number for E92000001 and 2016/17"},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, plainTable+test.recipe, test.csv)
			if test.fault != "" {
				faulty(t, result, problems, test.fault)
				return
			}
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			if got := figures(result); !strings.HasPrefix(got, test.want+"E38000901") {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
			balanced(t, result)
		})
	}
}

// A population that is the CCGs' added up is of those that are expected, and
// nobody published it: 01C's stand for 02C too, which is no CCG of the day, and
// a hidden count has people all the same. 20 + 5 + 30 is 55.
func TestEnglandOfCCGs(t *testing.T) {
	table := plainTable + "also = { E38000903 = \"E38000912\" }\n"
	result, problems := cook(t, table+plainOutput+"england = { population = \"ccgs\" }\n", "CCG,Hot,All\nEngland,30,999\n01A,10,20\n01B,*,5\n01C,20,30\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E92000001,2016/17,30,55\nE38000901,2016/17,10,20\nE38000902,2016/17,,5,,,,,suppressed,1,7\n"+
		"E38000903,2016/17,20,30\nE38000912,2016/17,20,30")
	got := account(result)
	for _, want := range []string{"    count       30 in the CCGs, 30 published for England (+0.00%)\n", "    population  50 in the CCGs, none published for England\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	}
}

// England's figure is whole too.
func TestEnglandForPartOfPeriod(t *testing.T) {
	recipe := strings.Replace(monthTable, "england = { none = true }\n", "", 1)
	result, problems := cook(t, recipe, "CCG,Month,Hot,All\n01A,2016-04 to 2016-06,6,30\nEngland,2016-04,6,30\nEngland,2016-06,6,30\n")
	faulty(t, result, problems, "tea.csv:4:1: England has no row for 1 May 2016 that counts for tea, so 2016-04 to 2016-06 is not whole")
}

// England's count from another table, which has no CCGs.
func TestEnglandInAnotherTable(t *testing.T) {
	const csv = "Kind,Practice,Hot,All\nplace,A81001,01A,\ntea,A81001,10,20\nnation,England,33,77\n"
	recipe := placedTables + strings.Replace(placedOutput, "register = 2018-04-01", "england = { count = \"nation.hot\", population = \"nation.all\" }", 1) + `
[[table]]
name = "nation"
format = "csv"
where = { kind = "nation" }
[table.columns]
kind = "Kind"
area = "Practice"
hot = "Hot"
all = "All"
[table.ccg]
column = "area"
by = "ods"
on = 2016-04-01
england = "England"
`
	result, problems := cook(t, recipe, csv)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E92000001,2016/17,33,77\nE38000901,2016/17,10,20")
}
