package indicator

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// merging is a register in which 1 and 2 merged into 4 in 2018 and 3 and 4
// into 5 in 2020; 6 went to 8, which took in part of 7 as well, and 7 to 8
// and 9; 10 is 11 under a new code; 12 never changed.
func merging() *nhs.Register {
	date := func(year int) nhs.Date { return nhs.Date{Year: year, Month: 4, Day: 1} }
	ccg := func(code nhs.Code, name string, opened, closed int, successors ...nhs.Code) nhs.CCG {
		c := nhs.CCG{Code: code, Name: "NHS " + name + " CCG", Opened: date(opened), Successors: successors}
		if closed > 0 {
			c.Closed = date(closed)
		}
		return c
	}
	return nhs.NewRegister([]nhs.CCG{
		ccg("E38000001", "One", 2013, 2018, "E38000004"), ccg("E38000002", "Two", 2013, 2018, "E38000004"),
		ccg("E38000003", "Three", 2013, 2020, "E38000005"), ccg("E38000004", "Four", 2018, 2020, "E38000005"),
		ccg("E38000005", "Five", 2020, 0),
		ccg("E38000006", "Six", 2013, 2018, "E38000008"), ccg("E38000007", "Seven", 2013, 2018, "E38000008", "E38000009"),
		ccg("E38000008", "Eight", 2018, 0), ccg("E38000009", "Nine", 2018, 0),
		ccg("E38000010", "Ten", 2013, 2018, "E38000011"), ccg("E38000011", "Eleven", 2018, 0),
		ccg("E38000012", "Twelve", 2013, 0),
	}, []nhs.PatientGroup{{ID: "adults"}})
}

// restated reads rows of 2016/17 of a kind and restates them to a day of a
// year.
func restated(t *testing.T, kind Kind, year int, rows ...string) *Table {
	t.Helper()
	return restatedOn(t, merging(), kind, year, rows...)
}

func restatedOn(t *testing.T, reg *nhs.Register, kind Kind, year int, rows ...string) *Table {
	t.Helper()
	table := &Table{Indicator: "x"}
	table.Period, _ = ParsePeriod("2016/17")
	for _, text := range rows {
		cells := strings.Split(text, ",")
		o := Observation{Area: nhs.Code("E380000" + cells[0]), Period: table.Period}
		for i, into := range []*Figure{&o.Count, &o.Population, &o.Value, &o.Lower, &o.Upper} {
			if cells[i+1] != "" {
				x, err := strconv.ParseFloat(cells[i+1], 64)
				if err != nil {
					t.Fatal(err)
				}
				*into = Of(x)
			}
		}
		o.Status, o.Note = Status(slices.Index(statuses[:], cells[6])), cells[7]
		table.Rows = append(table.Rows, o)
	}
	NewDataset(nil, []*Table{table}) // sorts the rows
	return table.Restate(Definition{ID: "x", Kind: kind, Multiplier: 100}, reg, nhs.Date{Year: year, Month: 4, Day: 1})
}

func TestRestate(t *testing.T) {
	for _, test := range []struct {
		name string
		kind Kind
		year int // restated to 1 April
		rows []string
		area nhs.Code
		want string // count/population value status: note
	}{
		{"as published", Rate, 2016, []string{"01,3,10,,,,,Own note."}, "E38000001", "3/10  as it is: Own note."},
		{"published on a later area", Rate, 2020, []string{"05,9,30,,,,,", "03,1,2,,,,,"}, "E38000005", "9/30  as it is: "},
		{"counts, not rates", Proportion, 2018, []string{"01,3,10,,,,,", "02,40,50,,,,,"}, "E38000004",
			"43/60  added up: The two CCGs that merged into this one, added up."},
		{"one decimal stays one", Ratio, 2018, []string{"01,3,0.1,,,,,", "02,40,0.2,,,,,"}, "E38000004",
			"43/0.3  added up: The two CCGs that merged into this one, added up."},
		{"limits are left out", Rate, 2018, []string{"01,3,10,30,20,40,,", "02,1,10,10,5,15,,"}, "E38000004",
			"4/20  added up: The two CCGs that merged into this one, added up."},
		{"over two mergers", Rate, 2020, []string{"01,3,10,,,,,", "02,4,50,,,,,", "03,1,7,,,,,"}, "E38000005",
			"8/67  added up: The three CCGs that merged into this one, added up."},
		{"of two vintages", Rate, 2020, []string{"04,7,60,,,,,", "01,3,10,,,,,", "03,1,7,,,,,"}, "E38000005",
			"8/67  added up: The two CCGs that merged into this one, added up."},
		{"one unreliable", Rate, 2018, []string{"01,3,10,,,,unreliable,Late.", "02,4,50,,,,,"}, "E38000004",
			"7/60 unreliable added up: The two CCGs that merged into this one, added up; not reliable for NHS One CCG."},
		{"one missing", Rate, 2018, []string{"01,,,,,,missing,Late.", "02,4,50,,,,,"}, "E38000004",
			"/ missing not added up: Formed on 1 April 2018 from two CCGs; there is no figure of NHS One CCG."},
		{"one suppressed", Rate, 2018, []string{"01,,20,,,,suppressed,", "02,4,50,,,,,"}, "E38000004",
			"/ missing not added up: Formed on 1 April 2018 from two CCGs; there is no figure of NHS One CCG."},
		{"one without row", Rate, 2020, []string{"02,4,50,,,,,", "03,4,50,,,,,"}, "E38000005",
			"/ missing not added up: Formed on 1 April 2020 from three CCGs; there is no figure of NHS One CCG."},
		{"two without", Rate, 2020, []string{"02,4,50,,,,,", "03,,,,,,missing,"}, "E38000005",
			"/ missing not added up: Formed on 1 April 2020 from three CCGs; there is no figure of NHS Three CCG and NHS One CCG."},
		{"one without counts", Rate, 2018, []string{"01,,,3,2,4,,", "02,4,50,,,,,"}, "E38000004",
			"/ missing not added up: Formed on 1 April 2018 from two CCGs whose figures cannot be added up."},
		{"means", Mean, 2020, []string{"01,5,10,20,19,21,,", "02,5,10,20,19,21,,", "03,5,10,20,19,21,,"}, "E38000005",
			"/ missing not added up: Formed on 1 April 2020 from three CCGs whose figures cannot be added up."},
		{"took in part of another", Rate, 2018, []string{"06,3,10,,,,,", "07,4,50,,,,,"}, "E38000008",
			"/ missing boundary changed: Its boundary changed on 1 April 2018, and this was published for the areas as they were before."},
		{"gave up a part", Rate, 2018, []string{"07,4,50,,,,,"}, "E38000009",
			"/ missing boundary changed: Its boundary changed on 1 April 2018, and this was published for the areas as they were before."},
		{"a new code", Mean, 2018, []string{"10,,12,20,19,21,,"}, "E38000011",
			"/12 20 as it is: Published for NHS Ten CCG, whose whole area it took over."},
		{"published for the successor only", Rate, 2016, []string{"05,3,10,,,,,"}, "E38000002",
			"/ missing only later: Published only for the area of NHS Five CCG, which took over from it."},
		{"published after it was divided", Rate, 2016, []string{"09,3,10,,,,,"}, "E38000007",
			"/ missing only later: Its boundary changed on 1 April 2018, and this was published only for the areas since."},
		{"published after it took in more", Rate, 2016, []string{"08,3,10,,,,,"}, "E38000006",
			"/ missing only later: Its boundary changed on 1 April 2018, and this was published only for the areas since."},
		{"no figure", Rate, 2018, []string{"01,3,10,,,,,"}, "E38000012", "absent"},
		{"none of its area", Rate, 2018, []string{"01,3,10,,,,,"}, "E38000009", "absent"},
		{"not open yet", Rate, 2016, []string{"04,3,10,,,,,"}, "E38000004", "absent"},
		{"closed", Rate, 2018, []string{"01,3,10,,,,,"}, "E38000001", "absent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := restated(t, test.kind, test.year, test.rows...)
			if got := words(table.Row(test.area)); got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

// words is a figure as the cases above write it.
func words(o *Observation) string {
	if o == nil {
		return "absent"
	}
	basis := [...]string{"as it is", "added up", "not added up", "boundary changed", "only later"}[o.Basis]
	text := o.Count.String() + "/" + o.Population.String() + " " + o.Value.String()
	if o.Status != Reported {
		text = strings.TrimSpace(text) + " " + o.Status.String()
	}
	return text + " " + basis + ": " + o.Note
}

// Only the CCGs open on the day have rows, in code order, each its own; and
// England is what was published.
func TestRestateHoldsTheCCGsOfTheDay(t *testing.T) {
	reg := merging()
	var rows []string
	for _, code := range []string{"12", "01", "02", "03", "06", "07", "10"} {
		rows = append(rows, code+",1,2,,,,,")
	}
	for _, year := range []int{2016, 2018, 2020} {
		day := nhs.Date{Year: year, Month: 4, Day: 1}
		table := restatedOn(t, reg, Rate, year, rows...)
		var open int
		for _, c := range reg.CCGs {
			o := table.Row(c.Code)
			if c.OpenOn(day) != (o != nil) {
				t.Errorf("%d: %s is open %v and has the row %+v", year, c.Code, c.OpenOn(day), o)
			}
			if o != nil {
				open++
			}
		}
		if len(table.Rows) != open {
			t.Errorf("%d: %d rows for %d CCGs", year, len(table.Rows), open)
		}
	}
	table := &Table{England: &Observation{Area: nhs.England, Value: Of(4)}}
	if got := table.Restate(Definition{}, reg, nhs.Date{Year: 2018, Month: 4, Day: 1}); got.England != table.England {
		t.Error("England's figure is another")
	}
}

// The note of a figure stands in a table's cell.
func TestRestateWithLongNames(t *testing.T) {
	reg := merging()
	for i := range reg.CCGs {
		reg.CCGs[i].Name = strings.Repeat("Long ", 30) + reg.CCGs[i].Name
	}
	for _, test := range []struct {
		year int
		rows []string
		want string
	}{
		{2020, []string{"02,4,50,,,,,", "03,,,,,,missing,"}, "Formed on 1 April 2020 from three CCGs; there is no figure of two of them."},
		{2018, []string{"02,4,50,,,,,", "01,3,4,,,,unreliable,"}, "The two CCGs that merged into this one, added up; not reliable for one of them."},
		{2016, []string{"05,4,50,,,,,"}, "Published only for the CCG that took over from it."},
		{2018, []string{"10,4,50,,,,,"}, "Published for the CCG whose whole area it took over."},
	} {
		found := false
		for _, o := range restatedOn(t, reg, Rate, test.year, test.rows...).Rows {
			found = found || o.Note == test.want
			if n := utf8.RuneCountInString(o.Note); n > maxReason {
				t.Errorf("%d characters: %s", n, o.Note)
			}
		}
		if !found {
			t.Errorf("no note %q", test.want)
		}
	}
}
