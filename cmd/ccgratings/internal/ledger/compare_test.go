package ledger

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// small is the tables of an edition with two CCGs.
func small() []Table {
	return []Table{
		{Name: "ratings", Columns: []string{"edition", "ccg_code", "ods_code", "ccg_name", "group", "rating", "score"}, Records: [][]string{
			{"2016", "E1", "01A", "NHS One CCG", "old", "green", "1.5"},
			{"2016", "E2", "02A", "NHS Two CCG", "old", "blue", "0.5"},
		}},
		{Name: "indicators", Columns: []string{"edition", "ccg_code", "ods_code", "ccg_name", "indicator", "period", "count", "value"}, Records: [][]string{
			{"2016", "E1", "01A", "NHS One CCG", "tea", "2015", "7", "70"},
			{"2016", "E2", "02A", "NHS Two CCG", "tea", "2015", "", ""},
		}},
		{Name: "history", Columns: []string{"edition", "ccg_code", "indicator", "period", "value"}, Records: [][]string{
			{"2016", "E1", "tea", "2014", "60"},
			{"2016", "E1", "tea", "2015", "70"},
		}},
		{Name: "settings", Columns: []string{"setting", "value"}, Records: [][]string{{"level", "0.95"}, {"seed", "1"}}},
	}
}

// told is changes in short.
func told(changes []Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, strings.Join([]string{c.Table, c.ODS, c.Subject, c.Period, c.Column, c.Old, c.New}, "|"))
	}
	return out
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(now []Table) []Table
		want   []string
	}{
		{"nothing", func(now []Table) []Table { return now }, nil},
		{"another order of rows", func(now []Table) []Table { slices.Reverse(now[0].Records); return now }, nil},
		{"a column more", func(now []Table) []Table {
			now[2].Columns = append(now[2].Columns, "note")
			for i := range now[2].Records {
				now[2].Records[i] = append(now[2].Records[i], "new")
			}
			return now
		}, nil},
		{"the same number", func(now []Table) []Table { now[0].Records[0][6] = "1.50"; return now }, nil},
		{"a colour and a score", func(now []Table) []Table {
			now[0].Records[0][5], now[0].Records[0][6] = "blue", "1.4"
			return now
		}, []string{"ratings|01A|old||rating|green|blue", "ratings|01A|old||score|1.5|1.4"}},
		{"a figure where there was none", func(now []Table) []Table { now[1].Records[1][7] = "0"; return now },
			[]string{"indicators|02A|tea|2015|value||0"}},
		{"another period", func(now []Table) []Table { now[1].Records[0][5] = "2016"; return now },
			[]string{"indicators|01A|tea|2015|period|2015|2016"}},
		{"a row less", func(now []Table) []Table { now[2].Records = now[2].Records[1:]; return now },
			[]string{"history|01A|tea|2014|edition|2016|", "history|01A|tea|2014|value|60|", "history|01A|tea|2014|row|present|"}},
		{"a row more", func(now []Table) []Table {
			now[2].Records = append(now[2].Records, []string{"2016", "E2", "tea", "2015", "5"})
			return now
		}, []string{"history|02A|tea|2015|row||present", "history|02A|tea|2015|edition||2016", "history|02A|tea|2015|value||5"}},
		{"another setting", func(now []Table) []Table { now[3].Records[0][1] = "0.9"; return now },
			[]string{"settings||level||value|0.95|0.9"}},
		{"a setting less", func(now []Table) []Table { now[3].Records = now[3].Records[1:]; return now },
			[]string{"settings||level||value|0.95|", "settings||level||row|present|"}},
		{"a setting more", func(now []Table) []Table {
			now[3].Records = append(now[3].Records, []string{"engine", "raw"})
			return now
		}, nil},
		{"no history at all", func(now []Table) []Table { return slices.Delete(now, 2, 3) }, []string{
			"history|01A|tea|2014|edition|2016|", "history|01A|tea|2014|value|60|", "history|01A|tea|2014|row|present|",
			"history|01A|tea|2015|edition|2016|", "history|01A|tea|2015|value|70|", "history|01A|tea|2015|row|present|",
		}},
	} {
		now := c.change(small())
		changes := Compare(small(), now)
		if got := told(changes); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		made := copyOf(small())
		if problems := apply(made, changes); problems.Errors() > 0 {
			t.Errorf("%s: %v", c.name, problems)
		}
		if left := Compare(tables(made), now); len(left) > 0 {
			t.Errorf("%s: applied, these are left: %v", c.name, told(left))
		}
		if len(changes) > 0 && apply(made, changes).Errors() == 0 {
			t.Errorf("%s: the changes can be made twice", c.name)
		}
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", true}, {"", "0", false}, {"0", "0.0", true}, {"1", "1.0000000005", true}, {"1", "1.00000001", false},
		{"1.000000000", "1.000000001", true}, {"1e-05", "0.00001", true}, {"0", "1e-15", false},
		{"-1", "1", false}, {"-0.5", "-.5", false}, {"00123", "123", false}, {"07E1", "70", false}, {"7E1", "70", false},
		{"2015/16", "2015/17", false}, {"inf", "Inf", false}, {"nan", "nan", true}, {"a", "b", false}, {"9007199254740993", "9007199254740992", true},
	} {
		if got := Same(c.a, c.b); got != c.want || Same(c.b, c.a) != c.want {
			t.Errorf("Same(%q, %q) = %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

// A change that touches everyone in the same way is told once, scores in short,
// colours first.
func TestAccount(t *testing.T) {
	old := []Table{
		{Name: "ratings", Columns: []string{"ccg_code", "ccg_name", "group", "rating", "score"}},
		{Name: "indicators", Columns: []string{"ccg_code", "indicator", "value", "england"}},
	}
	now := []Table{{Name: "ratings", Columns: old[0].Columns}, {Name: "indicators", Columns: old[1].Columns}}
	for i := range 20_000 {
		code, name := fmt.Sprintf("E%d", i), fmt.Sprintf("NHS %d CCG", i)
		old[0].Records = append(old[0].Records, []string{code, name, "old", "blue", "0.5"})
		now[0].Records = append(now[0].Records, []string{code, name, "old", "blue", fmt.Sprint(0.5 + float64(i+1)/1000)})
		old[1].Records = append(old[1].Records, []string{code, "tea", "5", "4"})
		now[1].Records = append(now[1].Records, []string{code, "tea", "5", "3"})
	}
	now[0].Records[7][3], now[1].Records[8][2] = "red", "6"
	a := AccountOf(Compare(old, now))
	var got []string
	for _, p := range a.problems(2016) {
		got = append(got, p.Error())
	}
	want := []string{
		"data/published/2016: edition 2016 is not what was published: 1 colour and 1 row of figures, and 1 figure of England changed; to publish that, say what happened in content/corrections/<date>-<name>.md (its README.md explains how), or else put the input back as it was",
		"data/published/2016/ratings.csv: NHS 7 CCG, old: rating was blue and is red now, expected what was published or a correction",
		"data/published/2016/indicators.csv: NHS 8 CCG, tea: value was 5 and is 6 now, expected what was published or a correction",
		"data/published/2016/indicators.csv: tea: england was 4 and is 3 now for 20000 CCGs, NHS 0 CCG the first, expected what was published or a correction",
		"data/published/2016/ratings.csv: score changed in 20000 rows, most in that of NHS 19999 CCG, old: it was 0.5 and is 20.5 now, expected what was published or a correction",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What a CCG was given comes before its band, and both before England's figure,
// which is told once and counts as no row. What is to be done stands first and,
// after many lines, again at the end.
func TestAccountOrder(t *testing.T) {
	columns := []string{"ccg_code", "indicator", "value", "england", "band"}
	old, now := Table{Name: "indicators", Columns: columns}, Table{Name: "indicators", Columns: columns}
	for i := range manyLines {
		code := fmt.Sprintf("E%02d", i)
		old.Records = append(old.Records, []string{code, "tea", "5", "4", "0"})
		now.Records = append(now.Records, []string{code, "tea", fmt.Sprint(100 + i), "3", "0"})
	}
	now.Records[0][2], now.Records[0][4] = "5", "1"
	a := AccountOf(Compare([]Table{old}, []Table{now}))
	var got []string
	for _, line := range a.Lines() {
		got = append(got, line.Text)
	}
	n := len(got)
	if n != manyLines+1 || got[0] != "E01, tea: value was 5 and is 101 now" || got[n-2] != "E00, tea: band was 0 and is 1 now" ||
		got[n-1] != "tea: england was 4 and is 3 now for 20 CCGs, E00 the first" {
		t.Errorf("%d lines:\n%s", n, strings.Join(got, "\n"))
	}
	if want := "0 colours and 20 rows of figures, and 1 figure of England"; a.Summary() != want {
		t.Errorf("%s, want %s", a.Summary(), want)
	}
	many := a.problems(2016)
	if len(many) != n+2 || many[0] != many[n+1] || !strings.Contains(many[0].Text, "say what happened in content/corrections/") {
		t.Errorf("%d problems, the first %v", len(many), many[0])
	}
	old.Records, now.Records = old.Records[:6], nil
	few := AccountOf(Compare([]Table{old}, []Table{now})).problems(2016)
	if len(few) != 7 || few[6] == few[0] || !strings.Contains(few[6].Text, "E05, tea: the row is gone") {
		t.Errorf("%v", few)
	}
}

func TestPositions(t *testing.T) {
	s := newSheet(Shapes()[0], Table{Name: "ratings", Columns: []string{"ccg_code", "group", "rating", "reason"},
		Records: [][]string{{"E1", "a, \"b\"", "two\nlines", "x"}}, lines: []int{4}})
	for column, want := range map[string]string{
		"ccg_code": "ratings.csv:4:1", "group": "ratings.csv:4:4", "rating": "ratings.csv:4:15", "reason": "ratings.csv:5:8", "unheard": "ratings.csv",
	} {
		if got := s.pos(0, column).String(); got != want {
			t.Errorf("%s stands at %s, want %s", column, got, want) // of: E1,"a, ""b""","two / lines",x
		}
	}
}
