package recipe

import (
	"strings"
	"testing"
	"testing/fstest"
)

// What is wrong with a file is said with its place, and there are no figures.
func TestFaultsInFile(t *testing.T) {
	good := "CCG,Hot,All\nEngland,30,70\n01A,10,20\n"
	table := plainTable + plainOutput
	tests := map[string]struct{ recipe, csv, want string }{
		"a renamed column": {table, "CCG,Warm,All\nEngland,30,70\n",
			`tea.csv:1:1: there is no column "Hot" or "Served hot" in the header: the nearest is`},
		"a column that is there twice": {table, "CCG,Hot,All,hot,HOT,Hot\nEngland,30,70,,,\n",
			`tea.csv:1:21: column "Hot" is there twice, first at 1:5`},
		"a new word where a number was": {table, good + "01B,n/a,20\n",
			`tea.csv:4:5: hot is "n/a", expected a number; if it says that the figure is missing or hidden, add it to missing or suppressed`},
		"a blank cell": {table, good + "01B,,20\n", `tea.csv:4:5: hot is blank, expected a number`},
		"an unknown code": {table, good + "01X,1,2\n",
			`tea.csv:4:1: "01X" is not the ODS code of a CCG open on 1 April 2016: add it to others if it is none`},
		"a code of another day": {strings.Replace(table, `"ods"`, `"ons"`, 1), "CCG,Hot,All\nEngland,1,2\nE38000911,1,2\n",
			`tea.csv:3:1: "E38000911" is not the ONS code of a CCG open on 1 April 2016: NHS Town and Marsh CCG, was open from 1 April 2018`},
		"a pattern of others that takes in a CCG": {strings.Replace(table, `"Q*"`, `"01*"`, 1), good,
			`tea.csv:3:1: others has "01*", and "01A" is a CCG, E38000901: expected a narrower pattern`},
		"a divided CCG": {table + "register = 2018-04-01\n", good + "01C,1,2\n",
			`tea.csv:4:1: the area of E38000903, NHS Divided CCG, did not go whole into one CCG of 1 April 2018`},
		"a CCG formed later": {strings.Replace(table, "2016-04-01", "2018-04-01", 1) + "register = 2016-04-01\n", "CCG,Hot,All\nEngland,1,2\n02A,1,2\n",
			`tea.csv:3:1: E38000911, NHS Town and Marsh CCG, is no CCG of 1 April 2016 and became none`},
		"no row for England": {table, "CCG,Hot,All\n01A,10,20\n", `tea.toml:26:6: tea has no figure for England for 2016/17`},
		"a population of 0":  {table, good + "01B,0,0\n", `tea.csv:4:1: the population of E38000902 for 2016/17 is 0`},
		"an equation that does not hold": {longRecipe, strings.Replace(longFile, "Hot,2,1", "Hot,2,2", 1),
			`tea.csv:2:1: answer = half + half does not hold: it is 2 on the left and 4 on the right`},
		"a repeated row that says something else": {longRecipe, longFile + "01/05/2018,RAA,02A,Hot,9,4.5\n",
			`tea.csv:14:1: the row is about the same as line 10 and says something else`},
		"a date in another form": {longRecipe, longFile + "2018-05-01,RBB,02A,Hot,8,4\n",
			`tea.csv:14:1: the period is "2018-05-01", expected a date like 31/12/2018`},
		"a question that nobody asks": {strings.Replace(longRecipe, `"Hot"`, `"Warm"`, 1), longFile,
			`tea.toml:21:45: no row of tea.csv that counts otherwise has "Warm" in Question`},
		"two values for one CCG": {plainTable + "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"hot\"\nlower = \"hot\"\nupper = \"all\"\n", good + "01A,10,20\n",
			`tea.csv:4:1: a second row for one CCG and period, expected one, since values cannot be added up`},
		"nothing but the header":  {table, "CCG,Hot,All\n", `tea.toml:10:10: no row of tea.csv counts for tea, of 0 read`},
		"no header":               {strings.Replace(table, `format = "csv"`, "format = \"csv\"\nheader = 3", 1), "CCG,Hot,All\n", `tea.csv: it has no line 3, where the recipe has the header`},
		"a byte that is not text": {table, good + "01B,\x00,2\n", `tea.csv:4:5: control character 0x00`},
		"another encoding":        {table, good + "01B \x92,1,2\n", `tea.csv:4:5: byte 0x92 is not UTF-8`},
		"an NHS number":           {table, good + "Q7,943 476 5919,1\n", `tea.csv:4:4: column "Hot" holds what looks like an NHS number`},
		"a date of birth":         {table, "CCG,Hot,All,Date of birth\nEngland,1,2,\n", `tea.csv:1:13: column "Date of birth" looks like a date of birth`},
		"a postcode above the header": {strings.Replace(table, `format = "csv"`, "format = \"csv\"\nheader = 2", 1), "Sent to SW1A 2NS\nSW1A 2NS,,\nCCG,Hot,All\n",
			`tea.csv:2:1: a column without a name holds what looks like a`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, test.recipe, test.csv)
			if result != nil || problems.Errors() == 0 {
				t.Fatalf("there are figures, and want %s", test.want)
			}
			if got := list(problems); !strings.Contains(got, test.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// Records of people are refused without a word of what is in them, and without
// any other problem that might show it.
func TestPeopleAreNotShown(t *testing.T) {
	_, problems := cook(t, plainTable+plainOutput, "CCG,Hot,All\n01X,Jane Doe,943 476 5919\n")
	if got := list(problems); strings.Contains(got, "943") || strings.Contains(got, "Jane") || strings.Contains(got, "01X") {
		t.Errorf("the file is shown: %s", got)
	}
	r := read(t, head("tea.csv", "CCG,Hot,All\nEngland,1,2\n01A,1,2\nQ1,9434765919,1\n")+plainTable+plainOutput)
	problems = r.Explain([]Source{source("tea.csv", "CCG,Hot,All\nEngland,1,2\n01A,1,2\nQ1,9434765919,1\n")}, register(), "E38000901", func(line string) {
		t.Errorf("explain shows %s", line)
	})
	if problems.Errors() == 0 {
		t.Error("explain reads records of people")
	}
}

// A column that somebody looked at may hold what looks like a postcode.
func TestLookedAt(t *testing.T) {
	const csv = "CCG,Hot,All,Surgery\nEngland,3,7,\n01A,1,2,SW1A 2NS\n"
	columns := strings.Replace(plainTable, `all = "All"`, "all = \"All\"\nsurgery = \"Surgery\"", 1)
	if _, problems := cook(t, columns+plainOutput, csv); problems.Errors() == 0 {
		t.Error("a postcode passes")
	}
	looked := strings.Replace(columns, `format = "csv"`, "format = \"csv\"\nlooked_at = \"surgery\"", 1)
	if _, problems := cook(t, looked+plainOutput, csv); problems.Errors() > 0 {
		t.Error(list(problems))
	}
}

// A file that is not the one the recipe was written for.
func TestAnotherFile(t *testing.T) {
	r := read(t, head("tea.csv", "CCG,Hot,All\nEngland,30,70\n01A,10,20\n")+plainTable+plainOutput)
	result, problems := r.Run([]Source{source("tea.csv", "CCG,Hot,All\nEngland,30,70\n")}, register(), definitions())
	if result != nil || !strings.Contains(list(problems), "tea.csv: the SHA-256 of the file is ") || !strings.Contains(list(problems), "(tea.toml:7:10)") {
		t.Error(list(problems))
	}
}

// Every problem of a recipe is said at once, each with its place.
func TestFaultsInRecipe(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"a misspelt key":          {`missing =`, `mising =`, `tea.toml:11:1: unknown key "mising"`},
		"an unknown column":       {`count = "hot"`, `count = "hat"`, `tea.toml:28:9: "hat" is no column, expected ccg, hot or all`},
		"no arithmetic":           {`count = "hot"`, `count = "hot +"`, `tea.toml:28:9: "hot +" is not arithmetic on columns`},
		"a function":              {`count = "hot"`, `count = "sqrt(hot)"`, `"sqrt(hot)" calls a function other than round`},
		"a comparison":            {`count = "hot"`, `count = "hot < all"`, `"hot < all" has < in it`},
		"no period":               {`period = "2016/17"`, ``, `period is missing`},
		"no such period":          {`"2016/17"`, `"2016/18"`, `period is "2016/18", expected`},
		"two periods untold":      {`period = "2016/17"`, `periods = ["2016/17", "2017/18"]`, `there are 2 periods and the table does not tell them apart`},
		"no checksum":             {`sha256 = "`, `sha256 = "x`, `expected the 64 digits that sha256sum prints`},
		"an address":              {`https://`, `ftp://`, `expected an address that begins with https://`},
		"a way to name CCGs":      {`"ods"`, `"odd"`, `by is "odd", expected ons, ods or name`},
		"no day":                  {`on = 2016-04-01`, `on = "April"`, `expected the day whose CCGs the file has`},
		"a format":                {`"csv"`, `"doc"`, `format is "doc", expected csv, xlsx or fingertips`},
		"a range":                 {`[1, 7]`, `[7, 1]`, `expected the least and the most that a hidden count can be`},
		"an identifier":           {`id = "tea"`, `id = "Tea"`, `id is "Tea", expected the id of an indicator`},
		"a table nobody uses":     {`[[indicator]]`, "[[table]]\nname = \"spare\"\nformat = \"fingertips\"\n[[indicator]]", `nothing is taken from table spare`},
		"a word that means two":   {`suppressed = "*"`, `suppressed = "NA"`, `"NA" is there twice`},
		"neither count nor value": {"count = \"hot\"\n", "", `tea has neither count nor value`},
	}
	text := head("tea.csv", "x") + plainTable + plainOutput
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			changed := strings.Replace(text, test.old, test.new, 1)
			if changed == text {
				t.Fatal("the test changes nothing")
			}
			_, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(changed)}}, "tea.toml", register())
			if got := list(problems); !strings.Contains(got, test.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
	if _, problems := Read(fstest.MapFS{"Tea.toml": {Data: []byte(text)}}, "Tea.toml", register()); problems.Errors() != 1 {
		t.Errorf("a recipe with a bad name: %s", list(problems))
	}
}
