package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"ccgratings/cmd/ccgratings/internal/manifest"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// publisher writes a site to a folder beside its target and swaps it in whole.
// Until publish has returned, the target is untouched.
type publisher struct {
	target, temp string
	manifest     manifest.Draft // which also marks a folder as ours

	mu      sync.Mutex
	folders map[string]bool // made so far
	bytes   int64
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

// marks are files that every site of ours has and hardly any other folder: a
// folder whose manifest lists them all is one that this program made.
var marks = []string{"404.html", "corrections.html", "glossary.html", "robots.txt"}

// replaceable refuses a target that this program did not make, or in which
// anything was added or changed since. A folder that is absent or empty may be
// used.
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
	// Lines that are not a manifest's list nothing: the files that they may
	// mean are then not ours.
	listed, _ := manifest.Read(os.DirFS(target))
	for _, mark := range marks {
		if _, ok := listed.Files[mark]; !ok {
			listed.Files = nil
		}
	}
	for _, d := range listed.Compare(os.DirFS(target)) {
		if err := ours(target, d); err != nil {
			return err
		}
	}
	return notManifest(target, listed)
}

// ours refuses a target with a file that is not as its manifest says. One that
// is gone is no loss.
func ours(target string, d manifest.Difference) error {
	switch d.Kind {
	case manifest.Missing:
		return nil
	case manifest.Changed:
		return fmt.Errorf("%s/%s was changed since this program wrote it; choose another folder with --out, or move it away", target, manifest.Plain(d.Path))
	case manifest.Closed:
		return fmt.Errorf("%s/%s: %s", target, manifest.Plain(d.Path), problem.Opening(d.Err))
	}
	return notPutThere(target, d.Path)
}

// notManifest refuses a target whose manifest is none of ours.
func notManifest(target string, listed manifest.Manifest) error {
	_, err := os.Lstat(filepath.Join(target, manifest.Name))
	if errors.Is(err, fs.ErrNotExist) || err == nil && listed.Files != nil {
		return nil
	}
	return errors.Join(err, notPutThere(target, manifest.Name))
}

func notPutThere(target, name string) error {
	return fmt.Errorf("%s holds %s, which this program did not put there; choose another folder with --out, or move it away", target, manifest.Plain(name))
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
	p.manifest.Add(name, data)
	p.mu.Lock()
	defer p.mu.Unlock()
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
	list := p.manifest.Bytes()
	if err := os.WriteFile(filepath.Join(p.temp, manifest.Name), list, 0o644); err != nil {
		return err
	}
	p.bytes += int64(len(list))
	if err := errors.Join(replaceable(p.target), p.keepsYears()); err != nil {
		return err
	}
	return p.swap()
}

// yearName is how the folder of an edition is named.
var yearName = regexp.MustCompile(`^[12][0-9]{3}$`)

// keepsYears refuses to drop an edition that the target holds: what has been
// published keeps its addresses.
func (p *publisher) keepsYears() error {
	entries, err := os.ReadDir(p.target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		if name := entry.Name(); yearName.MatchString(name) && !p.folders[name] {
			err = errors.Join(err, fmt.Errorf("%s holds edition %s, which this build leaves out; publish all editions, or choose another folder with --out", p.target, name))
		}
	}
	return err
}

// swap puts the new folder in the target's place: in one step where the system
// can exchange two folders, else in two. What was there before is then removed.
func (p *publisher) swap() error {
	_, err := os.Lstat(p.target)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(p.temp, p.target)
	}
	if err != nil {
		return err
	}
	old := p.temp
	if !exchange(p.temp, p.target) {
		old = p.temp + "-old"
		if err := os.Rename(p.target, old); err != nil {
			return err
		}
		if err := os.Rename(p.temp, p.target); err != nil {
			return errors.Join(err, os.Rename(old, p.target))
		}
	}
	if err := os.RemoveAll(old); err != nil {
		return fmt.Errorf("%s is published, but the site it replaces could not be removed from %s: %w", p.target, old, err)
	}
	return nil
}

// discard removes the temporary folder if it is still there.
func (p *publisher) discard() { os.RemoveAll(p.temp) }

// size is the number of files and bytes written, the manifest included.
func (p *publisher) size() (files int, bytes int64) { return p.manifest.Len() + 1, p.bytes }
