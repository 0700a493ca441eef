package tomlfile

import "bytes"

// Fence is the line before and after front matter.
const Fence = "+++"

// CutFront parts the front matter of a Markdown file, TOML between two fences,
// from the text that follows. The front matter begins on line 2. The text keeps
// its line numbers: the lines before it are blank. Without fences ok is false.
func CutFront(data []byte) (front, body []byte, ok bool) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	rest, ok := bytes.CutPrefix(data, []byte(Fence+"\n"))
	if !ok {
		return nil, data, false
	}
	front, body, ok = bytes.Cut(rest, []byte("\n"+Fence+"\n"))
	lines := bytes.Count(front, []byte("\n")) + 3
	return front, append(bytes.Repeat([]byte("\n"), lines), body...), ok
}
