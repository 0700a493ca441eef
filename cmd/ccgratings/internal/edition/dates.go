package edition

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// Date says when an edition is published, and where its file says so.
type Date struct {
	Year int
	At   time.Time // in its own zone
	Pos  problem.Pos
}

// Dates gives when each edition of fsys, the data folder, is published, by
// year. A file whose date cannot be read has none: Read says what is wrong.
func Dates(fsys fs.FS) []Date {
	var dates []Date
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return nil // which Read reports
	}
	for _, entry := range entries { // by name, which is the year
		if !fileName.MatchString(entry.Name()) {
			continue
		}
		table, _ := tomlfile.Read(fsys, path.Join(folder, entry.Name()))
		if table == nil || !table.Has("published") {
			continue
		}
		year, _ := strconv.Atoi(strings.TrimSuffix(entry.Name(), ".toml"))
		if at := table.Time("published"); !at.IsZero() {
			dates = append(dates, Date{year, at, table.Pos("published")})
		}
	}
	return dates
}
