package site

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// scriptFigures is the script of figures as a browser reads it.
type scriptFigures struct {
	Limit float64
	CCGs  []struct{ ID, Name string }
	Sides [][3]string

	Groups []struct {
		C, B []int
		T    []string
		D, S []float64
	}
	Indicators []struct {
		Name, Unit       string
		Better, Decimals int
		V, L, U          []*int
		D, S             []float64
	}
}

func readFigures(t *testing.T, f File) scriptFigures {
	t.Helper()
	text, ok := bytes.CutPrefix(f.Data, []byte("window.ccgComparison="))
	var out scriptFigures
	if err := json.Unmarshal(text, &out); !ok || err != nil {
		t.Fatalf("%s: %.40s: %v", f.Path, f.Data, err)
	}
	return out
}

// sideOf is the test of static/js/comparetest.js.
func sideOf(limit, d, e, s, u float64, better int) rating.Side {
	z := (d - e) / math.Sqrt(s*s+u*u)
	switch {
	case math.Abs(z) < limit:
		return rating.NoClearDifference
	case better == 0 && z > 0:
		return rating.ClearlyHigher
	case better == 0:
		return rating.ClearlyLower
	case z*float64(better) > 0:
		return rating.ClearlyBetter
	}
	return rating.ClearlyWorse
}

// From the rounded numbers of the script every pair of CCGs gets the verdict of
// the full ones, in every indicator and group of the real editions.
func TestScriptFiguresGiveTheSameVerdicts(t *testing.T) {
	b, err := newBuilder(prepared(t, realRated(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range b.views {
		f := readFigures(t, v.figures)
		if len(f.CCGs) != len(v.ccgs) || len(f.Sides) != int(rating.ClearlyHigher)+1 {
			t.Fatalf("%d CCGs, %d sides", len(f.CCGs), len(f.Sides))
		}
		said := map[rating.Side]int{}
		for x, a := range v.byName {
			for y, c := range v.byName[:x] {
				for i, ind := range f.Indicators {
					want, got := v.indicators[i].Difference(a, c).Side(), rating.NoSide
					if ind.S[x] != 0 && ind.S[y] != 0 {
						got = sideOf(f.Limit, ind.D[x], ind.D[y], ind.S[x], ind.S[y], ind.Better)
					}
					if said[want]++; got != want {
						t.Errorf("%s, %s and %s: %d, want %d", ind.Name, f.CCGs[x].ID, f.CCGs[y].ID, got, want)
					}
				}
				for i, g := range f.Groups {
					want, got := v.results.ScoreDifference(v.groups[i].GroupResult, a, c).Side(), rating.NoSide
					if g.C[x] != 0 && g.C[y] != 0 && g.B[x] == g.B[y] {
						got = sideOf(f.Limit, g.D[x], g.D[y], g.S[x], g.S[y], 0)
					}
					if got != want {
						t.Errorf("group %d, %s and %s: %d, want %d", i, f.CCGs[x].ID, f.CCGs[y].ID, got, want)
					}
				}
			}
		}
		t.Logf("%d: %v", v.edition.Year, said)
	}
}

// The script prints the figures that the pages print.
func TestScriptFiguresArePrintedAlike(t *testing.T) {
	b, err := newBuilder(prepared(t, realRated(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range b.views {
		f := readFigures(t, v.figures)
		for i, ind := range f.Indicators {
			text := func(n int) string {
				return decimal(float64(n)/math.Pow10(ind.Decimals), ind.Decimals) + ind.Unit
			}
			for x, k := range v.byName {
				want, value, interval := &v.indicators[i].cells[k], none, none
				if ind.V[x] != nil {
					value = text(*ind.V[x])
				}
				if ind.L[x] != nil {
					interval = text(*ind.V[x]-*ind.L[x]) + " to " + text(*ind.V[x]+*ind.L[x]+*ind.U[x])
				}
				if value != want.Value || interval != want.Interval {
					t.Errorf("%s, %s: %s (%s), want %s (%s)", ind.Name, f.CCGs[x].ID, value, interval, want.Value, want.Interval)
				}
			}
		}
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if _, err := z.Write(v.figures.Data); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		if packed.Len() > 64_000 {
			t.Errorf("%s: %d bytes compressed, want at most 64,000", v.figures.Path, packed.Len())
		}
		t.Logf("%s: %d bytes, %d compressed", v.figures.Path, len(v.figures.Data), packed.Len())
	}
}

// tableRows is the cells of every table of a page, as text.
func (d *document) tableRows() [][]*html.Node {
	var rows [][]*html.Node
	for _, n := range d.all("tr") {
		var cells []*html.Node
		for c := range n.ChildNodes() {
			if c.Data == "th" || c.Data == "td" {
				cells = append(cells, c)
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// linkOf is the text of the first link of a cell.
func linkOf(cell *html.Node) string {
	for n := range cell.Descendants() {
		if n.Data == "a" {
			return textOf(n)
		}
	}
	return ""
}

// A ready-made comparison, worked out again from what the site publishes: the
// CCGs that its grid names, and the indicator's CSV file.
func TestReadyMadeComparison(t *testing.T) {
	files := worldSite(t)
	const page = "2019/compare/x22.html"
	d := parsePage(t, page, files[page])
	var similar []string
	var share []*html.Node
	for _, cells := range d.tableRows() {
		switch {
		case strings.Contains(textOf(cells[0]), "distance "):
			similar = append(similar, linkOf(cells[0]))
		case linkOf(cells[0]) == "Measure of share":
			share = cells
		}
	}
	if len(similar) != 10 || share == nil {
		t.Fatalf("%d similar CCGs, %d cells of the indicator", len(similar), len(share))
	}
	rows, err := csv.NewReader(bytes.NewReader(files["2019/data/indicators/share.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	number := func(row []string, name string) float64 {
		x, err := strconv.ParseFloat(column(row, name), 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var own []string
	for _, row := range rows {
		if column(row, "ods_code") == "X22" {
			own = row
		}
	}
	count, population, used, best, name := 0.0, 0.0, 0, number(own, "value"), ""
	for _, row := range rows[1:] {
		short := shortName(column(row, "ccg_name"))
		if column(row, "value") == "" || column(row, "count") == "" || !slices.Contains(similar, short) {
			continue
		}
		count, population, used = count+number(row, "count"), population+number(row, "population"), used+1
		if column(row, "band") == "" { // too small to compare by itself
			continue
		}
		p, n, q, m := number(row, "value")/100, number(row, "population"), number(own, "value")/100, number(own, "population")
		z := (p - q) / math.Sqrt(p*(1-p)/n+q*(1-q)/m)
		if z > 3.09 && number(row, "value") > best {
			best, name = number(row, "value"), short
		}
	}
	if want := decimal(100*count/population, 1) + "% " + whole(used) + " CCGs added up"; !strings.HasPrefix(textOf(share[2]), want) {
		t.Errorf("similar CCGs together: %q, want %q", textOf(share[2]), want)
	}
	if name == "" || textOf(share[5]) != name+" "+decimal(best, 1)+"%" {
		t.Errorf("best: %q, want %s with %.1f", textOf(share[5]), name, best)
	}
}

// Of an indicator without a better side nothing is called better.
func TestComparisonWithoutABetterSide(t *testing.T) {
	const page = "2019/compare/x20.html"
	d := parsePage(t, page, worldSite(t)[page])
	for _, cells := range d.tableRows() {
		if linkOf(cells[0]) != "Measure of neutral" {
			continue
		}
		if got := textOf(cells[5]); got != "No side is better" {
			t.Errorf("best: %q", got)
		}
		for _, c := range cells[1:] {
			if text := strings.ToLower(textOf(c)); strings.Contains(text, "better here") || strings.Contains(text, "worse") || strings.Contains(text, "expected") {
				t.Errorf("a verdict: %q", text)
			}
		}
		return
	}
	t.Error("the indicator is not on the page")
}

// Both pages say what a difference between scores does not say, and no score is
// called better than another.
func TestScoresAreNotCalledBetter(t *testing.T) {
	files := worldSite(t)
	const said = "A difference between two scores in the ordinary range is no reason to call care better or worse, however sure the difference is."
	for _, page := range []string{"2019/compare.html", "2019/compare/x20.html"} {
		d := parsePage(t, page, files[page])
		if !strings.Contains(textOf(d.all("main")[0]), said) {
			t.Errorf("%s does not say it", page)
		}
		for _, section := range d.all("section") {
			if attr(section, "aria-labelledby") != "ratings" {
				continue
			}
			text := strings.NewReplacer(said, "", "a better colour", "", "be better", "").Replace(textOf(section))
			if strings.Contains(text, "better") || strings.Contains(text, "worse") || !strings.Contains(text, "igher by more than chance") {
				t.Errorf("%s: %s", page, text)
			}
		}
	}
}

// Where nothing is known of the people, the page has the region and England.
func TestComparisonWithoutSimilarCCGs(t *testing.T) {
	in := world(t)
	in.Years = in.Years[1:]
	results := *in.Years[0].Results
	results.Peers = nil
	in.Years = []Year{{Edition: in.Years[0].Edition, Results: &results}}
	files := buildAll(t, in)
	checkSite(t, files)
	text := textOf(parsePage(t, "", files["2019/compare/x20.html"]).all("main")[0])
	for want, there := range map[string]bool{"no CCG can be called similar": true, "Rest of North of Nowhere": true, "Similar CCGs together": false, "Ratings of similar": false} {
		if strings.Contains(text, want) != there {
			t.Errorf("%q on the page: %t", want, !there)
		}
	}
}

// Pages stay light enough for a phone.
func TestComparisonsAreLean(t *testing.T) {
	for name, data := range worldSite(t) {
		if strings.Contains(name, "/compare/") && len(data) > 60_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
}
