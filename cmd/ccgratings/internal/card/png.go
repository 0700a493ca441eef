package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
)

// encoder writes cards as PNG files.
type encoder struct{ buffers pngBuffers }

func (e *encoder) encode(c canvas) ([]byte, error) {
	var out bytes.Buffer
	to := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &e.buffers}
	err := to.Encode(&out, wide(c))
	return out.Bytes(), err
}

// wide is a card whose palette is longer than it needs. Up to sixteen colours
// the standard library packs several pixels into a byte and asks for each by a
// call; beyond, it takes them row by row, six times as fast.
func wide(c canvas) *image.Paletted {
	img := *c.Paletted
	img.Palette = append(color.Palette(nil), img.Palette...)
	for len(img.Palette) <= 16 {
		img.Palette = append(img.Palette, img.Palette[0])
	}
	return &img
}

// pngBuffers keeps what it takes to write a card for the next one.
type pngBuffers struct{ pool sync.Pool }

func (b *pngBuffers) Get() *png.EncoderBuffer {
	buffer, _ := b.pool.Get().(*png.EncoderBuffer)
	return buffer
}

func (b *pngBuffers) Put(buffer *png.EncoderBuffer) { b.pool.Put(buffer) }
