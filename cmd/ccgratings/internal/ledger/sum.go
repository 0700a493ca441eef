package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// sum is one line of a file of checksums, as sha256sum writes and checks it:
// the SHA-256 in hexadecimal, two blanks, and a path from the data folder.
type sum struct {
	hex, file string
	line      int
}

// readSums reads a file of checksums.
func readSums(fsys fs.FS, name string) ([]sum, problem.List) {
	var problems problem.List
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		problems.Errorf(problem.Pos{File: name}, "%s", problem.Opening(err))
		return nil, problems
	}
	return parseSums(name, data)
}

func parseSums(name string, data []byte) ([]sum, problem.List) {
	var problems problem.List
	var sums []sum
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		at := problem.Pos{File: name, Line: i + 1, Column: 1}
		digest, file, ok := strings.Cut(line, "  ")
		switch bytes, err := hex.DecodeString(digest); {
		case !ok || err != nil || len(bytes) != sha256.Size || digest != strings.ToLower(digest):
			problems.Errorf(at, "%s, expected 64 hexadecimal digits, two blanks and a file, as sha256sum writes them", problem.Quote(line))
			continue
		case !summable(file):
			problems.Errorf(at, "the file is %s, expected the path of a .csv file in the data folder, or %s and a .md file", problem.Quote(file), contentFolder)
			continue
		}
		if k := slices.IndexFunc(sums, func(s sum) bool { return s.file == file }); k >= 0 {
			problems.Errorf(at, "%s is there twice, first in line %d", file, sums[k].line)
			continue
		}
		sums = append(sums, sum{digest, file, i + 1})
	}
	return sums, problems
}

// contentFolder is where the content folder lies from the data folder.
const contentFolder = "../content/"

// summable reports whether a file may have a checksum: a table or a ledger in
// the data folder, or the words of a correction in the content folder.
func summable(file string) bool {
	if words, ok := strings.CutPrefix(file, contentFolder); ok {
		return fs.ValidPath(words) && path.Ext(words) == ".md"
	}
	return fs.ValidPath(file) && path.Ext(file) == ".csv"
}

// check compares a file with its line.
func (s sum) check(fsys, content fs.FS, name string) problem.List {
	var problems problem.List
	file, advice := s.file, "restore it, and record changes of figures as a correction"
	if words, ok := strings.CutPrefix(s.file, contentFolder); ok {
		fsys, file, advice = content, words, "put its words back, and say what is new in a correction of its own"
	}
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		problems.Errorf(problem.Pos{File: s.file}, "%s, and %s:%d names it: expected the file as it was written", problem.Opening(err), name, s.line)
	} else if digest := digestOf(data); digest != s.hex {
		problems.Errorf(problem.Pos{File: s.file}, "was changed since it was written: its SHA-256 is %s, expected %s as in %s:%d; %s", digest, s.hex, name, s.line, advice)
	}
	return problems
}

// text is the line of a file.
func (s sum) text() string { return s.hex + "  " + s.file + "\n" }

func digestOf(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

// sumLines is the lines of files.
func sumLines(files []File) []byte {
	var out bytes.Buffer
	for _, f := range files {
		out.WriteString(sum{digestOf(f.Data), f.Name, 0}.text())
	}
	return out.Bytes()
}
