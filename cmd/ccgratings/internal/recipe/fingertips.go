package recipe

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// fingertipsColumns are those of the CSV that the Office for Health Improvement
// and Disparities' Fingertips exports which say something of a figure; it has
// 27 in all.
var fingertipsColumns = []column{
	{name: "id", headings: []string{"Indicator ID"}},
	{name: "indicator", headings: []string{"Indicator Name"}},
	{name: "area", headings: []string{"Area Code"}},
	{name: "sex", headings: []string{"Sex"}},
	{name: "age", headings: []string{"Age"}},
	{name: "category", headings: []string{"Category Type"}},
	{name: "period", headings: []string{"Time period"}},
	{name: "value", headings: []string{"Value"}},
	{name: "lower", headings: []string{"Lower CI 95.0 limit"}},
	{name: "upper", headings: []string{"Upper CI 95.0 limit"}},
	{name: "count", headings: []string{"Count"}},
	{name: "denominator", headings: []string{"Denominator"}},
	{name: "note", headings: []string{"Value note"}},
}

// fingertipsTable makes a table that of a Fingertips export: rows by deprivation
// and the like are left out, England's is the one that is there twice, and an
// area that is neither England nor a CCG is none of ours.
func fingertipsTable(t *table) {
	t.fingertips, t.header, t.columns = true, []int{1}, fingertipsColumns
	t.gaps[""] = gap{status: indicator.Missing}
	t.where = append(t.where, t.condition(t.column("category"), []string{""}, t.pos))
	for _, name := range []string{"indicator", "area", "sex", "age", "period"} {
		t.once = append(t.once, t.column(name))
	}
	t.ccg = areaRule{column: t.column("area"), any: true, england: []string{string(nhs.England)}}
	t.period = periodRule{set: true, column: t.column("period"), read: reading{fingertips: true}}
}

// fingertipsOutput takes the counts of a Fingertips export where it has them,
// and value and limits where it does not.
func fingertipsOutput(o *output, b *binder) {
	bind := func(name string) *sum {
		e := &expression{text: name, refs: []ref{{field: name}}, at: func(v []float64) float64 { return v[0] }}
		f, _ := b.bind(e.refs[0])
		return &sum{e, []from{f}, true}
	}
	o.count, o.population, o.value = bind("count"), bind("denominator"), bind("value")
	o.lower, o.upper = bind("lower"), bind("upper")
	o.either = true
	o.unreliable = []string{"There is a data quality issue with this value*"}
	o.suppressed = []string{"Value suppressed*", "Value not published for disclosure control*"}
	o.demands[0].tells = slices.Concat(o.unreliable, o.suppressed)
	o.demands[0].note = o.demands[0].table.column("note")
	o.demands[0].title = o.demands[0].table.column("indicator")
	o.hidden.note = "The publisher gives no figure for this CCG."
}

// Fingertips is the recipe for a Fingertips export of one indicator, which
// needs none beyond the indicator's name.
func Fingertips(id indicator.ID, file string) *Recipe {
	t := &table{gaps: make(map[string]gap), pos: problem.Pos{File: file}}
	fingertipsTable(t)
	r := &Recipe{
		Name: string(id), Title: "Public health profiles (Fingertips)", Publisher: "Office for Health Improvement and Disparities",
		URL: "https://fingertips.phe.org.uk/", Licence: "Open Government Licence v3.0",
		Files: []File{{Name: file}}, tables: []*table{t}, pos: problem.Pos{File: file},
	}
	o := &output{id: id, level: 95, pos: r.pos, decimals: decimals{-1, -1, -1, -1}}
	fingertipsOutput(o, &binder{reader: &reader{recipe: r}, purpose: string(id), demands: &o.demands})
	r.outputs = []*output{o}
	return r
}
