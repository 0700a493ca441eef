// Package opendata makes the files of an edition that programs and spreadsheets
// read: every table as CSV, with what describes it, and all in one archive; as a
// spreadsheet; and the figures of all periods as Parquet.
//
// It refuses to work anything out: each file holds the rows of package tables
// and nothing else, so that no two of them can differ.
package opendata

import (
	"encoding/json"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// File is a file of an edition's data folder; Path is relative to it, with
// slashes.
type File struct {
	Path string
	Data []byte
}

// Files makes every file of an edition's data folder but the spreadsheets of
// its parts.
func Files(s *tables.Set, by Publisher) ([]File, error) {
	all := s.All()
	files := make([]File, 0, 2*len(all)+3)
	data := make(map[string][]byte, len(all))
	for _, t := range all {
		metadata, err := csvwMetadata(s, by, t)
		if err != nil {
			return nil, err
		}
		data[csvFile(t)] = csvData(t)
		files = append(files, File{csvFile(t), data[csvFile(t)]}, File{csvFile(t) + "-metadata.json", metadata})
	}
	group, err := csvwTables(s, by)
	if err != nil {
		return nil, err
	}
	pkg, err := dataPackage(s, by, data)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"csv-metadata.json", group}, File{"datapackage.json", pkg})
	archive, err := zipFiles(files, s.Edition.Published)
	if err != nil {
		return nil, err
	}
	book, err := wholeSheets(s, by)
	if err != nil {
		return nil, err
	}
	long, err := Long(s, by)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"all.zip", archive}, book, long)
	more, err := forPrograms(s, by)
	return append(files, more...), err
}

// indented is JSON that people can read too.
func indented(v any) ([]byte, error) {
	out, err := json.MarshalIndent(v, "", " ")
	return append(out, '\n'), err
}
