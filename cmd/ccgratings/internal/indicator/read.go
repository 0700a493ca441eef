package indicator

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Where the data folder keeps definitions and figures.
const (
	definitionsFile    = "indicators.csv"
	observationsFolder = "observations"
)

// Read reads indicators.csv and observations/*.csv of fsys, the data folder.
// When there are errors, the dataset holds the rows that have none.
func Read(fsys fs.FS, reg *nhs.Register) (*Dataset, problem.List) {
	defs, problems := ReadDefinitions(fsys, reg)
	files, more := observationFiles(fsys, defs)
	problems = append(problems, more...)
	var tables []*Table
	for _, def := range defs {
		if !files[def.ID] {
			continue
		}
		more, wrong := ReadFigures(fsys, def, reg)
		tables = append(tables, more...)
		problems = append(problems, wrong...)
	}
	problems.Sort()
	return NewDataset(defs, tables), problems
}

// FileOf is the file of an indicator's figures, in the data folder.
func FileOf(id ID) string { return path.Join(observationsFolder, string(id)+".csv") }

// observationFiles finds which indicators have a file, and reports indicators
// without file and files without indicator.
func observationFiles(fsys fs.FS, defs []Definition) (map[ID]bool, problem.List) {
	var problems problem.List
	entries, err := fs.ReadDir(fsys, observationsFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems.Errorf(problem.Pos{File: observationsFolder}, "the folder cannot be read: %v", err)
		return nil, problems
	}
	files := make(map[ID]bool)
	for _, entry := range entries {
		if id, ok := strings.CutSuffix(entry.Name(), ".csv"); ok {
			files[ID(id)] = true
		}
	}
	ids := make([]string, len(defs))
	known := make(map[ID]bool, len(defs))
	for i, def := range defs {
		ids[i], known[def.ID] = string(def.ID), true
		if !files[def.ID] {
			problems.Errorf(def.Pos, "indicator %s has no figures, expected a file %s", def.ID, FileOf(def.ID))
		}
	}
	for id := range files {
		if nearest := problem.Nearest(string(id), ids); nearest >= 0 && !known[id] {
			problems.Errorf(problem.Pos{File: FileOf(id)}, "%s has no indicator %s: the nearest is %s",
				definitionsFile, problem.Quote(string(id)), ids[nearest])
		}
	}
	return files, problems
}

// ReadFigures reads the file of one indicator, in observations of fsys, into a
// table a period.
func ReadFigures(fsys fs.FS, def Definition, reg *nhs.Register) ([]*Table, problem.List) {
	name := FileOf(def.ID)
	r := rowReader{
		def:     def,
		reg:     reg,
		periods: make(map[string]Period),
		first:   make(map[areaPeriod]int),
		drafts:  make(map[string]*draft),
	}
	if def.Multiplier <= 0 {
		r.def.Kind = KindUnstated // its error is reported: nothing follows from it
	}
	problems := csvfile.Read(fsys, name, observationColumns, r.read)
	if len(problems) == 0 && len(r.drafts) == 0 {
		problems.Errorf(problem.Pos{File: name}, "there is no figure in the file, expected a row for each CCG")
	}
	var tables []*Table
	for _, d := range r.drafts {
		tables = append(tables, d.table(r.def, &problems))
	}
	return tables, problems
}
