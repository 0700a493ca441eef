package site

import (
	"fmt"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// pressWorld is a view of the world's second edition that may be changed.
func pressWorld(t *testing.T) *view {
	t.Helper()
	in := world(t)
	in.Years = []Year{in.Years[0], worldYear(worldRegister(), 2019, true)}
	b, err := newBuilder(prepared(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return b.views[1]
}

func TestSayRated(t *testing.T) {
	v := pressWorld(t)
	const k = 20
	name := "In CCG quality ratings 2019, an unofficial worked example, " + v.ccgs[k].Name
	const tail = ", compared with the other CCGs of England that were rated for the same group, on figures of January 2019 to December 2019."
	for want, colours := range map[string][3]rating.Colour{
		"rated as expected in all 3 patient groups":                                                            {rating.Blue, rating.Blue, rating.Blue},
		"rated among the best for old folk, rated among the worst for young <folk>, and not rated for the few": {rating.Green, rating.Red, rating.NotRated},
		"rated among the worst for old folk and the few, and rated as expected for young <folk>":               {rating.Red, rating.Blue, rating.Red},
		"not rated for old folk, and rated as expected for the other 2 patient groups":                         {rating.NotRated, rating.Blue, rating.Blue},
	} {
		for i, c := range colours {
			v.groups[i].Ratings[k].Colour = c
		}
		if got := v.saysRated(k); got != name+" was "+want+tail {
			t.Errorf("%s\nwant\n%s", got, name+" was "+want+tail)
		}
	}
	for i := range v.groups {
		v.groups[i].Ratings[k].Colour = rating.NotRated
	}
	want := name + " was not rated in any of the 3 patient groups, in which England's CCGs were compared on figures of January 2019 to December 2019."
	if got := v.saysRated(k); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	named := *v.words
	named.publisher.Name = "Vale Council"
	v.words = &named
	if got, want := v.saysRated(k), "In CCG quality ratings 2019, published by Vale Council, "+v.ccgs[k].Name+" was "; !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant %s first", got, want)
	}
}

// TestSaySpans checks that a sentence names the time of the figures that it is
// about, and not of others in the edition.
func TestSaySpans(t *testing.T) {
	v := pressWorld(t)
	const k = 20
	period := func(text string) indicator.Period {
		p, err := indicator.ParsePeriod(text)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		table := *iv.Table
		table.Period = period("2021")
		iv.Table = &table
		iv.Comparisons[k].Band, iv.Comparisons[k].Scored = rating.NotBanded, false
	}
	for i := range v.groups {
		v.groups[i].Ratings[k].Colour = rating.NotRated
	}
	rated, other := &v.groups[0], &v.groups[1]
	rated.Ratings[k].Colour = rating.Blue
	used, unrated := &v.indicators[rated.Scored[0]], &v.indicators[other.Scored[0]]
	used.Table.Period, used.Comparisons[k].Scored = period("2017"), true
	unrated.Table.Period, unrated.Comparisons[k].Scored = period("2016"), true
	if got, want := v.saysRated(k), ", on figures of January 2017 to December 2017."; !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := v.cardCompares(k), "Compared with the other CCGs rated, on figures of January 2017 to December 2017."; got != want {
		t.Errorf("the card: %s", got)
	}
	unrated.Comparisons[k].Band = rating.AsExpected
	if got, want := v.saysFigures(k), " from January 2016 to December 2016 that can be compared"; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestCite checks that a source line says whose page it is, and never that the
// CCG, or anyone but a publisher who is named, has published it.
func TestCite(t *testing.T) {
	named := pagesOf(t, withPublisher(t), "2019/ccgs/x20.html", "2019/press.html", "2019/downloads.html")
	for page, of := range map[string]string{
		"2019/ccgs/x20.html":  "CCG quality ratings 2019, page on NHS Vale of K20 CCG, edition 2019, ",
		"2019/press.html":     "CCG quality ratings 2019, edition 2019, ",
		"2019/downloads.html": "CCG quality ratings 2019, edition 2019, ",
	} {
		if want := of + "dated 10 December 2020 (a worked example, not an official publication)."; !strings.Contains(string(worldSite(t)[page]), want) {
			t.Errorf("%s does not say %q", page, want)
		}
		if want := of + "published by Vale Council on 10 December 2020."; !strings.Contains(string(named[page]), want) {
			t.Errorf("%s does not say %q", page, want)
		}
		if !strings.Contains(string(worldSite(t)[page]), ", dated 10 December 2020") || !strings.Contains(string(named[page]), ", published 10 December 2020") {
			t.Errorf("%s says that nobody published it, or that somebody did not", page)
		}
	}
}

func TestSaySure(t *testing.T) {
	v := pressWorld(t)
	const k = 20
	name := v.ccgs[k].Name
	rate := func(i int, r rating.Rating) { v.groups[i].Ratings[k] = r }
	rate(0, rating.Rating{Colour: rating.Red, ProbabilityWorst: 0.934, ProbabilityBest: 0.001, Used: 3, Total: 3})
	rate(1, rating.Rating{Colour: rating.Green, ProbabilityBest: 0.9951, Used: 1, Total: 3})
	rate(2, rating.Rating{})
	v.groups[0].Rated, v.groups[1].Rated = 38, 41
	v.groups[0].Stability[k].Share, v.groups[1].Stability[k].Share = 0.669, 1
	span := "January 2019 to December 2019"
	want := "Allowing for chance alone, it is 93% likely that " + name + " was truly in the worst fifth of the 38 CCGs rated for old folk, on 3 figures of " + span +
		" (67% of the reasonable ways to work it out give the same rating), and more than 99% likely that it was truly in the best fifth of the 41 CCGs rated for young <folk>, on 1 figure of " +
		span + " (100% of the reasonable ways to work it out give the same rating)."
	if got := v.saysSure(k); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	rate(0, rating.Rating{Colour: rating.Blue})
	rate(1, rating.Rating{})
	if got := v.saysSure(k); !strings.HasSuffix(got, " were as expected, and so was the only one of "+name+".") {
		t.Errorf("one rating: %s", got)
	}
	rate(0, rating.Rating{})
	if got, want := v.saysSure(k), "There were too few figures of "+span+" to rate "+name+" beside England's other CCGs, which says nothing about its care."; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestSayFigures(t *testing.T) {
	v := pressWorld(t)
	const k = 20
	about := " of " + v.ccgs[k].Name + " from January 2019 to December 2019"
	const comparable, ordinary = " that can be compared with England's", " in the range that holds 95% of ordinary CCGs"
	var all []int
	for i := range v.indicators {
		all = append(all, i)
		v.indicators[i].Comparisons[k].Band = rating.NotBanded
	}
	band := func(bands ...rating.Band) {
		for i, b := range bands {
			v.indicators[all[i]].Comparisons[k].Band = b
		}
	}
	check := func(want string) {
		t.Helper()
		if got := v.saysFigures(k); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
	check("No figure" + about + " can be compared with England's.")
	band(rating.AsExpected)
	check("The only figure" + about + comparable + " was" + ordinary + ".")
	band(rating.AsExpected, rating.NotBanded, rating.AsExpected)
	check("Both figures" + about + comparable + " were" + ordinary + ".")
	band(rating.Worse, rating.NotBanded, rating.AsExpected)
	check("Of the 2 figures" + about + comparable + ", 1 was" + ordinary + ", and 1 was on its worse side (“Measure of share”).")
	band(rating.MuchBetter, rating.NotBanded, rating.Better, rating.MuchWorse)
	check("Of the 3 figures" + about + comparable + ", 0 were" + ordinary + ", 2 were on its better side (“Measure of share” and “Measure of ratio”), and 1 was on its worse side (“Measure of mean”).")
	band(rating.MuchBetter, rating.NotBanded, rating.Better, rating.MuchWorse, rating.Better)
	check("Of the 4 figures" + about + comparable + ", 0 were" + ordinary + ", 3 were on its better side, and 1 was on its worse side.")
}

// TestPressWithoutColours checks an edition in which nobody stands out.
func TestPressWithoutColours(t *testing.T) {
	v := pressWorld(t)
	for i := range v.groups {
		g := &v.groups[i]
		for k := range g.Ratings {
			if g.Ratings[k].Colour != rating.NotRated {
				g.Ratings[k].Colour = rating.Blue
			}
		}
		g.Counts = [4]int{rating.Blue: g.Rated, rating.NotRated: len(g.Ratings) - g.Rated}
		g.ExpectedWrong = 0
	}
	figures := v.pressFigures()
	if got := figures[2]; got.Number != "0 of 0" || got.Chance != "" {
		t.Errorf("%+v", got)
	}
	if got, want := figures[0].More, fmt.Sprintf("%d CCGs of %d have neither.", len(v.ccgs), len(v.ccgs)); !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	for i := range v.groups {
		v.groups[i].Stability = nil
		v.groups[i].Ratings[20].Colour, v.groups[i].Counts[rating.Green] = rating.Green, 1
	}
	if got := v.pressFigures()[2]; got.Number != "None of 3" {
		t.Errorf("ratings that were not tested: %+v", got)
	}
}

// TestPressChanges counts the tests and finds every change at the change level
// and no other.
func TestPressChanges(t *testing.T) {
	v := pressWorld(t)
	for i := range v.groups {
		v.groups[i].Changes = make([]rating.Change, len(v.ccgs))
	}
	for i := range v.indicators {
		v.indicators[i].Change = rating.IndicatorChange{Why: "not now"}
	}
	none := v.pressChanges("2019/press.html")
	if !strings.HasPrefix(none.Scores, "No score could be tested.") || !strings.HasPrefix(none.Figures, "No figure could be tested") || len(none.Tested) > 0 {
		t.Errorf("%+v", none)
	}
	iv := &v.indicators[0] // has figures of 2018
	iv.Change = rating.IndicatorChange{Changes: make([]rating.Change, len(v.ccgs))}
	for k, z := range []float64{3.1, 3.0, -3.1, 0} {
		iv.Change.Changes[k] = rating.Change{Known: true, Z: z}
	}
	v.groups[0].Changes[1] = rating.Change{Known: true, Z: -4}
	got := v.pressChanges("2019/press.html")
	if want := "We tested 4 figures. 2 changes are more than chance and ordinary movement explain. By these alone we would expect less than 0.1."; got.Figures != want {
		t.Errorf("%s\nwant\n%s", got.Figures, want)
	}
	if len(got.Moved) != 1 || got.Moved[0].Words != "got worse" || got.Moved[0].Text != v.ccgs[1].Short || got.Moved[0].Group != "old folk" {
		t.Errorf("%+v", got.Moved)
	}
	words := make(map[string]string)
	for _, row := range got.Rows {
		words[row.Text] = row.Words
		if row.From != "2018" || row.To != "2019" || !strings.HasSuffix(row.Before, "%") || !strings.HasSuffix(row.Then, "%") {
			t.Errorf("%+v", row)
		}
	}
	if len(words) != 2 || words[v.ccgs[0].Short] != "improved" || words[v.ccgs[2].Short] != "got worse" {
		t.Errorf("%v", words)
	}
}

// TestPressIsWithheld checks that nobody is told to print what is not published.
func TestPressIsWithheld(t *testing.T) {
	in := world(t)
	page := string(worldSite(t)["2019/ccgs/x20.html"])
	const said = "Not these ones."
	if strings.Contains(page, said) {
		t.Error("published sentences are withheld")
	}
	in.Preview = true
	files := pagesOf(t, in, "2019/ccgs/x20.html", "2019/press.html")
	for name, said := range map[string]string{"2019/ccgs/x20.html": said, "2019/press.html": "Nothing here may be printed."} {
		if !strings.Contains(string(files[name]), said) {
			t.Errorf("%s of a preview does not say %q", name, said)
		}
	}
}
