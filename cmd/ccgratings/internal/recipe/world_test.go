package recipe

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// A nation of a few CCGs: 01A and 01B merged into 02A, 01C was divided between
// 02C and 02D, and 01D and 01E stayed.
func register() *nhs.Register {
	first, merged := nhs.Date{Year: 2013, Month: 4, Day: 1}, nhs.Date{Year: 2018, Month: 4, Day: 1}
	return nhs.NewRegister([]nhs.CCG{
		{Code: "E38000901", ODS: "01A", Name: "NHS Old Town CCG", Opened: first, Closed: merged, Successors: []nhs.Code{"E38000911"}},
		{Code: "E38000902", ODS: "01B", Name: "NHS Old Marsh & Fen CCG", Opened: first, Closed: merged, Successors: []nhs.Code{"E38000911"}},
		{Code: "E38000903", ODS: "01C", Name: "NHS Divided CCG", Opened: first, Closed: merged, Successors: []nhs.Code{"E38000912", "E38000913"}},
		{Code: "E38000904", ODS: "01D", Name: "NHS King's Wood CCG", Opened: first},
		{Code: "E38000905", ODS: "01E", Name: "NHS Eastmoor CCG", Opened: first},
		{Code: "E38000911", ODS: "02A", Name: "NHS Town and Marsh CCG", Opened: merged},
		{Code: "E38000912", ODS: "02C", Name: "NHS Upper CCG", Opened: merged},
		{Code: "E38000913", ODS: "02D", Name: "NHS Lower CCG", Opened: merged},
	}, nil)
}

func definitions() []indicator.Definition {
	return []indicator.Definition{
		{ID: "tea", Kind: indicator.Proportion, Multiplier: 100},
		{ID: "gain", Kind: indicator.Mean, Multiplier: 1},
		{ID: "rate", Kind: indicator.StandardisedRate, Multiplier: 100_000},
	}
}

// source is a file of a text.
func source(name, text string) Source {
	return Source{Name: name, Size: int64(len(text)), ReaderAt: strings.NewReader(text)}
}

// head is the beginning of a recipe for one file that holds a text.
func head(file, text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf(`title = "Tea served hot"
publisher = "Tea Board"
url = "https://example.org/"
licence = "None"
[[file]]
name = %q
sha256 = %q
`, file, hex.EncodeToString(sum[:]))
}

// read reads a recipe that must be sound.
func read(t *testing.T, text string) *Recipe {
	t.Helper()
	r, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(text)}}, "tea.toml", register())
	if len(problems) > 0 {
		t.Fatalf("the recipe has problems:\n%s", list(problems))
	}
	return r
}

// cook runs a recipe on a CSV file.
func cook(t *testing.T, recipe, csv string) (*Result, problem.List) {
	t.Helper()
	return read(t, head("tea.csv", csv)+recipe).Run([]Source{source("tea.csv", csv)}, register(), definitions())
}

// figures is the rows of the tables of a result, as an observations file has
// them, without the header.
func figures(r *Result) string {
	var lines []string
	for _, record := range indicator.Records(r.Tables...)[1:] {
		lines = append(lines, strings.TrimRight(strings.Join(record, ","), ","))
	}
	return strings.Join(lines, "\n")
}

func list(problems problem.List) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}

// same fails unless a text is as wanted.
func same(t *testing.T, got, want string) {
	t.Helper()
	if got = strings.TrimSpace(got); got != strings.TrimSpace(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, strings.TrimSpace(want))
	}
}

// faulty fails unless there are no figures and a problem says so.
func faulty(t *testing.T, result *Result, problems problem.List, want string) {
	t.Helper()
	if got := list(problems); result != nil || problems.Errors() == 0 || !strings.Contains(got, want) {
		t.Errorf("figures: %t; got:\n%s\nwant:\n%s", result != nil, got, want)
	}
}

// account is the reckoning of a result as it is printed.
func account(r *Result) string {
	var text strings.Builder
	for i := range r.Reckonings {
		r.Reckonings[i].Write(&text)
	}
	return text.String()
}

// balanced fails unless every row read is accounted for.
func balanced(t *testing.T, r *Result) {
	t.Helper()
	for _, reckoning := range r.Reckonings {
		for _, l := range reckoning.Ledgers {
			if l.Read != l.Kept+l.LeftOut() {
				t.Errorf("%s: %d rows read, %d kept and %d left out", reckoning.Output, l.Read, l.Kept, l.LeftOut())
			}
		}
	}
}
