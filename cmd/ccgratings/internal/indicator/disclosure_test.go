package indicator

import (
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// The only hidden count of an indicator must not follow from England's figure
// less the others.
func TestOneHiddenCountIsNotPublishedBySubtraction(t *testing.T) {
	const one = "E38000001,2018/19,50,100,,,,,,,,\nE38000003,2018/19,,40,,,,,suppressed,1,7,\n"
	const two = "E38000001,2018/19,,100,,,,,suppressed,1,7,\nE38000003,2018/19,,40,,,,,suppressed,1,7,\n"
	for _, c := range []struct {
		name, rows string
		disclosed  bool
	}{
		{"England's count holds it", one + "E92000001,2018/19,54,140,,,,,,,,\n", true},
		{"England is the others added up", one + "E92000001,2018/19,50,100,,,,,,,,\n", false},
		{"England's value gives it away", one + "E92000001,2018/19,,,38.571,,,,,,,\n", true},
		{"England's value is too coarse", "E38000001,2018/19,50,1000,,,,,,,,\nE38000003,2018/19,,400,,,,,suppressed,1,7,\nE92000001,2018/19,,,4,,,,,,,\n", false},
		{"two are hidden", two + "E92000001,2018/19,54,140,,,,,,,,\n", false},
		{"no England figure", one, false},
	} {
		_, problems := readRows(Proportion, c.rows)
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.Text, "the hidden count of E38000003 can be worked out")
		}
		if found != c.disclosed {
			t.Errorf("%s: %v", c.name, problems)
		}
	}
}

func TestSizesThatCannotBe(t *testing.T) {
	for _, row := range []string{"1" + strings.Repeat("0", 13) + ",2" + strings.Repeat("0", 13), "1,0." + strings.Repeat("0", 12) + "1"} {
		_, problems := readRows(Rate, "E38000001,2018/19,"+row+",,,,,,,,\n")
		if problems.Errors() == 0 || !strings.Contains(problems[0].Text, "expected a size between 1e-09 and 1e+12") {
			t.Errorf("%s: %v", row, problems)
		}
	}
}

// A count that stands under a CCG and under the one that it became is one
// count: England's figure gives the hidden one away all the same.
func TestDisclosureWithFiguresOfTwoVintages(t *testing.T) {
	rows := "E38000001,2018/19,30,60,,,,,,,,\nE38000003,2018/19,,40,,,,,suppressed,1,7,\nE38000004,2018/19,50,100,,,,,,,,\nE92000001,2018/19,54,140,,,,,,,,\n"
	start, merged := nhs.Date{Year: 2013, Month: 4, Day: 1}, nhs.Date{Year: 2018, Month: 4, Day: 1}
	reg := nhs.NewRegister([]nhs.CCG{
		{Code: "E38000001", Opened: start, Closed: merged, Successors: []nhs.Code{"E38000004"}},
		{Code: "E38000003", Opened: start},
		{Code: "E38000004", Opened: merged},
	}, []nhs.PatientGroup{{ID: "adults"}})
	_, problems := Read(fstest.MapFS{
		"indicators.csv":              {Data: []byte(definitions(Proportion))},
		"observations/proportion.csv": {Data: []byte(observationHeader + rows)},
	}, reg)
	if len(problems) != 1 || !strings.Contains(problems[0].Text, "the hidden count of E38000003 can be worked out") {
		t.Errorf("%v", problems)
	}
}
