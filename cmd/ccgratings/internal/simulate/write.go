package simulate

import (
	"bytes"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/indicator"
)

// Write hands over the nation's own files, each with its path from the root
// that the site is built from: data, the words that speak of the nation, and
// truth.csv. It stops at the first error, and returns it.
func (n *Nation) Write(file func(path string, text []byte) error) error {
	w := writer{file: file}
	w.table("data/ccgs.csv", n.register())
	w.table("data/places.csv", n.places())
	w.table("data/patient-groups.csv", n.patientGroups())
	w.table("data/indicators.csv", n.definitions())
	w.table("data/context/"+strconv.Itoa(year)+".csv", n.context())
	for _, m := range n.Indicators {
		w.table("data/observations/"+string(m.Definition.ID)+".csv", indicator.Records(m.Table))
	}
	n.words(&w)
	w.table("truth.csv", n.truth())
	return w.err
}

// writer hands over files until one fails.
type writer struct {
	file func(path string, text []byte) error
	err  error
}

func (w *writer) text(path string, text []byte) {
	if w.err == nil {
		w.err = w.file(path, text)
	}
}

func (w *writer) table(path string, rows [][]string) {
	var text bytes.Buffer
	if err := csvfile.Write(&text, rows); err != nil && w.err == nil {
		w.err = err
	}
	w.text(path, text.Bytes())
}

func (n *Nation) register() [][]string {
	rows := [][]string{{"code", "ods_code", "name", "region", "opened", "closed", "successors"}}
	for _, c := range n.CCGs {
		rows = append(rows, []string{string(c.Code), c.ODS, c.Name, c.Region, c.Opened.String(), "", ""})
	}
	return rows
}

func (n *Nation) patientGroups() [][]string {
	rows := [][]string{{"id", "name", "description"}}
	for _, g := range n.Groups {
		rows = append(rows, []string{string(g.ID), g.Name, g.Description})
	}
	return rows
}

func (n *Nation) definitions() [][]string {
	rows := [][]string{{
		"id", "group", "name", "kind", "better", "multiplier", "unit", "decimals",
		"count_name", "population_name", "source", "source_url", "licence",
	}}
	for _, m := range n.Indicators {
		d := m.Definition
		rows = append(rows, []string{
			string(d.ID), string(d.Group), d.Name, d.Kind.String(), d.Better.String(), plain(d.Multiplier), d.Unit,
			strconv.Itoa(d.Decimals), d.CountName, d.PopulationName, d.Source, d.SourceURL, d.Licence,
		})
	}
	return rows
}

func (n *Nation) context() [][]string {
	rows := [][]string{{"ccg", "population", "under_18", "over_75", "deprivation"}}
	for i, p := range n.People {
		rows = append(rows, []string{
			string(n.CCGs[i].Code), strconv.Itoa(p.Population), plain(p.Under18), plain(p.Over75), plain(p.Deprivation),
		})
	}
	return rows
}

// truth is what is true of each CCG in each group, in words where it can be.
func (n *Nation) truth() [][]string {
	rows := [][]string{{"ccg_code", "ods_code", "ccg_name", "group", "true_score", "true_rank", "true_fifth", "planted"}}
	for i, c := range n.CCGs {
		for k, g := range n.Groups {
			p := n.Positions[k][i]
			rank := ""
			if p.Rank > 0 {
				rank = strconv.Itoa(p.Rank)
			}
			rows = append(rows, []string{
				string(c.Code), c.ODS, c.Name, string(g.ID), strconv.FormatFloat(p.Score, 'f', 4, 64), rank, p.fifth(), p.Planted.String(),
			})
		}
	}
	return rows
}

// fifth is "best", "worst" or "middle"; "none" where no CCG differs.
func (p Position) fifth() string {
	switch {
	case p.Rank == 0:
		return "none"
	case p.Best:
		return "best"
	case p.Worst:
		return "worst"
	}
	return "middle"
}

// plain is a number with the digits that read as it, and no more.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
