package recipe

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// askedTable is a table of one line a question, like those that surveys have.
const askedTable = `
[[table]]
format = "csv"
missing = "NA"
suppressed = "*"
suppressed_range = [1, 7]
[table.columns]
ccg = "CCG"
question = "Question"
answer = "Answer"
[table.fields]
hot = { of = "answer", where = { question = "Hot" } }
all = { of = "answer", where = { question = "All" } }
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
`

// What is not said is not 0: 01B has no line for "Hot", and 01D none for "All".
// 01E says 0, which is a figure.
func TestMissingLineIsNotZero(t *testing.T) {
	result, problems := cook(t, askedTable+plainOutput+"hidden = { note = \"Not said.\" }\n", `CCG,Question,Answer
01A,Hot,10
01A,All,20
01B,All,30
01D,Hot,5
01E,Hot,0
01E,All,8
`)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), `
E38000901,2016/17,10,20
E38000902,2016/17,,30,,,,,missing,,,Not said.
E38000904,2016/17,,,,,,,missing,,,Not said.
E38000905,2016/17,0,8`)
	balanced(t, result)
}

// What a sum with hidden counts lies between is the sum of what each lies
// between, a number being its own least and most.
func TestRangeOfHiddenSum(t *testing.T) {
	const merged = "register = 2018-04-01\n"
	const alone = "01A,9,9\n01B,9,9\n" // of which the others make no part
	for name, test := range map[string]struct{ recipe, csv, want string }{
		"one hidden and 100":            {plainOutput + merged, "01A,*,20\n01B,100,200\n01D,1,2\n", "E38000911,2016/17,,220,,,,,suppressed,101,107"},
		"three hidden":                  {plainOutput, alone + "01D,*,5\n01D,*,6\n01D,*,7\n", "E38000904,2016/17,,18,,,,,suppressed,3,21"},
		"one hidden and 0":              {plainOutput, alone + "01D,*,5\n01D,0,6\n", "E38000904,2016/17,,11,,,,,suppressed,1,7"},
		"hidden and missing":            {plainOutput, alone + "01D,*,5\n01D,NA,6\n", "E38000904,2016/17,,11,,,,,suppressed"},
		"arithmetic on sums":            {strings.Replace(plainOutput, `"hot"`, `"2 * hot"`, 1), alone + "01D,*,5\n", "E38000904,2016/17,,5,,,,,suppressed"},
		"of the population, not counts": {plainOutput, alone + "01D,3,*\n", "E38000904,2016/17,,,,,,,suppressed"},
		"of a value, not counts":        {strings.Replace(plainOutput, `count = "hot"`, `value = "hot"`, 1) + "lower = \"hot\"\nupper = \"all\"\n", "01A,1,2\n01B,1,2\n01D,*,5\n", "E38000904,2016/17,,5,,,,,suppressed"},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, plainTable+test.recipe, "CCG,Hot,All\nEngland,30,70\n"+test.csv)
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			if got := figures(result); !strings.Contains(got+"\n", test.want+"\n") {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// A field that is more than a column has no range: half of a hidden count lies
// between other numbers, and so does a run of columns of which one is hidden.
func TestRangeOfField(t *testing.T) {
	for name, columns := range map[string]string{
		"arithmetic": "a = \"A\"\nb = \"B\"\nall = \"All\"\n[table.fields]\nhot = \"a + b\"\n",
		"a run":      "hot = { heading = \"A\", to = \"B\", of = 2 }\nall = \"All\"\n",
	} {
		table := strings.Replace(plainTable, "hot = [\"Hot\", \"Served hot\"]\nall = \"All\"\n", columns, 1)
		result, problems := cook(t, table+plainOutput, "CCG,A,B,All\nEngland,3,100,200\n01A,*,100,200\n01B,1,2,3\n")
		if problems.Errors() > 0 {
			t.Fatal(list(problems))
		}
		if got := figures(result); !strings.Contains(got, "E38000901,2016/17,,200,,,,,suppressed\nE38000902,2016/17,3,3") {
			t.Errorf("%s: got:\n%s", name, got)
		}
	}
}

// monthTable is a table of one line a month.
const monthTable = `
[[table]]
format = "csv"
missing = "NA"
[table.columns]
ccg = "CCG"
month = "Month"
hot = "Hot"
all = "All"
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
england = "England"
[table.period]
column = "month"
read = "period"
[[indicator]]
id = "tea"
period = "2016-04 to 2016-06"
count = "hot"
population = "all"
england = { none = true }
`

// Three months are added up, and every CCG has them. Periods that overlap, or
// that together are less than the whole, are no sum of it.
func TestPartsOfPeriod(t *testing.T) {
	const spring = "CCG,Month,Hot,All\n01A,2016-04,1,10\n01A,2016-05,2,10\n01A,2016-06,3,10\n"
	for name, test := range map[string]struct{ csv, want, fault string }{
		"all months":                 {csv: spring, want: "E38000901,2016-04 to 2016-06,6,30"},
		"two rows of a month":        {csv: spring + "01A,2016-05,4,10\n", want: "E38000901,2016-04 to 2016-06,10,40"},
		"the whole in one row":       {csv: "CCG,Month,Hot,All\n01A,2016-04 to 2016-06,6,30\n", want: "E38000901,2016-04 to 2016-06,6,30"},
		"a month nobody has":         {csv: strings.Replace(spring, "01A,2016-05,2,10\n", "", 1), fault: `tea.toml:10:10: tea.csv has no row for 1 May 2016 that counts for tea, so 2016-04 to 2016-06 is not whole`},
		"the last month":             {csv: strings.Replace(spring, "2016-06", "2016-05", 1), fault: `tea.csv has no row for 1 June 2016`},
		"the first month":            {csv: strings.Replace(spring, "2016-04", "2016-05", 1), fault: `tea.csv has no row for 1 April 2016`},
		"a month that England has":   {csv: strings.Replace(spring, "01A,2016-05", "England,2016-05", 1), fault: `tea.csv has no row for 1 May 2016`},
		"months and the whole":       {csv: spring + "01A,2016-04 to 2016-06,6,30\n", fault: `tea.csv:5:1: the row is for 2016-04 to 2016-06, and 2016-04 was added up for E38000901 already: periods that overlap cannot be added up`},
		"the whole and a month":      {csv: "CCG,Month,Hot,All\n01A,2016-04 to 2016-06,6,30\n01A,2016-05,2,10\n", fault: `tea.csv:3:1: the row is for 2016-05, and 2016-04 to 2016-06 was added up`},
		"two that overlap by months": {csv: "CCG,Month,Hot,All\n01A,2016-04 to 2016-05,6,30\n01A,2016-05 to 2016-06,2,10\n", fault: `tea.csv:3:1: the row is for 2016-05 to 2016-06, and 2016-04 to 2016-05 was added up`},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, monthTable, test.csv)
			if test.fault != "" {
				faulty(t, result, problems, test.fault)
				return
			}
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			same(t, figures(result), test.want)
			balanced(t, result)
		})
	}
}

// A year and its months that another CCG has are no overlap, and a CCG that has
// no row for a month is counted: 01B has none for May, 01D has all in one row.
func TestPartial(t *testing.T) {
	result, problems := cook(t, monthTable, `CCG,Month,Hot,All
01A,2016-04,1,10
01A,2016-05,2,10
01A,2016-06,3,10
01B,2016-04,1,10
01B,2016-06,3,10
01D,2016-04 to 2016-06,6,30
`)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000901,2016-04 to 2016-06,6,30\nE38000902,2016-04 to 2016-06,4,20\nE38000904,2016-04 to 2016-06,6,30")
	if got := result.Reckonings[0].Periods[0].Partial; got != 1 {
		t.Errorf("%d CCGs have a part of the period, want 1", got)
	}
	if got := account(result); !strings.Contains(got, "; 1 CCGs have no row for a part of the period, which counts as nothing\n") {
		t.Error(got)
	}
}

// A merged CCG has a part of the period if one of those before it has: 01B lacks
// a month, and 01A does not.
func TestPartialBeforeMerger(t *testing.T) {
	result, problems := cook(t, monthTable+"register = 2018-04-01\n", "CCG,Month,Hot,All\n01A,2016-04 to 2016-06,6,30\n01B,2016-04 to 2016-05,1,10\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	if got := result.Reckonings[0].Periods[0].Partial; got != 1 {
		t.Errorf("%d CCGs have a part of the period, want 1", got)
	}
}

// A CCG that merged, and the one it became, in one file: the same people twice.
func TestMergedBesideItsParts(t *testing.T) {
	both := strings.Replace(plainTable, "on = 2016-04-01", "on = [2016-04-01, 2018-04-01]", 1) + plainOutput + "register = 2018-04-01\n"
	result, problems := cook(t, both, "CCG,Hot,All\nEngland,30,70\n01A,1,2\n02A,3,4\n")
	faulty(t, result, problems, "tea.csv:4:1: the file has rows of E38000911 and of CCGs that merged into it, expected those of one day")

	result, problems = cook(t, both, "CCG,Hot,All\nEngland,30,70\n02A,3,4\n02C,3,4\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E92000001,2016/17,30,70\nE38000911,2016/17,3,4\nE38000912,2016/17,3,4")
}

// placedTables has practices, which another table places in CCGs.
const placedTables = `
[[table]]
name = "tea"
format = "csv"
where = { kind = "tea" }
missing = "NA"
[table.columns]
kind = "Kind"
practice = "Practice"
hot = "Hot"
all = "All"
[table.ccg]
column = "practice"
through = { table = "places", key = "practice" }
england = "England"
[[table]]
name = "places"
format = "csv"
where = { kind = "place" }
[table.columns]
kind = "Kind"
practice = "Practice"
ccg = "Hot"
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
others = "W*"
`

const placedOutput = `
[[indicator]]
id = "tea"
period = "2016/17"
count = "tea.hot"
population = "tea.all"
register = 2018-04-01
`

// A merged CCG without one of those it was formed from has no figure, however
// the file tells which CCG a row is of; and those of its day are expected.
func TestPredecessorLacking(t *testing.T) {
	const want = `
E38000904,2016/17,2,3
E38000911,2016/17,,,,,,,missing,,,"There is no figure for NHS Old Marsh & Fen CCG, which merged into this CCG."`
	byCode := strings.NewReplacer(`"ods"`, `"ons"`, "on = 2016-04-01", `on = "any"`).Replace(plainTable)
	for name, test := range map[string]struct{ recipe, csv string }{
		"by code whatever the day": {byCode + plainOutput + "register = 2018-04-01\nengland = { none = true }\n", "CCG,Hot,All\nE38000901,10,20\nE38000904,2,3\n"},
		"through another table":    {placedTables + placedOutput + "england = { none = true }\n", "Kind,Practice,Hot,All\nplace,A81001,01A,\nplace,A81002,01D,\ntea,A81001,10,20\ntea,A81002,2,3\n"},
		"all of whose rows are hidden": {plainTable + plainOutput + "register = 2018-04-01\nengland = { none = true }\nhidden = { rows = \"leave out\", note = \"{out} of {all}.\" }\n",
			"CCG,Hot,All\n01A,10,20\n01B,*,5\n01B,NA,6\n01D,2,3\n"},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, test.recipe, test.csv)
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			same(t, figures(result), unquoted(want))
			balanced(t, result)
			if c := result.Reckonings[0].Periods[0]; c.Day.String() != "2018-04-01" || c.Expected != 5 {
				t.Errorf("expected are %d CCGs of %s, want the 5 of 2018-04-01", c.Expected, c.Day)
			}
		})
	}
}

// A file that goes by code is expected to have the CCGs of the day that the last
// of those in it opened.
func TestDayExpected(t *testing.T) {
	byCode := strings.NewReplacer(`"ods"`, `"ons"`, "on = 2016-04-01", `on = "any"`).Replace(plainTable) + plainOutput
	through := placedTables + strings.NewReplacer("register = 2018-04-01", "england = { none = true }", "2016/17", "2017/18").Replace(placedOutput)
	for name, test := range map[string]struct {
		recipe, csv, day   string
		expected, elsewhen int
	}{
		"by code, old":    {byCode, "CCG,Hot,All\nEngland,1,2\nE38000901,1,2\n", "2013-04-01", 5, 0},
		"by code, merged": {byCode, "CCG,Hot,All\nEngland,1,2\nE38000901,1,2\nE38000912,1,2\n", "2018-04-01", 5, 1},
		"by ODS code":     {plainTable + plainOutput, "CCG,Hot,All\nEngland,1,2\n01A,1,2\n", "2016-04-01", 5, 0},
		"through":         {through, "Kind,Practice,Hot,All\nplace,A81001,01A,\ntea,A81001,1,2\n", "2016-04-01", 5, 0},
		"on each period":  {strings.Replace(longRecipe, `"2018-03", "2018-04 to 2018-05"`, `"2018-03"`, 1), "Month,Provider,CCG,Question,Answer,Half\n01/03/2018,RAA,01A,Hot,2,1\n01/03/2018,RAA,01A,All,4,2\n", "2018-03-01", 5, 0},
	} {
		result, problems := cook(t, test.recipe, test.csv)
		if problems.Errors() > 0 {
			t.Fatalf("%s: %s", name, list(problems))
		}
		if c := result.Reckonings[0].Periods[0]; c.Day.String() != test.day || c.Expected != test.expected || c.Elsewhen != test.elsewhen {
			t.Errorf("%s: %d CCGs of %s are expected and %d of other days, want %d of %s and %d", name, c.Expected, c.Day, c.Elsewhen, test.expected, test.day, test.elsewhen)
		}
	}
}

// The notes and the status of a sum are the same in whatever order its rows
// come: the first three texts by the alphabet, the worst gap, and unreliable if
// any row says so.
func TestNotesInAnyOrder(t *testing.T) {
	table := strings.Replace(plainTable, `all = "All"`, "all = \"All\"\nsays = \"Says\"", 1)
	recipe := table + plainOutput + "note = \"says\"\nunreliable = \"zinc*\"\nhidden = { note = \"Hidden.\" }\n"
	rows := []string{"01A,1,2,delta", "01A,1,2,alpha.", "01A,1,2,zinc in the water", "01A,1,2,charlie", "01A,1,2,bravo", "01A,1,2,", "01A,1,2,alpha.",
		"01B,*,2,", "01B,NA,2,", "01B,1,2,", "01D,1,2,echo", "01E,NA,4,", "01E,..,4,"}
	for range 20 {
		rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		result, problems := cook(t, recipe, "CCG,Hot,All,Says\nEngland,30,70,\n"+strings.Join(rows, "\n")+"\n")
		if problems.Errors() > 0 {
			t.Fatal(list(problems))
		}
		same(t, figures(result), `
E92000001,2016/17,30,70
E38000901,2016/17,7,14,,,,,unreliable,,,alpha. bravo. charlie.
E38000902,2016/17,,6,,,,,suppressed,,,Hidden.
E38000904,2016/17,1,2,,,,,,,,echo.
E38000905,2016/17,,8,,,,,missing,,,Hidden.`)
	}
}

// A row with two gaps is left out for the same one whichever comes first.
func TestRowsWithTwoGaps(t *testing.T) {
	recipe := plainTable + plainOutput + "hidden = { rows = \"leave out\", note = \"{out} of {all}.\" }\nengland = { none = true }\n"
	result, problems := cook(t, recipe, "CCG,Hot,All\n01A,NA,..\n01A,..,NA\n01A,*,NA\n01A,NA,*\n01B,1,2\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, reasons(result), `a number is hidden or missing: ".." 2, a number is hidden or missing: "*" 2`)
}

// A divided CCG's figures stand for a part of it too, if the recipe says so; but
// they are no figures of a later day.
func TestAlso(t *testing.T) {
	table := strings.Replace(plainTable, `england = "England"`, "also = { E38000903 = \"E38000912\" }", 1)
	const marked = "[[mark]]\nccg = \"E38000912\"\nstatus = \"note\"\nnote = \"As of the whole.\"\n"
	const csv = "CCG,Hot,All\n01C,10,20\n01D,1,2\nUNKNOWN,1,1\nQ1,1,1\n"
	result, problems := cook(t, table+plainOutput+marked, csv)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000903,2016/17,10,20\nE38000904,2016/17,1,2\nE38000912,2016/17,10,20,,,,,,,,As of the whole.")
	balanced(t, result)
	if c := result.Reckonings[0].Periods[0]; c.Found != 2 || c.Elsewhen != 1 {
		t.Errorf("%d are found and %d of other days, want 2 and 1", c.Found, c.Elsewhen)
	}
	if totals := result.Reckonings[0].Periods[0].Totals; totals[0].CCGs.Number != 11 {
		t.Errorf("the CCGs have %s, want 11: nobody is counted twice", totals[0].CCGs)
	}

	result, problems = cook(t, table+plainOutput+"register = 2018-04-01\n"+marked, csv)
	faulty(t, result, problems, "the area of E38000903, NHS Divided CCG, did not go whole into one CCG of 1 April 2018")
}

// A recipe run twice gives the same, also after a file in which other things
// are said: what it has seen is forgotten.
func TestRunTwice(t *testing.T) {
	const where = "where = { ccg = [\"01A\", \"01B\"] }\n"
	runsTwice(t, askedTable+plainOutput+where)
	runsTwice(t, strings.Replace(askedTable, "format = \"csv\"\n", "format = \"csv\"\n"+where, 1)+plainOutput)
}

func runsTwice(t *testing.T, recipe string) {
	t.Helper()
	const good = "CCG,Question,Answer\n01A,Hot,10\n01A,All,20\n01B,All,30\n01B,Hot,3\n"
	r := read(t, head("tea.csv", good)+recipe)
	r.Files[0].SHA256 = ""
	run := func(csv string) (string, string) {
		result, problems := r.Run([]Source{source("tea.csv", csv)}, register(), definitions())
		if result == nil {
			return "", list(problems)
		}
		return figures(result), list(problems)
	}
	figuresOnce, said := run(good)
	same(t, figuresOnce, "E38000901,2016/17,10,20\nE38000902,2016/17,3,30")
	for name, test := range map[string]struct{ csv, want string }{
		"the whole table": {"CCG,Question,Answer\n01A,Hot,10\n01A,All,20\n", `has "01B" in CCG`},
		"one field":       {"CCG,Question,Answer\n01A,All,20\n01B,All,20\n", `has "Hot" in Question`},
	} {
		if got, problems := run(test.csv); got != "" || !strings.Contains(problems, test.want) {
			t.Errorf("%s: got:\n%s\n%s", name, got, problems)
		}
	}
	figuresAgain, saidAgain := run(good)
	same(t, figuresAgain, figuresOnce)
	same(t, saidAgain, said)
}
