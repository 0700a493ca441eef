package xlsxfile

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"ccgratings/cmd/ccgratings/internal/problem"
)

const (
	// maxUnpacked is how large a workbook with its parts may be, which are held
	// in memory. The largest published one so far unpacks to 5 MB.
	maxUnpacked = 256 << 20
	// maxOther is how large its parts may be in all that are not sheets:
	// excelize needs up to 80 times their size to take them apart.
	maxOther = 32 << 20
	// maxListed is how many sheets a message names.
	maxListed = 10
)

var (
	errSealed = errors.New("the workbook is locked by a password, or is in the form of before 2007 (.xls): save it as .xlsx without a password")
	errBinary = errors.New("the workbook is in binary form (.xlsb): save it as .xlsx")
	errOther  = errors.New("the file is not a workbook, expected an .xlsx file: it is some other kind of archive")
	errLocked = errors.New("the workbook is locked by a password: save it without one")
	errLarge  = fmt.Errorf("the workbook unpacks to more than %d MB, or %d MB without the sheets, expected a published table", maxUnpacked>>20, maxOther>>20)
)

// workbook is a workbook and the parts of it that are to be read.
type workbook struct {
	*excelize.File
	sheet []byte // the sheet
	texts []byte // the texts that the sheets share; none is like none in it
}

// open reads a workbook and finds a sheet in it. Its errors are in words for
// the person who has the file.
func open(in io.ReaderAt, size int64, sheet string) (*workbook, error) {
	if err := packed(in, size); err != nil {
		return nil, err
	}
	// No part is larger than all, so none is put into a file.
	file, err := excelize.OpenReader(io.NewSectionReader(in, 0, size),
		excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	switch {
	case err == io.EOF: // there is no list of sheets
		return nil, errOther
	case err != nil:
		return nil, fmt.Errorf("the workbook is damaged: %w", err)
	}
	book := &workbook{File: file}
	name, err := book.find(sheet)
	if err != nil {
		return nil, err
	}
	if book.sheet = book.part(name); book.sheet == nil {
		return nil, fmt.Errorf("the workbook is damaged: its part %.80q is missing", name)
	}
	book.texts = book.part("xl/sharedStrings.xml") // the only place where excelize looks
	return book, nil
}

// packed reports an archive that is not a workbook or not whole: excelize
// would take a part that is cut off or changed for what there is.
func packed(in io.ReaderAt, size int64) error {
	var start [8]byte
	if n, err := in.ReadAt(start[:], 0); err != nil && err != io.EOF {
		return fmt.Errorf("the file cannot be read: %w", err)
	} else if string(start[:n]) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" { // a compound file, [MS-CFB]
		return errSealed
	}
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return fmt.Errorf("the file is not a workbook, expected an .xlsx file: %w", err)
	}
	names := map[string]bool{} // in lower case: the case of names is nothing
	unpacked, other := uint64(size), uint64(0)
	for _, f := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if unpacked > maxUnpacked || f.UncompressedSize64 > maxUnpacked-unpacked {
			return errLarge
		}
		unpacked += f.UncompressedSize64
		if !strings.HasPrefix(name, "xl/worksheets/") {
			other += f.UncompressedSize64
		}
		switch {
		case other > maxOther:
			return errLarge
		case f.Flags&1 != 0:
			return errLocked
		case names[name]:
			return fmt.Errorf("the workbook is damaged: its part %.80q is there twice", f.Name)
		}
		names[name] = true
	}
	switch {
	case names["xl/workbook.bin"]:
		return errBinary
	case !names["_rels/.rels"]:
		return errOther
	}
	return whole(archive.File)
}

// whole unpacks every part, of which archive/zip gives no more than the size
// it states, and reports one that is not what the archive says.
func whole(parts []*zip.File) error {
	for _, f := range parts {
		in, err := f.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, in)
			in.Close()
		}
		if err != nil {
			return fmt.Errorf("the workbook is damaged: its part %.80q cannot be read: %w", f.Name, err)
		}
	}
	return nil
}

// find gives the name of the part that holds a sheet, by the rules of excelize
// (which does not tell), where those allow of one only.
func (b *workbook) find(sheet string) (string, error) {
	sheets := b.WorkBook.Sheets.Sheet
	var names, alike []string
	id := ""
	for _, s := range sheets {
		names = append(names, s.Name)
		if s.Name == sheet {
			id = s.ID
		}
		if strings.EqualFold(s.Name, sheet) {
			alike = append(alike, s.Name)
		}
	}
	switch {
	case !slices.Contains(names, sheet):
		return "", noSheet(sheet, names)
	case len(alike) > 1:
		return "", fmt.Errorf("the workbook is damaged: it has the sheets %s and %s", problem.Quote(alike[0]), problem.Quote(alike[1]))
	}
	root, err := b.links("_rels/.rels")
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(root, func(l link) bool {
		return l.Type == excelize.SourceRelationshipOfficeDocument || l.Type == excelize.StrictSourceRelationshipOfficeDocument
	})
	if i < 0 {
		return "", errOther
	}
	folder, base := path.Split(strings.TrimPrefix(root[i].Target, "/"))
	links, err := b.links(path.Join(folder, "_rels", base+".rels"))
	if err != nil {
		return "", err
	}
	links = slices.DeleteFunc(links, func(l link) bool { return l.ID != id })
	if len(links) != 1 {
		return "", fmt.Errorf("the workbook is damaged: its sheet %s is said to be in %d places, expected one", problem.Quote(sheet), len(links))
	}
	if target := links[0].Target; strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:], nil
	}
	return path.Join(folder, links[0].Target), nil
}

// link says where a part is and what it is: a relationship, ECMA-376 part 2.
type link struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:",attr"`
	Target string `xml:",attr"`
}

// links reads a list of links.
func (b *workbook) links(name string) ([]link, error) {
	var list struct{ Relationship []link }
	if err := xml.Unmarshal(b.part(name), &list); err != nil {
		return nil, fmt.Errorf("the workbook is damaged: its part %.80q cannot be read: %w", name, err)
	}
	return list.Relationship, nil
}

// part is what a part holds; nil if there is none of the name.
func (b *workbook) part(name string) []byte {
	part, _ := b.Pkg.Load(name)
	content, _ := part.([]byte)
	return content
}

// noSheet says that there is no such sheet and which there are, the nearest
// first.
func noSheet(sheet string, names []string) error {
	if len(names) == 0 {
		return fmt.Errorf("there is no sheet %s, nor any other", problem.Quote(sheet))
	}
	if i := problem.Nearest(sheet, names); i > 0 {
		names = slices.Concat(names[i:i+1], names[:i], names[i+1:])
	}
	more := ""
	if len(names) > maxListed {
		more = fmt.Sprintf(" and %d more", len(names)-maxListed)
		names = names[:maxListed]
	}
	var quoted []string
	for _, name := range names {
		quoted = append(quoted, problem.Quote(name))
	}
	return fmt.Errorf("there is no sheet %s, expected one of %s%s", problem.Quote(sheet), strings.Join(quoted, ", "), more)
}
