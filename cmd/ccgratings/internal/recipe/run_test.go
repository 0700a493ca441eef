package recipe

import (
	"math/rand/v2"
	"strings"
	"testing"
)

const plainTable = `
[[table]]
format = "csv"
missing = ["NA", ".."]
suppressed = "*"
suppressed_range = [1, 7]
[table.columns]
ccg = "CCG"
hot = ["Hot", "Served hot"]
all = "All"
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
england = "England"
others = ["Q*", "UNKNOWN"]
`

const plainOutput = `
[[indicator]]
id = "tea"
period = "2016/17"
count = "hot"
population = "all"
`

// What each kind of file gives. The figures are sums of the rows, done by hand.
func TestRun(t *testing.T) {
	tests := map[string]struct{ recipe, csv, want, left string }{
		"counts, England, rows that are no CCG": {
			recipe: plainTable + plainOutput,
			csv:    "CCG,Hot,All\nEngland,30,70\n01A,10,20\n01B,0,5\nQ71,99,99\nUNKNOWN,1,1\n\n01D,\"1,000\",\"2,000\"\n",
			want: "E92000001,2016/17,30,70\nE38000901,2016/17,10,20\n" +
				"E38000902,2016/17,0,5\nE38000904,2016/17,1000,2000",
			left: `no CCG: CCG is "Q*" 1, no CCG: CCG is "UNKNOWN" 1`,
		},
		"another name for a column, columns in another order, case": {
			recipe: plainTable + plainOutput,
			csv:    "all,ccg,served  hot\n20,01A,10\n70,England,30\n",
			want:   "E92000001,2016/17,30,70\nE38000901,2016/17,10,20",
		},
		"missing and hidden figures": {
			recipe: plainTable + plainOutput + "hidden = { note = \"The kettle was broken ({population} cups).\" }\n",
			csv:    "CCG,Hot,All\nEngland,30,70\n01A,NA,20\n01B,*,30\n01D,..,..\n01E,1,2\n",
			want: "E92000001,2016/17,30,70\nE38000901,2016/17,,20,,,,,missing,,,The kettle was broken (20 cups).\n" +
				"E38000902,2016/17,,30,,,,,suppressed,1,7,The kettle was broken (30 cups).\n" +
				"E38000904,2016/17,,,,,,,missing,,,The kettle was broken ( cups).\nE38000905,2016/17,1,2",
		},
		"practices added up without those that are hidden": {
			recipe: plainTable + plainOutput + "hidden = { rows = \"leave out\", note = \"Leaves out {out} of {all} practices.\" }\n",
			csv:    "CCG,Hot,All\nEngland,30,70\n01A,1,2\n01A,*,4\n01A,3,4\n01B,*,*\n",
			want: "E92000001,2016/17,30,70\nE38000901,2016/17,4,6,,,,,,,,Leaves out 1 of 3 practices.\n" +
				"E38000902,2016/17,,,,,,,missing,,,Leaves out 1 of 1 practices.",
			left: `a number is hidden or missing: "*" 2`,
		},
		"merged CCGs are sums of counts": {
			recipe: plainTable + plainOutput + "register = 2018-04-01\n",
			csv:    "CCG,Hot,All\nEngland,30,70\n01A,10,20\n01B,1,4\n01D,2,3\n",
			want: "E92000001,2016/17,30,70\nE38000904,2016/17,2,3\n" +
				"E38000911,2016/17,11,24,,,,,,,,\"The two CCGs that merged into this one, added up.\"",
		},
		"a merged CCG of which one part is not there": {
			recipe: plainTable + plainOutput + "register = 2018-04-01\n",
			csv:    "CCG,Hot,All\nEngland,30,70\n01A,10,20\n01D,2,3\n",
			want: "E92000001,2016/17,30,70\nE38000904,2016/17,2,3\n" +
				"E38000911,2016/17,,,,,,,missing,,,\"There is no figure for NHS Old Marsh & Fen CCG, which merged into this CCG.\"",
		},
		"nobody": {
			recipe: plainTable + plainOutput + "nobody = \"The CCG sent nothing.\"\n",
			csv:    "CCG,Hot,All\nEngland,30,70\n01A,0,0\n01D,2,3\n",
			want:   "E92000001,2016/17,30,70\nE38000901,2016/17,,,,,,,missing,,,The CCG sent nothing.\nE38000904,2016/17,2,3",
		},
		"names": {
			recipe: strings.Replace(plainTable, `"ods"`, `"name"`, 1) + "same = { \"Eastmore\" = \"E38000905\" }\n" + plainOutput,
			csv:    "CCG,Hot,All\nEngland,30,70\nNHS OLD MARSH AND FEN  CCG,1,2\nnhs kings wood clinical commissioning group,3,4\nEastmore,5,6\n",
			want:   "E92000001,2016/17,30,70\nE38000902,2016/17,1,2\nE38000904,2016/17,3,4\nE38000905,2016/17,5,6",
		},
		"marks": {
			recipe: plainTable + plainOutput + `
[[mark]]
ccg = "E38000901"
status = "unreliable"
note = "Half the cups."
[[mark]]
ccg = "E38000905"
status = "missing"
note = "No kettle."
[[mark]]
ccg = "E38000904"
status = "missing"
note = "More hot than cups."
`,
			csv: "CCG,Hot,All\nEngland,30,70\n01A,10,20\n01D,30,20\n",
			want: "E92000001,2016/17,30,70\nE38000901,2016/17,10,20,,,,,unreliable,,,Half the cups.\n" +
				"E38000904,2016/17,,,,,,,missing,,,More hot than cups.\nE38000905,2016/17,,,,,,,missing,,,No kettle.",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, test.recipe, test.csv)
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			same(t, strings.ReplaceAll(figures(result), ",,,,,,,,\"", ",,,,,,,,\""), unquoted(test.want))
			balanced(t, result)
			if test.left != "" {
				same(t, reasons(result), test.left)
			}
		})
	}
}

// unquoted is a text as figures prints it, which quotes nothing.
func unquoted(text string) string { return strings.ReplaceAll(text, `"`, "") }

// reasons lists why rows of the first table were left out.
func reasons(r *Result) string {
	var texts []string
	for _, reason := range r.Reckonings[0].Ledgers[0].Left {
		texts = append(texts, reason.Text+" "+grouped(reason.Rows))
	}
	return strings.Join(texts, ", ")
}

// A long table: months and providers to add up, questions to tell apart, rows
// repeated by a join, periods that nobody asked for.
const longRecipe = `
[[table]]
format = "csv"
once = ["month", "provider", "ccg", "question"]
checks = "answer = half + half"
[table.columns]
month = "Month"
provider = "Provider"
ccg = "CCG"
question = "Question"
answer = "Answer"
half = "Half"
[table.fields]
hot = { of = "answer", where = { question = "Hot" } }
all = { of = "answer", where = { question = "All" } }
[table.ccg]
column = "ccg"
by = "ods"
on = "period"
others = "NONC"
[table.period]
column = "month"
read = "dd/mm/yyyy"
[[indicator]]
id = "tea"
periods = ["2018-03", "2018-04 to 2018-05"]
count = "hot"
population = "all"
`

const longFile = `Month,Provider,CCG,Question,Answer,Half
01/03/2018,RAA,01A,Hot,2,1
01/03/2018,RBB,01A,Hot,4,2
01/03/2018,RAA,01A,All,10,5
01/03/2018,RBB,01A,All,10,5
01/03/2018,RBB,01A,All,10,5
01/03/2018,RAA,01A,Cold,8,4
01/04/2018,RAA,02A,Hot,6,3
01/04/2018,RAA,02A,All,12,6
01/05/2018,RAA,02A,Hot,8,4
01/05/2018,RAA,02A,All,10,5
01/04/2019,RAA,02A,All,10,5
01/05/2018,RAA,NONC,All,10,5
`

func TestLongTable(t *testing.T) {
	result, problems := cook(t, longRecipe, longFile)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000901,2018-03,6,20\nE38000911,2018-04 to 2018-05,14,22")
	same(t, reasons(result), `repeats an earlier row 1, none of the numbers asked for 1, another period 1, no CCG: CCG is "NONC" 1`)
	balanced(t, result)
}

// Rows in another order give the same figures.
func TestRowsInAnyOrder(t *testing.T) {
	want, _ := cook(t, longRecipe, longFile)
	lines := strings.Split(strings.TrimSpace(longFile), "\n")
	rows := lines[1:]
	for range 20 {
		rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		got, problems := cook(t, longRecipe, lines[0]+"\n"+strings.Join(rows, "\n")+"\n")
		if problems.Errors() > 0 {
			t.Fatal(list(problems))
		}
		same(t, figures(got), figures(want))
	}
}

// Published values and limits, in other units; limits worked out of a standard
// deviation by Student's t (t = 2.0452 for 30 records, tables of the
// distribution) and of a number of events by Byar's formula.
func TestValues(t *testing.T) {
	const table = `
[[table]]
format = "csv"
missing = "*"
[table.columns]
ccg = "CCG"
v = "Value"
n = "N"
x = "X"
lower = { heading = "CI", before = " - " }
upper = { heading = "CI", after = " - " }
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
`
	const csv = "CCG,Value,N,X,CI\n01A,22.5,30,6,46.9 - 52.7\n01B,*,12,*,*\n"
	tests := map[string]struct{ recipe, want string }{
		"a published interval in one cell": {
			recipe: "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"v\"\nlower = \"lower\"\nupper = \"upper\"\nlevel = 99.8\n",
			want:   "E38000901,2016,,,22.5,46.9,52.7,99.8\nE38000902,2016,,,,,,,missing",
		},
		"a percentage of an indicator per 100,000": {
			recipe: "[[indicator]]\nid = \"rate\"\nperiod = \"2016\"\nunit = \"percent\"\nvalue = \"v\"\nlower = \"lower\"\nupper = \"upper\"\n",
			want:   "E38000901,2016,,,22500,46900,52700,95\nE38000902,2016,,,,,,,missing",
		},
		"a standard deviation": {
			recipe: "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"v\"\npopulation = \"n\"\nlimits = { by = \"standard deviation\", of = \"x\" }\ndecimals = { limits = 3 }\nhidden = { note = \"Only {population}.\" }\n",
			want:   "E38000901,2016,,30,22.5,20.26,24.74,95\nE38000902,2016,,12,,,,,missing,,,Only 12.",
		},
		"a number of events": { // Byar, 6 events: 2.1910 to 13.0599
			recipe: "[[indicator]]\nid = \"rate\"\nperiod = \"2016\"\nvalue = \"v\"\nlimits = { by = \"events\", of = \"x\" }\ndecimals = { limits = 2 }\n",
			want:   "E38000901,2016,,,22.5,8.22,48.97,95\nE38000902,2016,,,,,,,missing",
		},
		"many records, by the normal distribution": { // 1.96 x 6 / sqrt(3600) = 0.196
			recipe: "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"v\"\npopulation = \"120 * n\"\nlimits = { by = \"standard deviation\", of = \"x\" }\ndecimals = { value = 0, population = 0, limits = 3 }\n",
			want:   "E38000901,2016,,3600,22,22.304,22.696,95\nE38000902,2016,,1440,,,,,missing",
		},
		"a fraction, to one digit": { // 0.0225 is 2.25%, between two digits: the even one
			recipe: "[[indicator]]\nid = \"tea\"\nperiod = \"2016\"\nunit = \"fraction\"\nvalue = \"v / 1000\"\nlower = \"lower / 1000\"\nupper = \"upper / 1000\"\ndecimals = { value = 1, limits = 1 }\n",
			want:   "E38000901,2016,,,2.2,4.7,5.3,95\nE38000902,2016,,,,,,,missing",
		},
		"per 1,000 of an indicator per 100,000": {
			recipe: "[[indicator]]\nid = \"rate\"\nperiod = \"2016\"\nunit = \"per 1,000\"\nvalue = \"v\"\nlower = \"lower\"\nupper = \"upper\"\n",
			want:   "E38000901,2016,,,2250,4690,5270,95\nE38000902,2016,,,,,,,missing",
		},
		"counts to some digits": {
			recipe: "[[indicator]]\nid = \"tea\"\nperiod = \"2016\"\ncount = \"round(n * v / 100)\"\npopulation = \"n / 7\"\ndecimals = { population = 2 }\n",
			want:   "E38000901,2016,7,4.29\nE38000902,2016,,1.71,,,,,missing", // 30 x 22.5% is 6.75
		},
		"no interval of a hidden deviation": {
			recipe: "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"n\"\npopulation = \"n\"\nlimits = { by = \"standard deviation\", of = \"x\", level = 99.8 }\ndecimals = { limits = 2 }\n",
			want:   "E38000901,2016,,30,30,26.28,33.72,99.8\nE38000902,2016,,12,,,,,missing", // t = 3.3962, x 6 / sqrt(30)
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, table+test.recipe, csv)
			if problems.Errors() > 0 {
				t.Fatal(list(problems))
			}
			same(t, figures(result), test.want)
			balanced(t, result)
		})
	}
}

// No events have no limits that can be carried over to a rate: the figure is
// missing.
func TestLimitsOfNoEvents(t *testing.T) {
	const recipe = plainTable + "[[indicator]]\nid = \"rate\"\nperiod = \"2016\"\nvalue = \"all\"\nlimits = { by = \"events\", of = \"hot - 7\" }\nengland = { none = true }\n"
	result, problems := cook(t, recipe, "CCG,Hot,All\n01A,6,20\n01B,13,22.5\n01D,7,0\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	lines := strings.Split(figures(result), "\n")
	same(t, lines[0], "E38000901,2016,,,,,,,missing")
	same(t, lines[2], "E38000904,2016,,,,,,,missing")
	if !strings.HasPrefix(lines[1], "E38000902,2016,,,22.5,8.2") { // of 6 events: see above
		t.Error(lines[1])
	}
}

// A practice that only another table places in a CCG, and expected numbers that
// are scaled to what was counted: 30 in all, in proportion 1 to 2.
func TestTwoTables(t *testing.T) {
	const counts = "Practice,Found,List\nA81001,9,100\nA81002,21,200\n"
	const places = "Code,CCG\nA81001,01A\nA81002,01B\nA81003,01B\n"
	text := head("counts.csv", counts) + strings.TrimPrefix(head("places.csv", places), strings.Split(head("places.csv", places), "[[file]]")[0]) + `
[[table]]
name = "counts"
file = "counts.csv"
format = "csv"
[table.columns]
practice = "Practice"
found = "Found"
list = "List"
[table.ccg]
column = "practice"
through = { table = "places", key = "practice" }
[[table]]
name = "places"
file = "places.csv"
format = "csv"
[table.columns]
practice = "Code"
ccg = "CCG"
[table.ccg]
column = "ccg"
by = "ods"
on = 2016-04-01
[[indicator]]
id = "tea"
period = "2016"
count = "counts.found"
population = "2 * counts.list"
scaled = true
decimals = { population = 1 }
`
	r := read(t, text)
	result, problems := r.Run([]Source{source("counts.csv", counts), source("places.csv", places)}, register(), definitions())
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000901,2016,9,10\nE38000902,2016,21,20")

	moved := strings.Replace(counts, "A81002", "A81009", 1)
	_, problems = r.Run([]Source{source("counts.csv", moved), source("places.csv", places)}, register(), definitions())
	if !strings.Contains(list(problems), `counts.csv:3:1: "A81009" is not in the table that places it in a CCG`) {
		t.Error(list(problems))
	}
}

// Explain shows the rows that made a figure, and no other.
func TestExplain(t *testing.T) {
	r := read(t, head("tea.csv", longFile)+longRecipe)
	var lines []string
	problems := r.Explain([]Source{source("tea.csv", longFile)}, register(), "E38000901", func(line string) { lines = append(lines, line) })
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, strings.Join(lines, "\n"), `
tea.csv:2:1: 2018-03: month="01/03/2018" provider="RAA" ccg="01A" question="Hot" answer="2" half="1"
tea.csv:3:1: 2018-03: month="01/03/2018" provider="RBB" ccg="01A" question="Hot" answer="4" half="2"
tea.csv:4:1: 2018-03: month="01/03/2018" provider="RAA" ccg="01A" question="All" answer="10" half="5"
tea.csv:5:1: 2018-03: month="01/03/2018" provider="RBB" ccg="01A" question="All" answer="10" half="5"`)
}

// England is compared with the sum of the CCGs: 0.5% is the most that passes.
func TestEnglandApart(t *testing.T) {
	for hot, warnings := range map[string]int{"1000": 0, "1005": 0, "1006": 1, "995": 1} {
		result, problems := cook(t, plainTable+plainOutput, "CCG,Hot,All\nEngland,"+hot+",2000\n01A,400,800\n01B,600,1200\n")
		if got := strings.Count(list(problems), "the published one of England"); got != warnings || problems.Errors() > 0 {
			t.Errorf("England %s: %d warnings, want %d\n%s", hot, got, warnings, list(problems))
		}
		balanced(t, result)
	}
}
