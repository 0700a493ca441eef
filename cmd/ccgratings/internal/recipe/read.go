package recipe

import (
	"encoding/hex"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// Read reads a recipe. Every problem in it is reported, and if there is an
// error it cannot be run.
func Read(fsys fs.FS, name string, reg *nhs.Register) (*Recipe, problem.List) {
	t, problems := tomlfile.Read(fsys, name)
	if t == nil {
		return nil, problems
	}
	r := &reader{Table: t, reg: reg, recipe: &Recipe{pos: problem.Pos{File: name}}}
	r.recipe.Name = strings.TrimSuffix(path.Base(name), ".toml")
	if !nhs.IsIdentifier(r.recipe.Name) {
		problems.Errorf(problem.Pos{File: name}, "a recipe is named by lower-case words joined by hyphens, like psychosis-waits.toml")
	}
	r.publication()
	r.files()
	for _, t := range t.Tables("table") {
		r.table(t)
	}
	r.lookups()
	r.outputs()
	r.marks()
	problems = append(append(problems, t.Problems()...), r.more...)
	return r.recipe, problems
}

// reader reads one recipe.
type reader struct {
	*tomlfile.Table
	reg    *nhs.Register
	recipe *Recipe
	waits  []waiting // tables that look up in others
	more   problem.List
}

// wrong reports a problem that has its place already.
func (r *reader) wrong(pos problem.Pos, format string, args ...any) {
	r.more.Errorf(pos, format, args...)
}

// publication reads what was published, by whom and on what terms.
func (r *reader) publication() {
	r.recipe.Title, r.recipe.Publisher = r.text("title"), r.text("publisher")
	r.recipe.URL, r.recipe.Licence = r.text("url"), r.text("licence")
	if u, err := url.Parse(r.recipe.URL); r.recipe.URL != "" && (err != nil || u.Scheme != "https" || u.Hostname() == "") {
		r.Errorf("url", "url is %s, expected an address that begins with https://", problem.Quote(r.recipe.URL))
	}
}

// text is a text that must not be empty.
func (r *reader) text(key string) string {
	text := r.String(key)
	if text == "" && r.Has(key) {
		r.Errorf(key, "%s is empty, expected words", key)
	}
	return text
}

// files reads which files there are, and their SHA-256.
func (r *reader) files() {
	for _, t := range r.Tables("file") {
		f := File{Name: t.String("name"), pos: t.Pos("sha256")}
		if t.Has("copy") {
			f.Copy = t.String("copy")
		}
		// A Fingertips export may be read without being pinned.
		if t.Has("sha256") || !r.fingertips() {
			f.SHA256 = t.String("sha256")
			if sum, err := hex.DecodeString(f.SHA256); err != nil || len(sum) != 32 {
				t.Errorf("sha256", "sha256 is %s, expected the 64 digits that sha256sum prints", problem.Quote(f.SHA256))
			}
		}
		r.recipe.Files = append(r.recipe.Files, f)
	}
}

// fingertips reports whether every table is a Fingertips export.
func (r *reader) fingertips() bool {
	for _, t := range r.Tables("table") {
		if format, _ := t.Word("format"); format != "fingertips" {
			return false
		}
	}
	return true
}

// file is the index of the file that a table is in.
func (r *reader) file(t *tomlfile.Table) int {
	if !t.Has("file") {
		if len(r.recipe.Files) != 1 {
			t.Errorf("format", "file is missing, expected the name of one of the %d files", len(r.recipe.Files))
		}
		return 0
	}
	name := t.String("file")
	i := slices.IndexFunc(r.recipe.Files, func(f File) bool { return f.Name == name })
	if i < 0 {
		t.Errorf("file", "file is %s, expected the name of a [[file]]", problem.Quote(name))
		return 0
	}
	return i
}

// day is a date that a key gives.
func day(at time.Time) nhs.Date {
	if at.IsZero() {
		return nhs.Date{}
	}
	return nhs.DateOf(at)
}

// code is the code of a CCG that the register has.
func (r *reader) code(t *tomlfile.Table, key, text string) nhs.Code {
	if _, ok := r.reg.CCG(nhs.Code(text)); !ok {
		t.Errorf(key, "%s is not the ONS code of a CCG: %s", problem.Quote(text), r.reg.Suggest(text))
	}
	return nhs.Code(text)
}
