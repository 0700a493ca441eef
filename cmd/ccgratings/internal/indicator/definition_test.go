package indicator

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

const definitionHeader = "id,group,name,kind,better,multiplier,unit,decimals,count_name,population_name,source,source_url,licence\n"

func register() *nhs.Register {
	opened := nhs.Date{Year: 2013, Month: 4, Day: 1}
	return nhs.NewRegister([]nhs.CCG{
		{Code: "E38000001", ODS: "02N", Name: "NHS One CCG", Opened: opened},
		{Code: "E38000002", ODS: "09C", Name: "NHS Two CCG", Opened: opened},
		{Code: "E38000003", ODS: "07L", Name: "NHS Three CCG", Opened: opened},
	}, []nhs.PatientGroup{{ID: "children"}, {ID: "adults"}, {ID: "older-people"}})
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

func TestReadDefinitions(t *testing.T) {
	fsys := fstest.MapFS{"indicators.csv": {Data: []byte(definitionHeader +
		"dentist,children,Children seen by a dentist,proportion,higher,100,%,1,children seen,children,NHS Digital,https://digital.nhs.uk/x,Open Government Licence v3.0\n" +
		`deaths,adults,Deaths,standardised-rate,lower,"100,000","per 100,000 people",0,,,ONS,https://www.ons.gov.uk,OGL` + "\n")}}
	defs, problems := ReadDefinitions(fsys, register())
	wantProblems(t, problems)
	want := []Definition{
		{"dentist", "children", "Children seen by a dentist", Proportion, Higher, 100, "%", 1, "children seen", "children",
			"NHS Digital", "https://digital.nhs.uk/x", "Open Government Licence v3.0", problem.Pos{File: "indicators.csv", Line: 2, Column: 1}},
		{"deaths", "adults", "Deaths", StandardisedRate, Lower, 100000, "per 100,000 people", 0, "", "",
			"ONS", "https://www.ons.gov.uk", "OGL", problem.Pos{File: "indicators.csv", Line: 3, Column: 1}},
	}
	if !slices.Equal(defs, want) {
		t.Errorf("definitions\n%v\nwant\n%v", defs, want)
	}
}

func TestReadDefinitionsProblems(t *testing.T) {
	row := func(change ...string) string { // the columns in change are followed by their cells
		cells := []string{"x", "adults", "Name", "mean", "higher", "1", "points", "1", "", "", "Source", "https://example.org/", "OGL"}
		for i := 0; i < len(change); i += 2 {
			cells[slices.Index(definitionColumns, change[i])] = change[i+1]
		}
		return strings.Join(cells, ",") + "\n"
	}
	for _, test := range []struct {
		name, rows string
		want       []string
	}{
		{"none", "", []string{"indicators.csv: there is no indicator in the file, expected a row for each"}},
		{"sound", row("unit", "", "name", strings.Repeat("é", 60)), nil},
		{"id", row("id", "X y"), []string{`indicators.csv:2:1: id is "X y", expected lower-case words joined by hyphens like dementia-diagnosis`}},
		{"doubled", row() + row(), []string{"indicators.csv:3:1: indicator x is defined already, on line 2"}},
		{"group", row("group", "adult"), []string{`indicators.csv:2:3: group "adult" is not a patient group, expected children, adults or older-people`}},
		{"long name", row("name", strings.Repeat("é", 61)), []string{"indicators.csv:2:10: name is 61 characters long, expected at most 60"}},
		{"hidden", row("name", "Care\u200b"), []string{"indicators.csv:2:10: name holds the invisible character U+200B, expected none that only controls or formats text"}},
		{"blank", row("name", "", "source", "", "licence", ""), []string{
			"indicators.csv:2:10: name is blank, expected words for readers",
			"indicators.csv:2:36: source is blank, expected words for readers",
			"indicators.csv:2:58: licence is blank, expected words for readers",
		}},
		{"words of counts", row("kind", "rate"), []string{
			"indicators.csv:2:38: count_name is blank, expected words for readers",
			"indicators.csv:2:39: population_name is blank, expected words for readers",
		}},
		{"kind and better", row("kind", "Mean", "better", ""), []string{
			`indicators.csv:2:15: kind is "Mean", expected proportion, rate, ratio, standardised-rate or mean`,
			`indicators.csv:2:20: better is "", expected higher, lower or neither`,
		}},
		{"multiplier", row("multiplier", "0") + row("id", "y", "multiplier", "") + row("id", "z", "multiplier", "1e5"), []string{
			`indicators.csv:2:27: multiplier is "0", expected a number above 0 like 100`,
			`indicators.csv:3:27: multiplier is "", expected a number above 0 like 100`,
			`indicators.csv:4:27: multiplier is "1e5", expected a plain number like 1215 or 52.3, or nothing`,
		}},
		{"decimals", row("decimals", "6") + row("id", "y", "decimals", "7") + row("id", "z", "decimals", "") + row("id", "u", "decimals", "1.5") + row("id", "v", "decimals", "-1"), []string{
			`indicators.csv:3:36: decimals is "7", expected a whole number from 0 to 6`,
			`indicators.csv:4:36: decimals is "", expected a whole number from 0 to 6`,
			`indicators.csv:5:36: decimals is "1.5", expected a whole number from 0 to 6`,
			`indicators.csv:6:36: decimals is "-1", expected a whole number from 0 to 6`,
		}},
		{"address", row("source_url", "http://example.org") + row("id", "y", "source_url", "https://") + row("id", "z", "source_url", "example.org"), []string{
			`indicators.csv:2:47: source_url is "http://example.org", expected an address that begins with https://`,
			`indicators.csv:3:47: source_url is "https://", expected an address that begins with https://`,
			`indicators.csv:4:47: source_url is "example.org", expected an address that begins with https://`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := ReadDefinitions(fstest.MapFS{"indicators.csv": {Data: []byte(definitionHeader + test.rows)}}, register())
			problems.Sort()
			wantProblems(t, problems, test.want...)
		})
	}
}

// Words of a kind, direction and status must read back as themselves.
func TestWords(t *testing.T) {
	for k := KindUnstated; k <= Mean; k++ {
		if kinds[k] != k.String() || (k == KindUnstated) != (k.String() == "") {
			t.Errorf("kind %d is %q", k, k)
		}
	}
	for b := BetterUnstated; b <= Neither; b++ {
		if betters[b] != b.String() || (b == BetterUnstated) != (b.String() == "") {
			t.Errorf("better %d is %q", b, b)
		}
	}
	for s := Reported; s <= Unreliable; s++ {
		if statuses[s] != s.String() || (s == Reported) != (s.String() == "") {
			t.Errorf("status %d is %q", s, s)
		}
	}
}
