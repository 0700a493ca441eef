package ledger

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Books is what is recorded of all editions: pins, corrections, ledgers.
type Books struct {
	pins        map[int]*pin
	corrections []Correction // by date
}

// Read reads the pins and ledgers of the data folder and the corrections of the
// content folder. Problems name their file with its folder.
func Read(data, content fs.FS, editions []Edition) (*Books, problem.List) {
	b := &Books{pins: make(map[int]*pin)}
	corrections, problems := readCorrections(content, editions)
	problems = problems.Under("content")
	b.corrections = corrections
	var inData problem.List
	for _, e := range editions {
		p, more := readPin(data, content, e.Year)
		if inData = append(inData, more...); p != nil {
			b.pins[e.Year] = p
		}
	}
	inData = append(inData, unowned(data, editions)...)
	inData = append(inData, b.readLedgers(data)...)
	problems = append(problems, inData.Under("data")...)
	if problems.Errors() == 0 {
		problems = append(problems, b.order().Under("content")...)
	}
	problems.Sort()
	return b, problems
}

// Pinned reports whether an edition is pinned.
func (b *Books) Pinned(year int) bool { return b.pins[year] != nil }

// LastPinned is the newest edition that is pinned; false if none is.
func (b *Books) LastPinned() (year int, any bool) {
	for pinned := range b.pins {
		year, any = max(year, pinned), true
	}
	return year, any
}

// unowned finds pins of no edition.
func unowned(data fs.FS, editions []Edition) problem.List {
	var problems problem.List
	known := func(name string) bool {
		return slices.ContainsFunc(editions, func(e Edition) bool { return strconv.Itoa(e.Year) == name })
	}
	pinned, _ := fs.ReadDir(data, "published")
	for _, entry := range pinned {
		if !known(entry.Name()) {
			problems.Errorf(problem.Pos{File: path.Join("published", entry.Name())}, "there is no edition of this name, expected a file editions/%s.toml: what was published must stay", entry.Name())
		}
	}
	sums, _ := fs.Glob(data, "editions/*.sum")
	for _, name := range sums {
		if year := strings.TrimSuffix(path.Base(name), ".sum"); !known(year) {
			problems.Errorf(problem.Pos{File: name}, "there is no edition %s, expected a file editions/%[1]s.toml beside it", year)
		}
	}
	return problems
}

// readLedgers reads the ledgers of sealed corrections.
func (b *Books) readLedgers(data fs.FS) problem.List {
	names, problems := filesOf(data, folder, ".csv")
	for _, name := range names {
		id := strings.TrimSuffix(path.Base(name), ".csv")
		i := slices.IndexFunc(b.corrections, func(c Correction) bool { return c.ID == id })
		if i < 0 {
			problems.Errorf(problem.Pos{File: name}, "belongs to no correction, expected a sound content/%s/%s.md that says what was changed and why", folder, id)
			continue
		}
		c := &b.corrections[i]
		if p := b.pins[c.Edition]; p != nil && !p.lists(name) {
			problems.Errorf(problem.Pos{File: name}, "%s does not list it, expected a ledger that ccgratings pin has written: %s, or delete this file", SumFile(c.Edition), again)
			continue
		}
		if p := b.pins[c.Edition]; p != nil && !p.lists(c.wordsFile()) {
			problems.Errorf(problem.Pos{File: c.wordsFile()}, "%s does not list it, expected its checksum beside that of its ledger, as ccgratings pin has written it", SumFile(c.Edition))
			continue
		}
		changes, more := readLedger(data, name)
		problems = append(problems, more...)
		c.Changes, c.Sealed = changes, true
	}
	return problems
}

// order finds corrections of editions that are not pinned, and those that
// cannot be told apart: only the latest of an edition may be without a ledger.
func (b *Books) order() problem.List {
	var problems problem.List
	open := make(map[int]*Correction)
	for i := range b.corrections {
		c := &b.corrections[i]
		at := problem.Pos{File: c.File}
		switch before := open[c.Edition]; {
		case !b.Pinned(c.Edition):
			problems.Errorf(at, "edition %d is not pinned, so nothing is known of what was published; expected ccgratings pin before it is changed", c.Edition)
		case before != nil && !c.Sealed:
			problems.Errorf(at, "%s has no ledger either, so nobody can tell which of the two changed what; expected ccgratings pin between two corrections of an edition", before.File)
		case before != nil && before.Date.Equal(c.Date):
			problems.Errorf(problem.Pos{File: before.File}, "sorts before %s of the same day, which has a ledger; rename it, expected a name that sorts after it, so that it comes last", c.File)
		case before != nil:
			problems.Errorf(problem.Pos{File: before.File}, "is dated before %s, which has a ledger; expected the newest correction of the edition to have the latest date", c.File)
		case !c.Sealed:
			open[c.Edition] = c
		}
	}
	return problems
}

// Check compares the tables of an edition with what was published and the
// corrections since, and gives those corrections with all their changes. What
// no correction covers is a list of errors, the colours first; what one without
// a ledger covers, Waiting tells. It has nothing
// to say of an edition that is not pinned.
func (b *Books) Check(year int, now []Table) ([]Correction, problem.List) {
	p := b.pins[year]
	if p == nil {
		return nil, nil
	}
	published := copyOf(p.tables)
	var made []Correction
	var problems problem.List
	for _, c := range b.corrections {
		if c.Edition == year {
			made = append(made, c)
			problems = append(problems, apply(published, c.Changes)...)
		}
	}
	if problems.Errors() > 0 {
		return nil, problems.Under("data")
	}
	differ := Compare(tables(published), now)
	if n := len(made) - 1; n >= 0 && !made[n].Sealed {
		made[n].Changes = differ
		return made, nil
	}
	if len(differ) == 0 {
		return made, nil
	}
	return made, AccountOf(differ).problems(year)
}

// Seal makes the files that seal the correction of an edition that has no
// ledger: the ledger, and last the checksums with a line for it and
// one for the words of the correction. There are none
// if no correction waits. The corrections must come from Check.
func (b *Books) Seal(year int, made []Correction) ([]File, error) {
	for _, c := range made {
		if c.Sealed {
			continue
		}
		data, err := encode(append([][]string{Columns()}, Records(c.Changes)...))
		if err != nil {
			return nil, err
		}
		ledger := File{c.LedgerFile(), data}
		var sums []byte
		for _, s := range b.pins[year].sums {
			sums = append(sums, s.text()...)
		}
		return []File{ledger, {SumFile(year), append(append(sums, sumLines([]File{ledger})...), sum{c.digest, c.wordsFile(), 0}.text()...)}}, nil
	}
	return nil, nil
}
