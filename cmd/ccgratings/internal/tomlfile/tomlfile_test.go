package tomlfile

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ccgratings/cmd/ccgratings/internal/problem"
)

const edition = `title     = "CCG quality ratings 2016" # a comment
published = 2016-06-01T09:30:00+01:00
register  = 2016-04-01
context   = 2_016
quick     = true
colours   = ["red", 'blue']
notes     = """
é"""  # ends here
[rules]
cap = 3
"min.weight" = 0.6
od.winsor = 0.1
[rules.extra]
a = { b = 1, c.d = 2 }
[[indicator]]
id = "one"
weight = 1
[indicator.more]
x = [[1], ["y"]]
[[indicator]]
id = "two"
`

func parse(t *testing.T, text string) *Table {
	t.Helper()
	table, problems := Parse("e.toml", []byte(text), 1)
	if table == nil {
		t.Fatalf("problems %v", problems)
	}
	return table
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

func TestGet(t *testing.T) {
	root := parse(t, edition)
	rules, extra := root.Table("rules"), root.Table("rules").Table("extra")
	indicators := root.Tables("indicator")
	check := func(got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	check(root.String("title"), "CCG quality ratings 2016")
	check(root.Time("published").Format(time.RFC3339), "2016-06-01T09:30:00+01:00")
	check(root.Date("register"), time.Date(2016, 4, 1, 0, 0, 0, 0, time.UTC))
	check(root.Int("context"), 2016)
	check(root.Bool("quick"), true)
	check(root.Texts("colours"), []string{"red", "blue"})
	check(root.Texts("title"), []string{"CCG quality ratings 2016"})
	check(root.Ints("context"), []int{2016})
	check(root.Dates("register"), []time.Time{time.Date(2016, 4, 1, 0, 0, 0, 0, time.UTC)})
	check(root.IsNumber("context"), true)
	check(root.IsNumber("title"), false)
	check(root.IsTable("rules"), true)
	check(root.IsTable("nothing"), false)
	check(root.String("notes"), "é")
	check(rules.Number("cap"), 3.0)
	check(rules.Int("cap"), 3)
	check(rules.Number("min.weight"), 0.6)
	check(rules.Table("od").Number("winsor"), 0.1)
	check(extra.Table("a").Int("b"), 1)
	check(extra.Table("a").Table("c").Int("d"), 2)
	check(len(indicators), 2)
	check(indicators[0].String("id"), "one")
	check(indicators[0].Number("weight"), 1.0)
	check(indicators[1].String("id"), "two")
	check(indicators[1].Has("weight"), false)
	check(indicators[0].Table("more").Has("x"), true)
	check(root.Keys(), []string{"title", "published", "register", "context", "quick", "colours", "notes", "rules", "indicator"})
	check(rules.Keys(), []string{"cap", "min.weight", "od", "extra"})
	wantProblems(t, root.Problems())
}

func TestPos(t *testing.T) {
	root := parse(t, edition)
	check := func(table *Table, key, want string) {
		t.Helper()
		if got := table.Pos(key).String(); got != want {
			t.Errorf("%s is at %s, want %s", key, got, want)
		}
	}
	check(root, "title", "e.toml:1:13")
	check(root, "published", "e.toml:2:13")
	check(root, "colours", "e.toml:6:13")
	check(root, "notes", "e.toml:7:13")
	check(root, "rules", "e.toml:9:2")
	check(root, "nothing", "e.toml:1:1")
	rules := root.Table("rules")
	check(rules, "min.weight", "e.toml:11:16")
	check(rules, "nothing", "e.toml:9:2")
	check(rules.Table("od"), "winsor", "e.toml:12:13")
	a := rules.Table("extra").Table("a")
	check(a, "b", "e.toml:14:11")
	check(a.Table("c"), "d", "e.toml:14:20")
	check(root, "indicator", "e.toml:15:3")
	check(root.Tables("indicator")[0].Table("more"), "x", "e.toml:19:5")
	check(root.Tables("indicator")[1], "id", "e.toml:21:6")
	check(root.Tables("indicator")[1], "weight", "e.toml:20:3")
}

func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name, in string
		ask      func(*Table)
		want     []string
	}{
		{"missing", "a = 1\n[t]\n", func(t *Table) {
			t.Int("a")
			t.String("title")
			t.Table("t").Date("day")
			t.Tables("indicator")
		}, []string{
			"e.toml:1:1: indicator is missing, expected an array of tables",
			`e.toml:1:1: title is missing, expected text in quotes like "2014/15"`,
			"e.toml:2:2: day is missing, expected a date like 2016-04-01",
		}},
		{"wrong type", `published = "1 June 2016"` + "\nlocal = 2016-06-01T09:30:00\nday = 2016-06-01T09:30:00Z\n" +
			"int = 1.5\nnumber = nan\nbool = 1\nstring = 2016-04-01\ntable = 3\ntables = 09:30:00\nstrings = 7\nnumbers = [1, 'b']\ndates = 'soon'\n", func(t *Table) {
			t.Time("published")
			t.Time("local")
			t.Date("day")
			t.Int("int")
			t.Number("number")
			t.Bool("bool")
			t.String("string")
			t.Table("table").String("no more is said")
			t.Tables("tables")
			t.Texts("strings")
			t.Ints("numbers")
			t.Dates("dates")
		}, []string{
			"e.toml:1:13: published is a string, expected a date and time like 2016-06-01T09:30:00+01:00",
			"e.toml:2:9: local is a date and time without an offset, expected a date and time like 2016-06-01T09:30:00+01:00",
			"e.toml:3:7: day is a date and time, expected a date like 2016-04-01",
			"e.toml:4:7: int is a number with a decimal point, expected a whole number like 10",
			"e.toml:5:10: number is not a finite number, expected a number like 0.5",
			"e.toml:6:8: bool is a whole number, expected true or false",
			`e.toml:7:10: string is a date, expected text in quotes like "2014/15"`,
			"e.toml:8:9: table is a whole number, expected a table",
			"e.toml:9:10: tables is a time of day, expected an array of tables",
			`e.toml:10:11: strings has a whole number in it, expected text in quotes or an array of texts like ["a", "b"]`,
			"e.toml:11:15: numbers has a string in it, expected a whole number like 4 or an array like [4, 5]",
			"e.toml:12:9: dates has a string in it, expected a date like 2016-04-01 or an array of dates",
		}},
		{"wrong element", "s = [\"a\", 1]\nt = [{a = 1}, true]\nu = [[1], {}]\n", func(t *Table) {
			t.Texts("s")
			t.Tables("t")[0].Int("a")
			t.Texts("u")
		}, []string{
			`e.toml:1:11: s has a whole number in it, expected text in quotes or an array of texts like ["a", "b"]`,
			"e.toml:2:15: t has true or false in it, expected an array of tables",
			`e.toml:3:5: u has an array in it, expected text in quotes or an array of texts like ["a", "b"]`,
			`e.toml:3:11: u has a table in it, expected text in quotes or an array of texts like ["a", "b"]`,
		}},
		{"unknown", "titel = 'x'\n[rules]\ncapp = 3\n[unknown]\nz = 1\n[[indicator]]\nid = 'a'\nwight = 1\n[[indicator]]\n", func(t *Table) {
			t.Has("title")
			t.Table("rules").Has("cap")
			for _, i := range t.Tables("indicator") {
				i.String("id")
				i.Has("weight")
			}
		}, []string{
			`e.toml:1:1: unknown key "titel", expected title, rules, indicator: the nearest is title`,
			`e.toml:3:1: unknown key "capp", expected cap: the nearest is cap`,
			`e.toml:4:2: unknown key "unknown", expected title, rules, indicator: the nearest is title`,
			`e.toml:8:1: unknown key "wight", expected id, weight: the nearest is weight`,
			`e.toml:9:3: id is missing, expected text in quotes like "2014/15"`,
		}},
		{"nobody asks", "a.b = 1\n", func(*Table) {}, []string{`e.toml:1:1: unknown key "a", expected none here`}},
		{"asked twice", "a = 1\n", func(t *Table) { t.String("a"); t.String("a") },
			[]string{`e.toml:1:5: a is a whole number, expected text in quotes like "2014/15"`}},
		{"of the caller", "a = 1\n", func(t *Table) { t.Errorf("a", "%d is too few", t.Int("a")) },
			[]string{"e.toml:1:5: 1 is too few"}},
		{"byte-order mark", "\uFEFFa = 1\n", func(*Table) {}, []string{`e.toml:1:1: unknown key "a", expected none here`}},
		{"CRLF", "a = 1\r\nb = 2\r\n", func(t *Table) { t.Has("a") }, []string{`e.toml:2:1: unknown key "b", expected a: the nearest is a`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := parse(t, test.in)
			test.ask(root)
			wantProblems(t, root.Problems(), test.want...)
		})
	}
}

func TestSyntax(t *testing.T) {
	for _, test := range syntaxCases {
		table, problems := Parse("e.md", []byte(test.in), 2)
		if table != nil {
			t.Errorf("%q gives a table", test.in)
		}
		wantProblems(t, problems, test.want)
	}
}

var syntaxCases = []struct{ in, want string }{
	{"a = 1\na = 2\n", "e.md:3:1: not TOML: key a is already defined"},
	{"[a]\n[a]\n", "e.md:3:2: not TOML: table a already exists"},
	{"a = 'x\n", "e.md:2:7: not TOML: literal strings cannot have new lines"},
	{"\n  a b", "e.md:3:5: not TOML: expected '=' after key"},
	{"a = 2016-13-01", "e.md:2:10: not TOML: impossible date"},
	{"a = \"Queen\x92s\"", "e.md:2:11: not TOML: invalid UTF-8 character in basic string"},
	{"a = 1\rb = 2", "e.md:2:6: not TOML: expected newline but got U+000D"},
	{"# " + strings.Repeat("x", maxBytes), "e.md:2:1: the file is longer than 1 MB, expected a few pages of settings"},
}

func TestRead(t *testing.T) {
	fsys := fstest.MapFS{"e.toml": {Data: []byte("a = 1\n")}, "d/e": {}}
	table, problems := Read(fsys, "e.toml")
	if table == nil || table.Int("a") != 1 || len(problems) > 0 {
		t.Errorf("table %v, problems %v", table, problems)
	}
	_, problems = Read(fsys, "f.toml")
	wantProblems(t, problems, "f.toml: there is no such file")
	_, problems = Read(fsys, "d")
	wantProblems(t, problems, "d: the file cannot be opened: invalid argument")
}

// FuzzParse holds that reading never panics, whatever is asked for, and that
// every problem has a place in the file.
func FuzzParse(f *testing.F) {
	f.Add(edition)
	for _, test := range syntaxCases {
		if len(test.in) < 1000 {
			f.Add(test.in)
		}
	}
	f.Add("a = [{b = [{c = 1}]}, [], {}]\nd.e.f = inf\n\"\" = ''\n[\"\u00e9\"]\n")
	f.Fuzz(func(t *testing.T, text string) {
		root, problems := Parse("e.toml", []byte(text), 1)
		if (root == nil) != (len(problems) > 0) {
			t.Fatalf("table %v with problems %v", root, problems)
		}
		if root != nil {
			root.Has("a")
			askAll(root)
			problems = root.Problems()
		}
		lines := strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n")
		for _, p := range problems {
			if p.Pos.File != "e.toml" || p.Pos.Line < 1 || p.Pos.Line > len(lines) ||
				p.Pos.Column < 1 || p.Pos.Column > len(lines[p.Pos.Line-1])+1 {
				t.Fatalf("%v: no such place in %q", p, text)
			}
		}
	})
}

// askAll asks for every second key in every way.
func askAll(t *Table) {
	for i, key := range t.Keys() {
		if i%2 == 1 {
			continue
		}
		t.String(key)
		t.Bool(key)
		t.Int(key)
		t.Number(key)
		t.Date(key)
		t.Time(key)
		t.Texts(key)
		askAll(t.Table(key))
		for _, element := range t.Tables(key) {
			askAll(element)
		}
	}
}
