package ledger

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Stage is the folder, in the data folder, where a run of ccgratings pin writes
// its files before it moves them to their places. Nothing else reads it.
const Stage = ".pin-unfinished"

// stageList holds the checksums of the files that a run adds, and of no others.
const stageList = "added.sum"

// StageList is the list that lies beside staged files until they count, so that
// the next run knows which files of the data folder are the work of this one.
// It is of all but the last, the edition's checksums.
func StageList(files []File) File { return File{stageList, sumLines(files[:len(files)-1])} }

// Unfinished names the files that a run of ccgratings pin had moved to their
// places when it was killed before they counted: the new checksums of the
// edition still lie in its stage, no checksums of the data folder name the
// file, and it holds what that run wrote, to the byte. A file that anybody has
// written or changed since is never among them. The folders are those that the
// run may have made for them; it may have been killed before it moved any.
func Unfinished(data fs.FS) (files, folders []string, problems problem.List) {
	waiting, _ := fs.Glob(data, path.Join(Stage, "editions", "*.sum"))
	if len(waiting) == 0 {
		return nil, nil, nil
	}
	added, problems := readSums(data, path.Join(Stage, stageList))
	if problems.Errors() > 0 {
		return nil, nil, nil // it was killed before it made any
	}
	counts, problems := listed(data)
	if problems.Errors() > 0 {
		return nil, nil, problems
	}
	for _, s := range added {
		if slices.Contains(counts, s.file) || strings.HasPrefix(s.file, contentFolder) {
			continue
		}
		if folder := path.Dir(s.file); !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
		switch written, err := fs.ReadFile(data, s.file); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			problems.Errorf(problem.Pos{File: s.file}, "%s", problem.Opening(err))
		case digestOf(written) == s.hex:
			files = append(files, s.file)
		}
	}
	return files, folders, problems
}

// listed is the files that have a checksum in the data folder.
func listed(data fs.FS) ([]string, problem.List) {
	var files []string
	var problems problem.List
	names, _ := fs.Glob(data, "editions/*.sum")
	for _, name := range names {
		sums, more := readSums(data, name)
		problems = append(problems, more...)
		for _, s := range sums {
			files = append(files, s.file)
		}
	}
	return files, problems
}
