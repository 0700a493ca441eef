package ledger

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// Correction is a recorded change of an edition that was published.
type Correction struct {
	ID       string // its date and name: "2026-01-15-dementia"
	Edition  int
	Date     time.Time // of the day on which it was published
	Kind     Kind
	Title    string // what was changed
	Why      string
	Affected string   // who was affected
	File     string   // in the content folder
	Body     []byte   // what happened, in Markdown; lines are those of the file
	Sealed   bool     // it has a ledger
	Changes  []Change // none if no figure was changed

	digest string // of the file
}

// Kind tells a mistake that was put right from a newer figure.
type Kind string

const (
	Correct Kind = "correction" // a mistake of ours or of a source was put right
	Revise  Kind = "revision"   // a newer figure took the place of one that was right
)

// folder holds the corrections, in the content folder, and their ledgers, in
// the data folder.
const folder = "corrections"

// readme explains the folder, and is no part of it.
const readme = "README.md"

// LedgerFile is the file of a correction's ledger, in the data folder.
func (c Correction) LedgerFile() string { return path.Join(folder, c.ID+".csv") }

// wordsFile is the correction's own file, from the data folder.
func (c Correction) wordsFile() string { return contentFolder + c.File }

// correctionName is how a correction is named: by its date, and a name.
var correctionName = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9]+(-[a-z0-9]+)*$`)

// Edition is an edition of which there may be corrections.
type Edition struct {
	Year      int
	Published time.Time
}

// readCorrections reads corrections/*.md of the content folder, by date.
func readCorrections(content fs.FS, editions []Edition) ([]Correction, problem.List) {
	entries, problems := filesOf(content, folder, ".md")
	var out []Correction
	for _, name := range entries {
		id := strings.TrimSuffix(path.Base(name), ".md")
		if !correctionName.MatchString(id) {
			problems.Errorf(problem.Pos{File: name}, "is not named as a correction, expected its date and a name, like 2026-01-15-dementia.md")
			continue
		}
		c, more := readCorrection(content, name, id, editions)
		problems = append(problems, more...)
		if more.Errors() == 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Correction) int { return strings.Compare(a.ID, b.ID) }) // which begins with the date
	return out, problems
}

// filesOf lists the files of a folder, sorted by name; none if it is not
// there. A file of another ending is a problem.
func filesOf(fsys fs.FS, folder, ending string) ([]string, problem.List) {
	var problems problem.List
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems.Errorf(problem.Pos{File: folder}, "%s", problem.Opening(err))
	}
	var names []string
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		switch {
		case entry.Name() == readme:
		case entry.IsDir() || path.Ext(name) != ending:
			problems.Errorf(problem.Pos{File: name}, "does not belong here, expected only files that end in %s, and %s", ending, readme)
		default:
			names = append(names, name)
		}
	}
	return names, problems
}

// readCorrection reads one correction.
func readCorrection(content fs.FS, name, id string, editions []Edition) (Correction, problem.List) {
	c := Correction{ID: id, File: name}
	var problems problem.List
	data, err := fs.ReadFile(content, name)
	if err != nil {
		problems.Errorf(problem.Pos{File: name}, "%s", problem.Opening(err))
		return c, problems
	}
	head, body, ok := tomlfile.CutFront(data)
	if !ok {
		problems.Errorf(problem.Pos{File: name, Line: 1, Column: 1}, "no front matter, expected edition, date, kind, title, why and affected between two lines of %s", tomlfile.Fence)
		return c, problems
	}
	t, problems := tomlfile.Parse(name, head, 2)
	if t == nil {
		return c, problems
	}
	c.Body, c.digest = body, digestOf(data)
	c.Edition, c.Date, c.Kind = t.Int("edition"), t.Date("date"), Kind(t.String("kind"))
	for key, to := range map[string]*string{"title": &c.Title, "why": &c.Why, "affected": &c.Affected} {
		if *to = strings.TrimSpace(t.String(key)); *to == "" && t.Has(key) {
			t.Errorf(key, "%s is blank, expected words", key)
		}
	}
	c.check(t, editions)
	if problems = append(problems, t.Problems()...); strings.TrimSpace(string(body)) == "" {
		problems.Errorf(problem.Pos{File: name}, "says nothing after the front matter, expected what happened, in words")
	}
	for i, line := range strings.Split(string(body), "\n") {
		if heading.MatchString(line) {
			problems.Errorf(problem.Pos{File: name, Line: i + 1, Column: 1}, "a heading in a correction, expected only paragraphs, lists and tables: its title is the heading")
		}
	}
	return c, problems
}

// heading is a line that is one, or that makes one of the line before.
var heading = regexp.MustCompile(`^ {0,3}(#{1,6}(\s|$)|(=+|-+)\s*$)`)

// check finds what is wrong with a correction in itself.
func (c *Correction) check(t *tomlfile.Table, editions []Edition) {
	i := slices.IndexFunc(editions, func(e Edition) bool { return e.Year == c.Edition })
	if t.Has("edition") && i < 0 {
		t.Errorf("edition", "there is no edition %d to be corrected, expected the year of an edition", c.Edition)
	}
	if t.Has("kind") && c.Kind != Correct && c.Kind != Revise {
		t.Errorf("kind", "the kind is %s, expected %q for a mistake put right, or %q for a newer figure", problem.Quote(string(c.Kind)), Correct, Revise)
	}
	if !t.Has("date") || c.Date.IsZero() {
		return
	}
	if day := c.Date.Format(time.DateOnly); !strings.HasPrefix(c.ID, day) {
		t.Errorf("date", "the date is %s, expected that in the name of the file, %s", day, c.ID[:len(time.DateOnly)])
	}
	if i >= 0 && c.Date.Before(dayOf(editions[i].Published)) {
		t.Errorf("date", "the date is before the edition was published, expected one from %s on", editions[i].Published.Format(time.DateOnly))
	}
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
