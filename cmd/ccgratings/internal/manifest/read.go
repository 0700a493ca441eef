package manifest

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Manifest is what a folder must hold.
type Manifest struct {
	Sum   Sum // of the manifest's own file
	Files map[string]Sum
}

// Read reads the manifest of a folder and says which of its lines cannot be
// right. The files are those of the other lines. Without a manifest there is
// one problem, which says so, and no file.
func Read(fsys fs.FS) (Manifest, problem.List) {
	var problems problem.List
	m := Manifest{Files: map[string]Sum{}}
	data, why := load(fsys)
	if why != "" {
		problems.Errorf(problem.Pos{File: Name}, "%s, expected the list of files that is made with a website", why)
		return m, problems
	}
	m.Sum = SumOf(data)
	if len(data) == 0 {
		problems.Errorf(problem.Pos{File: Name}, "lists no file, expected a line for each")
		return m, problems
	}
	first := map[string]int{} // line on which a path stands
	for n, line := range bytes.SplitAfter(data, []byte("\n")) {
		if len(line) == 0 {
			continue // after the last line
		}
		pos := problem.Pos{File: Name, Line: n + 1, Column: 1}
		path, sum, ok := parse(string(line), pos, &problems)
		if !ok {
			continue
		}
		if at, doubled := first[path]; doubled {
			pos.Column = pathColumn
			problems.Errorf(pos, "%s is listed twice, expected once; first on line %d", Plain(path), at)
			continue
		}
		first[path] = n + 1
		m.Files[path] = sum
	}
	return m, problems
}

// most is how large a manifest may be, in bytes: one of half a million files.
const most = 64 << 20

// load is what the manifest holds, or why it cannot be read, in words. A pipe
// or a device, which may never end, is not opened, and no link is followed.
func load(fsys fs.FS) (data []byte, why string) {
	info, err := fs.Lstat(fsys, Name)
	switch {
	case err != nil:
		return nil, problem.Opening(err)
	case !info.Mode().IsRegular():
		return nil, Difference{Kind: Odd}.Text()
	}
	in, err := fsys.Open(Name)
	if err != nil {
		return nil, problem.Opening(err)
	}
	defer in.Close()
	if data, err = io.ReadAll(io.LimitReader(in, most+1)); err != nil {
		return nil, problem.Opening(err)
	}
	if len(data) > most {
		return nil, fmt.Sprintf("is larger than %d MB", most>>20)
	}
	return data, ""
}

// pathColumn is the column in which the path of a line begins.
const pathColumn = 2*len(Sum{}) + len(separator) + 1

// parse reads a line with its line end.
func parse(line string, pos problem.Pos, problems *problem.List) (path string, sum Sum, ok bool) {
	text, ended := strings.CutSuffix(line, "\n")
	digits, path, parted := strings.Cut(text, separator)
	raw, err := hex.DecodeString(digits)
	switch {
	case !parted || err != nil || len(raw) != len(sum) || digits != strings.ToLower(digits):
		problems.Errorf(pos, "is %s, expected a SHA-256 of 64 digits in lower case, two blanks and the path of a file", problem.Quote(text))
		return "", sum, false
	case !ended:
		problems.Errorf(pos, "the line does not end, expected a line feed after each: the list may have been cut short")
		return "", sum, false
	}
	pos.Column = pathColumn
	switch {
	case !inside(path):
		problems.Errorf(pos, "%s is not the path of a file in this folder, expected one like 2019/index.html", problem.Quote(path))
	case path == Name:
		problems.Errorf(pos, "the list names itself, expected every other file")
	default:
		return path, Sum(raw), true
	}
	return "", sum, false
}

// inside reports whether a path names a file in the folder, on any system. A
// backslash or a colon leads out of it on some.
func inside(path string) bool {
	return fs.ValidPath(path) && path != "." && utf8.ValidString(path) && !strings.ContainsAny(path, "\\:\r\x00")
}
