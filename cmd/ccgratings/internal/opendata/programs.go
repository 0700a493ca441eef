package opendata

import "ccgratings/cmd/ccgratings/internal/tables"

// The files for programs stand in a folder of the data folder that is named for
// the version of their form: within it, fields are only ever added.
const (
	programs = "v1/"
	schemas  = "data/" + programs + "schema/" // in the site
)

// forPrograms makes an edition's files for programs: one that lists all, and one
// for every CCG, group and indicator. Addresses in them are relative to each.
func forPrograms(s *tables.Set, by Publisher) ([]File, error) {
	var files []File
	var failed error
	add := func(name string, o *object) {
		data, err := o.bytes()
		if err != nil {
			failed = err
		}
		files = append(files, File{programs + name + ".json", data})
	}
	add("index", listing(heads{s, by, "../../", true}))
	h := heads{s, by, "../../../", false}
	for i, c := range s.Results.CCGs {
		add(tables.CCGName(c.ODS), h.ccgFile(i))
	}
	for k := range s.Results.Groups {
		add(tables.GroupName(s.Results.Groups[k].Group.ID), h.groupFile(k))
	}
	for k := range s.Results.Indicators {
		add(tables.IndicatorName(s.Results.Indicators[k].Definition.ID), h.indicatorFile(k))
	}
	return files, failed
}

// begin is a file that keeps to a schema.
func (h heads) begin(schema string) *object {
	o := &object{}
	o.field("$schema", h.up+"../"+schemas+schema+".json")
	return o
}

// listing is the file that lists what an edition has.
func listing(h heads) *object {
	o := h.begin(editionSchema)
	o.field("edition", h.edition())
	var whole []tableHead
	for _, t := range h.Whole {
		whole = append(whole, h.table(t))
	}
	list(o, "tables", whole)
	var licences []licenceHead
	for _, l := range Licences(h.Edition) {
		licences = append(licences, licenceHead{l.Title, l.URL})
	}
	list(o, "licences", licences)
	list(o, "groups", each(len(h.Results.Groups), h.group))
	list(o, "indicators", each(len(h.Results.Indicators), h.indicator))
	list(o, "ccgs", each(len(h.Results.CCGs), h.ccg))
	return o
}

func each[T any](n int, of func(int) T) []T {
	all := make([]T, n)
	for i := range all {
		all[i] = of(i)
	}
	return all
}

// What a file gives once, and so no row of it.
var (
	inCCG       = []string{"edition", "ccg_code", "ods_code", "ccg_name", "region"}
	inGroup     = []string{"edition", "group"}
	inIndicator = []string{"edition", "group", "indicator"}
)

func (h heads) ccgFile(i int) *object {
	o := h.begin(ccgSchema)
	o.field("edition", h.Edition.Year)
	o.field("ccg", h.ccg(i))
	of := func(r tables.Row) bool { return r.CCG == i }
	o.rows("ratings", h.whole(tables.Ratings), of, inCCG)
	o.rows("figures", h.CCGs[i], of, inCCG)
	o.rows("history", h.whole(tables.History), of, inCCG)
	return o
}

func (h heads) groupFile(k int) *object {
	o := h.begin(groupSchema)
	o.field("edition", h.Edition.Year)
	o.field("group", h.group(k))
	o.rows("ratings", h.Groups[k], func(tables.Row) bool { return true }, inGroup)
	return o
}

func (h heads) indicatorFile(k int) *object {
	o := h.begin(indicatorSchema)
	o.field("edition", h.Edition.Year)
	o.field("indicator", h.indicator(k))
	of := func(r tables.Row) bool { return r.Subject == k }
	o.rows("figures", h.Indicators[k], of, inIndicator)
	o.rows("history", h.whole(tables.History), of, inIndicator)
	return o
}

// whole is the whole table of a kind; one without rows if there is none.
func (h heads) whole(kind tables.Kind) tables.Table {
	for _, t := range h.Whole {
		if t.Kind == kind {
			return t
		}
	}
	return tables.Table{}
}
