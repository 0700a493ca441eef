package opendata

import (
	"encoding/json"
	"strconv"
	"time"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// editionHead is what the list of an edition says of it.
type editionHead struct {
	Year      int    `json:"year"`
	Title     string `json:"title"`
	Published string `json:"published"`
	By        string `json:"published_by"`
	Register  string `json:"register"`
	Status    string `json:"status"`
	Page      string `json:"page"`
}

// tableHead is what it says of a whole table.
type tableHead struct {
	Name string   `json:"table"`
	CSV  string   `json:"csv"`
	Rows int      `json:"rows"`
	Key  []string `json:"key"`
}

type licenceHead struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// ccgHead is what a file says of a CCG once.
type ccgHead struct {
	Code   string `json:"ccg_code"`
	ODS    string `json:"ods_code"`
	Name   string `json:"ccg_name"`
	Region string `json:"region"`
	links
}

// groupHead is what a file says of a patient group once.
type groupHead struct {
	ID          string   `json:"group"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Indicators  []string `json:"indicators"`
	links
}

// indicatorHead is what a file says of an indicator once.
type indicatorHead struct {
	ID         string      `json:"indicator"`
	Group      string      `json:"group"`
	Name       string      `json:"name"`
	Kind       string      `json:"kind"`
	Better     string      `json:"better"`
	Multiplier json.Number `json:"multiplier"`
	Unit       string      `json:"unit"`
	Decimals   int         `json:"decimals"`
	Count      string      `json:"count_name"`
	Population string      `json:"population_name"`
	Period     string      `json:"period"`
	Scored     bool        `json:"scored"`
	NotScored  string      `json:"why_not_scored"`
	Source     string      `json:"source"`
	SourceURL  string      `json:"source_url"`
	Licence    string      `json:"licence"`
	links
}

// links are where else a thing is to be found, from the file that says so. A
// file does not lead to itself.
type links struct {
	File string `json:"file,omitempty"`
	CSV  string `json:"csv"`
	Page string `json:"page"`
}

// heads makes the heads of an edition for a file.
type heads struct {
	*tables.Set
	by     Publisher
	up     string // from the file to the edition's folder
	listed bool   // the file lists all, and leads to the files of each
}

// links of a CCG, group or indicator, whose table and page have one name.
func (h heads) links(table string) links {
	l := links{CSV: h.up + "data/" + table + ".csv", Page: h.up + table + ".html"}
	if h.listed {
		l.File = table + ".json"
	}
	return l
}

func (h heads) edition() editionHead {
	e := h.Edition
	return editionHead{e.Year, e.Name(), e.Published.Format(time.RFC3339), h.by.Words(), e.Register.String(), string(e.Status), h.up + "index.html"}
}

func (h heads) table(t tables.Table) tableHead {
	return tableHead{t.Name, h.up + "data/" + csvFile(t), len(t.Rows), t.Key}
}

func (h heads) ccg(i int) ccgHead {
	c := &h.Results.CCGs[i]
	return ccgHead{string(c.Code), c.ODS, c.Name, c.Region, h.links(tables.CCGName(c.ODS))}
}

func (h heads) group(k int) groupHead {
	g := &h.Results.Groups[k]
	head := groupHead{string(g.Group.ID), g.Group.Name, g.Group.Description, []string{}, h.links(tables.GroupName(g.Group.ID))}
	for _, i := range g.Indicators {
		head.Indicators = append(head.Indicators, string(h.Results.Indicators[i].Definition.ID))
	}
	return head
}

func (h heads) indicator(k int) indicatorHead {
	ind := &h.Results.Indicators[k]
	d := &ind.Definition
	return indicatorHead{
		ID: string(d.ID), Group: string(d.Group), Name: d.Name, Kind: d.Kind.String(), Better: d.Better.String(),
		Multiplier: json.Number(strconv.FormatFloat(d.Multiplier, 'g', -1, 64)), Unit: d.Unit, Decimals: d.Decimals,
		Count: d.CountName, Population: d.PopulationName, Period: ind.Table.Period.Text,
		Scored: ind.Scored, NotScored: ind.WhyNotScored,
		Source: d.Source, SourceURL: d.SourceURL, Licence: d.Licence,
		links: h.links(tables.IndicatorName(d.ID)),
	}
}
