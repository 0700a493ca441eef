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

// What is wrong with the less common keys of a recipe.
func TestMoreFaultsInRecipe(t *testing.T) {
	const table, output = "format = \"csv\"", "count = \"hot\""
	for name, test := range map[string]struct{ old, new, want string }{
		"an empty title":                   {`"Tea served hot"`, `""`, `tea.toml:1:9: title is empty, expected words`},
		"an address without a host":        {`https://example.org/`, `https:///tea`, `expected an address that begins with https://`},
		"a table that is there twice":      {"[[indicator]]", "[[table]]\nformat = \"fingertips\"\n[[indicator]]", `two tables are called "", expected a name for each`},
		"a file that is none":              {table, table + "\nfile = \"coffee.csv\"", `file is "coffee.csv", expected the name of a [[file]]`},
		"two files and none named":         {"[[table]]", "[[file]]\nname = \"b.csv\"\nsha256 = \"00\"\n[[table]]", `file is missing, expected the name of one of the 2 files`},
		"an encoding":                      {table, table + "\nencoding = \"utf-16\"", `encoding is "utf-16", expected utf-8 or windows-1252`},
		"lines of a header upside down":    {table, table + "\nheader = [2, 1]", `header has line 1, expected the lines of the header from the top`},
		"a header on line -1":              {table, table + "\nheader = -1", `header has line -1`},
		"a column with a bad name":         {"all = \"All\"", "All = \"All\"\nall = \"All\"", `a column is called "All", expected lower-case letters, digits and _, a letter first`},
		"a column at position 0":           {"all = \"All\"", "all = 0", `column all has neither heading nor position`},
		"a heading without a header":       {table, table + "\nheader = 0", `a file without header has only positions`},
		"once by a column that is none":    {table, table + "\nonce = \"month\"", `"month" is no column of the table, expected ccg, hot or all`},
		"where by a column that is none":   {table, table + "\nwhere = { month = \"May\" }", `"month" is no column of the table`},
		"a field that is a column":         {"[table.ccg]", "[table.fields]\nhot = \"all\"\n[table.ccg]", `a field is called "hot", expected lower-case letters, digits and _, and not the name of a column`},
		"a field of a column that is none": {"[table.ccg]", "[table.fields]\ncold = \"all - warm\"\n[table.ccg]", `"warm" is no column of the table`},
		"a field without arithmetic":       {"[table.ccg]", "[table.fields]\ncold = \"all -\"\n[table.ccg]", `"all -" is not arithmetic`},
		"a check that is no equation":      {table, table + "\nchecks = \"hot\"", `"hot" is no equation, expected one like "week1 + week2 = total"`},
		"a check of a column that is none": {table, table + "\nchecks = \"hot = warm\"", `"warm" is no column of the table`},
		"on any day by ODS code":           {`on = 2016-04-01`, `on = "any"`, `on is "any", expected the day whose CCGs the file has, like 2016-04-01, or "period", or "any" by ONS code`},
		"the same as no CCG":               {`england = "England"`, `same = { "X" = "E38999999" }`, `"E38999999" is not the ONS code of a CCG`},
		"also from no CCG":                 {`england = "England"`, `also = { E38999999 = "E38000901" }`, `"E38999999" is not the ONS code of a CCG`},
		"through a table that is none":     {"by = \"ods\"\non = 2016-04-01", "through = { table = \"places\", key = \"code\" }", `there is no table "places", expected the name of one that says which CCG things are in`},
		"a period in something else":       {"[[indicator]]", "[table.period]\nin = \"title\"\nread = \"period\"\n[[indicator]]", `in is "title", expected "file name", or the key column in its place`},
		"a period read somehow":            {"[[indicator]]", "[table.period]\ncolumn = \"ccg\"\nread = \"somehow\"\n[[indicator]]", `read is "somehow", expected "period", "fingertips", or a date`},
		"a cell that is no period":         {"[[indicator]]", "[table.period]\ncolumn = \"ccg\"\ncells = { \"Q1\" = \"2016 Q1\" }\n[[indicator]]", `Q1 is "2016 Q1", expected a period like`},
		"a unit":                           {output, output + "\nunit = \"per head\"", `unit is "per head", expected fraction, percent, per 1,000 or per 100,000`},
		"a level":                          {output, output + "\nlevel = 99", `level is 99, expected 95 or 99.8`},
		"plausible the wrong way round":    {output, output + "\nplausible = [2, 1]", `plausible is not two numbers, expected the least and the most`},
		"plausible in one number":          {output, output + "\nplausible = [2]", `plausible is not two numbers`},
		"decimals":                         {output, output + "\ndecimals = { value = 13 }", `value is 13, expected 0 to 12 digits after the point`},
		"limits by something else":         {output, output + "\nlimits = { by = \"hand\", of = \"all\" }", `by is "hand", expected events or standard deviation`},
		"limits of nothing":                {output, output + "\nlimits = { by = \"events\" }", `of is missing, expected arithmetic on columns: the events, or the standard deviation`},
		"a level of limits":                {output, output + "\nlimits = { by = \"events\", of = \"all\", level = 90 }", `level is 90, expected 95 or 99.8`},
		"hidden rows":                      {output, output + "\nhidden = { rows = \"keep\", note = \"n\" }", `rows is "keep", expected "leave out"`},
		"a note that is no column":         {output, output + "\nnote = \"remark\"", `"remark" is no column of the table`},
		"a column of another table":        {output, "count = \"cups.hot\"", `"cups.hot" is no column, expected ccg, hot or all`},
		"a mark with another status":       {output, output + "\n[[mark]]\nccg = \"E38000901\"\nstatus = \"odd\"\nnote = \"n\"", `status is "odd", expected unreliable, missing or note`},
		"a mark on another indicator":      {output, output + "\n[[mark]]\nccg = \"E38000901\"\nindicator = \"gain\"\nstatus = \"missing\"\nnote = \"n\"", `the recipe makes no indicator "gain"`},
		"a mark on no period":              {output, output + "\n[[mark]]\nccg = \"E38000901\"\nperiod = \"May\"\nstatus = \"missing\"\nnote = \"n\"", `period is "May", expected a period like`},
		"nothing made":                     {plainOutput, "", `the recipe makes nothing, expected an [[indicator]] or a [[context]]`},
		"no TOML":                          {"[[table]]", "[[table", `tea.toml:`},
	} {
		t.Run(name, func(t *testing.T) {
			text := head("tea.csv", "x") + plainTable + plainOutput
			changed := strings.Replace(text, test.old, test.new, 1)
			if changed == text {
				t.Fatal("the test changes nothing")
			}
			_, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(changed)}}, "tea.toml", register())
			if got := list(problems); problems.Errors() == 0 || !strings.Contains(got, test.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// What only shows when a recipe of several tables is read, or when it is run.
func TestFaultsBetweenTables(t *testing.T) {
	const csv = "Kind,Practice,Hot,All\nplace,A81001,01A,\ntea,A81001,10,20\n"
	output := strings.Replace(placedOutput, "register = 2018-04-01", "england = { none = true }", 1)
	for name, test := range map[string]struct{ old, new, want string }{
		"a column without its table":       {`"tea.hot"`, `"hot"`, `"hot" is no column, expected tea.kind, tea.practice, tea.hot, tea.all, places.kind`},
		"a column that its table has not":  {`"tea.hot"`, `"tea.warm"`, `"tea.warm" is no column, expected tea.kind, tea.practice, tea.hot or tea.all`},
		"a table that looks up in itself":  {`table = "places"`, `table = "tea"`, `table tea looks up in another itself, expected one that names CCGs`},
		"a key that is no column":          {`key = "practice"`, `key = "surgery"`, `"surgery" is no column of the table`},
		"where for two tables":             {`population = "tea.all"`, "population = \"places.ccg\"\nwhere = { kind = \"tea\" }", `where is given for an indicator of several tables, expected it in each [[table]]`},
		"an indicator that nobody defined": {`id = "tea"`, `id = "coffee"`, `tea.toml:38:6: there is no indicator coffee in indicators.csv, expected its definition there`},
		"a mark on a CCG without figure":   {`england = { none = true }`, "[[mark]]\nccg = \"E38000905\"\nstatus = \"note\"\nnote = \"n\"\n", `the mark on E38000905 marks no figure, expected one of those that the recipe makes`},
		"a mark for another period":        {`england = { none = true }`, "[[mark]]\nccg = \"E38000901\"\nperiod = \"2015/16\"\nstatus = \"note\"\nnote = \"n\"\n", `the mark on E38000901 marks no figure`},
	} {
		t.Run(name, func(t *testing.T) {
			text := head("tea.csv", csv) + placedTables + output
			changed := strings.Replace(text, test.old, test.new, 1)
			if changed == text {
				t.Fatal("the test changes nothing")
			}
			r, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(changed)}}, "tea.toml", register())
			if problems.Errors() == 0 {
				_, problems = r.Run([]Source{source("tea.csv", csv)}, register(), definitions())
			}
			if got := list(problems); problems.Errors() == 0 || !strings.Contains(got, test.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}
