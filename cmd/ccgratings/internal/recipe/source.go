package recipe

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/xlsxfile"
)

// Source is a file handed to a recipe: the name it goes by in messages, and
// its bytes, which must not change while it is read.
type Source struct {
	Name string
	Size int64
	io.ReaderAt
}

// maxUnpacked is how much of a file in a zip archive is read.
const maxUnpacked = 4 << 30

// pinned reports a file that is not the one the recipe was written for.
func (s Source) pinned(f File, problems *problem.List) {
	hash := sha256.New()
	if _, err := io.Copy(hash, io.NewSectionReader(s, 0, s.Size)); err != nil {
		problems.Errorf(problem.Pos{File: s.Name}, "the file cannot be read: %v", err)
		return
	}
	sum := hex.EncodeToString(hash.Sum(nil))
	switch {
	case f.SHA256 == "":
		problems.Warnf(problem.Pos{File: s.Name}, "no recipe pins this file, so nobody will see if it changes; its SHA-256 is %s", sum)
	case !strings.EqualFold(sum, f.SHA256):
		problems.Errorf(problem.Pos{File: s.Name}, "the SHA-256 of the file is %s, expected %s (%s): it is another file, or was changed; if it is a new release, look at it, and write a recipe of its own",
			sum, f.SHA256, f.pos)
	}
}

// eachRow is a function that is given the rows of a table, and says whether it
// wants more.
type eachRow func(cells []string, pos func(cell int) problem.Pos) (more bool)

// rows gives the rows of a table, those above the header included.
func (t *table) rows(s Source, each eachRow) (problems problem.List) {
	if t.workbook {
		return xlsxfile.Scan(s, s.Size, s.Name, t.sheet, each)
	}
	in, err := t.text(s)
	if err != nil {
		problems.Errorf(problem.Pos{File: s.Name}, "%v", err)
		return problems
	}
	defer in.Close()
	return csvfile.Scan(in, t.place(s), each)
}

// place is the name by which problems call what is read.
func (t *table) place(s Source) string {
	switch {
	case t.workbook:
		return s.Name + "#" + t.sheet
	case t.member != "":
		return s.Name + "#" + t.member
	}
	return s.Name
}

// text is the text of a CSV file in UTF-8.
func (t *table) text(s Source) (io.ReadCloser, error) {
	var in io.ReadCloser = io.NopCloser(io.NewSectionReader(s, 0, s.Size))
	if t.member != "" {
		var err error
		if in, err = unpack(s, t.member); err != nil {
			return nil, err
		}
	}
	if err := s.wide(); err != nil {
		return nil, err
	}
	if t.latin {
		return readCloser{charmap.Windows1252.NewDecoder().Reader(in), in}, nil
	}
	return in, nil
}

// wide refuses text in UTF-16, every second byte of which is a problem.
func (s Source) wide() error {
	var start [2]byte
	if n, _ := s.ReadAt(start[:], 0); n == 2 && (start == [2]byte{0xFE, 0xFF} || start == [2]byte{0xFF, 0xFE}) {
		return errors.New("the file is in UTF-16, expected UTF-8 or Windows-1252: save it as UTF-8")
	}
	return nil
}

// readCloser reads from one and closes the other.
type readCloser struct {
	io.Reader
	io.Closer
}

// unpack opens a file in a zip archive.
func unpack(s Source, member string) (io.ReadCloser, error) {
	archive, err := zip.NewReader(s, s.Size)
	if err != nil {
		return nil, errors.New("the file is not a zip archive, which it must be if the recipe names a member of it")
	}
	names := make([]string, len(archive.File))
	for i, f := range archive.File {
		if names[i] = f.Name; f.Name != member {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s in the archive cannot be read: %v", problem.Quote(member), err)
		}
		return readCloser{&limited{in, maxUnpacked}, in}, nil
	}
	hint := ""
	if i := problem.Nearest(member, names); i >= 0 {
		hint = ": the nearest is " + problem.Quote(names[i])
	}
	return nil, fmt.Errorf("there is no %s in the archive%s", problem.Quote(member), hint)
}

// limited is a reader that refuses to give more than so many bytes.
type limited struct {
	in   io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, fmt.Errorf("it unpacks to more than %d GB", maxUnpacked>>30)
	}
	n, err := l.in.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}
