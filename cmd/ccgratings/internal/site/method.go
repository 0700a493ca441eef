package site

import (
	"cmp"
	"html/template"
	"math"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// methodPage explains how the ratings of an edition were made.
type methodPage struct {
	frame
	Body       template.HTML
	Indicators []methodIndicator
	Groups     []methodGroup
	StatusText []string
	Settings   []setting
	Departs    bool // some setting is not that of the standard method
}

// setting is one of the rules in force.
type setting struct {
	Name, Value string
	Usual       string // the standard method's, where it is another
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
	Firm                                                string // how many ratings are solid, fairly firm, or depend on the method
}

func (b *builder) method(v *view) (File, error) {
	at, words := v.places.method(), v.words.method
	p := &methodPage{frame: b.framer.yearFrame(v, at, words.Title)}
	p.Description = words.Summary
	p.StatusText = statusText(v.edition.Status)
	p.Settings = settings(v.edition.Rules)
	p.Departs = v.edition.Rules != rating.Standard()
	var err error
	if p.Body, err = words.html(v.facts(), at); err != nil {
		return File{}, err
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		row := methodIndicator{link: link{iv.def.Name, at.to(iv.place)}, Why: sentence(iv.WhyNotScored), Weight: configured(iv.Weight)}
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
			row.Firm = g.firmCounts()
		}
		p.Groups = append(p.Groups, row)
	}
	return b.templates.method.render(at, p)
}

// settings lists the rules in force beside those of the standard method.
func settings(r rating.Rules) []setting {
	now, usual := settingValues(r), settingValues(rating.Standard())
	for i := range now {
		if now[i].Value != usual[i].Value {
			now[i].Usual = usual[i].Value
		}
	}
	return now
}

// capWords is what z-scores are cut off at; empty if they are not.
func capWords(r rating.Rules) string {
	if math.IsInf(r.Cap, 0) {
		return ""
	}
	return configured(r.Cap)
}

// settingValues is every rule by the name it has in an edition's file.
func settingValues(r rating.Rules) []setting {
	return []setting{
		{Name: "engine", Value: rating.Engines()[r.Engine]},
		{Name: "od", Value: rating.Overdispersions()[r.Overdispersion]},
		{Name: "od_winsor", Value: plain(r.Winsor)},
		{Name: "cap", Value: cmp.Or(capWords(r), "none")},
		{Name: "correlation", Value: rating.CorrelationRules()[r.Correlation]},
		{Name: "composite", Value: rating.CompositeRules()[r.Composite]},
		{Name: "rule", Value: rating.RuleNames()[r.Rule]},
		{Name: "level", Value: plain(r.Level)},
		{Name: "much_level", Value: plain(r.MuchLevel)},
		{Name: "key2", Value: plain(r.Key2)},
		{Name: "fifth", Value: plain(r.Fifth)},
		{Name: "min_indicators", Value: whole(r.MinIndicators)},
		{Name: "min_weight", Value: plain(r.MinWeight)},
		{Name: "min_areas", Value: whole(r.MinAreas)},
		{Name: "min_expected", Value: plain(r.MinExpected)},
		{Name: "small_expected", Value: plain(r.SmallExpected)},
		{Name: "max_age_months", Value: whole(r.MaxAgeMonths)},
		{Name: "max_unusable", Value: plain(r.MaxUnusable)},
		{Name: "max_weight", Value: plain(r.MaxWeight)},
		{Name: "suppressed", Value: rating.SuppressedRules()[r.Suppressed]},
		{Name: "missing", Value: rating.MissingRules()[r.Missing]},
		{Name: "centre", Value: rating.Centres()[r.Centre]},
		{Name: "neighbours", Value: whole(r.Neighbours)},
		{Name: "change_level", Value: plain(r.ChangeLevel)},
		{Name: "seed", Value: plain(float64(r.Seed))},
		{Name: "draws", Value: whole(r.Draws)},
	}
}
