package indicator

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

const observationHeader = "ccg,period,count,population,value,lower,upper,level,status,low,high,note\n"

// definitions gives indicators.csv with an indicator of each kind, named by
// its kind.
func definitions(kinds ...Kind) string {
	text := definitionHeader
	for _, k := range kinds {
		multiplier := map[Kind]string{Proportion: "100", Rate: "1000", Ratio: "100", StandardisedRate: "100000", Mean: "1"}[k]
		text += fmt.Sprintf("%s,adults,Name,%s,higher,%s,,1,people counted,people,Source,https://example.org/,OGL\n", k, k, multiplier)
	}
	return text
}

// readRows reads rows of figures of an indicator of a kind, in o.csv for short.
func readRows(kind Kind, rows string) (*Dataset, problem.List) {
	file := FileOf(ID(kind.String()))
	d, problems := Read(fstest.MapFS{
		"indicators.csv": {Data: []byte(definitions(kind))},
		file:             {Data: []byte(observationHeader + rows)},
	}, register())
	for i := range problems {
		if problems[i].Pos.File == file {
			problems[i].Pos.File = "o.csv"
		}
	}
	return d, problems
}

func TestRead(t *testing.T) {
	d, problems := readRows(Proportion, "E38000002,2018/19,\"1,215\",2000,,,,,,,,\n"+
		"E92000001,2018/19,,,60.8,,,,,,,Published by the same.\n"+
		"E38000003,2018/19,,40,,,,,suppressed,1,7,\n"+
		"E38000001,2018/19,,,,,,,missing,,,Did not report.\n"+
		"E38000001,2017/18,,,52.3,49.1,55.0,95,unreliable,,,Few records.\n")
	wantProblems(t, problems)
	table := d.Table("proportion", "2018/19")
	p, _ := ParsePeriod("2018/19")
	q, _ := ParsePeriod("2017/18")
	pos := func(line int) problem.Pos {
		return problem.Pos{File: "observations/proportion.csv", Line: line, Column: 1}
	}
	want := &Table{
		Indicator: "proportion",
		Period:    p,
		England:   &Observation{Area: "E92000001", Period: p, Value: Of(60.8), Note: "Published by the same.", Pos: pos(3)},
		Rows: []Observation{
			{Area: "E38000001", Period: p, Status: Missing, Note: "Did not report.", Pos: pos(5)},
			{Area: "E38000002", Period: p, Count: Of(1215), Population: Of(2000), Pos: pos(2)},
			{Area: "E38000003", Period: p, Population: Of(40), Status: Suppressed, Low: Of(1), High: Of(7), Pos: pos(4)},
		},
	}
	if !reflect.DeepEqual(table, want) {
		t.Errorf("table\n%+v\nwant\n%+v", table, want)
	}
	earlier := d.Table("proportion", "2017/18")
	row := Observation{Area: "E38000001", Period: q, Value: Of(52.3), Lower: Of(49.1), Upper: Of(55), Level: 95, Status: Unreliable, Note: "Few records.", Pos: pos(6)}
	if earlier == nil || earlier.England != nil || len(earlier.Rows) != 1 || earlier.Rows[0] != row {
		t.Errorf("earlier table %+v, want %+v", earlier, row)
	}
	if got := d.Periods("proportion"); !reflect.DeepEqual(got, []Period{q, p}) {
		t.Errorf("periods %v", got)
	}
	if d.Table("proportion", "2016/17") != nil || d.Table("rate", "2018/19") != nil || d.Periods("rate") != nil {
		t.Error("found figures that are not there")
	}
	if o := table.Row("E38000002"); o != &table.Rows[1] || table.Row("E92000001") != table.England || table.Row("E38000009") != nil || earlier.Row("E92000001") != nil {
		t.Errorf("row %+v", o)
	}
	if def, ok := d.Definition("proportion"); !ok || def.Kind != Proportion {
		t.Errorf("definition %+v, %v", def, ok)
	}
	if _, ok := d.Definition("rate"); ok {
		t.Error("found a definition that is not there")
	}
}

var rowCases = []struct {
	name string
	kind Kind
	rows string
	want []string
}{
	{"none", Rate, "", []string{"o.csv: there is no figure in the file, expected a row for each CCG"}},

	{"unknown CCG", Rate, "E38000012,2018/19,1,2,,,,,,,,\n09C,2018/19,1,2,,,,,,,,\n,2018/19,1,2,,,,,,,,\n", []string{
		`o.csv:2:1: "E38000012" is not a CCG on the register: the nearest is E38000002, NHS Two CCG`,
		`o.csv:3:1: "09C" is not a CCG on the register: it is the ODS code of E38000002, NHS Two CCG`,
		`o.csv:4:1: "" is not a CCG on the register: the nearest is E38000001, NHS One CCG`,
	}},
	{"period", Rate, "E38000001,2018-19,1,2,,,,,,,,\nE38000001,2019-06 to 2018-07,1,2,,,,,,,,\n", []string{
		`o.csv:2:11: period is "2018-19", expected a period like 2018/19, 2018, 2019-06, 2018-07 to 2019-06 or 2019/20 Q3`,
		`o.csv:3:11: period is "2019-06 to 2018-07", expected the earlier month first`,
	}},
	{"two rows for an area and period", Rate, "E38000001,2018/19,1,2,,,,,,,,\nE38000001,2017/18,1,2,,,,,,,,\nE38000001,2018/19,1,2,,,,,,,,\nE92000001,2018/19,1,2,,,,,,,,\nE92000001,2018/19,1,2,,,,,,,,\n", []string{
		"o.csv:4:1: E38000001 has a row for 2018/19 already, on line 2",
		"o.csv:6:1: E92000001 has a row for 2018/19 already, on line 5",
	}},
	{"not numbers", Rate, "E38000001,2018/19,*,n/a,-,..,NULL,95%,,<6,x,\n", []string{
		`o.csv:2:19: count is "*", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:21: population is "n/a", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:25: value is "-", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:27: lower is "..", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:30: upper is "NULL", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:35: level is "95%", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:40: low is "<6", expected a plain number like 1215 or 52.3, or nothing`,
		`o.csv:2:43: high is "x", expected a plain number like 1215 or 52.3, or nothing`,
	}},
	{"status word", Rate, "E38000001,2018/19,1,2,,,,,Missing,,,\n",
		[]string{`o.csv:2:27: status is "Missing", expected missing, suppressed or unreliable`}},

	{"numerator and denominator", Rate, "E38000001,2018/19,-1,2,,,,,,,,\nE38000002,2018/19,0,0,,,,,,,,\nE38000003,2018/19,3,2,,,,,,,,\n", []string{
		"o.csv:2:19: count is -1, expected 0 or more",
		"o.csv:3:21: population is 0, expected more than 0",
	}},
	{"more than all", Proportion, "E38000001,2018/19,2,2,,,,,,,,\nE38000002,2018/19,2.5,2,,,,,unreliable,,,\n",
		[]string{"o.csv:3:19: count is 2.5, expected at most the population, 2"}},
	{"proportion out of bounds", Proportion, "E38000001,2018/19,,20,-2,,,,,,,\nE38000002,2018/19,,20,100.1,,,,,,,\nE38000003,2018/19,,,99,-0.5,100.5,95,,,,\n", []string{
		"o.csv:2:23: value is -2, expected 0 or more",
		"o.csv:3:23: value is 100.1, expected at most 100 for a proportion",
		"o.csv:4:24: lower is -0.5, expected 0 or more",
		"o.csv:4:29: upper is 100.5, expected at most 100 for a proportion",
	}},
	{"rate over the multiplier", Rate, "E38000001,2018/19,,,1200.0,1100.0,1300.0,95,,,,\n", nil},
	{"mean below 0", Mean, "E38000001,2018/19,,,-1.75,-3.50,0.25,95,,,,\n", nil},

	{"value is the count over the population", Proportion, "E38000001,2018/19,1,3,33.3,,,,,,,\nE38000002,2018/19,1,3,33.4,,,,,,,\nE38000003,2018/19,1,8,12.5,,,,,,,\n",
		[]string{"o.csv:3:23: value is 33.4, expected count / population x 100, which is 33.33"}},
	{"value rounded half up, to even, or cut", Rate, "E38000001,2018/19,1,8,125,,,,,,,\nE38000002,2018/19,1,16,62,,,,,,,\nE38000003,2018/19,1,16,63,,,,,,,\n", nil},
	{"value of a mean is not of counts", Mean, "E38000001,2018/19,,300,12.00,11.00,13.00,95,,,,\n", nil},

	{"limits half given", Rate, "E38000001,2018/19,,,52.3,49.1,,95,,,,\nE38000002,2018/19,,,52.3,,55.0,95,,,,\nE38000003,2018/19,1,2,,49.1,,,,,,\n", []string{
		"o.csv:2:31: upper is blank, expected a limit since lower is given",
		"o.csv:3:26: lower is blank, expected a limit since upper is given",
		"o.csv:4:29: upper is blank, expected a limit since lower is given",
	}},
	{"level", Rate, "E38000001,2018/19,,,52.3,49.1,55.0,,,,,\nE38000002,2018/19,1,2,,,,95,,,,\nE38000003,2018/19,,,52.3,49.1,55.0,99,,,,\nE38000003,2017/18,,,52.3,49.1,55.0,99.8,,,,\n", []string{
		"o.csv:2:36: level is blank, expected 95 or 99.8 since lower and upper are given",
		"o.csv:3:26: level is 95, expected a blank cell without lower and upper",
		`o.csv:4:36: level is "99", expected 95 or 99.8`,
	}},
	{"limits the wrong way round", Mean, "E38000001,2018/19,,,52.3,55.0,49.1,95,,,,\nE38000002,2018/19,,,52.3,52.3,52.3,95,,,,\nE92000001,2018/19,,,52.3,52.3,52.3,95,,,,\n", []string{
		"o.csv:2:26: lower is 55.0, expected less than upper, 49.1",
		"o.csv:3:26: lower is 52.3, expected less than upper, 52.3",
	}},
	{"value out of its limits", Mean, "E38000001,2018/19,,,52.3,52.4,55.0,95,,,,\nE38000002,2018/19,,,52.3,49.0,52.2,95,,,,\n", []string{
		"o.csv:2:26: lower is 52.4, expected at most the value, 52.3",
		"o.csv:3:31: upper is 52.2, expected at least the value, 52.3",
	}},
	{"value within half a unit of its limits", Mean, "E38000001,2018/19,,,52,52.5,55.0,95,,,,\nE38000002,2018/19,,,52,52.6,55.0,95,,,,\nE38000003,2018/19,,,52.34,49.0,52.3,95,,,,\n",
		[]string{"o.csv:3:24: lower is 52.6, expected at most the value, 52"}},
	{"counts out of limits", Proportion, "E38000001,2018/19,1,2,,51.0,60.0,95,,,,\nE38000002,2018/19,1,2,,50.0,60.0,95,,,,\n",
		[]string{"o.csv:2:24: lower is 51.0, expected at most the value, 50"}},

	{"missing has no figures", Rate, "E38000001,2018/19,1,2,5.0,4.0,6.0,95,missing,1,2,\nE38000002,2018/19,,2,,,,,missing,,,\n", []string{
		"o.csv:2:19: count is given for a figure that is missing, expected a blank cell",
		"o.csv:2:23: value is given for a figure that is missing, expected a blank cell",
		"o.csv:2:27: lower is given for a figure that is missing, expected a blank cell",
		"o.csv:2:31: upper is given for a figure that is missing, expected a blank cell",
		"o.csv:2:35: level is given for a figure that is missing, expected a blank cell",
		"o.csv:2:46: low is given for a figure that is missing, expected a blank cell",
		"o.csv:2:48: high is given for a figure that is missing, expected a blank cell",
	}},
	{"reason", Rate, "E38000001,2018/19,,,,,,,missing,,," + strings.Repeat("é", 160) + "\nE38000002,2018/19,,,,,,,missing,,," + strings.Repeat("é", 161) + "\n",
		[]string{"o.csv:3:35: note is 161 characters long, expected at most 160 for a missing figure"}},
	{"suppressed has no count", Proportion, "E38000001,2018/19,1,2,50,,,,suppressed,,,\n", []string{
		"o.csv:2:19: count is given for a figure that is suppressed, expected a blank cell",
		"o.csv:2:23: value is given for a figure that is suppressed, expected a blank cell",
	}},
	{"range of a suppressed count", Proportion, "E38000001,2018/19,,20,,,,,suppressed,1,,\nE38000002,2018/19,,20,,,,,suppressed,,7,\nE38000003,2018/19,,20,,,,,suppressed,7,1,\n" +
		"E38000001,2017/18,,20,,,,,suppressed,-1,1,\nE38000002,2017/18,,20,,,,,suppressed,1,21,\nE38000003,2017/18,,,,,,,suppressed,1,7,\n" +
		"E38000001,2016/17,,20,,,,,suppressed,0,20,\nE38000002,2016/17,,,,,,,suppressed,,,\nE38000003,2016/17,,20,,,,,suppressed,7,7,\n", []string{
		"o.csv:2:40: high is blank, expected a number since low is given",
		"o.csv:3:38: low is blank, expected a number since high is given",
		"o.csv:4:38: low is 7, expected at most high, 1",
		"o.csv:5:38: low is -1, expected 0 or more",
		"o.csv:6:40: high is 21, expected at most the population, 20",
		"o.csv:7:20: population is blank, expected a number since low and high are given",
	}},
	{"range over the population of a rate", Rate, "E38000001,2018/19,,5,,,,,suppressed,1,7,\n", nil},
	{"range of a count not suppressed", Rate, "E38000001,2018/19,1,2,,,,,,1,7,\n", []string{
		"o.csv:2:28: low is given for a figure that is not suppressed, expected a blank cell",
		"o.csv:2:30: high is given for a figure that is not suppressed, expected a blank cell",
	}},

	{"no figures", Rate, "E38000001,2018/19,,,,,,,,,,\nE38000002,2018/19,1,,,,,,,,,\nE38000003,2018/19,,2,,,,,unreliable,,,\n", []string{
		"o.csv:2:21: value is blank, expected count and population, or value with lower and upper for a rate, or status missing or suppressed",
		"o.csv:3:21: population is blank, expected count and population, or value with lower and upper for a rate, or status missing or suppressed",
		"o.csv:4:22: value is blank, expected count and population, or value with lower and upper for a rate, or status missing or suppressed",
	}},
	{"value alone", Ratio, "E38000001,2018/19,,,98.2,,,,,,,\n",
		[]string{"o.csv:2:26: lower is blank, expected count and population, or value with lower and upper for a ratio, or status missing or suppressed"}},
	{"proportion by value and population", Proportion, "E38000001,2018/19,,20,50,,,,,,,\nE38000002,2018/19,,,50,,,,,,,\n",
		[]string{"o.csv:3:24: lower is blank, expected count and population, or value with population, or value with lower and upper for a proportion, or status missing or suppressed"}},
	{"counts do not make a standardised rate", StandardisedRate, "E38000001,2018/19,10,2000,,,,,,,,\nE38000002,2018/19,10,2000,68.6,56.2,82.8,95,,,,\n",
		[]string{"o.csv:2:27: value is blank, expected value with lower and upper for a standardised-rate, or status missing or suppressed"}},
	{"England alone", Mean, "E92000001,2018/19,,,52.3,,,,,,,\nE92000001,2017/18,,300,,,,,,,,\n",
		[]string{"o.csv:3:24: value is blank, expected value with lower and upper for a mean, or status missing or suppressed"}},
}

func TestReadProblems(t *testing.T) {
	for _, test := range rowCases {
		t.Run(test.name, func(t *testing.T) {
			_, problems := readRows(test.kind, test.rows)
			wantProblems(t, problems, test.want...)
		})
	}
}

// What spans rows: England against their sum, intervals too coarse, and what
// the files hold of each other.
func TestReadCoarse(t *testing.T) {
	const note = "The published interval is rounded too coarsely to be used."
	for _, test := range []struct {
		name string
		kind Kind
		row  string
		want Observation // Status and Note
		warn []string
	}{
		{"ten units", Mean, "E38000001,2018/19,,,52.3,51.8,52.8,95,,,,", Observation{}, nil},
		{"nine units", Mean, "E38000001,2018/19,,,52.3,51.8,52.7,95,,,,", Observation{Status: Unreliable, Note: note},
			[]string{"o.csv:2:26: warning: interval too coarsely rounded: 0.9 wide, expected at least 1.0; the figure counts as unreliable"}},
		{"whole numbers", StandardisedRate, "E38000001,2018/19,,,52,48,57,95,,,,Mind.", Observation{Status: Unreliable, Note: "Mind."},
			[]string{"o.csv:2:24: warning: interval too coarsely rounded: 9 wide, expected at least 10; the figure counts as unreliable"}},
		{"final zeros dropped", Mean, "E38000001,2018/19,,,52,48,57,95,,,,\nE38000002,2018/19,,,52.5,48.5,57,95,,,,", Observation{}, nil},
		{"another period", Mean, "E38000001,2018/19,,,52,48,57,95,,,,\nE38000002,2017/18,,,52.5,48.5,57,95,,,,", Observation{Status: Unreliable, Note: note},
			[]string{"o.csv:2:24: warning: interval too coarsely rounded: 9 wide, expected at least 10; the figure counts as unreliable"}},
		{"counts are given", Rate, "E38000001,2018/19,52,1000,52,48,57,95,,,,", Observation{}, nil},
		{"denominator is given", Proportion, "E38000001,2018/19,,1000,52,48,57,95,,,,", Observation{}, nil},
		{"denominator of a mean", Mean, "E38000001,2018/19,,1000,52,48,57,95,,,,", Observation{Status: Unreliable, Note: note},
			[]string{"o.csv:2:28: warning: interval too coarsely rounded: 9 wide, expected at least 10; the figure counts as unreliable"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, problems := readRows(test.kind, test.row+"\nE92000001,2018/19,,,52,51,53,95,,,,\n")
			wantProblems(t, problems, test.warn...)
			o := d.Table(ID(test.kind.String()), "2018/19").Rows[0]
			if o.Status != test.want.Status || o.Note != test.want.Note {
				t.Errorf("status %q, note %q, want %q, %q", o.Status, o.Note, test.want.Status, test.want.Note)
			}
		})
	}
}

func TestReadEngland(t *testing.T) {
	for _, test := range []struct {
		name string
		kind Kind
		rows string
		want []string
	}{
		{"the sum", Proportion, "E92000001,2018/19,500,1000,,,,,,,,\nE38000001,2018/19,200,600,,,,,,,,\nE38000002,2018/19,300,400,,,,,,,,\n", nil},
		{"half a per cent off", Proportion, "E92000001,2018/19,,,50.00,,,,,,,\nE38000001,2018/19,50250,100000,,,,,,,,\n", nil},
		{"more", Proportion, "E92000001,2018/19,,,50.00,,,,,,,\nE38000001,2018/19,50251,100000,,,,,,,,\n",
			[]string{"o.csv:2:1: warning: England is 50.0000 and the rows together give 50.2510: they are of different populations, or rows are missing"}},
		{"rounding", Rate, "E92000001,2018/19,,,3,,,,,,,\nE38000001,2018/19,7,2800,,,,,,,,\n", nil},
		{"more than rounding", Rate, "E92000001,2018/19,,,3,,,,,,,\nE38000001,2018/19,249,100000,,,,,,,,\n",
			[]string{"o.csv:2:1: warning: England is 3.00000 and the rows together give 2.49000: they are of different populations, or rows are missing"}},
		{"expected numbers of another year", Ratio, "E92000001,2018/19,,,100,,,,,,,\nE38000001,2018/19,103,99.5,,,,,,,,\nE38000002,2018/19,,,98,80,120,95,,,,\n",
			[]string{"o.csv:2:1: warning: England is 100.000 and the rows together give 103.518: they are of different populations, or rows are missing"}},
		{"no rows with counts", Ratio, "E92000001,2018/19,,,100,,,,,,,\nE38000002,2018/19,,,98,80,120,95,,,,\n", nil},
		{"no sum of means", Mean, "E92000001,2018/19,,,100,,,,,,,\nE38000002,2018/19,,200,98,80,120,95,,,,\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := readRows(test.kind, test.rows)
			wantProblems(t, problems, test.want...)
		})
	}
}

func TestReadFiles(t *testing.T) {
	_, problems := Read(fstest.MapFS{}, register())
	wantProblems(t, problems, "indicators.csv: there is no such file")

	const figure = observationHeader + "E38000001,2018/19,1,2,,,,,,,,\n"
	_, problems = Read(fstest.MapFS{
		"indicators.csv":              {Data: []byte(definitions(Rate, Ratio, Proportion))},
		"observations/rates.csv":      {Data: []byte(figure)},
		"observations/ratio.csv":      {Data: []byte(figure)},
		"observations/README.md":      {Data: []byte("Not figures.")},
		"observations/proportion.csv": {Data: []byte("ccg,period,cuont,population,value,lower,upper,level,status,low,high,note\n")},
	}, register())
	wantProblems(t, problems,
		"indicators.csv:2:1: indicator rate has no figures, expected a file observations/rate.csv",
		`observations/proportion.csv:1:1: column "count" is missing, expected `+strings.TrimSpace(observationHeader),
		`observations/proportion.csv:1:12: unknown column "cuont", expected `+strings.TrimSpace(observationHeader)+`: the nearest is "count"`,
		`observations/rates.csv: indicators.csv has no indicator "rates": the nearest is rate`)

	_, problems = Read(fstest.MapFS{"indicators.csv": {Data: []byte(definitions(Rate))}, "observations": {}}, register())
	wantProblems(t, problems, "observations: the folder cannot be read: readdir observations: not implemented")
}

// A definition with an error in it does not bring errors on its figures.
func TestReadAfterErrors(t *testing.T) {
	definition := "x,adults,Name,rat,higher,,,1,a,b,Source,https://example.org/,OGL\n"
	fsys := fstest.MapFS{
		"indicators.csv":     {Data: []byte(definitionHeader + definition)},
		"observations/x.csv": {Data: []byte(observationHeader + "E38000009,2018/19,3,2,1,,,,,,,\n")},
	}
	empty := nhs.NewRegister(nil, nil)
	d, problems := Read(fsys, empty)
	wantProblems(t, problems,
		`indicators.csv:2:15: kind is "rat", expected proportion, rate, ratio, standardised-rate or mean`,
		`indicators.csv:2:26: multiplier is "", expected a number above 0 like 100`)
	if d.Table("x", "2018/19") == nil {
		t.Error("no table")
	}
}

// What a real file may look like and still be read: a byte-order mark, CR-only
// line ends, columns in another order, quoted thousands, blanks, and blank
// lines for an end.
func TestReadQuirks(t *testing.T) {
	plain, problems := readRows(Proportion, "E38000001,2018/19,1215,23531,,,,,,,,Wharfedale\nE38000002,2018/19,,40,,,,,suppressed,1,7,\n")
	wantProblems(t, problems)
	fsys := fstest.MapFS{"indicators.csv": {Data: []byte(definitions(Proportion))}, "observations/proportion.csv": {Data: []byte(
		"\uFEFF\"note\",period ,ccg,count,population,value,lower,upper,level,status,high,low\r" +
			"\u00a0Wharfedale,2018/19,E38000001 , \"1,215\",\"23,531\",,,,,,,\r" +
			",2018/19,E38000002,,40,,,,,suppressed,7,1\r,,,,,,,,,,,\r\r")}}
	quirky, problems := Read(fsys, register())
	wantProblems(t, problems)
	if a, b := withoutPos(plain), withoutPos(quirky); !reflect.DeepEqual(a, b) {
		t.Errorf("read as\n%+v\nwant\n%+v", b, a)
	}
}

// withoutPos is the dataset without the places of its figures in their files.
func withoutPos(d *Dataset) *Dataset {
	for _, table := range d.tables {
		for i := range table.Rows {
			table.Rows[i].Pos = problem.Pos{}
		}
		if table.England != nil {
			table.England.Pos = problem.Pos{}
		}
	}
	return d
}

// The order of the rows must not matter.
func TestReadPermuted(t *testing.T) {
	rows := []string{
		"E92000001,2018/19,,,52.3,,,,,,,", "E38000001,2018/19,1,3,,,,,,,,", "E38000002,2018/19,0.1,0.3,,,,,,,,", "E38000003,2018/19,0.7,1.1,,,,,,,,",
		"E38000001,2017/18,,,,,,,missing,,,", "E38000002,2017/18,,,52.3,52.0,52.5,95,,,,", "E38000003,2017/18,,,52.3,50.0,54.55,95,,,,",
	}
	r := rand.New(rand.NewPCG(1, 2))
	first, problems := readRows(Proportion, strings.Join(rows, "\n"))
	want, wantTexts := withoutPos(first), sortedTexts(problems)
	for range 50 {
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		d, problems := readRows(Proportion, strings.Join(rows, "\n"))
		if got := withoutPos(d); !reflect.DeepEqual(got, want) {
			t.Fatalf("rows\n%s\nread as\n%+v\nwant\n%+v", strings.Join(rows, "\n"), got, want)
		}
		if got := sortedTexts(problems); !slices.Equal(got, wantTexts) {
			t.Fatalf("rows\n%s\ngive %q, want %q", strings.Join(rows, "\n"), got, wantTexts)
		}
	}
}

// sortedTexts is the texts of problems without their places.
func sortedTexts(problems problem.List) []string {
	var texts []string
	for _, p := range problems {
		texts = append(texts, p.Text)
	}
	slices.Sort(texts)
	return texts
}

func TestNewDataset(t *testing.T) {
	p, _ := ParsePeriod("2018/19")
	d := NewDataset([]Definition{{ID: "b"}, {ID: "a"}}, []*Table{
		nil,
		{Indicator: "a", Period: p, Rows: []Observation{{Area: "E38000002"}, {Area: "E38000001"}}},
	})
	if d.Definitions[0].ID != "b" || d.Table("a", "2018/19").Rows[0].Area != "E38000001" {
		t.Errorf("dataset %+v", d)
	}
	if d := NewDataset(nil, nil); d.Table("a", "2018/19") != nil || d.Periods("a") != nil {
		t.Errorf("empty dataset %+v", d)
	}
}

func BenchmarkRead(b *testing.B) {
	for _, rows := range []int{200, 100_000} {
		opened := nhs.Date{Year: 2013, Month: 4, Day: 1}
		var ccgs []nhs.CCG
		var text strings.Builder
		text.WriteString(observationHeader)
		for i := range 200 {
			ccgs = append(ccgs, nhs.CCG{Code: nhs.Code(fmt.Sprintf("E38%06d", i)), Opened: opened})
		}
		for i := range rows {
			month := i / 200
			fmt.Fprintf(&text, "E38%06d,%d-%02d,%d,\"1,%03d\",,,,,,,,\n", i%200, 1950+month/12, 1+month%12, i%997, i%1000)
		}
		reg := nhs.NewRegister(ccgs, []nhs.PatientGroup{{ID: "adults"}})
		fsys := fstest.MapFS{"indicators.csv": {Data: []byte(definitions(Rate))}, "observations/rate.csv": {Data: []byte(text.String())}}
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if _, problems := Read(fsys, reg); len(problems) > 0 {
					b.Fatal(problems[0])
				}
			}
		})
	}
}

// FuzzReadObservations holds that reading never panics, that problems have
// places, and that the figures of a row kept make sense.
func FuzzReadObservations(f *testing.F) {
	for _, test := range rowCases {
		f.Add(uint8(test.kind), test.rows)
	}
	f.Fuzz(func(t *testing.T, kind uint8, rows string) {
		k := Proportion + Kind(kind)%Mean
		d, problems := readRows(k, rows)
		for _, p := range problems {
			if p.Pos.File != "o.csv" || p.Pos.Line == 0 && !strings.HasPrefix(p.Text, "there is no figure") {
				t.Errorf("%v has no place", p)
			}
		}
		for _, p := range d.Periods(ID(k.String())) {
			for _, o := range d.Table(ID(k.String()), p.Text).Rows {
				counts, interval := o.Count.Given && o.Population.Given, o.Value.Given && o.Lower.Given && o.Upper.Given
				switch {
				case o.Count.Number < 0, o.Population.Given && o.Population.Number <= 0, k == Proportion && counts && o.Count.Number > o.Population.Number,
					o.Lower.Number > o.Upper.Number, interval != (o.Level > 0) && !counts,
					o.Status == Suppressed && (o.Count.Given || o.Value.Given), o.Status == Missing && (o.Count.Given || o.Value.Given || o.Low.Given):
					t.Errorf("%q kept %+v", rows, o)
				}
			}
		}
	})
}
