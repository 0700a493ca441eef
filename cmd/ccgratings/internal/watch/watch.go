// Package watch waits until somebody has changed a file in a few folders.
//
// It is for a person at work: many changes close together, as when an editor
// saves or a program writes its results, are one change. It refuses to say
// what changed; whoever asks reads everything again.
package watch

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Folders are some folders that lie in one, and all folders in them, those
// made later included.
type Folders struct {
	root    string
	names   []string
	watcher *fsnotify.Watcher
}

// New starts to watch folders by their names in a root. Changes are noted from
// here on, also while nobody waits for them.
func New(root string, names ...string) (*Folders, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	f := &Folders{filepath.Clean(root), names, watcher}
	err = watcher.Add(f.root) // a folder may be replaced whole
	for _, name := range names {
		err = errors.Join(err, f.add(filepath.Join(f.root, name)))
	}
	if err != nil {
		return nil, errors.Join(err, watcher.Close())
	}
	return f, nil
}

// Close stops watching.
func (f *Folders) Close() error { return f.watcher.Close() }

// Wait returns when something has changed since New or the last Wait and then
// nothing for a while, or when the context is done, with its error.
func (f *Folders) Wait(ctx context.Context, quiet time.Duration) error {
	var settled <-chan time.Time // nil until something has changed
	for {
		select {
		case event, open := <-f.watcher.Events:
			if !open {
				return fsnotify.ErrClosed
			}
			if !f.matters(event) {
				continue
			}
			if f.mayHoldMore(event) {
				if err := f.add(event.Name); err != nil {
					return err
				}
			}
			settled = time.After(quiet)
		case err, open := <-f.watcher.Errors:
			if !open {
				return fsnotify.ErrClosed
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) { // so many changes that some were not told
				return err
			}
			settled = time.After(quiet)
		case <-settled:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// mayHoldMore reports whether an event can have given folders to watch: those
// in one that is new, or that could not be read until now.
func (f *Folders) mayHoldMore(event fsnotify.Event) bool {
	return event.Name != f.root && (event.Has(fsnotify.Create) || event.Has(fsnotify.Chmod))
}

// matters reports whether an event can have changed what is read, or whether
// it can be read at all.
func (f *Folders) matters(event fsnotify.Event) bool {
	name := filepath.Base(event.Name)
	if passedOver(name) {
		return false
	}
	return filepath.Dir(event.Name) != f.root || slices.Contains(f.names, name)
}

// passedOver reports whether a file or folder holds nothing for the site: what
// editors keep beside a file that is open, what belongs to version control,
// and packages, of which there are thousands of folders.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || name == "node_modules"
}

// add watches a folder and all in it. What is no folder, is gone again or may
// not be read is left alone: whoever reads it will say so.
func (f *Folders) add(path string) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil
		}
		if name != path && passedOver(entry.Name()) {
			return fs.SkipDir
		}
		err = f.watcher.Add(name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return nil
		}
		return err
	})
}
