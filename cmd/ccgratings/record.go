package main

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"sync"
)

// record is every input file that was read, by its path from the root, with
// the bytes that were read. What lies beside them in the same folders, unread,
// is not in it.
type record struct {
	mu    sync.Mutex
	files map[string][]byte
}

// recorded gives the same sources, with a record of what is read of them.
func (s sources) recorded() sources {
	r := &record{files: map[string][]byte{}}
	s.read = r
	s.content = recorder{s.content, "content", r}
	s.data = recorder{s.data, "data", r}
	s.static = recorder{s.static, "static", r}
	s.templates = recorder{s.templates, "templates", r}
	return s
}

// all is a copy of what the record holds so far.
func (r *record) all() map[string][]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.files)
}

// recorder is a folder that records which of its files are read. A file that
// is read twice is the same both times, whatever has happened to it since.
type recorder struct {
	fs.FS
	folder string
	record *record
}

// Open opens a file, and reads it whole, or a folder.
func (r recorder) Open(name string) (fs.File, error) {
	file, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		return file, err
	}
	defer file.Close()
	data, err := r.keep(name, file)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return kept{bytes.NewReader(data), info}, nil
}

// Stat looks at a file without reading it.
func (r recorder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

// keep records what a file holds, if it is not recorded yet.
func (r recorder) keep(name string, file io.Reader) ([]byte, error) {
	at := path.Join(r.folder, name)
	r.record.mu.Lock()
	defer r.record.mu.Unlock()
	if data, ok := r.record.files[at]; ok {
		return data, nil
	}
	data, err := io.ReadAll(file)
	if err == nil {
		r.record.files[at] = data
	}
	return data, err
}

// kept is a recorded file that is being read.
type kept struct {
	*bytes.Reader
	info fs.FileInfo
}

func (k kept) Stat() (fs.FileInfo, error) { return k.info, nil }
func (k kept) Close() error               { return nil }
