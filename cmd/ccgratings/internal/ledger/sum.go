package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// sum is one line of a file of checksums, as sha256sum writes and checks it:
// the SHA-256 in hexadecimal, two blanks, and a path in the data folder.
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
		case !fs.ValidPath(file) || path.Ext(file) != ".csv":
			problems.Errorf(at, "the file is %s, expected the path of a .csv file in the data folder", problem.Quote(file))
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

// checkSum compares a file with its line.
func (s sum) check(fsys fs.FS, name string) problem.List {
	var problems problem.List
	data, err := fs.ReadFile(fsys, s.file)
	if err != nil {
		problems.Errorf(problem.Pos{File: s.file}, "%s, and %s:%d names it: expected the file as it was written", problem.Opening(err), name, s.line)
	} else if digest := digestOf(data); digest != s.hex {
		problems.Errorf(problem.Pos{File: s.file}, "was changed since it was written: its SHA-256 is %s, expected %s as in %s:%d; restore it, and record changes of figures as a correction", digest, s.hex, name, s.line)
	}
	return problems
}

func digestOf(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

// sumLines is the lines of files.
func sumLines(files []File) []byte {
	var out bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&out, "%s  %s\n", digestOf(f.Data), f.Name)
	}
	return out.Bytes()
}
