package site

import (
	"html/template"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// indicatorPage is everything about one indicator.
type indicatorPage struct {
	frame
	Summary, Quality string
	Body             template.HTML
	Group            link
	Direction        string
	Unit             string
	Period           string
	England          string // with its unit
	EnglandFrom      string
	Counted, Over    string // numerator and denominator in words
	Source           link
	Licence          string
	Scored           bool
	Unrated          string // why its group rates no CCG, in a sentence; empty if it rates some
	WhyNotScored     string
	Warnings         []string
	Usable           string
	Reliability      string
	ReliabilityWords string
	Bands            []tallyCount // none where neither direction is good
	Funnel           *figure      // nil where it cannot be drawn
	NoFunnel         string       // why not
	Ranked           figure
	HasCounts        bool
	Previous         string // the earlier period shown in the table; empty if none is
	Rows             []indicatorRow
	CSV              string
	Sheets           string // the same as a spreadsheet
	Method           string
}

// indicatorRow is one CCG in the table of an indicator.
type indicatorRow struct {
	Name, Href string
	Cell       *cell
	Words      string // to filter by
	Region     string // the same
}

// indicator is the page of an indicator.
func (b *builder) indicator(v *view, iv *indicatorView) (File, error) {
	at, def, group := iv.place, iv.def, &v.groups[iv.group]
	p := &indicatorPage{
		frame:   b.framer.withCharts(b.framer.yearFrame(v, at, def.Name, link{"Indicators", at.to(v.places.indicators())}), at),
		Summary: iv.words.Summary, Quality: iv.words.Quality, Body: iv.words.Body,
		Group:     link{group.Group.Name, at.to(group.place)},
		Direction: iv.direction, Unit: spaced(def.Unit), Period: iv.period,
		EnglandFrom: benchmarkWords(iv.IndicatorResult.England.Source),
		Counted:     def.CountName, Over: def.PopulationName,
		Source: link{def.Source, def.SourceURL}, Licence: def.Licence,
		Scored: iv.Scored, WhyNotScored: iv.WhyNotScored,
		Warnings: iv.Warnings,
		Usable:   whole(iv.Usable) + " of " + whole(len(v.ccgs)),
		CSV:      at.to(v.places.indicatorCSV(def.ID)),
		Sheets:   at.to(v.places.indicatorSheets(def.ID)),
		Method:   at.to(v.places.method()),
	}
	if group.Rated == 0 {
		p.Unrated = group.commonReason()
	}
	p.Description = iv.words.Summary
	p.England = iv.englandInWords()
	if iv.EstimatedFrom > 0 {
		p.Reliability = decimal(iv.Reliability, 2)
		p.ReliabilityWords = reliabilityWords(iv.Reliability)
	}
	if def.Better != indicator.Neither {
		p.Bands = iv.bands()
	}
	for _, k := range v.byName {
		c := &v.ccgs[k]
		row := indicatorRow{c.Short, at.to(c.place), &iv.cells[k], c.words, c.Region}
		p.HasCounts = p.HasCounts || row.Cell.Counts != notGiven
		p.Rows = append(p.Rows, row)
	}
	if iv.entry.Previous != nil {
		p.Previous = iv.entry.Previous.Period.Words()
	}
	if err := v.indicatorCharts(p, iv); err != nil {
		return File{}, err
	}
	for _, f := range []*figure{p.Funnel, &p.Ranked} {
		if f != nil {
			b.stamp(v, f, string(def.ID))
		}
	}
	return b.templates.indicator.render(at, p)
}

// englandInWords is England's figure with its unit.
func (iv *indicatorView) englandInWords() string {
	if e := iv.IndicatorResult.England.Value; e.Given {
		return inWords(e.Number, iv.def)
	}
	return lowerFirst(none)
}

// bands counts the CCGs in each band, most favourable first.
func (iv *indicatorView) bands() []tallyCount {
	var counts [rating.MuchBetter + 1]int
	for k := range iv.Comparisons {
		counts[iv.Comparisons[k].Band]++
	}
	var out []tallyCount
	for b := rating.MuchBetter; ; b-- {
		if b != rating.NotBanded || counts[b] > 0 {
			out = append(out, tallyCount{badgeOf(bandToken(b)), whole(counts[b])})
		}
		if b == rating.NotBanded {
			return out
		}
	}
}

// indicatorCharts draws the funnel, where there are counts, and the figures
// side by side.
func (v *view) indicatorCharts(p *indicatorPage, iv *indicatorView) error {
	funnel, why := v.funnel(iv)
	p.NoFunnel = why
	if funnel != nil {
		p.Funnel = &figure{
			ID: "funnel", Title: funnel.Title, Summary: funnel.Summary, Table: "#table", CSV: p.CSV, Source: iv.source(),
			Caption: "Each mark is one CCG. Further right, the figure rests on more people or events and chance moves it less. " +
				"Marks between the curves lie in the range that chance and ordinary differences between CCGs would give.",
		}
		if err := p.Funnel.draw(funnel); err != nil {
			return err
		}
	}
	ranked := v.ranked(iv)
	p.Ranked = figure{
		ID: "ranked", Title: ranked.Title, Summary: ranked.Summary, Table: "#table", CSV: p.CSV, Source: iv.source(),
		Caption: "Each mark is one CCG in the order of its figure, with a line for how far chance could move it. CCGs whose lines overlap may well be alike: do not read places in a league from this.",
	}
	return p.Ranked.draw(ranked)
}

func (v *view) ranked(iv *indicatorView) *chart.Ranked {
	c := &chart.Ranked{
		ID: "ranked", Title: "All CCGs: " + iv.def.Name, Items: "CCGs", Bars: "95% interval",
		Summary: iv.spread() + notDrawn(len(v.ccgs)-len(iv.sorted), "has no figure", "have no figure"),
		Y:       iv.axis(),
	}
	if e := iv.IndicatorResult.England.Value; e.Given {
		c.Lines = []chart.Line{{Name: "England", Value: e.Number}}
	}
	for k := range iv.Comparisons {
		if iv.cells[k].Given {
			c.Marks = append(c.Marks, v.mark(iv, k, iv.place))
		}
	}
	return c
}

// axis is the axis of the indicator's value.
func (iv *indicatorView) axis() chart.Axis {
	return chart.Axis{Name: "Value", Unit: iv.def.Unit, Better: axisDirection(iv.def.Better), Decimals: iv.def.Decimals}
}

// spread says in numbers how far apart the CCGs' figures lie.
func (iv *indicatorView) spread() string {
	if len(iv.sorted) == 0 {
		return "No CCG has a figure."
	}
	q := func(p float64) string { return inUnit(stats.QuantileSorted(iv.sorted, p), iv.def) }
	text := counted(len(iv.sorted), "CCG has", "CCGs have") + " a figure, from " + q(0) + " to " + q(1) + ". Half of them lie between " + q(0.25) + " and " + q(0.75) + "."
	if e := iv.IndicatorResult.England.Value; e.Given {
		text += " England: " + inWords(e.Number, iv.def) + "."
	}
	return text
}
