package site

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// hostile is a name that breaks out of markup wherever it is not escaped.
const hostile = `</title><script>alert("1")</script> & 'Co' <b>`

// The invented world: 40 CCGs, three groups, two editions, and a figure for
// every way in which a figure can fail. No name in it is of a real place.
const worldCCGs = 40

func worldRegister() *nhs.Register {
	opened, merged := nhs.Date{Year: 2013, Month: 4, Day: 1}, nhs.Date{Year: 2018, Month: 4, Day: 1}
	var ccgs []nhs.CCG
	for i := range worldCCGs {
		c := nhs.CCG{
			Code: nhs.Code(fmt.Sprintf("E38X%05d", i)), ODS: fmt.Sprintf("X%02d", i),
			Name: fmt.Sprintf("NHS Vale of %c%d CCG", 'A'+(i*7)%26, i), Region: "North of Nowhere", Opened: opened,
		}
		if i%4 == 1 {
			c.Region = "South of <Nowhere>"
		}
		if i == 3 {
			c.Name = "NHS " + hostile + " CCG"
		}
		if i == 5 {
			c.Opened = merged
		}
		ccgs = append(ccgs, c)
	}
	ccgs = append(ccgs,
		nhs.CCG{Code: "E38X90001", ODS: "Y01", Name: "NHS Old Town CCG", Region: "North of Nowhere", Opened: opened, Closed: merged, Successors: []nhs.Code{"E38X00005"}},
		nhs.CCG{Code: "E38X90002", ODS: "Y02", Name: "NHS Old Marsh CCG", Region: "North of Nowhere", Opened: opened, Closed: merged, Successors: []nhs.Code{"E38X00005"}},
	)
	ccgs = append(ccgs, worldMergers()...)
	ccgs[7].Closed = nhs.Date{Year: 2020, Month: 4, Day: 1}
	ccgs[7].Successors = []nhs.Code{"E38X00008"}
	ccgs[9].Closed = nhs.Date{Year: 2022, Month: 7, Day: 1}
	return nhs.NewRegister(ccgs, []nhs.PatientGroup{
		{ID: "old", Name: "Old folk", Description: "How old folk fare."},
		{ID: "young", Name: "Young <folk>", Description: `How "young" folk fare.`},
		{ID: "few", Name: "The few", Description: "Too few figures."},
	})
}

// worldMergers are CCGs that changed between the two editions: East Fen and
// West Fen merged, and Moor kept its ODS code and gave up its coast.
func worldMergers() []nhs.CCG {
	opened, merged := nhs.Date{Year: 2013, Month: 4, Day: 1}, nhs.Date{Year: 2019, Month: 4, Day: 1}
	ccg := func(code, ods, name string, opened, closed nhs.Date, successors ...nhs.Code) nhs.CCG {
		return nhs.CCG{Code: nhs.Code(code), ODS: ods, Name: "NHS " + name + " CCG", Region: "North of Nowhere", Opened: opened, Closed: closed, Successors: successors}
	}
	return []nhs.CCG{
		ccg("E38X90003", "Y03", "East Fen", opened, merged, "E38X90005"),
		ccg("E38X90004", "Y04", "West Fen", opened, merged, "E38X90005"),
		ccg("E38X90005", "Y05", "Fens", merged, nhs.Date{}),
		ccg("E38X90006", "Y06", "Moor and Coast", opened, merged, "E38X90007", "E38X90008"),
		ccg("E38X90007", "Y06", "Moor", merged, nhs.Date{}),
		ccg("E38X90008", "Y08", "Coast", merged, nhs.Date{}),
	}
}

func worldDefinitions() []indicator.Definition {
	def := func(id, group string, kind indicator.Kind, better indicator.Better, multiplier float64, unit string) indicator.Definition {
		return indicator.Definition{
			ID: indicator.ID(id), Group: nhs.GroupID(group), Name: "Measure of " + id, Kind: kind, Better: better, Multiplier: multiplier, Unit: unit, Decimals: 1,
			CountName: "those counted", PopulationName: "all there are", Source: "Office of Invention", SourceURL: "https://example.org/" + id, Licence: "Open Government Licence v3.0",
		}
	}
	defs := []indicator.Definition{
		def("share", "old", indicator.Proportion, indicator.Higher, 100, "%"),
		def("rate", "old", indicator.Rate, indicator.Lower, 1000, "per 1,000 people"),
		def("ratio", "old", indicator.Ratio, indicator.Lower, 100, "observed per 100 expected"),
		def("mean", "young", indicator.Mean, indicator.Higher, 1, "points"),
		def("standard", "young", indicator.StandardisedRate, indicator.Lower, 1, "per 100,000 people"),
		def("second", "young", indicator.Proportion, indicator.Lower, 100, "%"),
		def("neutral", "young", indicator.Proportion, indicator.Neither, 100, "%"),
		def("lonely", "few", indicator.Proportion, indicator.Higher, 100, "%"),
		def("sparse", "few", indicator.Proportion, indicator.Higher, 100, "%"),
	}
	defs[1].Name = "Rate " + hostile
	return defs
}

// worldObservation invents a figure: a steady pattern, a few CCGs far out.
func worldObservation(def *indicator.Definition, i, year int) indicator.Observation {
	wave := float64((i*37+year*11+len(def.ID)*5)%23)/23 - 0.5
	if i < 2 {
		wave = 3 - 6*float64(i)
	}
	o := indicator.Observation{Area: nhs.Code(fmt.Sprintf("E38X%05d", i))}
	n := float64(800 + 211*((i*13)%17))
	switch def.Kind {
	case indicator.Proportion:
		o.Count, o.Population = indicator.Of(float64(int(n*(0.5+0.1*wave)))), indicator.Of(n)
	case indicator.Rate:
		o.Count, o.Population = indicator.Of(float64(int(n*0.2*(1+0.2*wave)))), indicator.Of(n)
	case indicator.Ratio:
		o.Count, o.Population = indicator.Of(float64(int(n*0.1*(1+0.2*wave)))), indicator.Of(n*0.1)
	default:
		v := 50 + 6*wave
		o.Value, o.Lower, o.Upper, o.Level = indicator.Of(v), indicator.Of(v-2), indicator.Of(v+2), 95
	}
	return o
}

// spoil makes one figure fail in each way there is.
func spoil(def *indicator.Definition, rows []indicator.Observation) []indicator.Observation {
	blank := func(i int, status indicator.Status, note string) {
		rows[i] = indicator.Observation{Area: rows[i].Area, Status: status, Note: note, Population: rows[i].Population}
	}
	switch def.ID {
	case "share":
		blank(10, indicator.Missing, "the return <b>was</b> lost")
		blank(11, indicator.Suppressed, "")
		blank(12, indicator.Suppressed, "")
		rows[12].Low, rows[12].High = indicator.Of(1), indicator.Of(7)
		rows[13].Status, rows[13].Note = indicator.Unreliable, "counted twice"
		rows[14].Count, rows[14].Population = indicator.Of(0), indicator.Of(4)
		rows[15].Count, rows[15].Population = indicator.Of(8), indicator.Of(15)
		rows[16].Count = indicator.Of(0)
		return append(rows[:17:17], rows[18:]...)
	case "mean":
		rows[10].Lower, rows[10].Upper, rows[10].Level = indicator.Figure{}, indicator.Figure{}, 0
	case "sparse":
		return rows[:20]
	}
	return rows
}

func worldTable(def *indicator.Definition, year int, spoilt bool) *indicator.Table {
	period, err := indicator.ParsePeriod(fmt.Sprint(year))
	if err != nil {
		panic(err)
	}
	t := &indicator.Table{Indicator: def.ID, Period: period}
	for i := range worldCCGs {
		t.Rows = append(t.Rows, worldObservation(def, i, year))
	}
	if spoilt {
		t.Rows = spoil(def, t.Rows)
	}
	for i, code := range []nhs.Code{"E38X90003", "E38X90004", "E38X90006"} {
		o := worldObservation(def, worldCCGs+i, year)
		o.Area = code
		t.Rows = append(t.Rows, o)
	}
	for i := range t.Rows {
		t.Rows[i].Period = period
	}
	switch def.Kind {
	case indicator.Mean, indicator.StandardisedRate:
		t.England = &indicator.Observation{Area: nhs.England, Period: period, Value: indicator.Of(50)}
	}
	return t
}

func worldYear(reg *nhs.Register, year int, spoilt bool) Year {
	ed := &edition.Edition{
		Year: year, Title: fmt.Sprintf("CCG quality ratings %d", year),
		Published: time.Date(year+1, 12, 10, 9, 30, 0, 0, time.UTC),
		Register:  nhs.Date{Year: year, Month: 4, Day: 1}, Context: year,
		Status: edition.Experimental, Rules: rating.Standard(),
	}
	for _, c := range reg.OpenOn(ed.Register) {
		ed.CCGs = append(ed.CCGs, edition.CCG{CCG: c, Context: map[string]float64{"population": 123456, "under_18": float64(18 + len(ed.CCGs)%7)}})
	}
	defs := worldDefinitions()
	for i := range defs {
		def := &defs[i]
		table := func(year int, spoilt bool) *indicator.Table {
			return worldTable(def, year, spoilt).Restate(*def, reg, ed.Register)
		}
		entry := edition.Entry{Definition: *def, Table: table(year, spoilt), Weight: 1}
		if def.ID == "share" || def.ID == "mean" {
			for before := year - 4; before < year; before++ {
				entry.Previous = table(before, false)
				entry.Earlier = append(entry.Earlier, entry.Previous)
			}
		}
		ed.Indicators = append(ed.Indicators, entry)
	}
	results := rating.Rate(ed.Input(reg.Groups))
	results.Examine()
	return Year{Edition: ed, Results: results}
}

// worldWords are just enough words for the world, and the real method,
// glossary and block on colours.
func worldWords() (fstest.MapFS, error) {
	fsys := make(fstest.MapFS)
	put := func(name, front, body string) {
		fsys[name] = &fstest.MapFile{Data: []byte("+++\n" + front + "\n+++\n" + body)}
	}
	const titled = "title = \"%s\"\nsummary = \"A page about %s.\""
	for _, name := range append([]string{"index", "edition", "regions"}, rootArticles...) {
		put(name+".md", fmt.Sprintf(titled, "The page "+name, name), "## Maincontent\n\nWords & more words.\n\n## Find\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
	}
	for _, g := range []string{"old", "young", "few"} {
		put("groups/"+g+".md", fmt.Sprintf(titled, g, g), "## What is not covered\n\nMost things.\n")
	}
	for _, def := range worldDefinitions() {
		put("indicators/"+string(def.ID)+".md", "summary = \"What is measured: "+string(def.ID)+".\"\nquality = \"Why it matters.\"", "## Why it matters\n\nBecause.\n")
	}
	for _, name := range []string{"method.md", "glossary.md", "colours.md", "press.md", "unsaid.md"} {
		real, err := os.ReadFile(root + "content/" + name)
		if err != nil {
			return nil, err
		}
		fsys[name] = &fstest.MapFile{Data: real}
	}
	return fsys, nil
}

// root is the folder of the whole project, from this package.
const root = "../../../../"

// worldDist stands in for the assets that are made from npm packages.
var worldDist = fstest.MapFS{
	"dist/site.css":   {Data: []byte("body{}")},
	"dist/site.js":    {Data: []byte("void 0")},
	"dist/charts.js":  {Data: []byte("void 0")},
	"dist/compare.js": {Data: []byte("void 0")},
	"dist/icon.svg":   {Data: []byte("<svg/>")},
}

var worldOnce = sync.OnceValues(func() (Input, error) {
	words, err := worldWords()
	if err != nil {
		return Input{}, err
	}
	reg := worldRegister()
	return Input{
		Content: words, Templates: os.DirFS(root + "templates"), Static: worldDist, Register: reg,
		Places: worldPlaces(reg),
		Years:  []Year{worldYear(reg, 2018, false), worldYear(reg, 2019, true)},
	}, nil
})

func world(t testing.TB) Input {
	t.Helper()
	in, err := worldOnce()
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// worldSite is the site of the world, made once for all tests that only read it.
func worldSite(t testing.TB) map[string][]byte {
	t.Helper()
	worldMade.Do(func() { worldFiles = buildAll(t, world(t)) })
	return worldFiles
}

var (
	worldMade  sync.Once
	worldFiles map[string][]byte
)

// buildAll makes a site in memory, as a map from path to bytes.
func buildAll(t testing.TB, in Input) map[string][]byte {
	t.Helper()
	var made collected
	if err := Build(prepared(t, in), made.add); err != nil {
		t.Fatal(err)
	}
	return made.files
}

// buildPages is buildAll without the files that are made later, which take
// longer than all others.
func buildPages(t testing.TB, in Input) map[string][]byte {
	t.Helper()
	var made collected
	if _, err := BuildPages(prepared(t, in), made.add); err != nil {
		t.Fatal(err)
	}
	return made.files
}

// pagesOf makes a few pages of a site in memory.
func pagesOf(t testing.TB, in Input, names ...string) map[string][]byte {
	t.Helper()
	b, err := newBuilder(prepared(t, in))
	if err != nil {
		t.Fatal(err)
	}
	var made collected
	for _, page := range b.pages() {
		if !slices.Contains(names, string(page.at)) {
			continue
		}
		f, err := page.make()
		if err == nil {
			err = made.add(f)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(made.files) != len(names) {
		t.Fatalf("there are %d of %v", len(made.files), names)
	}
	return made.files
}

// collected is files by their paths, from several goroutines. No path may come
// twice.
type collected struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (c *collected) add(f File) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, doubled := c.files[f.Path]; doubled {
		return fmt.Errorf("%s: made twice", f.Path)
	}
	if c.files == nil {
		c.files = make(map[string][]byte)
	}
	c.files[f.Path] = f.Data
	return nil
}

// prepared is an input with sound materials.
func prepared(t testing.TB, in Input) Input {
	t.Helper()
	in, problems := Prepare(in)
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	return in
}

// changed is the world with some files of words replaced.
func changed(t testing.TB, files map[string]string) Input {
	in := world(t)
	words := maps.Clone(in.Content.(fstest.MapFS))
	for name, text := range files {
		delete(words, name)
		if text != "" {
			words[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	in.Content = words
	return in
}
