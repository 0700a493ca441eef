package site

import (
	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/tables"
)

// downloads makes the files of an edition's data folder.
func (v *view) downloads() ([]File, error) {
	p := v.words.publisher
	made, err := opendata.Files(v.tables, opendata.Publisher{Name: p.Name, Contact: p.Contact})
	files := make([]File, len(made))
	for i, f := range made {
		files[i] = File{string(v.places.data(f.Path)), f.Data}
	}
	return files, err
}

// catalogue makes the files for programs that belong to no edition.
func (b *builder) catalogue() ([]File, error) {
	sets := make([]*tables.Set, len(b.views))
	for i, v := range b.views {
		sets[i] = v.tables
	}
	made, err := opendata.Catalogue(sets)
	files := make([]File, len(made))
	for i, f := range made {
		files[i] = File{f.Path, f.Data}
	}
	return files, err
}
