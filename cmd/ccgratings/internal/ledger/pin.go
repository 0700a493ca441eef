package ledger

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// File is a file of the data folder; Name has slashes.
type File struct {
	Name string
	Data []byte
}

// PinFiles makes the files that pin an edition: its tables, and last their
// checksums.
func PinFiles(year int, tables []Table) ([]File, error) {
	var files []File
	for _, s := range sheets(tables) {
		data, err := encode(append([][]string{s.Columns}, s.Records...))
		if err != nil {
			return nil, err
		}
		files = append(files, File{pinFile(year, s.Name), data})
	}
	return append(files, File{SumFile(year), sumLines(files)}), nil
}

func encode(records [][]string) ([]byte, error) {
	var out bytes.Buffer
	err := csvfile.Write(&out, records)
	return out.Bytes(), err
}

// pin is an edition as it was first published.
type pin struct {
	tables []Table
	sums   []sum // of its tables, and of the ledgers and the words of its corrections
}

// readPin reads the pin of an edition; nil if it has none, or a faulty one.
func readPin(fsys, content fs.FS, year int) (*pin, problem.List) {
	_, noSums := fs.Stat(fsys, SumFile(year))
	_, noTables := fs.Stat(fsys, pinFolder(year))
	if errors.Is(noSums, fs.ErrNotExist) {
		var problems problem.List
		if noTables == nil {
			problems.Errorf(problem.Pos{File: pinFolder(year)}, "there is no %s with its checksums, expected both or neither: %s, or delete this folder, unless %[1]s was lost and can be put back", SumFile(year), again)
		}
		return nil, problems
	}
	sums, problems := readSums(fsys, SumFile(year))
	if problems.Errors() > 0 {
		return nil, problems
	}
	p := &pin{sums: sums}
	for _, s := range sums {
		problems = append(problems, s.check(fsys, content, SumFile(year))...)
	}
	for _, shape := range Shapes() {
		name := pinFile(year, shape.Name)
		if !p.lists(name) {
			problems.Errorf(problem.Pos{File: SumFile(year)}, "does not list %s, expected a checksum of every table", name)
			continue
		}
		if problems.Errors() == 0 {
			t, more := ReadTable(fsys, name, shape)
			p.tables, problems = append(p.tables, t), append(problems, more...)
		}
	}
	if problems.Errors() > 0 {
		return nil, problems
	}
	return p, nil
}

// again is what to do first about files that no checksums name.
const again = "if ccgratings pin was stopped halfway, run ccgratings pin again"

// lists reports whether a file has a checksum.
func (p *pin) lists(file string) bool {
	return slices.ContainsFunc(p.sums, func(s sum) bool { return s.file == file })
}

// ReadTable reads a published table. Each row must have a name of its own.
func ReadTable(fsys fs.FS, name string, shape Shape) (Table, problem.List) {
	t := Table{Name: shape.Name}
	seen := make(map[rowKey]bool)
	problems := csvfile.ReadMore(fsys, name, shape.key(), func(r csvfile.Row) {
		if t.Columns == nil {
			t.Columns = r.Columns()
		}
		record := make([]string, len(t.Columns))
		for i, column := range t.Columns {
			record[i] = r.Text(column)
		}
		k := rowKey{subject: r.Text(shape.Subject)}
		if shape.CCG != "" {
			k.ccg = r.Text(shape.CCG)
		}
		if shape.Period != "" {
			k.period = r.Text(shape.Period)
		}
		if seen[k] {
			r.Problemf(shape.key()[0], "there are two rows for %s, expected one", joined(k.ccg, k.subject, k.period))
		}
		seen[k] = true
		t.Records = append(t.Records, record)
		t.lines = append(t.lines, r.Pos(t.Columns[0]).Line)
	})
	if t.Columns == nil {
		t.Columns = shape.key()
	}
	return t, problems
}

// joined is texts with commas between, without the empty ones.
func joined(texts ...string) string {
	out := ""
	for _, text := range texts {
		if out != "" && text != "" {
			out += ", "
		}
		out += text
	}
	return out
}
