package site

import (
	"path"
	"sync"

	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// weighed is how many bytes each file of an edition's data folder has, once they
// have been made.
type weighed struct {
	sync.Once
	sizes map[string]int // by path in the data folder
}

// downloads makes the files of an edition's data folder.
func (v *view) downloads() ([]File, error) {
	made, err := v.weigh()
	if made == nil && err == nil { // they were weighed before
		made, err = v.makeDownloads()
	}
	return filesIn(v.places.data(""), made), err
}

// sizes is how many bytes each file of the data folder has.
func (v *view) sizes() (map[string]int, error) {
	_, err := v.weigh()
	return v.weighed.sizes, err
}

// weigh makes the files of the data folder to weigh them, the first time; later
// it makes none.
func (v *view) weigh() (made []opendata.File, err error) {
	v.weighed.Do(func() {
		made, err = v.makeDownloads()
		v.weighed.sizes = make(map[string]int, len(made))
		for _, f := range made {
			v.weighed.sizes[f.Path] = len(f.Data)
		}
	})
	return made, err
}

func (v *view) makeDownloads() ([]opendata.File, error) {
	return opendata.Files(v.tables, v.publisher())
}

// publisher is who answers for the files.
func (v *view) publisher() opendata.Publisher {
	return opendata.Publisher{Name: v.words.publisher.Name, Contact: v.words.publisher.Contact}
}

// sheets lists the spreadsheets of single groups, indicators and CCGs.
func (v *view) sheets() []Later {
	var all []Later
	for _, s := range opendata.Sheets(v.tables, v.publisher()) {
		all = append(all, Later{string(v.places.data(s.Path)), s.Make})
	}
	return all
}

// catalogue makes the files for programs that belong to no edition.
func (b *builder) catalogue() ([]File, error) {
	sets := make([]*tables.Set, len(b.views))
	for i, v := range b.views {
		sets[i] = v.tables
	}
	made, err := opendata.Catalogue(sets, b.latest().publisher())
	return filesIn("", made), err
}

// filesIn puts files of open data in a folder of the site.
func filesIn(folder place, made []opendata.File) []File {
	files := make([]File, len(made))
	for i, f := range made {
		files[i] = File{path.Join(string(folder), f.Path), f.Data}
	}
	return files
}
