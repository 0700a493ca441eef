package site

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// dictionaryPage says what the columns of an edition's files mean, from the
// schema that the files themselves are made with.
type dictionaryPage struct {
	frame
	Tables     []dictionaryTable
	Groups     []dictionaryGroup
	Indicators []dictionaryIndicator
	Files      []programFile
	Downloads  string
	Method     string
	Package    string
	Long       longTable
	Examples   []example
}

// dictionaryTable is a whole table; Ref is its id on the page.
type dictionaryTable struct {
	link
	Ref, Title, Row string // Row: what a row is for
	Key             []string
	Columns         []dictionaryColumn
}

type dictionaryColumn struct {
	Name, Type, Meaning string
	Unit                string // empty if it has none
	Range               string // empty if there is no bound
	Words               []tables.Word
	Among               string // address of the list that its words are in; empty if Words has them
	Empty               string
}

type dictionaryGroup struct {
	link
	ID, Description string
}

type dictionaryIndicator struct {
	link
	ID, Group, Unit, Kind, Direction, Period, Counts string
}

// longTable is the file of all periods, and the column that it has besides
// those of the others.
type longTable struct {
	link
	More tables.Column
}

// programFile is a kind of file for programs.
type programFile struct {
	Path, Holds     string
	Example, Schema link
}

func (b *builder) dictionary(v *view) (File, error) {
	at := v.places.dictionary()
	downloads := at.to(v.places.downloads())
	p := &dictionaryPage{
		frame:     b.framer.yearFrame(v, at, "Data dictionary", link{"Downloads", downloads}),
		Files:     v.programFiles(at),
		Downloads: downloads,
		Method:    at.to(v.places.method()),
		Package:   at.to(v.places.data("datapackage.json")),
		Long:      longTable{link{opendata.LongFile, at.to(v.places.data(opendata.LongFile))}, tables.Current},
		Examples:  examples(v.indicators[0].def.ID),
	}
	p.Description = "What each table, column and word in the files of this edition means, and how to load them."
	for _, t := range v.tables.Whole {
		p.Tables = append(p.Tables, dictionaryTable{
			link{t.Name + ".csv", at.to(v.places.data(t.Name + ".csv"))}, "table-" + t.Name, t.Title, rowOf(t.Kind), t.Key, columnsOf(t),
		})
	}
	for _, g := range v.groups {
		p.Groups = append(p.Groups, dictionaryGroup{link{g.Group.Name, at.to(g.place)}, string(g.Group.ID), g.Group.Description})
	}
	for _, iv := range v.indicators {
		p.Indicators = append(p.Indicators, dictionaryIndicator{
			link{iv.def.Name, at.to(iv.place)}, string(iv.def.ID), v.groups[iv.group].Group.Name, iv.def.Unit,
			kindWords(iv.def.Kind.String()), upperFirst(iv.direction), iv.Table.Period.Text, countsOf(iv.def),
		})
	}
	return b.templates.dictionary.render(at, p)
}

// rowOf is what a table has a row for.
func rowOf(k tables.Kind) string {
	switch k {
	case tables.Ratings:
		return "each CCG in each patient group"
	case tables.Figures:
		return "each CCG and indicator"
	}
	return "each CCG and period of each indicator that has earlier figures, if there is a figure or a reason for none"
}

func columnsOf(t tables.Table) []dictionaryColumn {
	var columns []dictionaryColumn
	for _, c := range t.Columns {
		d := dictionaryColumn{Name: c.Name, Type: typeWords(c), Meaning: c.Meaning, Unit: c.Unit, Range: rangeOf(c), Empty: c.Empty}
		switch c.Name {
		case "group":
			d.Among = "#groups"
		case "indicator":
			d.Among = "#indicators"
		default:
			d.Words = c.Words
		}
		columns = append(columns, d)
	}
	return columns
}

// typeWords is what a column holds, in words.
func typeWords(c tables.Column) string {
	switch c.Type {
	case tables.Integer:
		return "whole number"
	case tables.Number:
		return "number"
	case tables.Boolean:
		return "true or false"
	}
	return "text"
}

// rangeOf is the bounds of a column in words; empty if it has none.
func rangeOf(c tables.Column) string {
	minus := func(s string) string { return strings.Replace(s, "-", "\u2212", 1) }
	switch {
	case c.Min == "" && c.Max == "":
		return ""
	case c.Min == c.Max:
		return "always " + c.Min
	case c.Max == "":
		return minus(c.Min) + " or more"
	}
	return minus(c.Min) + " to " + minus(c.Max)
}

// kindWords is the word of indicators.csv for a kind, as a reader says it.
func kindWords(kind string) string { return strings.ReplaceAll(kind, "-", " ") }

// countsOf is what is counted, and over what; one of them where only that is
// known.
func countsOf(def *indicator.Definition) string {
	if def.CountName == "" || def.PopulationName == "" {
		return upperFirst(def.CountName + def.PopulationName)
	}
	return upperFirst(def.CountName) + "," + joining(def.Kind) + def.PopulationName
}

// programFiles lists the kinds of files for programs.
func (v *view) programFiles(at place) []programFile {
	schema := func(name string) link {
		return link{name + ".json", at.to(place("data/v1/schema/" + name + ".json"))}
	}
	file := func(path, name string) (example link) { return link{path, at.to(place(name))} }
	folder := v.places.dir + "/data/v1/"
	ods, group, id := strings.ToLower(v.ccgs[0].ODS), string(v.groups[0].Group.ID), string(v.indicators[0].def.ID)
	return []programFile{
		{"data/v1/index.json", "The editions of this site.", file("index.json", "data/v1/index.json"), schema("catalogue")},
		{folder + "index.json", "What this edition has: tables, CCGs, groups and indicators, with their files and pages.", file("index.json", folder+"index.json"), schema("edition")},
		{folder + "ccgs/<ods_code>.json", "One CCG: its ratings, figures and earlier figures. The ODS code is in lower case.", file(ods+".json", folder+"ccgs/"+ods+".json"), schema("ccg")},
		{folder + "groups/<group>.json", "One patient group: the rating of every CCG.", file(group+".json", folder+"groups/"+group+".json"), schema("group")},
		{folder + "indicators/<indicator>.json", "One indicator: the figure of every CCG, now and earlier.", file(id+".json", folder+"indicators/"+id+".json"), schema("indicator")},
	}
}
