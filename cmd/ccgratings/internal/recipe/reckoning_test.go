package recipe

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// eight is a nation of eight CCGs, 10A to 17A.
func eight() *nhs.Register {
	var ccgs []nhs.CCG
	for i := range 8 {
		ccgs = append(ccgs, nhs.CCG{Code: nhs.Code(fmt.Sprintf("E3800080%d", i)), ODS: fmt.Sprintf("1%dA", i), Name: fmt.Sprintf("NHS Parish %d CCG", i), Opened: nhs.Date{Year: 2013, Month: 4, Day: 1}})
	}
	return nhs.NewRegister(ccgs, nil)
}

// cookEight runs a recipe for the eight.
func cookEight(t *testing.T, recipe, csv string) (*Result, problem.List) {
	t.Helper()
	r, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(head("tea.csv", csv) + recipe)}}, "tea.toml", eight())
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	return r.Run([]Source{source("tea.csv", csv)}, eight(), definitions())
}

// Three in four of eight is six: six pass, five are few, and one figure is still
// a figure, but none is none. Seven pass too.
func TestEnough(t *testing.T) {
	for found, want := range map[int]string{
		0: "tea.toml:26:6: tea, 2016/17: none of 8 CCGs has a figure",
		1: "tea.toml:26:6: warning: tea, 2016/17: only 1 of 8 CCGs have a figure",
		5: "tea.toml:26:6: warning: tea, 2016/17: only 5 of 8 CCGs have a figure",
		6: "",
		7: "",
	} {
		csv := "CCG,Hot,All\n"
		for i := range 8 {
			hot := "3"
			if i >= found {
				hot = []string{"NA", "*"}[i%2] // neither is a figure
			}
			csv += fmt.Sprintf("1%dA,%s,4\n", i, hot)
		}
		result, problems := cookEight(t, plainTable+plainOutput+"england = { none = true }\n", csv)
		same(t, list(problems), want)
		if (result == nil) != (found == 0) {
			t.Errorf("%d found: there are figures: %t", found, result != nil)
		}
	}
}

// What the CCGs have together: 30 of 40 is 75%. The bounds themselves are
// plausible, and a count or two less is not. Values are weighted by people:
// (60 x 1 + 80 x 3) / 4 is 75, and 70 without them.
func TestPlausible(t *testing.T) {
	const counts = "CCG,Hot,All\n01A,10,20\n01B,20,20\n01D,*,90\n01E,NA,90\n"
	const values = "CCG,Hot,All\n01A,60,1\n01B,80,3\n"
	gain := "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"hot\"\nlower = \"hot\"\nupper = \"hot\"\nengland = { none = true }\n"
	tea := plainOutput + "england = { none = true }\n"
	for _, test := range []struct {
		recipe, csv, bounds string
		want                string // that they have together; empty if it is plausible
	}{
		{tea, counts, "[75, 76]", ""},
		{tea, counts, "[74, 75]", ""},
		{tea, counts, "[75.01, 76]", "75"},
		{tea, counts, "[74, 74.99]", "75"},
		{gain + "population = \"all\"\n", values, "[75, 76]", ""},
		{gain + "population = \"all\"\n", values, "[76, 77]", "75"},
		{gain, values, "[70, 71]", ""},
		{gain, values, "[71, 72]", "70"},
	} {
		result, problems := cook(t, plainTable+test.recipe+"plausible = "+test.bounds+"\n", test.csv)
		if test.want == "" {
			if problems.Errors() > 0 {
				t.Errorf("plausible = %s: %s", test.bounds, list(problems))
			}
			continue
		}
		bounds := strings.NewReplacer("[", "", "]", "", ", ", " to ").Replace(test.bounds)
		faulty(t, result, problems, "the CCGs together have "+test.want+", expected "+bounds+": does the file still say the same?")
	}
}

// Populations that are scaled: 15 counted of 60 expected, so that a quarter is.
// A CCG whose count is hidden is no part of it and scaled all the same.
func TestScaled(t *testing.T) {
	result, problems := cook(t, plainTable+plainOutput+"scaled = true\nengland = { none = true }\n", "CCG,Hot,All\n01A,10,20\n01B,5,40\n01D,*,8\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000901,2016/17,10,5\nE38000902,2016/17,5,10\nE38000904,2016/17,,2,,,,,suppressed,1,7")
}

// The account as it is printed, whole.
func TestAccount(t *testing.T) {
	recipe := strings.Replace(plainTable, `by = "ods"`, "by = \"ods\"\nalso = { E38000903 = \"E38000912\" }", 1) + plainOutput
	result, problems := cook(t, recipe, "CCG,Hot,All\nEngland,5000,\"4,000,000.5\"\n01A,1500,1500000\n01C,1000,2500000.5\n01B,*,*\nQ1,1,1\nUNKNOWN,1,1\nQ2,1,1\n ,,\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, account(result), `
tea
  tea.csv
    8 rows read below 1 of title and header = 4 kept + 4 left out
             2  no CCG: CCG is "Q*" (first on line 6)
             1  no CCG: CCG is "UNKNOWN" (first on line 7)
             1  blank (first on line 9)
  2016/17: 5 CCGs expected (those of 1 April 2016), 2 found, 3 missing; 1 figures are of CCGs of other days
    missing  01B NHS Old Marsh & Fen CCG: suppressed
    missing  01D NHS King's Wood CCG: no row
    missing  01E NHS Eastmoor CCG: no row
    count       2,500 in the CCGs, 5,000 published for England (-50.00%)
    population  4,000,000.5 in the CCGs, 4,000,000.5 published for England (+0.00%)`)
}

// More missing CCGs than are worth naming are counted: of nine, eight are named.
func TestAccountOfManyMissing(t *testing.T) {
	c := Coverage{Period: "2016", Day: nhs.Date{Year: 2016, Month: 4, Day: 1}, Missing: strings.Fields("a b c d e f g h i")}
	var text strings.Builder
	c.write(&text)
	if got := text.String(); strings.Count(got, "missing  ") != 9 || !strings.HasSuffix(got, "missing  h\n    missing  and 1 more\n") {
		t.Error(got)
	}
}

// Commas stand between thousands, and nowhere else.
func TestThousands(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", 1234567.25: "1,234,567.25", -1234: "-1234", 1e-7: "0.0000001"} {
		if got := thousands(indicator.Of(x)); got != want {
			t.Errorf("thousands(%v) = %s, want %s", x, got, want)
		}
	}
}
