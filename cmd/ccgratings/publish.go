package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// manifestName is the file that lists every other file of a site with its
// SHA-256, as sha256sum writes and checks it. It also marks a folder as ours.
const manifestName = "manifest.sha256"

// publisher writes a site to a folder beside its target and swaps it in whole.
// Until publish has returned, the target is untouched.
type publisher struct {
	target, temp string

	mu       sync.Mutex
	manifest []string        // lines
	folders  map[string]bool // made so far
	bytes    int64
}

// newPublisher makes the temporary folder. It refuses a target that this
// program did not make.
func newPublisher(target string) (*publisher, error) {
	target = filepath.Clean(target)
	if err := replaceable(target); err != nil {
		return nil, err
	}
	parent, name := filepath.Split(target)
	if err := os.MkdirAll(filepath.Clean(parent+"."), 0o777); err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp(filepath.Clean(parent+"."), "."+name+".new-")
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return nil, errors.Join(err, os.Remove(temp))
	}
	return &publisher{target: target, temp: temp, folders: map[string]bool{".": true}}, nil
}

// replaceable refuses a target that holds anything not listed in a manifest of
// ours. A folder that is absent or empty may be used.
func replaceable(target string) error {
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder; it is left as it is", target)
	}
	listed, err := listedFiles(filepath.Join(target, manifestName))
	if err != nil {
		return err
	}
	return filepath.WalkDir(target, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(target, path)
		if err == nil && !listed[filepath.ToSlash(name)] {
			err = fmt.Errorf("%s holds %s, which this program did not put there; choose another folder with --out, or move it away", target, name)
		}
		return err
	})
}

// listedFiles is the files a manifest lists, and itself; none if there is no
// manifest.
func listedFiles(manifest string) (map[string]bool, error) {
	file, err := os.Open(manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	listed := map[string]bool{manifestName: true}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if _, name, ok := strings.Cut(lines.Text(), "  "); ok {
			listed[name] = true
		}
	}
	return listed, lines.Err()
}

// write adds a file. It may be called from several goroutines.
func (p *publisher) write(name string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q is outside the site", name)
	}
	path := filepath.Join(p.temp, filepath.FromSlash(name))
	if err := p.makeFolder(filepath.Dir(filepath.FromSlash(name))); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.manifest = append(p.manifest, hex.EncodeToString(sum[:])+"  "+name+"\n")
	p.bytes += int64(len(data))
	return nil
}

func (p *publisher) makeFolder(dir string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.folders[dir] {
		return nil
	}
	if err := os.MkdirAll(filepath.Join(p.temp, dir), 0o755); err != nil {
		return err
	}
	p.folders[dir] = true
	return nil
}

// publish writes the manifest and puts the new folder in the target's place.
// If that fails, what was there before is put back.
func (p *publisher) publish() error {
	slices.SortFunc(p.manifest, func(a, b string) int { return strings.Compare(a[sha256.Size*2:], b[sha256.Size*2:]) })
	manifest := strings.Join(p.manifest, "")
	if err := os.WriteFile(filepath.Join(p.temp, manifestName), []byte(manifest), 0o644); err != nil {
		return err
	}
	p.bytes += int64(len(manifest))
	old := p.temp + "-old"
	err := os.Rename(p.target, old)
	replaced := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(p.temp, p.target); err != nil {
		if replaced {
			err = errors.Join(err, os.Rename(old, p.target))
		}
		return err
	}
	if replaced {
		return os.RemoveAll(old)
	}
	return nil
}

// discard removes the temporary folder if it is still there.
func (p *publisher) discard() { os.RemoveAll(p.temp) }

// size is the number of files and bytes written, the manifest included.
func (p *publisher) size() (files int, bytes int64) { return len(p.manifest) + 1, p.bytes }
