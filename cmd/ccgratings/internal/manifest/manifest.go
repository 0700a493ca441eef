// Package manifest says what every file of a published folder must hold: a
// line for each, with its SHA-256, as sha256sum writes and checks it.
//
//	e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  2019/index.html
//
// Lines are sorted by path, and the manifest does not list itself. Whoever
// knows the SHA-256 of the manifest can tell whether anything was changed.
//
// The package refuses to mend: it writes a manifest, reads one strictly, and
// compares a folder with it.
package manifest

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
)

// Name is the manifest's file in the folder that it lists.
const Name = "manifest.sha256"

// Sum is the SHA-256 of a file.
type Sum [sha256.Size]byte

// SumOf is the sum of a file that holds data.
func SumOf(data []byte) Sum { return sha256.Sum256(data) }

// String gives 64 hexadecimal digits in lower case.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Draft is a manifest that is being made. Its zero value lists no file. Files
// may be added by several goroutines at once.
type Draft struct {
	mu    sync.Mutex
	files []file
}

type file struct {
	path string // with slashes
	sum  Sum
}

// Add lists a file.
func (d *Draft) Add(path string, data []byte) {
	sum := SumOf(data)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files = append(d.files, file{path, sum})
}

// Len is the number of files listed so far.
func (d *Draft) Len() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.files)
}

// Bytes is the manifest of the files added so far.
func (d *Draft) Bytes() []byte {
	d.mu.Lock()
	files := slices.Clone(d.files)
	d.mu.Unlock()
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	var out []byte
	for _, f := range files {
		out = append(out, f.sum.String()+separator+f.path+"\n"...)
	}
	return out
}

// separator stands between a sum and a path: sha256sum writes two blanks.
const separator = "  "
