package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// packer is the archive that a workbook is. excelize hands over the parts in the
// order of a map; packer writes them by name, all of one date.
type packer struct {
	out   io.Writer
	dated time.Time
	parts map[string]*bytes.Buffer
}

// Create starts a part.
func (p *packer) Create(name string) (io.Writer, error) {
	if p.parts == nil {
		p.parts = map[string]*bytes.Buffer{}
	}
	p.parts[name] = new(bytes.Buffer)
	return p.parts[name], nil
}

// AddFS is asked of an archive, but not of one of sheets.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the archive.
func (p *packer) Close() error {
	w := zip.NewWriter(p.out)
	for _, name := range slices.Sorted(maps.Keys(p.parts)) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.dated})
		if err != nil {
			return err
		}
		data := p.parts[name].Bytes()
		if strings.HasPrefix(name, "xl/tables/") {
			data = filterButtons.ReplaceAll(data, nil)
		}
		if _, err := part.Write(data); err != nil {
			return err
		}
	}
	return w.Close()
}

// filterButtons is what excelize puts in every table: a button on each heading,
// which a screen reader reads out and a keyboard gets caught in.
var filterButtons = regexp.MustCompile(`<autoFilter [^>]*></autoFilter>`)
