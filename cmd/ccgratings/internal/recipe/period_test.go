package recipe

import (
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
)

// The period that the name of a file holds. No name can hold a stroke, so that
// 2014-15 is the year 2014/15, which has no fifteenth month; 2011-12 is a year
// or a month, and only the recipe knows. Digits around make another number.
func TestPeriodInFileName(t *testing.T) {
	for _, test := range []struct{ read, name, wanted, want, fault string }{
		{"period", "tea-2014-15.csv", "", "2014/15", ""},
		{"period", "tea-2014-15.csv", "2014/15", "2014/15", ""},
		{"period", "tea-2014-15.csv", "2015/16", "2014/15", ""},
		{"period", "folder-2016/tea-2014-15.csv", "", "2014/15", ""},
		{"period", "tea 2016.csv", "", "2016", ""},
		{"period", "2016.csv", "", "2016", ""},
		{"period", "tea-2011-12.csv", "", "", `the name of the file, "tea-2011-12.csv", can be read as 2011-12 or 2011/12: say in the recipe which period it is`},
		{"period", "tea-2011-12.csv", "2011/12", "2011/12", ""},
		{"period", "tea-2011-12.csv", "2011-12", "2011-12", ""},
		{"period", "tea-2011-12.csv", "2011-12 2011/12", "", "can be read as"},
		{"period", "tea-2016-and-2017.csv", "", "", "can be read as 2016 or 2017"},
		{"period", "tea-2016-and-2017.csv", "2017", "2017", ""},
		{"period", "tea-12016.csv", "", "", `the name of the file, "tea-12016.csv", holds no period`},
		{"period", "tea-20161.csv", "", "", "holds no period"},
		{"period", "tea-2014-156.csv", "", "2014", ""},
		{"period", "tea.csv", "2016", "", "holds no period"},
		{"period", "tea 2016-04 to 2016-06.csv", "", "2016-04 to 2016-06", ""},
		{"Mmmyyyy", "teaJAN2016.csv", "", "2016-01", ""},
		{"yyyymm", "tea_201604_final.csv", "", "2016-04", ""},
		{"yyyymm", "tea_20160401.csv", "", "", "holds no period"},
	} {
		rule, err := parseReading(test.read)
		if err != nil {
			t.Fatal(err)
		}
		var wanted []indicator.Period
		for _, text := range strings.Fields(test.wanted) {
			wanted = append(wanted, period(t, text))
		}
		got, err := rule.inName(test.name, wanted)
		if test.fault != "" {
			if err == nil || !strings.Contains(err.Error(), test.fault) {
				t.Errorf("%s as %s, wanted %q: %s, %v, want %s", test.name, test.read, test.wanted, got.Text, err, test.fault)
			}
			continue
		}
		if err != nil || got.Text != test.want {
			t.Errorf("%s as %s, wanted %q: %s, %v, want %s", test.name, test.read, test.wanted, got.Text, err, test.want)
		}
	}
}

func period(t *testing.T, text string) indicator.Period {
	t.Helper()
	p, err := indicator.ParsePeriod(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// How periods are written in cells.
func TestReading(t *testing.T) {
	for _, test := range []struct{ read, text, want string }{
		{"period", "2014/15", "2014/15"},
		{"period", "2014-15", ""},
		{"dd/mm/yyyy", "31/12/2018", "2018-12"},
		{"dd/mm/yyyy", "12/31/2018", ""},
		{"ddMmmyyyy", "31JAN2019", "2019-01"},
		{"ddMmmyyyy", "31jan2019", "2019-01"},
		{"Mmm-yy", "APR-16", "2016-04"},
		{"yyyy-mm-dd", "2016-02-30", ""},
		{"fingertips", "2015/16 - 17/18", "2015-04 to 2018-03"},
		{"fingertips", "2015 - 17", "2015-01 to 2017-12"},
		{"fingertips", "2016/17 Q3", "2016/17 Q3"},
		{"fingertips", "2016 Q3", "2016-07 to 2016-09"},
		{"fingertips", "2016 Q5", ""},
		{"fingertips", "2016 Jan", "2016-01"},
		{"fingertips", "Jan 2016", "2016-01"},
		{"fingertips", "2017 - 15", ""},
	} {
		rule, err := parseReading(test.read)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := rule.period(test.text); got.Text != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s read as %s is %q, %v, want %q", test.text, test.read, got.Text, err, test.want)
		}
	}
	for _, text := range []string{"", "dd", "yyyy", "mm/dd", "date"} {
		if _, err := parseReading(text); err == nil {
			t.Errorf("%q is a way to read periods", text)
		}
	}
}

// A period in the name of the file is that of all rows, and it must be one that
// is wanted.
func TestPeriodOfFile(t *testing.T) {
	const csv = "CCG,Hot,All\nEngland,30,70\n01A,10,20\n"
	recipe := plainTable + "[table.period]\nin = \"file name\"\nread = \"period\"\n" + plainOutput
	cook := func(name, recipe string) (*Result, string) {
		r := read(t, strings.Replace(head("tea.csv", csv), `"tea.csv"`, `"`+name+`"`, 1)+recipe)
		result, problems := r.Run([]Source{source("files/"+name, csv)}, register(), definitions())
		return result, list(problems)
	}
	result, problems := cook("tea-2016-17.csv", recipe)
	if result == nil {
		t.Fatal(problems)
	}
	same(t, figures(result), "E92000001,2016/17,30,70\nE38000901,2016/17,10,20")
	result, problems = cook("tea-2011-12.csv", strings.Replace(recipe, "period = \"2016/17\"\n", "", 1))
	if want := `files/tea-2011-12.csv: the name of the file, "tea-2011-12.csv", can be read as`; result != nil || !strings.Contains(problems, want) {
		t.Errorf("got:\n%s\nwant:\n%s", problems, want)
	}
	result, problems = cook("tea-2017-18.csv", recipe)
	if want := "no row of files/tea-2017-18.csv counts for tea, of 2 read: for most, another period"; result != nil || !strings.Contains(problems, want) {
		t.Errorf("got:\n%s\nwant:\n%s", problems, want)
	}
	result, problems = cook("tea-2017-18.csv", strings.Replace(recipe, "period = \"2016/17\"\n", "", 1))
	if result == nil {
		t.Fatal(problems)
	}
	same(t, figures(result), "E92000001,2017/18,30,70\nE38000901,2017/18,10,20")
}

// Texts that stand for periods; others are of periods that nobody wants, and an
// output that takes another of them leaves those rows out for itself.
func TestCellsOfPeriods(t *testing.T) {
	recipe := strings.Replace(monthTable, "read = \"period\"\n", "cells = { \"Q1 of 16\" = \"2016/17 Q1\", \"Q2 of 16\" = \"2016/17 Q2\" }\n", 1)
	recipe = strings.Replace(recipe, `"2016-04 to 2016-06"`, `"2016/17 Q1"`, 1) + "[[indicator]]\nid = \"tea\"\nperiod = \"2016/17 Q2\"\ncount = \"hot\"\npopulation = \"all\"\nengland = { none = true }\n"
	result, problems := cook(t, recipe, "CCG,Month,Hot,All\n01A,Q1 of 16,1,10\n01A,Q2 of 16,2,20\n01A,Q3 of 16,3,30\n01A,,4,40\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E38000901,2016/17 Q1,1,10\nE38000901,2016/17 Q2,2,20")
	same(t, reasons(result), "another period 3")
	balanced(t, result)
}
