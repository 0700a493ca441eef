package ledger

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// pinFolder holds the tables of an edition as they were first published.
func pinFolder(year int) string { return path.Join("published", strconv.Itoa(year)) }

func pinFile(year int, table string) string { return path.Join(pinFolder(year), table+".csv") }

// SumFile is the file of an edition's checksums, in the data folder.
func SumFile(year int) string { return path.Join("editions", strconv.Itoa(year)+".sum") }

// file is where a table stands, in the folder of its edition.
func (s *sheet) file() string { return s.Name + ".csv" }

// pos is where a cell of a table stands in its file, which Write of package
// csvfile made; the file as a whole for a table of no file.
func (s *sheet) pos(row int, column string) problem.Pos {
	at, has := s.at[column]
	if s.lines == nil || !has {
		return problem.Pos{File: s.file()}
	}
	var before bytes.Buffer // the record up to the cell
	_ = csvfile.Write(&before, [][]string{append(append([]string{}, s.Records[row][:at]...), "x")})
	text := strings.TrimSuffix(before.String(), "\n")
	line := s.lines[row] + strings.Count(text, "\n")
	return problem.Pos{File: s.file(), Line: line, Column: len(text) - strings.LastIndexByte(text, '\n') - 1}
}
