package site

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// TestAccounts checks what is said of every rating of the world: a whole account
// where there is one, and whole sentences.
func TestAccounts(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.latest()
	for group := range v.groups {
		g := &v.groups[group]
		for k := range v.ccgs {
			page := v.ccgGroup(group, k, v.ccgs[k].place, b.before(v))
			if rated := g.Ratings[k].Colour != rating.NotRated; rated != (page.Account != nil) {
				t.Fatalf("%s, %s: rated %t, and the account: %v", g.Group.ID, v.ccgs[k].ODS, rated, page.Account)
			}
			texts := page.Brief
			if a := page.Account; a != nil {
				texts = append(append(append(append(texts, a.Score, a.Chances), a.Sure...), a.Similar...), a.Since.Lead...)
				texts = append(append(texts, a.Since.Figures...), a.Sum.Tests)
				if (a.Since.Unknown == "") != g.Changes[k].Known {
					t.Errorf("%s, %s: changes known %t, and %q", g.Group.ID, v.ccgs[k].ODS, g.Changes[k].Known, a.Since.Unknown)
				}
				if a.Moves != nil {
					for _, text := range a.Moves.List {
						texts = append(texts, strings.TrimSuffix(text, ", and")+".")
					}
				}
			}
			for _, text := range texts {
				if !strings.HasSuffix(text, ".") || strings.Contains(text, "about 0 ") {
					t.Errorf("%s, %s: %q", g.Group.ID, v.ccgs[k].ODS, text)
				}
			}
		}
	}
}

func TestNearest(t *testing.T) {
	check := func(colour rating.Colour, score, green, red float64, want string) {
		t.Helper()
		if got := nearest(&rating.Rating{Colour: colour, Score: score, ThresholdGreen: green, ThresholdRed: red}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(rating.Blue, 1.65, 1.96, -2, "It is 0.31 short of +1.96, where among the best begins for this CCG.")
	check(rating.Blue, -1.9999, 1.96, -2, "It is less than 0.01 short of \u22122.00, where among the worst begins for this CCG.")
	check(rating.Green, 2.5, 1.96, -2, "It is 0.54 beyond +1.96, the border to as expected for this CCG.")
	check(rating.Red, -2.5, 1.96, -2, "It is 0.50 beyond \u22122.00, the border to as expected for this CCG.")
	check(rating.Blue, 1, math.Inf(1), math.Inf(-1), "No score would be green or red here: the scores of this group do not tell CCGs apart beyond chance.")
	check(rating.NotRated, 0, 0, 0, "")
}

func TestFirmness(t *testing.T) {
	for share, want := range map[float64]string{1: "Solid: 100% ", 0.9: "Solid: 90% ", 0.899: "Fairly firm: 89% ", 0.7: "Fairly firm: 70% ", 0.69: "Depends on the method: only 69% "} {
		if got := firmness(&rating.Stability{Share: share}); !strings.HasPrefix(got, want) {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}

// TestClaimsFollowTheRule checks that pages never promise two keys where an
// edition uses another rule.
func TestClaimsFollowTheRule(t *testing.T) {
	seen := make(map[string]bool)
	for i := range rating.RuleNames() {
		r := rating.Standard()
		r.Rule = rating.Rule(i)
		text := claim(r, "better", "best")
		if seen[text] {
			t.Errorf("rule %s claims what another does: %s", rating.RuleNames()[i], text)
		}
		seen[text] = true
		if sure := strings.Contains(text, "90%"); sure != (r.Rule == rating.TwoKey || r.Rule == rating.Fifth90) {
			t.Errorf("rule %s: %s", rating.RuleNames()[i], text)
		}
	}
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.latest()
	facts := v.facts()
	facts.TwoKey, facts.Operating = false, nil
	html, err := v.words.method.html(facts, v.places.method())
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"two things hold", "Only together", "3,000 groups"} {
		if strings.Contains(string(html), wrong) {
			t.Errorf("the method of another rule says %q", wrong)
		}
	}
}

func TestFirmCounts(t *testing.T) {
	g := &groupView{GroupResult: &rating.GroupResult{
		Rated:     5,
		Ratings:   []rating.Rating{{Colour: rating.Blue}, {Colour: rating.Blue}, {Colour: rating.Red}, {Colour: rating.Blue}, {Colour: rating.Green}, {}},
		Stability: []rating.Stability{{Share: 1}, {Share: 0.9}, {Share: 0.69}, {Share: 0.7}, {Share: 0.8}, {}},
	}}
	if got, want := g.firmCounts(), "Of 5 ratings 2 are solid, 2 are fairly firm, and 1 depends on the method."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	g.Stability = nil
	if got := g.firmCounts(); got != "" {
		t.Errorf("got %q where it was not worked out", got)
	}
}

// TestColourSince checks that a colour that changed is never called a change of
// the care where the score did not clearly change.
func TestColourSince(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v, earlier := b.views[1], b.views[0]
	const k = 20
	check := func(was, now rating.Colour, change rating.Change, want string) {
		t.Helper()
		before, after := *earlier, v.groups[0]
		before.groups = []groupView{after}
		then, result := *earlier.groups[0].GroupResult, *after.GroupResult
		then.Ratings, result.Ratings = slices.Clone(then.Ratings), slices.Clone(result.Ratings)
		then.Ratings[k].Colour, result.Ratings[k].Colour = was, now
		result.Changes = slices.Clone(result.Changes)
		result.Changes[k] = change
		before.groups[0].GroupResult, after.GroupResult = &then, &result
		if got := v.colourSince(&after, k, &before); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	noise, clear := rating.Change{Known: true, Z: 1.95}, rating.Change{Known: true, Z: 3.2}
	check(rating.Green, rating.Blue, noise, "Colour changed, score did not clearly change: it was among the best in the 2018 edition.")
	check(rating.Blue, rating.Green, clear, "Colour changed: it was as expected in the 2018 edition.")
	check(rating.Blue, rating.Red, rating.Change{}, "Colour changed: it was as expected in the 2018 edition. Whether the score changed with it is not known.")
	check(rating.Red, rating.Red, noise, "It was among the worst in the 2018 edition too.")
	check(rating.NotRated, rating.Blue, noise, "It was not rated in the 2018 edition.")
	check(rating.Blue, rating.NotRated, rating.Change{}, "It was as expected in the 2018 edition.")
	if got := v.colourSince(&v.groups[0], k, nil); got != "" {
		t.Errorf("%q without an earlier edition", got)
	}
}

// TestColourSinceOfAnotherKind checks that two colours are never set against
// each other where they rest on other indicators, rules or areas.
func TestColourSinceOfAnotherKind(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v, earlier := b.views[1], b.views[0]
	const k = 20
	g := &v.groups[0]
	check := func(name string, change func(ed *edition.Edition, then, now *rating.GroupResult), want string) {
		t.Helper()
		before, was, is := *earlier, *earlier.groups[0].GroupResult, *g.GroupResult
		ed := *earlier.edition
		was.Ratings, is.Ratings = slices.Clone(was.Ratings), slices.Clone(is.Ratings)
		was.Ratings[k].Colour, is.Ratings[k].Colour = rating.Red, rating.Green
		change(&ed, &was, &is)
		before.edition = &ed
		before.groups = []groupView{{GroupResult: &was}}
		now := *g
		now.GroupResult = &is
		if got := v.colourSince(&now, k, &before); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	check("an indicator more", func(_ *edition.Edition, then, now *rating.GroupResult) {
		then.Scored, now.Scored = []int{0, 1}, []int{0, 1, 2}
	},
		"It was among the worst in the 2018 edition, on partly other indicators: 2 of its 2 are used now. The two ratings cannot be compared.")
	check("an indicator less", func(_ *edition.Edition, then, now *rating.GroupResult) {
		then.Scored, now.Scored = []int{0, 1}, []int{1}
	},
		"It was among the worst in the 2018 edition, on partly other indicators: 1 of its 2 is used now. The two ratings cannot be compared.")
	check("no indicator in common", func(_ *edition.Edition, then, now *rating.GroupResult) { then.Scored, now.Scored = []int{0}, []int{1} },
		"It was among the worst in the 2018 edition, on other indicators, none of which is used now. The two ratings cannot be compared.")
	check("the same colour on others", func(_ *edition.Edition, then, now *rating.GroupResult) {
		then.Scored, now.Scored = []int{0}, []int{1}
		now.Ratings[k].Colour = rating.Red
	}, "It was among the worst in the 2018 edition, on other indicators, none of which is used now. The two ratings cannot be compared.")
	check("other rules", func(ed *edition.Edition, _, _ *rating.GroupResult) { ed.Rules.Key2 = 0.8 },
		"It was among the worst in the 2018 edition, by other rules. The two ratings cannot be compared.")
	check("older figures allowed", func(ed *edition.Edition, _, now *rating.GroupResult) {
		ed.Rules.MaxAgeMonths = 48
		now.Ratings[k].Colour = rating.Red
	}, "It was among the worst in the 2018 edition too.")
	other := *earlier
	other.groups = nil
	if got, want := v.colourSince(g, k, &other), "This patient group was not part of the 2018 edition."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestColourSinceMergers checks what is said of CCGs that were others before.
func TestColourSinceMergers(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v, earlier := b.views[1], b.views[0]
	colour := func(code nhs.Code) string {
		k, ok := earlier.results.CCG(code)
		if !ok {
			t.Fatalf("no %s", code)
		}
		return verdictWords(earlier.groups[0].Ratings[k].Colour)
	}
	for code, want := range map[nhs.Code]string{
		"E38X90005": "In the 2018 edition its area was covered by two CCGs: NHS East Fen CCG (" + colour("E38X90003") + ") and NHS West Fen CCG (" + colour("E38X90004") + "). Ratings of other areas cannot be compared with this one.",
		"E38X90008": "Its boundary has changed since the 2018 edition, in which its area lay in NHS Moor and Coast CCG (" + colour("E38X90006") + "). Ratings of other areas cannot be compared with this one.",
	} {
		k, ok := v.results.CCG(code)
		if !ok {
			t.Fatalf("no %s", code)
		}
		if got := v.colourSince(&v.groups[0], k, earlier); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	// At the top of a rating stands less of it, and all of what is of the same area.
	for code, want := range map[nhs.Code]string{
		"E38X90005": "In the 2018 edition its area was covered by two CCGs, so no earlier rating can be set beside this one.",
		"E38X90008": "Its boundary has changed since the 2018 edition, so no earlier rating can be set beside this one.",
		"E38X00012": "",
	} {
		k, ok := v.results.CCG(code)
		if !ok {
			t.Fatalf("no %s", code)
		}
		if got := v.otherArea(k, earlier); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// TestScoreSince checks that only a change beyond the change level is called
// one.
func TestScoreSince(t *testing.T) {
	r := rating.Standard()
	for z, want := range map[float64]string{0: "did not clearly change", 1.95: "did not clearly change", 1.97: "possibly improved", -1.97: "possibly got worse", 3.1: "score improved", -3.1: "score got worse"} {
		if got := scoreSince(rating.Change{Known: true, Z: z}.Direction(r)); !strings.Contains(got, want) {
			t.Errorf("%v: %q, want %q", z, got, want)
		}
	}
	if got := scoreSince(rating.Change{Z: 9}.Direction(r)); got != "" {
		t.Errorf("%q of a change that was not tested", got)
	}
}

// TestOperating checks that every rule says how often it is right, and that
// rules which were not tried say nothing.
func TestOperating(t *testing.T) {
	for i, name := range rating.RuleNames() {
		r := rating.Standard()
		r.Rule = rating.Rule(i)
		got := operatingOf(r)
		if got == nil || len(got.Lines) != len(truths) || len(got.Apart) != len(apartTruths) {
			t.Fatalf("%s: %v", name, got)
		}
		for k, line := range got.Lines {
			if nobodyDiffers := k < 3; line.Coloured == "" || line.Wrong == "" || nobodyDiffers && line.Coloured != line.Wrong {
				t.Errorf("%s: %v", name, line)
			}
		}
		if r.MaxAgeMonths = 48; operatingOf(r) == nil {
			t.Errorf("%s: how old figures may be makes no difference to how often it is right", name)
		}
		if r.Fifth = 0.1; operatingOf(r) != nil {
			t.Errorf("%s: says how often rules are right that were not tried", name)
		}
	}
}

func TestSureOf(t *testing.T) {
	v := &view{edition: &edition.Edition{Rules: rating.Standard()}}
	check := func(colour rating.Colour, score, best, worst float64, want string) {
		t.Helper()
		r := rating.Rating{Colour: colour, Score: score, ProbabilityBest: best, ProbabilityWorst: worst}
		if got := v.chances(&r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(rating.Green, 2.1, 0.93, 0.001, "Truly in the best fifth of CCGs: very likely (93%).")
	check(rating.Red, -2.1, 0.001, 0.95, "Truly in the worst fifth of CCGs: very likely (95%).")
	check(rating.Blue, 0.2, 0.4, 0.05, "Truly in the best fifth of CCGs: possibly (40%). In the worst fifth: very unlikely (5%).")
	check(rating.Blue, -1.5, 0.001, 0.98, "Very likely among the lower fifth of CCGs (98%), but no further from England than CCGs ordinarily are, so as expected.")
	check(rating.Blue, 1.5, 0.999, 0, "Almost certainly among the upper fifth of CCGs (more than 99%), but no further from England than CCGs ordinarily are, so as expected.")
	check(rating.Blue, -2, 0.001, 0.88, "The score is outside the ordinary range, but we are only 88% sure that the CCG is truly in the worst fifth, and 90% is needed.")
	check(rating.Blue, 2, 0.8999, 0, "The score is outside the ordinary range, but we are not quite 90% sure that the CCG is truly in the best fifth, and 90% is needed.")
}

func TestRarely(t *testing.T) {
	g := &groupView{GroupResult: &rating.GroupResult{
		Counts:    [4]int{rating.Red: 1, rating.Green: 2, rating.Blue: 1},
		Ratings:   []rating.Rating{{Colour: rating.Blue}, {Colour: rating.Red}, {Colour: rating.Green}, {Colour: rating.Green}},
		Stability: []rating.Stability{{Share: 0.2}, {Share: 0.49}, {Share: 0.5}, {Share: 1}},
	}}
	if got, want := g.rarely(), "Of the 3 green or red ratings, 1 holds in fewer than half of the reasonable variants of the method."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	g.Stability[1].Share = 0.6
	if got := g.rarely(); got != "" {
		t.Errorf("got %q where most variants agree with each", got)
	}
}

func TestRankWords(t *testing.T) {
	v := &view{edition: &edition.Edition{Rules: rating.Standard()}, indicators: make([]indicatorView, 1)}
	v.indicators[0].IndicatorResult = &rating.IndicatorResult{Comparisons: []rating.Comparison{{Standing: rating.Usable}}}
	check := func(lower, upper int, want string) {
		t.Helper()
		g := &groupView{GroupResult: &rating.GroupResult{
			Rated: 190, MedianReliability: 1, Stability: make([]rating.Stability, 1), Scored: []int{0},
			Ratings: []rating.Rating{{Colour: rating.Blue, Ranks: stats.RankInterval{Lower: lower, Upper: upper}}},
		}}
		if got := v.rankWords(g, 0); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(3, 31, "3rd to 31st")
	check(1, 1, "at the upper end")
	check(189, 190, "at the lower end")
	v.indicators[0].Comparisons[0].Standing = rating.NotReliable
	check(3, 31, "")
}

// TestMovesAimUpwards checks that no page says how a rating could be lost.
func TestMovesAimUpwards(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	v := b.latest()
	for group := range v.groups {
		for k := range v.ccgs {
			m := v.movesOf(group, k)
			if m == nil {
				continue
			}
			if strings.Contains(m.Aim, "worst") || (v.groups[group].Ratings[k].Colour == rating.Green) != (len(m.List) == 0 && strings.Contains(m.Aim, "still be")) {
				t.Errorf("%s: %q", v.ccgs[k].ODS, m.Aim)
			}
		}
	}
}

func TestAlike(t *testing.T) {
	under := func(reason string, names ...string) gapReason {
		r := gapReason{Reason: reason, N: counted(len(names), "CCG", "CCGs")}
		for _, name := range names {
			r.CCGs = append(r.CCGs, gapCCG{link: link{Text: name}})
		}
		return r
	}
	var got []string
	for _, r := range alike([]gapReason{
		under("Fewer than 30 patients; there were 27.", "West", "Tower"),
		under("Lost.", "East"),
		under("Fewer than 30 patients; there were 18.", "South"),
		under("Leaves out 2 of 38 practices.", "North"), under("Leaves out 3 of 40 practices.", "Middle"),
		under("Covers 1,497 people; others cover about 3,220.", "Bay"), under("Covers 111 people; others cover about 710.", "Sea"),
		under("Changed on 1 April 2017, and not before.", "Hill"), under("Changed on 1 April 2018, and not before.", "Dale"),
	}) {
		line := r.Reason + " " + r.N + ":"
		for _, c := range r.CCGs {
			line += " " + c.Text + c.Number
		}
		got = append(got, line)
	}
	want := []string{
		"Fewer than 30 patients; there were \u2026 3 CCGs: South18 Tower27 West27",
		"Lost. 1 CCG: East",
		"Leaves out \u2026 practices. 2 CCGs: Middle3 of 40 North2 of 38",
		"Covers 1,497 people; others cover about 3,220. 1 CCG: Bay",
		"Covers 111 people; others cover about 710. 1 CCG: Sea",
		"Changed on 1 April \u2026, and not before. 2 CCGs: Dale2018 Hill2017",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
