package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// quiet is short for tests; generous is how long they wait for what must come.
const (
	quiet    = 50 * time.Millisecond
	generous = 30 * time.Second
)

// world is a root with the folders a and b, watched, and c, not watched.
func world(t *testing.T) (string, *Folders) {
	t.Helper()
	root := t.TempDir()
	for _, name := range []string{"a/deep", "b", "c"} {
		must(t, os.MkdirAll(filepath.Join(root, name), 0o755))
	}
	write(t, root, "a/deep/file", "1")
	f, err := New(root, "a", "b")
	must(t, err)
	t.Cleanup(func() { must(t, f.Close()) })
	return root, f
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(root, name), []byte(text), 0o644))
}

// noticed fails unless a change is noticed.
func noticed(t *testing.T, f *Folders, what string) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), generous)
	defer stop()
	if err := f.Wait(ctx, quiet); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func TestChangesAreNoticed(t *testing.T) {
	root, f := world(t)
	for _, c := range []struct {
		what string
		do   func() error
	}{
		{"a file written", func() error { return os.WriteFile(filepath.Join(root, "a/deep/file"), []byte("2"), 0o644) }},
		{"a file made", func() error { return os.WriteFile(filepath.Join(root, "b/new"), nil, 0o644) }},
		{"a file put in another's place", func() error {
			must(t, os.WriteFile(filepath.Join(root, "c/other"), []byte("3"), 0o644))
			return os.Rename(filepath.Join(root, "c/other"), filepath.Join(root, "a/deep/file"))
		}},
		{"a file that may not be read", func() error { return os.Chmod(filepath.Join(root, "b/new"), 0) }},
		{"a file that may be read again", func() error { return os.Chmod(filepath.Join(root, "b/new"), 0o644) }},
		{"a folder that may be read by others", func() error { return os.Chmod(filepath.Join(root, "b"), 0o755) }},
		{"a file removed", func() error { return os.Remove(filepath.Join(root, "b/new")) }},
		{"folders made", func() error { return os.MkdirAll(filepath.Join(root, "b/x/y/z"), 0o755) }},
		{"a file in a folder made since", func() error { return os.WriteFile(filepath.Join(root, "b/x/y/z/f"), nil, 0o644) }},
		{"a folder taken away", func() error { return os.Rename(filepath.Join(root, "a"), filepath.Join(root, "c/a")) }},
		{"a folder put back", func() error { return os.Rename(filepath.Join(root, "c/a"), filepath.Join(root, "a")) }},
		{"a file in it", func() error { return os.WriteFile(filepath.Join(root, "a/deep/file"), []byte("4"), 0o644) }},
	} {
		must(t, c.do())
		noticed(t, f, c.what)
	}
}

// What happens while nobody waits is not lost.
func TestChangesBeforeWaitingCount(t *testing.T) {
	root, f := world(t)
	write(t, root, "a/one", "")
	write(t, root, "b/two", "")
	noticed(t, f, "changes before")
}

// Nothing that the site could not be made from makes it be made again.
func TestWhatIsPassedOver(t *testing.T) {
	root, f := world(t)
	must(t, os.MkdirAll(filepath.Join(root, "a/node_modules/x"), 0o755))
	write(t, root, "a/.file.swp", "")
	write(t, root, "a/file~", "")
	write(t, root, "c/file", "")
	write(t, root, "beside", "")
	must(t, os.Chmod(filepath.Join(root, "c/file"), 0o600))
	ctx, stop := context.WithTimeout(context.Background(), 20*quiet)
	defer stop()
	if err := f.Wait(ctx, quiet); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want nothing noticed", err)
	}
	for _, name := range f.watcher.WatchList() {
		if filepath.Base(name) == "node_modules" || filepath.Base(name) == "x" {
			t.Errorf("%s is watched", name)
		}
	}
}

// An editor's burst is one change: the wait ends after the last of it.
func TestABurstIsOneChange(t *testing.T) {
	root, f := world(t)
	last := make(chan time.Time, 1)
	go func() {
		for range 10 {
			os.WriteFile(filepath.Join(root, "a/deep/file"), nil, 0o644)
			time.Sleep(quiet / 10)
		}
		last <- time.Now()
	}()
	ctx, stop := context.WithTimeout(context.Background(), generous)
	defer stop()
	must(t, f.Wait(ctx, 20*quiet))
	select {
	case <-last:
	default:
		t.Error("the wait ended before the burst did")
	}
}

// A folder that could not be read when the watch began is watched once it can.
func TestFoldersThatCanBeReadLater(t *testing.T) {
	root := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(root, "a/closed"), 0o755))
	f, err := New(root, "a")
	must(t, err)
	t.Cleanup(func() { must(t, f.Close()) })
	must(t, f.watcher.Remove(filepath.Join(root, "a/closed"))) // as if it could not be read, which the superuser always can
	must(t, os.Chmod(filepath.Join(root, "a/closed"), 0o700))
	noticed(t, f, "a folder that may be read")
	write(t, root, "a/closed/file", "")
	noticed(t, f, "a file in it")
}

// A root whose mode changes is still not watched as a whole.
func TestTheRootItself(t *testing.T) {
	root, f := world(t)
	must(t, os.Chmod(root, 0o700))
	noticed(t, f, "the root")
	if slices.Contains(f.watcher.WatchList(), filepath.Join(root, "c")) {
		t.Error("c is watched")
	}
}

// A folder elsewhere, to which the root has a link, is watched like any other.
func TestLinkedFolders(t *testing.T) {
	root, elsewhere := t.TempDir(), t.TempDir()
	must(t, os.Mkdir(filepath.Join(elsewhere, "deep"), 0o755))
	if err := os.Symlink(elsewhere, filepath.Join(root, "a")); err != nil {
		t.Skip(err)
	}
	f, err := New(root, "a")
	must(t, err)
	t.Cleanup(func() { must(t, f.Close()) })
	write(t, elsewhere, "deep/file", "")
	noticed(t, f, "a file behind a link")
}

func TestWaitEndsWithItsContext(t *testing.T) {
	_, f := world(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := f.Wait(ctx, quiet); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestNoSuchRoot(t *testing.T) {
	if f, err := New(filepath.Join(t.TempDir(), "none"), "a"); err == nil {
		f.Close()
		t.Error("no error")
	}
}
