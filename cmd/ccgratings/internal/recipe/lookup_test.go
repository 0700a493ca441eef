package recipe

import (
	"strings"
	"testing"
)

// A table to look up in is read like any other: rows that do not count, rows
// that repeat, blank ones and those of no CCG are left out and accounted for,
// and so is a practice that is there twice in one CCG kept twice.
func TestLookupTable(t *testing.T) {
	once := strings.Replace(placedTables, "where = { kind = \"place\" }", "where = { kind = \"place\" }\nonce = [\"practice\", \"ccg\"]", 1)
	const csv = `Kind,Practice,Hot,All
place,A81001,01A,
place,A81001,01A,
place,A81002,01B,
place,W90001,W1,
,,,
tea,A81001,10,20
tea,A81002,1,2
tea,A81001,5,10
`
	recipe := strings.Replace(placedOutput, "register = 2018-04-01", "england = { none = true }", 1)
	result, problems := cook(t, once+recipe, csv)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000901,2016/17,15,30\nE38000902,2016/17,1,2")
	balanced(t, result)
	// Of 8 rows 4 are of the other kind or none; of the 4 others one repeats and
	// one is in Wales.
	same(t, account(result)[:strings.Index(account(result), "  2016/17")], `
tea
  tea.csv
    8 rows read below 1 of title and header = 2 kept + 6 left out
             3  Kind is not "place" (first on line 7)
             1  repeats an earlier row (first on line 3)
             1  no CCG: Hot is "W*" (first on line 5)
             1  blank (first on line 6)
  tea.csv
    8 rows read below 1 of title and header = 3 kept + 5 left out
             4  Kind is not "tea" (first on line 2)
             1  blank (first on line 6)`)

	result, problems = cook(t, placedTables+recipe, csv)
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	if l := result.Reckonings[0].Ledgers[0]; l.Kept != 3 {
		t.Errorf("without once %d places are kept, want 3", l.Kept)
	}
}

// What is wrong with the table to look up in.
func TestLookupFaults(t *testing.T) {
	const good = "Kind,Practice,Hot,All\nplace,A81001,01A,\ntea,A81001,10,20\n"
	recipe := placedTables + strings.Replace(placedOutput, "register = 2018-04-01", "england = { none = true }", 1)
	for name, test := range map[string]struct{ csv, want string }{
		"a practice in two CCGs":  {good + "place,A81001,01B,\n", `tea.csv:4:7: "A81001" is in E38000902 here and in E38000901 above, expected one CCG`},
		"a CCG that is none":      {good + "place,A81002,01X,\n", `tea.csv:4:14: "01X" is not the ODS code of a CCG open on 1 April 2016`},
		"a practice without one":  {good + "tea,A81002,10,20\n", `tea.csv:4:5: "A81002" is not in the table that places it in a CCG`},
		"nothing that is a place": {strings.Replace(good, "place,", "palace,", 1), `no row of tea.csv that counts otherwise has "place" in Kind`},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, recipe, test.csv)
			faulty(t, result, problems, test.want)
		})
	}
}
