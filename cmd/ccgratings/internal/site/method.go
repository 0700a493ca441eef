package site

import (
	"bytes"
	"html/template"
	"math"
	texttemplate "text/template"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// methodPage explains how the ratings of an edition were made.
type methodPage struct {
	frame
	Body       template.HTML
	Indicators []methodIndicator
	Groups     []methodGroup
	StatusText []string
}

// methodIndicator is what was estimated for one indicator.
type methodIndicator struct {
	link
	From, Phi, Tau2, Reliability, Why string // Why it is not scored; empty if it is
	Weight                            string
}

// methodGroup is what was estimated for one group.
type methodGroup struct {
	link
	Scored, Rated, Reliability, Beyond, Coloured, Wrong string
}

// methodWords is content/method.md: a template for Markdown, so that the
// numbers it prints are those of the rules in force.
type methodWords struct {
	Title, Summary string
	name           string
	text           *texttemplate.Template
}

// methodFacts are the numbers that content/method.md may print, as text.
type methodFacts struct {
	Level, MuchLevel   string // "95%", "99.8%"
	Limit, MuchLimit   string // "1.96", "3.09"
	Beyond             string // share outside the limits: "5%"
	Key2, Fifth        string // "90%", "fifth"
	Cap                string
	MinIndicators      string
	MinWeight          string
	MinAreas           string
	MinExpected        string
	SmallExpected      string
	MaxAgeMonths       string
	MaxUnusable        string
	MaxWeight          string
	Winsor             string
	RankMin            string
	Draws, Seed        string
	CCGs, Groups       string // how many the edition has
	Ratings            string // CCGs times groups
	Simulated          bool   // the rules are those that were tried on invented nations
	OrdinaryPerGroup   string // CCGs beyond the limits in a group by ordinary variation alone
	OrdinaryAltogether string
}

func (r *wordReader) method(name string) methodWords {
	front, body := r.file(name, "title", "summary")
	w := methodWords{Title: front["title"], Summary: front["summary"], name: name}
	var err error
	if w.text, err = texttemplate.New(name).Option("missingkey=error").Parse(string(body)); err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
		return w
	}
	if _, err := w.html(methodFacts{}); err != nil {
		r.problems.Errorf(problem.Pos{File: name}, "%v", err)
	}
	return w
}

// html prints the words with the facts of an edition.
func (w *methodWords) html(facts methodFacts) (template.HTML, error) {
	var filled bytes.Buffer
	if err := w.text.Execute(&filled, facts); err != nil {
		return "", err
	}
	return toHTML(filled.Bytes())
}

func (v *view) methodFacts() methodFacts {
	r := v.edition.Rules
	n, groups := len(v.ccgs), len(v.groups)
	return methodFacts{
		Level: share(r.Level), MuchLevel: share(r.MuchLevel),
		Limit: decimal(stats.TwoSided(r.Level), 2), MuchLimit: decimal(stats.TwoSided(r.MuchLevel), 2),
		Beyond: share(1 - r.Level),
		Key2:   share(r.Key2), Fifth: fraction(r.Fifth), Cap: setting(r.Cap),
		MinIndicators: whole(r.MinIndicators), MinWeight: share(r.MinWeight), MinAreas: whole(r.MinAreas),
		MinExpected: setting(r.MinExpected), SmallExpected: setting(r.SmallExpected),
		MaxAgeMonths: whole(r.MaxAgeMonths), MaxUnusable: share(r.MaxUnusable), MaxWeight: share(r.MaxWeight),
		Winsor: share(r.Winsor), RankMin: setting(r.RankMin), Draws: whole(r.Draws), Seed: decimal(float64(r.Seed), 0),
		CCGs: whole(n), Groups: whole(groups), Ratings: whole(n * groups),
		Simulated:          r == rating.Standard(),
		OrdinaryPerGroup:   decimal(float64(n)*(1-r.Level), 1),
		OrdinaryAltogether: decimal(math.Round(float64(n*groups)*(1-r.Level)), 0),
	}
}

func (b *builder) method(v *view) (File, error) {
	at, words := v.places.method(), v.words.method
	p := &methodPage{frame: b.framer.yearFrame(v, at, words.Title)}
	p.Description = words.Summary
	p.StatusText = statusText(v.edition.Status)
	var err error
	if p.Body, err = words.html(v.methodFacts()); err != nil {
		return File{}, err
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		row := methodIndicator{link: link{iv.def.Name, at.to(iv.place)}, Why: sentence(iv.WhyNotScored), Weight: setting(iv.Weight)}
		if iv.EstimatedFrom > 0 {
			row.From, row.Phi, row.Tau2, row.Reliability = whole(iv.EstimatedFrom), decimal(iv.Phi, 1), small(iv.Tau2), decimal(iv.Reliability, 2)
		}
		p.Indicators = append(p.Indicators, row)
	}
	for i := range v.groups {
		g := &v.groups[i]
		row := methodGroup{link: link{g.Group.Name, at.to(g.place)}, Scored: whole(len(g.Scored)), Rated: whole(g.Rated)}
		if g.Rated > 0 {
			row.Reliability, row.Beyond = decimal(g.MedianReliability, 2), decimal(g.OrdinaryBeyond, 1)
			row.Coloured, row.Wrong = whole(g.coloured()), about(g.ExpectedWrong)
		}
		p.Groups = append(p.Groups, row)
	}
	return b.templates.method.render(at, p)
}
