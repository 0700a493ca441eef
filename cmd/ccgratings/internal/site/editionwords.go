package site

import (
	"bytes"
	"html/template"
	"math"
	"slices"
	texttemplate "text/template"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// editionWords are words that differ from edition to edition, as those of
// content/method.md. They are a template for Markdown, so that what they print
// of an edition is true of it.
type editionWords struct {
	Title, Summary string
	text           *texttemplate.Template
	terms          *glossary
}

// editionFacts is what words may print of an edition, as text.
type editionFacts struct {
	Level, MuchLevel   string // "95%", "99.8%"
	Limit, MuchLimit   string // "1.96", "3.09"
	Beyond             string // share outside the limits: "5%"
	TwoKey             bool   // the rule in force is the one with two keys
	Best, Worst        string // what a green and a red rating claim under the rule in force
	Key2, Fifth        string // "90%", "fifth"
	Cap                string // empty if z-scores are not cut off
	MinIndicators      string
	MinWeight          string
	MinAreas           string
	MinExpected        string
	SmallExpected      string
	MaxAgeMonths       string
	MaxUnusable        string
	MaxWeight          string
	Winsor             string
	ChangeLevel        string
	RankMin            string
	Draws, Seed        string
	Register           string     // the day whose CCGs are rated
	RegisterDay        string     // the same as an ISO date, to compare
	CCGs, Groups       string     // how many the edition has
	Ratings            string     // CCGs times groups
	Operating          *operating // how often the rules in force are right; nil if they were not tried
	Engine             string     // of the rules in force
	OrdinaryPerGroup   string     // CCGs beyond the limits in a group by ordinary variation alone
	OrdinaryAltogether string
	Older              string   // how old figures may be in the standard method; empty unless they may be older here
	Oldest             string   // the month in which the first period of all ended
	Unrated            string   // the groups in which no CCG is rated; empty if there are none
	Repeated           []string // the indicators whose figures an earlier edition has too
	OnlyLater, AddedUp string   // CCGs with figures that were published only for later areas, and that were added up; empty if there are none
}

func (r *wordReader) ofEdition(name string) editionWords {
	front, body := r.file(name, "title", "summary")
	w := editionWords{Title: front["title"], Summary: front["summary"], terms: r.terms}
	var err error
	if w.text, err = texttemplate.New(name).Option("missingkey=error").Parse(string(body)); err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
		return w
	}
	if _, err := w.html(editionFacts{}, anyYear.home()); err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
	}
	return w
}

// html prints the words with the facts of an edition, for the page at a place.
func (w *editionWords) html(facts editionFacts, at place) (template.HTML, error) {
	var filled bytes.Buffer
	if err := w.text.Execute(&filled, facts); err != nil {
		return "", err
	}
	return toHTML(filled.Bytes(), w.terms, at)
}

func (v *view) facts() editionFacts {
	r := v.edition.Rules
	n, groups := len(v.ccgs), len(v.groups)
	facts := editionFacts{
		Level: share(r.Level), MuchLevel: share(r.MuchLevel),
		Limit: decimal(stats.TwoSided(r.Level), 2), MuchLimit: decimal(stats.TwoSided(r.MuchLevel), 2),
		Beyond: share(1 - r.Level),
		TwoKey: r.Rule == rating.TwoKey, Best: claim(r, "better", "best"), Worst: claim(r, "worse", "worst"),
		Key2: share(r.Key2), Fifth: fraction(r.Fifth), Cap: capWords(r),
		MinIndicators: whole(r.MinIndicators), MinWeight: share(r.MinWeight), MinAreas: whole(r.MinAreas),
		MinExpected: configured(r.MinExpected), SmallExpected: configured(r.SmallExpected),
		MaxAgeMonths: whole(r.MaxAgeMonths), MaxUnusable: share(r.MaxUnusable), MaxWeight: share(r.MaxWeight),
		Winsor: share(r.Winsor), ChangeLevel: share(r.ChangeLevel), RankMin: configured(r.RankMin), Draws: whole(r.Draws), Seed: decimal(float64(r.Seed), 0),
		Register: v.edition.Register.Words(), RegisterDay: v.edition.Register.String(),
		CCGs: whole(n), Groups: whole(groups), Ratings: whole(n * groups),
		Operating:          operatingOf(r),
		Engine:             rating.Engines()[r.Engine],
		OrdinaryPerGroup:   decimal(float64(n)*(1-r.Level), 1),
		OrdinaryAltogether: decimal(math.Round(float64(n*groups)*(1-r.Level)), 0),
		Oldest:             v.oldest(),
		Unrated:            list(v.unrated()),
		Repeated:           v.repeated,
		OnlyLater:          v.withBasis(indicator.OnlyLater),
		AddedUp:            v.withBasis(indicator.AddedUp),
	}
	if usual := rating.Standard().MaxAgeMonths; r.MaxAgeMonths > usual {
		facts.Older = whole(usual)
	}
	return facts
}

// oldest is the month in which the first of the periods ended; empty if there
// are none.
func (v *view) oldest() string {
	var ends []nhs.Date
	for i := range v.indicators {
		ends = append(ends, v.indicators[i].Table.Period.Last)
	}
	if len(ends) == 0 {
		return ""
	}
	return monthOf(slices.MinFunc(ends, nhs.Date.Compare))
}

// unrated names the groups in which no CCG is rated.
func (v *view) unrated() []string {
	var names []string
	for i := range v.groups {
		if g := &v.groups[i]; g.Rated == 0 {
			names = append(names, lowerFirst(g.Group.Name))
		}
	}
	return names
}

// withBasis counts the CCGs that have a figure, or lack one, on a basis; empty
// if there are none.
func (v *view) withBasis(basis indicator.Basis) string {
	n := 0
	for k := range v.ccgs {
		if slices.ContainsFunc(v.indicators, func(iv indicatorView) bool {
			o := iv.Comparisons[k].Observation
			return o != nil && o.Basis == basis
		}) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return whole(n)
}

// addRepeated finds the indicators whose figures are of the same period in an
// earlier edition.
func (v *view) addRepeated(earlier []*view) {
	for i := range v.indicators {
		iv := &v.indicators[i]
		if slices.ContainsFunc(earlier, func(e *view) bool {
			return slices.ContainsFunc(e.indicators, func(was indicatorView) bool {
				return was.def.ID == iv.def.ID && was.Table.Period == iv.Table.Period
			})
		}) {
			v.repeated = append(v.repeated, iv.def.Name)
		}
	}
}
