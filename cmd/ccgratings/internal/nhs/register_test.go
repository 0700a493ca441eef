package nhs

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/problem"
)

const (
	ccgHeader   = "code,ods_code,name,region,opened,closed,successors\n"
	groupHeader = "id,name,description\n"
	goodCCGs    = ccgHeader +
		"E38000003,03X,NHS Two CCG,Midlands,2013-04-01,2019-04-01,E38000004\n" +
		"E38000001,01K,NHS One CCG,North,2013-04-01,2017-04-01,E38000002\n" +
		"E38000002,01K,NHS One CCG,North,2017-04-01,,\n" +
		"E38000004,15MAB,NHS Four CCG,Midlands,2019-04-01,2022-07-01,\n"
	goodGroups = groupHeader +
		"older-people,Older people,People over 65.\n" +
		"children,Children,People under 18.\n"
)

func readData(ccgs, groups string) (*Register, problem.List) {
	return ReadRegister(fstest.MapFS{"ccgs.csv": {Data: []byte(ccgs)}, "patient-groups.csv": {Data: []byte(groups)}})
}

func wantProblems(t *testing.T, got problem.List, want ...string) {
	t.Helper()
	var texts []string
	for _, p := range got {
		texts = append(texts, p.Error())
	}
	if !slices.Equal(texts, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(texts, "\n"), strings.Join(want, "\n"))
	}
}

func codes(ccgs []CCG) string {
	var codes []string
	for _, c := range ccgs {
		codes = append(codes, string(c.Code))
	}
	return strings.Join(codes, " ")
}

func TestReadRegister(t *testing.T) {
	r, problems := readData(goodCCGs, goodGroups)
	wantProblems(t, problems)
	if got := codes(r.CCGs); got != "E38000001 E38000002 E38000003 E38000004" {
		t.Errorf("CCGs %s", got)
	}
	c, ok := r.CCG("E38000003")
	if !ok || c.ODS != "03X" || c.Name != "NHS Two CCG" || c.Region != "Midlands" || c.Opened.String() != "2013-04-01" ||
		c.Closed.String() != "2019-04-01" || !slices.Equal(c.Successors, []Code{"E38000004"}) || c.Pos.String() != "ccgs.csv:2:1" {
		t.Errorf("CCG %+v, %v", c, ok)
	}
	if _, ok := r.CCG("E38000009"); ok {
		t.Error("found a CCG that is not there")
	}
	g, ok := r.Group("children")
	if !ok || g.Name != "Children" || g.Description != "People under 18." || g.Pos.String() != "patient-groups.csv:3:1" || r.Groups[0].ID != "older-people" {
		t.Errorf("group %+v, %v of %v", g, ok, r.Groups)
	}
	if _, ok := r.Group("adults"); ok {
		t.Error("found a group that is not there")
	}
}

func TestInvented(t *testing.T) {
	for _, test := range []struct {
		code          Code
		ccg, invented bool
	}{
		{"E38000001", true, false}, {"X38000001", true, true}, {"X3800001", false, false}, {"X3800000A", false, false},
		{"X92000001", false, false}, {England, false, false}, {"", false, false},
	} {
		if test.code.IsCCG() != test.ccg || test.code.Invented() != test.invented {
			t.Errorf("%q: a CCG's %v, invented %v", test.code, test.code.IsCCG(), test.code.Invented())
		}
	}
	r, problems := readData(goodCCGs, goodGroups)
	wantProblems(t, problems)
	if r.Invented() || NewRegister(nil, nil).Invented() {
		t.Error("a real register, and an empty one, are not invented")
	}
	r, problems = readData(ccgHeader+"X38000001,Z0001,NHS One CCG,North Reach,2013-04-01,,\n", goodGroups)
	wantProblems(t, problems)
	if !r.Invented() {
		t.Error("a register of X38 codes is invented")
	}
}

func TestOpenOn(t *testing.T) {
	r, _ := readData(goodCCGs, goodGroups)
	for day, want := range map[string]string{
		"2013-03-31": "",
		"2013-04-01": "E38000001 E38000003", // the first day
		"2017-03-31": "E38000001 E38000003",
		"2017-04-01": "E38000002 E38000003", // the first day it no longer existed
		"2019-04-01": "E38000002 E38000004",
		"2022-07-01": "E38000002",
	} {
		d, err := ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := codes(r.OpenOn(d)); got != want {
			t.Errorf("open on %s: %s, want %s", day, got, want)
		}
	}
	r = NewRegister([]CCG{{Code: "E38000001", ODS: "09A"}, {Code: "E38000002", ODS: "01K"}}, nil)
	if got := codes(r.OpenOn(Date{2016, 4, 1})); got != "E38000002 E38000001" {
		t.Errorf("by ODS code: %s", got)
	}
}

func TestSuggest(t *testing.T) {
	r, _ := readData(goodCCGs, goodGroups)
	for code, want := range map[string]string{
		"E38000031":  "the nearest is E38000001, NHS One CCG", // 3 and 4 are as near, 1 is first
		"E3800004":   "the nearest is E38000004, NHS Four CCG",
		"E38000040":  "the nearest is E38000004, NHS Four CCG", // swapped
		"S38000002":  "the nearest is E38000002, NHS One CCG",
		"":           "the nearest is E38000001, NHS One CCG",
		"15MAB":      "it is the ODS code of E38000004, NHS Four CCG",
		"01K":        "it is the ODS code of E38000001, NHS One CCG and of E38000002, NHS One CCG",
		"E380000022": "the nearest is E38000002, NHS One CCG",
	} {
		if got := r.Suggest(code); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", code, got, want)
		}
	}
	if got := NewRegister(nil, nil).Suggest("E38000001"); got != "" {
		t.Errorf("an empty register suggests %q", got)
	}
	if _, ok := NewRegister(nil, nil).Nearest("E38000001"); ok {
		t.Error("an empty register has a nearest")
	}
}

func TestReadCCGsProblems(t *testing.T) {
	const open, closed = "E38000001,01K,NHS One CCG,North,2013-04-01,,\n", "E38000002,02N,NHS Two CCG,North,2013-04-01,2019-04-01,E38000001\n"
	for _, test := range []struct {
		name, rows string
		want       []string
	}{
		{"none", "", []string{"ccgs.csv: there is no CCG in the file, expected a row for each"}},
		{"blank cells", ",,,,,,\nE38000001,,,,,,\n" + closed, []string{
			"ccgs.csv:2:1: a blank line among the rows, expected none",
			`ccgs.csv:3:11: ods_code is "", expected three or five capital letters and digits like 02N`,
			"ccgs.csv:3:12: name is blank, expected the official name of the CCG",
			"ccgs.csv:3:13: region is blank, expected the name of the NHS region",
			`ccgs.csv:3:14: opened is "", expected a date like 2016-04-01`,
		}},
		{"code", "E3800001,01K,NHS One CCG,North,2013-04-01,,\nE92000001,01K,NHS One CCG,North,2013-04-01,,\nE3800000A,01K,NHS One CCG,North,2013-04-01,,\n,01K,NHS One CCG,North,2013-04-01,,\n", []string{
			`ccgs.csv:2:1: code is "E3800001", expected E38 and six digits like E38000001, or X38 and six digits if the CCG is invented`,
			`ccgs.csv:3:1: code is "E92000001", expected E38 and six digits like E38000001, or X38 and six digits if the CCG is invented`,
			`ccgs.csv:4:1: code is "E3800000A", expected E38 and six digits like E38000001, or X38 and six digits if the CCG is invented`,
			`ccgs.csv:5:1: code is "", expected E38 and six digits like E38000001, or X38 and six digits if the CCG is invented`,
		}},
		{"real and invented", open + "X38000001,Z01,NHS Two CCG,North,2013-04-01,,\nX38000002,Z02,NHS Three CCG,North,2013-04-01,,\n",
			[]string{"ccgs.csv:3:1: X38000001 is the code of an invented CCG and E38000001, on line 2, of a real one, expected CCGs of one kind only"}},
		{"invented and real", "X38000001,Z01,NHS Two CCG,North,2013-04-01,,\n" + open,
			[]string{"ccgs.csv:3:1: E38000001 is the code of a real CCG and X38000001, on line 2, of an invented one, expected CCGs of one kind only"}},
		{"doubled code", open + "E38000001,02N,NHS Two CCG,North,2013-04-01,,\n",
			[]string{"ccgs.csv:3:1: E38000001 is on the register already, on line 2"}},
		{"ODS shape", "E38000001,01k,NHS One CCG,North,2013-04-01,,\nE38000002,01KX,NHS One CCG,North,2013-04-01,,\n", []string{
			`ccgs.csv:2:11: ods_code is "01k", expected three or five capital letters and digits like 02N`,
			`ccgs.csv:3:11: ods_code is "01KX", expected three or five capital letters and digits like 02N`,
		}},
		{"ODS twice at a time", open + "E38000003,01K,NHS Three CCG,North,2017-04-01,,\n",
			[]string{"ccgs.csv:3:11: ods_code 01K belongs to E38000001, on line 2, at the same time, expected one CCG at a time"}},
		{"dates", "E38000001,01K,NHS One CCG,North,01/04/2013,2019-02-30,E38000002\nE38000002,02N,NHS Two CCG,North,2013-04-01,2013-04-01,E38000001\n", []string{
			`ccgs.csv:2:33: opened is "01/04/2013", expected a date like 2016-04-01`,
			`ccgs.csv:2:44: closed is "2019-02-30", expected a date like 2016-04-01`,
			"ccgs.csv:3:44: closed on 2013-04-01, expected a day after it opened, 2013-04-01",
		}},
		{"no successor", open + "E38000002,02N,NHS Two CCG,North,2013-04-01,2022-06-30,\nE38000003,03N,NHS Three CCG,North,2013-04-01,2022-07-01,\n",
			[]string{"ccgs.csv:3:55: E38000002 closed on 2022-06-30 and has no successors, expected the codes of the CCGs that took over"}},
		{"successor of an open one", "E38000001,01K,NHS One CCG,North,2013-04-01,,E38000002\n" + closed,
			[]string{"ccgs.csv:2:45: E38000001 has successors and is not closed, expected a date in closed or no successors"}},
		{"wrong successors", open + "E38000002,02N,NHS Two CCG,North,2013-04-01,2019-04-01,E38000002 E38000001  E38000001 E38000009 E38000003\n" +
			"E38000003,03N,NHS Three CCG,North,2019-04-02,,\n", []string{
			"ccgs.csv:3:55: E38000002 is its own successor, expected another CCG",
			`ccgs.csv:3:55: successor "E38000009" is not on the register, expected the code of a CCG`,
			"ccgs.csv:3:55: successor E38000001 is there twice, expected once",
			"ccgs.csv:3:55: successor E38000003 was not open on 2019-04-01, when E38000002 closed",
		}},
		{"successor with an error of its own", closed + "E38000001,01K,,North,2020-04-01,,\n",
			[]string{"ccgs.csv:3:15: name is blank, expected the official name of the CCG"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := readData(ccgHeader+test.rows, goodGroups)
			wantProblems(t, problems, test.want...)
		})
	}
}

// A row with an error keeps its code on the register, so that figures for it
// are not reported too.
func TestReadRegisterKeepsCodes(t *testing.T) {
	r, problems := readData(ccgHeader+"E38000001,01K,,North,2013-04-01,,\n", groupHeader+"children,,People under 18.\n")
	wantProblems(t, problems,
		"ccgs.csv:2:15: name is blank, expected the official name of the CCG",
		"patient-groups.csv:2:10: name is blank, expected the name of the patient group")
	if _, ok := r.CCG("E38000001"); !ok {
		t.Error("E38000001 is not on the register")
	}
	if _, ok := r.Group("children"); !ok {
		t.Error("children is not a group")
	}
}

func TestReadGroupsProblems(t *testing.T) {
	for _, test := range []struct {
		name, rows string
		want       []string
	}{
		{"none", "", []string{"patient-groups.csv: there is no patient group in the file, expected a row for each"}},
		{"blank", "children,,\n", []string{
			"patient-groups.csv:2:10: name is blank, expected the name of the patient group",
			"patient-groups.csv:2:11: description is blank, expected a sentence on who is in the group",
		}},
		{"id", "Older people,a,b\n-x,a,b\nx-,a,b\nx--y,a,b\n,a,b\n", []string{
			`patient-groups.csv:2:1: id is "Older people", expected lower-case words joined by hyphens like older-people`,
			`patient-groups.csv:3:1: id is "-x", expected lower-case words joined by hyphens like older-people`,
			`patient-groups.csv:4:1: id is "x-", expected lower-case words joined by hyphens like older-people`,
			`patient-groups.csv:5:1: id is "x--y", expected lower-case words joined by hyphens like older-people`,
			`patient-groups.csv:6:1: id is "", expected lower-case words joined by hyphens like older-people`,
		}},
		{"doubled", "a,b,c\nd,e,f\na,g,h\n", []string{"patient-groups.csv:4:1: patient group a is there already, on line 2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := readData(goodCCGs, groupHeader+test.rows)
			wantProblems(t, problems, test.want...)
		})
	}
	_, problems := ReadRegister(fstest.MapFS{})
	wantProblems(t, problems, "ccgs.csv: there is no such file", "patient-groups.csv: there is no such file")
}
