package recipe

import (
	"strings"
	"testing"
	"testing/fstest"
)

// fingertipsHeader is the 27 columns that Fingertips exports.
const fingertipsHeader = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period," +
	"Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend," +
	"Compared to England value or percentiles,Compared to percentiles,Time period Sortable,New data,Compared to goal,Time period range\n"

// An invented export: England twice a period, a row by deprivation, a region, a
// practice, a figure with limits only, and one that is not there.
const fingertipsFile = fingertipsHeader +
	"7,Tea served hot,,,E92000001,England,England,Persons,All ages,,,2016/17,50,49,51,,,500,1000,,,,,20160000,,,1y\n" +
	"7,Tea served hot,E92000001,England,E92000001,England,England,Persons,All ages,,,2016/17,50,49,51,,,500,1000,,,,,20160000,,,1y\n" +
	"7,Tea served hot,,,E92000001,England,England,Persons,All ages,Deprivation deciles,Most deprived,2016/17,40,39,41,,,50,125,,,,,20160000,,,1y\n" +
	"7,Tea served hot,E92000001,England,E40000003,London,Region,Persons,All ages,,,2016/17,45,44,46,,,90,200,,,,,20160000,,,1y\n" +
	"7,Tea served hot,E40000003,London,E38000901,Old Town,CCGs,Persons,All ages,,,2016/17,25,9.6,49.4,,,5,20,,,,,20160000,,,1y\n" +
	"7,Tea served hot,E40000003,London,E38000904,King's Wood,CCGs,Persons,All ages,,,2016/17,30,20.5,40.5,,,,,Aggregated from all known lower geography values,,,,20160000,,,1y\n" +
	"7,Tea served hot,E40000003,London,E38000905,Eastmoor,CCGs,Persons,All ages,,,2016/17,,,,,,,,,,,,20160000,,,1y\n" +
	"7,Tea served hot,E38000901,Old Town,A81001,Surgery,GPs,Persons,All ages,,,2016/17,,,,,,,,,,,,20160000,,,1y\n" +
	"7,Tea served hot,E40000003,London,E38000901,Old Town,CCGs,Persons,All ages,,,2015 - 17,25,9.6,49.4,,,5,20,,,,,20150000,,,3y\n"

func TestFingertips(t *testing.T) {
	result, problems := Fingertips("tea", "tea.csv").Run([]Source{source("tea.csv", fingertipsFile)}, register(), definitions())
	if problems.Errors() > 0 || problems.Warnings() != 5 { // not pinned; few CCGs in either period; two totals that are far from England's
		t.Fatal(list(problems))
	}
	same(t, figures(result), `
E92000001,2016/17,500,1000
E38000901,2015-01 to 2017-12,5,20
E38000901,2016/17,5,20
E38000904,2016/17,,,30,20.5,40.5,95,,,,Aggregated from all known lower geography values.
E38000905,2016/17,,,,,,,missing,,,The publisher gives no figure for this CCG.`)
	same(t, reasons(result), "no CCG: Area Code is neither England nor the ONS code of a CCG 2, repeats an earlier row 1, Category Type is not \"\" 1")
	balanced(t, result)

	r, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(`title = "Tea"
publisher = "Board"
url = "https://example.org/"
licence = "None"
[[file]]
name = "tea.csv"
[[table]]
format = "fingertips"
where = { sex = "Persons" }
[[indicator]]
id = "tea"
period = "2016/17"
`)}}, "tea.toml", register())
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	if result, problems = r.Run([]Source{source("tea.csv", fingertipsFile)}, register(), definitions()); problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	if got := figures(result); strings.Contains(got, "2015") || strings.Count(got, "\n") != 3 {
		t.Error(got)
	}
}

func TestFingertipsFaults(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"two sexes":           {"Eastmoor,CCGs,Persons,All ages,,,2016/17,,,,,,,", "Old Town,CCGs,Male,All ages,,,2016/17,25,9,49,,,5,20", "name one in where"},
		"a value of others":   {"25,9.6,49.4,,,5,20,,,,,20160000", "35,9.6,49.4,,,5,20,,,,,20160000", "the value is 35, and count / denominator x 100 is 25"},
		"an unknown CCG":      {"E38000905", "E38000999", `"E38000999" is not on the register of CCGs`},
		"another England":     {"E92000001,England,England,Persons,All ages,,,2016/17,50,49,51,,,500,1000,,,,,20160000,,,1y\n7,Tea served hot,,", "E92000001,England,England,Persons,All ages,,,2016/17,60,59,61,,,600,1000,,,,,20160000,,,1y\n7,Tea served hot,,", "says something else"},
		"a period of another": {"2015 - 17", "2015-2017ish", "expected a period as Fingertips writes it"},
		"a column less":       {",Denominator", ",Denom", `there is no column "Denominator"`},
	} {
		text := strings.Replace(fingertipsFile, test.old, test.new, 1)
		if name == "two sexes" {
			text = strings.Replace(text, "E38000905,Old", "E38000901,Old", 1)
		}
		if text == fingertipsFile {
			t.Fatalf("%s: the test changes nothing", name)
		}
		_, problems := Fingertips("tea", "tea.csv").Run([]Source{source("tea.csv", text)}, register(), definitions())
		if got := list(problems); !strings.Contains(got, test.want) {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, test.want)
		}
	}
}

// What Fingertips says of a figure: one that is suppressed is no missing one, and
// one of poor quality is there all the same. The words are Fingertips' own.
func TestFingertipsNotes(t *testing.T) {
	const eastmoor = "Eastmoor,CCGs,Persons,All ages,,,2016/17,,,,,,,,,"
	for name, test := range map[string]struct{ row, want string }{
		"suppressed":           {"Eastmoor,CCGs,Persons,All ages,,,2016/17,,,,,,,,Value suppressed for disclosure control due to small count,", "E38000905,2016/17,,,,,,,suppressed,,,Value suppressed for disclosure control due to small count."},
		"not published":        {"Eastmoor,CCGs,Persons,All ages,,,2016/17,,,,,,,,Value not published for disclosure control,", "E38000905,2016/17,,,,,,,suppressed,,,Value not published for disclosure control."},
		"missing for a reason": {"Eastmoor,CCGs,Persons,All ages,,,2016/17,,,,,,,,No data,", "E38000905,2016/17,,,,,,,missing,,,No data."},
		"missing for none":     {eastmoor, "E38000905,2016/17,,,,,,,missing,,,The publisher gives no figure for this CCG."},
		"of poor quality":      {"Eastmoor,CCGs,Persons,All ages,,,2016/17,25,9.6,49.4,,,5,20,There is a data quality issue with this value,", "E38000905,2016/17,5,20,,,,,unreliable,,,There is a data quality issue with this value."},
		"a count of nothing":   {"Eastmoor,CCGs,Persons,All ages,,,2016/17,0,0,16.1,,,0,20,,", "E38000905,2016/17,0,20"},
	} {
		text := strings.Replace(fingertipsFile, eastmoor, test.row, 1)
		result, problems := Fingertips("tea", "tea.csv").Run([]Source{source("tea.csv", text)}, register(), definitions())
		if problems.Errors() > 0 {
			t.Fatalf("%s: %s", name, list(problems))
		}
		if got := figures(result) + "\n"; !strings.Contains(got, test.want+"\n") {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, test.want)
		}
	}
}
