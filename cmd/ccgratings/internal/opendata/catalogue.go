package opendata

import (
	"strconv"
	"time"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// catalogueEntry is what the list of editions says of one.
type catalogueEntry struct {
	Year      int    `json:"year"`
	Title     string `json:"title"`
	Published string `json:"published"`
	By        string `json:"published_by"`
	Status    string `json:"status"`
	File      string `json:"file"`
	Page      string `json:"page"`
	Package   string `json:"datapackage"`
}

// Catalogue makes the files for programs that belong to no edition: the list of
// editions, and the schemas that all files keep to. Their paths are in the site.
func Catalogue(editions []*tables.Set, by Publisher) ([]File, error) {
	o := &object{}
	o.field("$schema", "schema/"+catalogueSchema+".json")
	entries := make([]catalogueEntry, len(editions))
	for i, s := range editions {
		e := s.Edition
		folder := "../../" + strconv.Itoa(e.Year) + "/"
		entries[i] = catalogueEntry{
			e.Year, e.Name(), e.Published.Format(time.RFC3339), by.Words(), string(e.Status),
			folder + "data/" + programs + "index.json", folder + "index.html", folder + "data/datapackage.json",
		}
	}
	o.field("latest", entries[len(entries)-1].Year)
	list(o, "editions", entries)
	data, err := o.bytes()
	if err != nil {
		return nil, err
	}
	files := []File{{"data/" + programs + "index.json", data}}
	for _, s := range programSchemas() {
		data, err := indented(s.schema)
		if err != nil {
			return nil, err
		}
		files = append(files, File{schemas + s.name + ".json", data})
	}
	return files, nil
}
