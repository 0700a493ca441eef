package edition

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// world is a small invented data folder without its edition.
func world() fstest.MapFS {
	file := func(lines ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.Join(lines, "\n") + "\n")}
	}
	const definition = "proportion,higher,100,%,1,got,asked,Invented,https://example.org/,None"
	return fstest.MapFS{
		"ccgs.csv": file("code,ods_code,name,region,opened,closed,successors",
			"E38000901,90B,NHS Northtown CCG,North,2013-04-01,,",
			"E38000902,90A,NHS Southtown CCG,South,2013-04-01,,",
			"E38000903,90C,NHS Oldtown CCG,South,2013-04-01,2018-04-01,E38000904",
			"E38000904,90D,NHS Newtown CCG,South,2018-04-01,,"),
		"patient-groups.csv": file("id,name,description", "old,Old,Care of the old.", "young,Young,Care of the young."),
		"indicators.csv": file("id,group,name,kind,better,multiplier,unit,decimals,count_name,population_name,source,source_url,licence",
			"milk,young,Milk,"+definition, "tea,old,Tea,"+definition, "gin,old,Gin,"+definition, "rum,old,Rum,"+definition),
		"observations/milk.csv": observations("2018/19"), "observations/tea.csv": observations("2018/19", "2017/18"),
		"observations/gin.csv": observations("2018/19"), "observations/rum.csv": observations("2018/19"),
		"context/2019.csv": file("ccg,population,under_18", "E38000901,1000,20", "E38000904,2000,25"),
	}
}

func observations(periods ...string) *fstest.MapFile {
	text := "ccg,period,count,population,value,lower,upper,level,status,low,high,note\n"
	for _, p := range periods {
		text += "E38000901," + p + ",10,20,,,,,,,,\n"
	}
	return &fstest.MapFile{Data: []byte(text)}
}

const head = `title = "Ratings 2019"
published = 2019-12-10T09:30:00+01:00
register = 2019-04-01
context = 2019
status = "official"
`

// few lets so small a world be rated.
const few = "[rules]\nmin_areas = 3\n"

const body = `
[[indicator]]
id = "milk"
period = "2018/19"

[[indicator]]
id = "tea"
period = "2018/19"
previous = "2017/18"
weight = 1.5
`

// read reads an edition of 2019 in the small world.
func read(t *testing.T, fsys fstest.MapFS, text string) ([]*Edition, problem.List) {
	t.Helper()
	fsys["editions/2019.toml"] = &fstest.MapFile{Data: []byte(text)}
	reg, problems := nhs.ReadRegister(fsys)
	data, more := indicator.Read(fsys, reg)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	return Read(fsys, reg, data)
}

func TestReadEdition(t *testing.T) {
	editions, problems := read(t, world(), head+few+body)
	if len(problems) > 0 || len(editions) != 1 {
		t.Fatal(editions, problems)
	}
	e := editions[0]
	if e.Year != 2019 || e.Title != "Ratings 2019" || e.Status != Official || e.Register.String() != "2019-04-01" {
		t.Errorf("%+v", e)
	}
	if _, offset := e.Published.Zone(); offset != 3600 {
		t.Errorf("published %v lost its zone", e.Published)
	}
	want := rating.Standard()
	want.MinAreas = 3
	if e.Rules != want {
		t.Errorf("rules %+v, want %+v", e.Rules, want)
	}
	var ods []string
	for _, c := range e.CCGs {
		ods = append(ods, c.ODS)
	}
	if got := strings.Join(ods, " "); got != "90A 90B 90D" {
		t.Errorf("CCGs %s: want those open on the register day, by ODS code", got)
	}
	if e.CCGs[1].Context["under_18"] != 20 || e.CCGs[0].Context != nil {
		t.Errorf("context %v, %v", e.CCGs[1].Context, e.CCGs[0].Context)
	}
	if e.Indicators[0].Definition.ID != "tea" || e.Indicators[1].Definition.ID != "milk" {
		t.Errorf("indicators are not by group: %v", e.Indicators)
	}
	if tea := e.Indicators[0]; tea.Weight != 1.5 || tea.Previous == nil || tea.Previous.Period.Text != "2017/18" || e.Indicators[1].Weight != 1 {
		t.Errorf("%+v", tea)
	}
	in := e.Input([]nhs.PatientGroup{{ID: "old"}})
	if len(in.CCGs) != 3 || len(in.Indicators) != 2 || in.Published.String() != "2019-12-10" {
		t.Errorf("input %+v", in)
	}
}

func TestRules(t *testing.T) {
	editions, problems := read(t, world(), head+`
[rules]
rule = "bh"
engine = "midp"
level = 0.99
key2 = 0.95
cap = "none"
min_indicators = 2
min_areas = 3
seed = 7
od = "phi"
correlation = "identity"
missing = "neutral"
centre = "median"
suppressed = "drop_if_band_differs"
composite = "count_bands"
weights = "per_indicator"
neighbours = 5
change_level = 0.95
max_age_months = 48
`+body)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r := editions[0].Rules
	want := rating.Standard()
	want.Level, want.Key2, want.Cap, want.MinIndicators, want.MinAreas, want.Seed = 0.99, 0.95, math.Inf(1), 2, 3, 7
	want.Rule, want.Engine, want.Overdispersion, want.Correlation = rating.FalseDiscoveryRate, rating.MidP, rating.Multiplicative, rating.NoCorrelation
	want.Missing, want.Centre, want.Suppressed, want.Composite = rating.Neutral, rating.MedianCentre, rating.DropIfBandDiffers, rating.CountBands
	want.Neighbours, want.ChangeLevel, want.MaxAgeMonths = 5, 0.95, 48
	if r != want {
		t.Errorf("rules %+v, want %+v", r, want)
	}
}

// Every fault is one problem, at its place.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"title blank", strings.Replace(head, "Ratings 2019", " ", 1) + body, `editions/2019.toml:1:9: the title is blank, expected one like "CCG quality ratings 2016"`},
		{"title missing", strings.Replace(head, "title", "titel", 1) + body, `editions/2019.toml:1:1: unknown key "titel", expected title,`},
		{"status", strings.Replace(head, "official", "final", 1) + body, `editions/2019.toml:5:10: status is "final", expected "experimental" or "official"`},
		{"register", strings.Replace(head, "register = 2019", "register = 2009", 1) + body, "editions/2019.toml:3:12: no CCG was open on 2009-04-01, expected a day between April 2013 and June 2022"},
		{"rule", head + "[rules]\nrule = \"stars\"\n" + body, `editions/2019.toml:7:8: rule is "stars", expected two_key, limits95, limits998, fifth90 or bh`},
		{"level", head + "[rules]\nlevel = 2\n" + body, `editions/2019.toml:7:9: level is 2, expected 0.8 to 0.998`},
		{"too old a figure", head + "[rules]\nmax_age_months = 61\n" + body, `editions/2019.toml:7:18: max_age_months is 61, expected 12 to 60`},
		{"too new a figure", head + "[rules]\nmax_age_months = 11\n" + body, `editions/2019.toml:7:18: max_age_months is 11, expected 12 to 60`},
		{"half a month", head + "[rules]\nmax_age_months = 24.5\n" + body, `editions/2019.toml:7:18: max_age_months`},
		{"unknown rule", head + "[rules]\nlevle = 0.95\n" + body, `editions/2019.toml:7:1: unknown key "levle"`},
		{"unknown indicator", head + strings.Replace(body, `"tea"`, `"tee"`, 1), `editions/2019.toml:12:6: there is no indicator "tee" in indicators.csv, expected one of its ids: the nearest is "tea"`},
		{"period without figures", head + strings.Replace(body, `"2018/19"`, `"2016/17"`, 1), `editions/2019.toml:9:10: there are no figures of milk for "2016/17", expected one of 2018/19`},
		{"indicator twice", head + strings.Replace(body, `"tea"`, `"milk"`, 1) + "", `indicator "milk" is there twice, expected once; first at line 8`},
		{"weight", head + strings.Replace(body, "1.5", "-1", 1), `editions/2019.toml:15:10: the weight is -1, expected more than 0`},
		{"previous not before", head + strings.Replace(body, `previous = "2017/18"`, `previous = "2018/19"`, 1), `the previous period 2018/19 does not come before 2018/19`},
		{"weight of nothing", head + few + strings.Replace(body, "1.5", "0", 1), `editions/2019.toml:17:10: the weight of "tea" is 0, expected more than 0; leave the indicator out instead`},
		{"weights said to be equal", head + few + "weights = \"equal\"\n" + body, `the weight of "tea" is 1.5, expected 1: the rules say that weights are equal`},
		{"no domain", head + few + "composite = \"domains\"\n" + body, `indicator "milk" has no domain, expected one`},
		{"a domain for nothing", head + few + strings.Replace(body, "weight = 1.5", "domain = \"x\"", 1), `indicator "tea" has a domain, expected none`},
		{"cap", head + few + "cap = \"some\"\n" + body, `cap is "some", expected a number of 2 or more, or "none"`},
		{"too few CCGs", head + body, `editions/2019.toml:3:12: only 3 CCGs were open on 2019-04-01, expected at least 30: the rules rate no fewer`},
		{"share of weight", head + body + more("gin", "rum"), `indicator "tea" carries 43% of the weight of group "old", expected at most 40%`},
		{"context", strings.Replace(head, "context = 2019", "context = 2018", 1) + body, `context/2018.csv`},
	} {
		_, problems := read(t, world(), c.text)
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.Error(), c.want)
		}
		if !found {
			t.Errorf("%s: %v\nwant %s", c.name, problems, c.want)
		}
	}
}

// more is further indicators of an edition.
func more(ids ...string) string {
	text := ""
	for _, id := range ids {
		text += "\n[[indicator]]\nid = \"" + id + "\"\nperiod = \"2018/19\"\n"
	}
	return text
}

// Figures of a CCG that merged are of the CCG that it became.
func TestFiguresOfClosedCCGs(t *testing.T) {
	fsys := world()
	fsys["ccgs.csv"].Data = append(fsys["ccgs.csv"].Data, "E38000905,90E,NHS Midtown CCG,South,2013-04-01,2018-04-01,E38000904\n"...)
	fsys["observations/tea.csv"].Data = append(fsys["observations/tea.csv"].Data,
		"E38000903,2017/18,1,20,,,,,,,,\nE38000905,2017/18,4,10,,,,,,,,\nE38000902,2016/17,3,4,,,,,,,,\nE38000903,2018/19,1,20,,,,,,,,\n"...)
	editions, problems := read(t, fsys, head+few+body)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tea := editions[0].Indicators[0]
	if o := tea.Previous.Row("E38000904"); o == nil || o.Count != indicator.Of(5) || o.Population != indicator.Of(30) || o.Basis != indicator.AddedUp {
		t.Errorf("the year before: %+v, want 5 of 30", o)
	}
	if o := tea.Table.Row("E38000904"); o == nil || o.Status != indicator.Missing || o.Basis != indicator.NotAddedUp {
		t.Errorf("the year: %+v, want it missing: there is no figure of NHS Midtown CCG", o)
	}
	if tea.Previous.Row("E38000903") != nil || tea.Table.Row("E38000903") != nil {
		t.Error("a CCG that had closed has a figure in the edition")
	}
	if len(tea.Earlier) != 2 || tea.Earlier[0].Period.Text != "2016/17" || tea.Earlier[1] != tea.Previous {
		t.Errorf("earlier periods %v, want 2016/17 and the one before", tea.Earlier)
	}
	if in := editions[0].Input(nil); len(in.Indicators[0].Earlier) != 2 {
		t.Error("the earlier periods do not reach the rating")
	}
}

func TestFigureOfClosedCCGBesideItsSuccessors(t *testing.T) {
	fsys := world()
	fsys["observations/milk.csv"].Data = append(fsys["observations/milk.csv"].Data, "E38000903,2018/19,1,2,,,,,,,,\nE38000904,2018/19,1,3,,,,,,,,\n"...)
	editions, problems := read(t, fsys, head+few+body)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if o := editions[0].Indicators[1].Table.Row("E38000904"); o == nil || o.Population != indicator.Of(3) {
		t.Errorf("%+v, want the figure of the CCG itself", o)
	}
}

func TestContextFaults(t *testing.T) {
	fsys := world()
	fsys["context/2019.csv"].Data = []byte("ccg,population\nE38000901,0\nE38000903,5\nE38000901,7\n")
	_, problems := read(t, fsys, head+few+body)
	for i, want := range []string{
		"context/2019.csv:2:11: the population is 0, expected more than 0",
		`context/2019.csv:3:1: "E38000903" is not the code of a CCG open on 2019-04-01, the register date of edition 2019`,
		"context/2019.csv:4:1: E38000901 is there twice, expected once",
	} {
		if i >= len(problems) || problems[i].Error() != want {
			t.Errorf("%v, want %s", problems, want)
		}
	}
}

func TestNoEdition(t *testing.T) {
	fsys := world()
	reg, _ := nhs.ReadRegister(fsys)
	data, _ := indicator.Read(fsys, reg)
	if _, problems := Read(fsys, reg, data); problems.Errors() != 1 {
		t.Errorf("%v", problems)
	}
	fsys["editions/next.toml"] = &fstest.MapFile{}
	if _, problems := Read(fsys, reg, data); problems.Errors() != 1 || !strings.Contains(problems[0].Text, "expected the name to be a year") {
		t.Errorf("%v", problems)
	}
}

// Weights that are all nothing are one fault.
func TestNoWeightAtAll(t *testing.T) {
	text := head + few + strings.Replace(body, "1.5", "0", 1)
	text = strings.Replace(text, "period = \"2018/19\"\n", "period = \"2018/19\"\nweight = 0\n", 1)
	_, problems := read(t, world(), text)
	const want = "editions/2019.toml:18:10: no indicator has a weight, expected at least one weight of more than 0"
	if len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("%v, want %s", problems, want)
	}
}
