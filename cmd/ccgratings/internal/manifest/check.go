package manifest

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Kind is how a file differs from its manifest.
type Kind uint8

const (
	Changed Kind = iota // it holds something else
	Missing             // it is listed and not there
	Added               // it is there and not listed
	Odd                 // it is a link or a device, not a file
	Closed              // it cannot be read
)

// Difference is a file that is not as the manifest says.
type Difference struct {
	Path string
	Kind Kind
	Err  error // why it is Closed
}

// Text says in words what is wrong with the file.
func (d Difference) Text() string {
	switch d.Kind {
	case Changed:
		return "was changed: it does not hold what the manifest says"
	case Missing:
		return "is missing, and the manifest lists it"
	case Added:
		return "was added: the manifest does not list it"
	case Odd:
		return "is a link or another thing that is no file, expected a file"
	default:
		return "cannot be read: " + d.Err.Error()
	}
}

// Compare gives every file of a folder that is not as its manifest says. Links
// are not followed: what they lead to is not in the folder. Empty folders
// count for nothing.
func (m Manifest) Compare(fsys fs.FS) []Difference {
	var out []Difference
	seen := map[string]bool{}
	add := func(path string, kind Kind, err error) { out = append(out, Difference{path, kind, err}) }
	// The walk hands every error to the function, which returns none.
	_ = fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if path == Name && err == nil && entry.Type().IsRegular() {
			return nil
		}
		if err == nil && entry.IsDir() {
			return nil
		}
		seen[path] = true
		switch want, listed := m.Files[path]; {
		case err != nil:
			add(path, Closed, err)
		case !entry.Type().IsRegular():
			add(path, Odd, nil)
		case !listed:
			add(path, Added, nil)
		default:
			if got, err := sumOfFile(fsys, path); err != nil {
				add(path, Closed, err)
			} else if got != want {
				add(path, Changed, nil)
			}
		}
		return nil
	})
	for path := range m.Files {
		if !seen[path] {
			add(path, Missing, nil)
		}
	}
	return out
}

// sumOfFile is the sum of a file, read in pieces.
func sumOfFile(fsys fs.FS, path string) (sum Sum, err error) {
	in, err := fsys.Open(path)
	if err != nil {
		return sum, err
	}
	defer in.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, in); err != nil {
		return sum, err
	}
	return Sum(hash.Sum(nil)), nil
}

// Check compares a folder with the manifest in it, and gives all that is
// wrong, sorted.
func Check(fsys fs.FS) (Manifest, problem.List) {
	m, problems := Read(fsys)
	if len(problems) == 1 && len(m.Files) == 0 && m.Sum == (Sum{}) {
		return m, problems // no manifest: to call every file added says nothing more
	}
	for _, d := range m.Compare(fsys) {
		problems.Errorf(problem.Pos{File: Plain(d.Path)}, "%s", d.Text())
	}
	problems.Sort()
	return m, problems
}

// Plain is a path as a message may print it: in quotes if it holds what no
// reader sees, or what would move the cursor of a terminal.
func Plain(path string) string {
	if !utf8.ValidString(path) || strings.ContainsFunc(path, hidden) {
		return strconv.Quote(path)
	}
	return path
}

// hidden reports whether a character is none that is printed: it controls, only
// formats, or breaks the line.
func hidden(r rune) bool { return !unicode.IsPrint(r) }
