package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"sync"
)

// encoder writes cards as PNG files (ISO/IEC 15948) of two pixels a byte. The
// encoder of the standard library takes six times as long for the same: it
// asks for each pixel by a call.
type encoder struct{ desks sync.Pool } // of *desk

// desk is what it takes to write a card, used again for the next one.
type desk struct {
	rows   []byte
	packed bytes.Buffer
	writer *zlib.Writer
}

// effort is the compressor's: more takes much longer and saves little.
const effort = 4

func (e *encoder) encode(c canvas) ([]byte, error) {
	d, ok := e.desks.Get().(*desk)
	if !ok {
		d = new(desk)
	}
	defer e.desks.Put(d)
	d.pack(c)
	if err := d.compress(); err != nil {
		return nil, err
	}
	header := binary.BigEndian.AppendUint32(nil, uint32(c.Rect.Dx()))
	header = binary.BigEndian.AppendUint32(header, uint32(c.Rect.Dy()))
	header = append(header, 4, 3, 0, 0, 0) // four bits a pixel, which are indices into the palette; not interlaced
	var palette []byte
	for _, colour := range c.Palette {
		r, g, b, _ := colour.RGBA()
		palette = append(palette, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	out := make([]byte, 0, d.packed.Len()+256)
	out = append(out, "\x89PNG\r\n\x1a\n"...)
	out = appendChunk(out, "IHDR", header)
	out = appendChunk(out, "PLTE", palette)
	out = appendChunk(out, "IDAT", d.packed.Bytes())
	return appendChunk(out, "IEND", nil), nil
}

// pack puts two pixels into each byte of the rows. Before each row stands a 0: it
// is as it is.
func (d *desk) pack(c canvas) {
	width := c.Rect.Dx()
	d.rows = d.rows[:0]
	for y := range c.Rect.Dy() {
		d.rows = append(d.rows, 0)
		row := c.Pix[y*c.Stride : y*c.Stride+width]
		for x := 0; x < width; x += 2 {
			d.rows = append(d.rows, row[x]<<4|row[x+1])
		}
	}
}

// compress makes the rows small.
func (d *desk) compress() error {
	d.packed.Reset()
	if d.writer == nil {
		var err error
		if d.writer, err = zlib.NewWriterLevel(&d.packed, effort); err != nil {
			return err
		}
	} else {
		d.writer.Reset(&d.packed)
	}
	if _, err := d.writer.Write(d.rows); err != nil {
		return err
	}
	return d.writer.Close()
}

// appendChunk appends a part of a PNG file: how long it is, its name, what is
// in it, and a checksum of the two.
func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
