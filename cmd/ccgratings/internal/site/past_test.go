package site

import (
	"encoding/csv"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// pastTable reads the rows under a caption that begins so.
func pastTable(t *testing.T, page, caption string) [][]string {
	t.Helper()
	d := parsePage(t, page, worldSite(t)[page])
	for _, table := range d.all("table") {
		if !strings.HasPrefix(textOf(under(table, "caption")[0]), caption) {
			continue
		}
		var rows [][]string
		for _, tr := range under(table, "tr")[1:] {
			var cells []string
			for c := range tr.ChildNodes() {
				if c.Data == "th" || c.Data == "td" {
					cells = append(cells, textOf(c))
				}
			}
			rows = append(rows, cells)
		}
		return rows
	}
	return nil
}

// What a merged CCG's page says of the years before follows from the counts of
// the CCGs that merged.
func TestPastFigures(t *testing.T) {
	def := worldDefinitions()[0]
	rows := pastTable(t, "2019/ccgs/y05.html", "Measure of share, by period")
	if len(rows) != 5 {
		t.Fatalf("%d periods, want 2015 to 2019: %q", len(rows), rows)
	}
	for i, row := range rows {
		year := 2015 + i
		east, west := worldObservation(&def, worldCCGs, year), worldObservation(&def, worldCCGs+1, year)
		value := 100 * (east.Count.Number + west.Count.Number) / (east.Population.Number + west.Population.Number)
		if row[0] != whole(year) && row[0] != strings.ReplaceAll(whole(year), ",", "") || row[1] != decimal(value, 1)+"%" {
			t.Errorf("%q, want %d and %.1f%%", row, year, value)
		}
		if want := "The two CCGs that merged into this one, added up."; row[4] != want {
			t.Errorf("%d: %q, want %q", year, row[4], want)
		}
	}
	page := string(worldSite(t)["2019/ccgs/y05.html"])
	if !strings.Contains(page, "5 figures are added up from the CCGs that merged into it") {
		t.Error("the picture does not say that the figures were added up")
	}
	// Means of two CCGs give no mean of both, and a divided area no figure at all.
	for page, note := range map[string]string{
		"2019/ccgs/y05.html": "Formed on 1 April 2019 from two CCGs whose figures cannot be added up.",
		"2019/ccgs/y06.html": "Its boundary changed on 1 April 2019, and this was published for the areas as they were before.",
	} {
		if rows := pastTable(t, page, "Measure of mean, by period"); rows != nil {
			t.Errorf("%s: %q, want no table of figures that are not there", page, rows)
		}
		text := string(worldSite(t)[page])
		if want := "<h3>Measure of mean</h3>\n<p>No earlier figures. " + note + "</p>"; !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
	if rows := pastTable(t, "2019/ccgs/x20.html", "Measure of rate"); rows != nil {
		t.Errorf("earlier figures of an indicator that has none: %q", rows)
	}
}

// The word of a trend is printed where the figures of five years give one, in
// the table only if it is clear.
func TestTrendWords(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.views[1]
	iv := v.indicators[0]
	const k = 20
	for direction, want := range map[rating.Direction]string{
		rating.Improved: "improved", rating.GotWorse: "got worse", rating.NoClearChange: "shows no clear trend",
	} {
		res := *iv.IndicatorResult
		res.Trends = make([]rating.Direction, len(v.ccgs))
		res.Trends[k] = direction
		of := iv
		of.IndicatorResult = &res
		want = "Over five years, between 2015 and 2019, the figure itself " + want + "."
		if got := v.past(&of, k).Trend; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		remarks := strings.Join(v.ccgFigure(&of, k, v.ccgs[k].place).Remarks, " ")
		if strings.Contains(remarks, want) != (direction != rating.NoClearChange) {
			t.Errorf("%d: the table says %q", direction, remarks)
		}
		if got := of.trend(k + 1); got != "" {
			t.Errorf("%q of a CCG without a trend", got)
		}
	}
	if iv.Trends == nil {
		t.Error("five years of figures, and nothing was tested")
	}
}

// A break stands between the figures that are of another area and the first
// that is not.
func TestPastBreaks(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.views[1]
	k, ok := v.results.CCG("E38X90005")
	if !ok {
		t.Fatal("no Fens")
	}
	iv := v.indicators[0]
	check := func(basis indicator.Basis, want string) {
		t.Helper()
		res := *iv.IndicatorResult
		res.History = nil
		for i, h := range iv.History {
			h.Comparisons = append([]rating.Comparison(nil), h.Comparisons...)
			if i < 2 {
				h.Comparisons[k] = rating.Comparison{Observation: &indicator.Observation{Status: indicator.Missing, Basis: basis, Note: "Of another area."}}
			}
			res.History = append(res.History, h)
		}
		of := iv
		of.IndicatorResult = &res
		p := v.past(&of, k)
		if got := strings.Join(p.Breaks, " "); got != want {
			t.Errorf("%d: %q, want %q", basis, got, want)
		}
		if (want != "") != strings.Contains(p.Summary, "of a break cannot be compared") {
			t.Errorf("%d: the picture says %q", basis, p.Summary)
		}
	}
	check(indicator.BoundaryChanged, "There are no figures of its area before 2017. Of another area.")
	check(indicator.NotAddedUp, "There are no figures of its area before 2017. Of another area.")
	check(indicator.AsPublished, "")
	check(indicator.OnlyLater, "")
}

func TestHistoryCSV(t *testing.T) {
	read := func(name string) [][]string {
		t.Helper()
		records, err := csv.NewReader(strings.NewReader(string(worldSite(t)[name]))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return records
	}
	records := read("2019/data/history.csv")
	if got, want := strings.Join(records[0], ","), "edition,ccg_code,indicator,period,count,population,value,lower_95,upper_95,england,status,note,missing"; got != want {
		t.Errorf("columns %s, want %s", got, want)
	}
	rows := make(map[string][]string)
	for _, r := range records[1:] {
		key := strings.Join(r[1:4], " ")
		if rows[key] != nil {
			t.Errorf("%s twice", key)
		}
		rows[key] = r
	}
	def := worldDefinitions()[0]
	east, west := worldObservation(&def, worldCCGs, 2016), worldObservation(&def, worldCCGs+1, 2016)
	r := rows["E38X90005 share 2016"]
	if r == nil || r[4] != indicator.Of(east.Count.Number+west.Count.Number).String() || r[5] != indicator.Of(east.Population.Number+west.Population.Number).String() ||
		r[11] != "The two CCGs that merged into this one, added up." {
		t.Errorf("%q", r)
	}
	// The edition's own period is the same as in indicators.csv.
	for _, f := range read("2019/data/indicators.csv")[1:] {
		if h := rows[strings.Join([]string{f[1], f[5], f[6]}, " ")]; h != nil && strings.Join(h[4:10], " ") != strings.Join(f[7:13], " ") {
			t.Errorf("%q in one file, %q in the other", h, f)
		}
	}
	// What the publisher hid stays hidden.
	if r := rows["E38X00011 share 2019"]; r == nil || strings.Join(r[4:9], "") != "" || r[10] == "" {
		t.Errorf("a hidden figure is %q", r)
	}
	for key := range rows {
		if strings.Contains(key, " rate ") {
			t.Errorf("%s: an indicator with one period has no history", key)
		}
	}
}

func TestPeriodLabel(t *testing.T) {
	for text, want := range map[string]string{
		"2018": "2018", "2016/17": "2016/17", "2019/20 Q3": "2019/20 Q3", "2017-07 to 2019-06": "2017\u201319", "2019-02 to 2019-04": "Feb 2019",
	} {
		p, err := indicator.ParsePeriod(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := periodLabel(p); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]float64{"2016/17": 2016.75, "2018": 2018.5, "2019-01": 2019 + 1.0/24} {
		p, _ := indicator.ParsePeriod(text)
		if got := middle(p); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("the middle of %s is %v, want %v", text, got, want)
		}
	}
}
