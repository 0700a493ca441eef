package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func hasClass(n *html.Node, class string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "class" && slices.Contains(strings.Fields(a.Val), class)
	})
}

// TestPressPage holds the national picture, who stands out and what has changed
// to the published tables.
func TestPressPage(t *testing.T) {
	public := publishedSite(t)
	for _, year := range []string{"2016", "2019"} {
		file, err := os.Open(filepath.Join(public, year, "press.html"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		doc, err := html.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		var five, names []string
		var changes [][]string
		for n := range doc.Descendants() {
			switch {
			case hasClass(n, "ccg-five__number"):
				number, _, _ := strings.Cut(nodeText(n), " of")
				five = append(five, strings.ReplaceAll(number, ",", "")+" of"+strings.ReplaceAll(strings.SplitN(nodeText(n), " of", 2)[1], ",", ""))
			case hasClass(n, "ccg-five__names"):
				names = append(names, nodeText(n))
			case n.Data == "tr":
				var cells []string
				for cell := range n.ChildNodes() {
					cells = append(cells, nodeText(cell))
				}
				changes = append(changes, cells)
			}
		}
		facts := readPressFacts(t, public, year)
		columns := contents(t, filepath.Join(public, year, "dictionary.html"))
		if n := strings.Count(columns, "the CCGs that have a figure added up, so editions can differ."); n != 2 {
			t.Errorf("%s: the dictionary says of %d columns how England's figure may come about, want 2", year, n)
		}
		said := strings.Join(strings.Fields(nodeText(doc)), " ")
		for _, want := range []string{
			"green or red ratings are solid", "Solid means: at least 90%", // the method's word: content/method.md
			"So England's figure for the same period can differ between editions.",
		} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: the page does not say %q", year, want)
			}
		}
		if strings.Contains(said, "too few people are counted") {
			t.Errorf("%s: a reason is given that few missing ratings have", year)
		}
		for i, want := range nationalFigures(t, facts) {
			if i >= len(five) || !strings.HasPrefix(five[i], want+" ") {
				t.Errorf("%s: figure %d of %q is not %s", year, i+1, five, want)
			}
		}
		if got, want := strings.Join(names, "\n"), strings.Join(standingOut(facts), "\n"); got != want {
			t.Errorf("%s: stand out:\n%s\nwant\n%s", year, got, want)
		}
		checkChanges(t, facts, csvRows(t, filepath.Join(public, year, "data", "history.csv")), year, changes)
	}
}

// TestGroupsCompared counts the groups in which anybody is rated in the
// published tables, and holds to it what is said to be compared.
func TestGroupsCompared(t *testing.T) {
	public := publishedSite(t)
	for year, want := range map[string]int{"2016": 4, "2019": 5} {
		rated := make(map[string]bool)
		for _, row := range readPressFacts(t, public, year).ratings {
			if row["rating"] != "not_rated" {
				rated[row["group"]] = true
			}
		}
		if len(rated) != want {
			t.Fatalf("%s: %d groups have ratings, want %d", year, len(rated), want)
		}
		said := fmt.Sprintf(" CCGs compare in %d patient groups, from ", want)
		for _, page := range []string{"feed.xml", year + "/index.html"} {
			if !strings.Contains(contents(t, filepath.Join(public, page)), said) {
				t.Errorf("%s does not say %q", page, said)
			}
		}
		if said := fmt.Sprintf(": ratings in %d patient groups", want); !strings.Contains(contents(t, filepath.Join(public, year, "downloads.html")), said) {
			t.Errorf("%s/downloads.html does not say %q", year, said)
		}
	}
}

// nationalFigures works the five figures out from the published tables.
func nationalFigures(t *testing.T, f *pressFacts) []string {
	given, coloured, outside, firm, compared, beyond := 0, 0, 0, 0, 0, 0
	for _, row := range f.ratings {
		if row["rating"] == "not_rated" {
			continue
		}
		given++
		if math.Abs(row.number(t, "score")) >= 1.959963984540054 {
			outside++
		}
		if row["rating"] != "blue" {
			coloured++
			if row.number(t, "stability") >= 0.9 {
				firm++
			}
		}
	}
	for _, row := range f.figures {
		if row["band"] != "" {
			compared++
		}
		if row["band"] != "" && row["band"] != "0" {
			beyond++
		}
	}
	of := func(part, whole int) string { return fmt.Sprintf("%d of %d", part, whole) }
	return []string{of(coloured, given), of(outside, given), of(firm, coloured), of(beyond, compared), of(len(f.ratings)-given, len(f.ratings))}
}

// standingOut lists the green and the red CCGs of each group that has ratings,
// from A to Z.
func standingOut(f *pressFacts) []string {
	var out, groups []string
	for _, row := range f.ratings {
		if !slices.Contains(groups, row["group"]) {
			groups = append(groups, row["group"])
		}
	}
	for _, group := range groups {
		in := func(rating string) []string {
			var names []string
			for _, row := range f.ratings {
				if row["group"] == group && row["rating"] == rating {
					names = append(names, strings.TrimSuffix(strings.TrimPrefix(row["ccg_name"], "NHS "), " CCG"))
				}
			}
			slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
			return names
		}
		if len(in("green"))+len(in("blue"))+len(in("red")) == 0 {
			continue
		}
		for _, said := range [][2]string{{"green", "▲ Among the best"}, {"red", "▼ Among the worst"}} {
			names := in(said[0])
			if len(names) == 0 {
				names = []string{"no CCG"}
			}
			out = append(out, said[1]+": "+strings.Join(names, "; "))
		}
	}
	return out
}

// checkChanges holds each change to the figures of both periods, and its word
// to which way the CCG moved beside England.
func checkChanges(t *testing.T, f *pressFacts, history []csvRow, year string, rows [][]string) {
	t.Helper()
	codes := make(map[string]string)
	for _, row := range f.ratings {
		codes[strings.TrimSuffix(strings.TrimPrefix(row["ccg_name"], "NHS "), " CCG")] = row["ccg_code"]
	}
	checked := 0
	for _, cells := range rows {
		code, known := codes[cells[0]]
		if !known {
			continue // the head
		}
		var periods []csvRow
		for _, row := range history {
			if row["ccg_code"] == code && f.indicators[row["indicator"]] == cells[1] {
				periods = append(periods, row)
			}
		}
		if len(periods) < 2 {
			t.Errorf("%s: %d published periods of %q", year, len(periods), cells)
			continue
		}
		now, before := periods[len(periods)-1], periods[len(periods)-2]
		for i, row := range []csvRow{before, now} {
			own, england := row.number(t, "value"), row.number(t, "england")
			if cell := cells[2+i]; !strings.HasPrefix(cell, rounded(own, cell)) || !strings.Contains(cell, "England "+rounded(england, cell)) {
				t.Errorf("%s: %q, want %v and England %v", year, cells, own, england)
			}
		}
		moved := now.number(t, "value") - now.number(t, "england") - before.number(t, "value") + before.number(t, "england")
		if better := higherIsBetter(t, now["indicator"]); (moved > 0) == better != (cells[4] == "improved") {
			t.Errorf("%s: %q moved by %v", year, cells, moved)
		}
		checked++
	}
	if checked < 5 {
		t.Errorf("%s: %d changes in %d rows", year, checked, len(rows))
	}
}

// rounded writes a number with as many decimals as the first in a cell has.
func rounded(x float64, cell string) string {
	return fmt.Sprintf("%.*f", len(figureText.FindStringSubmatch(cell)[3]), x)
}

func higherIsBetter(t *testing.T, id string) bool {
	t.Helper()
	for _, row := range csvRows(t, filepath.Join("..", "..", "data", "indicators.csv")) {
		if row["id"] == id {
			return row["better"] == "higher"
		}
	}
	t.Fatalf("no indicator %s", id)
	return false
}
