package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// said is what a running command has written.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// patience is how long a test waits for something before it says that it never
// comes: with the race detector, on a busy machine, the site takes minutes.
const patience = 10 * time.Minute

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if so() {
			return
		}
	}
	t.Fatalf("in %v, never: %s", patience, what)
}

// served is the program as it serves a folder.
type served struct {
	url            string
	stdout, stderr *said
	status         chan int
}

// startServe runs the command until the end of the test, when it must end as
// it does after Ctrl-C.
func startServe(t *testing.T, root string) *served {
	t.Helper()
	s := &served{stdout: &said{}, stderr: &said{}, status: make(chan int, 1)}
	go func() {
		s.status <- run([]string{"serve", "--root", root, "--addr", "127.0.0.1:0"}, s.stdout, s.stderr)
	}()
	address := regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+`)
	eventually(t, "an address", func() bool {
		if len(s.status) > 0 {
			t.Fatalf("it ended: %s", s.stderr)
		}
		s.url = address.FindString(s.stdout.String())
		return s.url != ""
	})
	t.Cleanup(func() { s.interrupt(t) })
	return s
}

// interrupt is Ctrl-C.
func (s *served) interrupt(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(os.Interrupt)
	}
	if err != nil {
		t.Fatal(err)
	}
	select {
	case status := <-s.status:
		if status != exitDone {
			t.Errorf("exit status %d: %s", status, s.stderr)
		}
	case <-time.After(patience):
		t.Error("it goes on after an interrupt")
	}
}

// get is a page or file as it is served now.
func (s *served) get(t *testing.T, path string) string {
	t.Helper()
	answer, err := http.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// smallNation is a folder with an invented nation, whose site is made sooner
// than that of a real one.
func smallNation(t *testing.T) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "nation")
	if status := run([]string{"simulate", "--out", root, "--ccgs", "50"}, io.Discard, io.Discard); status != exitDone {
		t.Fatalf("exit status %d", status)
	}
	return root
}

// rewrite replaces some text of a file as editors do: a new file takes the
// old one's place. It returns what puts the file back.
func rewrite(t *testing.T, file, old, text string) (undo func()) {
	t.Helper()
	before, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(before, []byte(old)) {
		t.Fatalf("%s does not hold %q: %v", file, old, err)
	}
	put := func(data []byte) {
		beside := filepath.Join(filepath.Dir(file), ".new")
		if err := os.WriteFile(beside, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(beside, file); err != nil {
			t.Fatal(err)
		}
	}
	put(bytes.Replace(before, []byte(old), []byte(text), 1))
	return func() { put(before) }
}

// The site follows its files: what is changed is seen, what is wrong is said
// in the pages and in the terminal, the last good site stays, and nothing is
// written to the disk.
func TestServeFollowsFiles(t *testing.T) {
	root := smallNation(t)
	s := startServe(t, root)
	if csv := s.get(t, "/2016/data/ratings.csv"); !strings.HasPrefix(csv, "edition,ccg_code,") {
		t.Errorf("ratings.csv is %.80q", csv)
	}

	undo := rewrite(t, filepath.Join(root, "content", "about.md"), "\n\n", "\n\nA sentence of mine.\n\n")
	eventually(t, "the new sentence", func() bool { return strings.Contains(s.get(t, "/about.html"), "A sentence of mine.") })
	undo()
	eventually(t, "the old text", func() bool { return !strings.Contains(s.get(t, "/about.html"), "A sentence of mine.") })

	undo = rewrite(t, filepath.Join(root, "data", "ccgs.csv"), "ods_code", "ods_kode")
	place := filepath.ToSlash(root) + "/data/ccgs.csv:1:"
	eventually(t, "the problem in a page", func() bool { return strings.Contains(s.get(t, "/about.html"), "<li>"+place) })
	if page := s.get(t, "/2016/ccgs/z0001.html"); !strings.Contains(page, "<li>"+place) || !strings.Contains(page, "<h1") {
		t.Error("the last good page is gone")
	}
	if !strings.Contains(s.stderr.String(), place) || !strings.Contains(s.stderr.String(), " error") {
		t.Errorf("the terminal says %s", s.stderr)
	}
	undo()
	eventually(t, "no problem", func() bool { return !strings.Contains(s.get(t, "/about.html"), "in the input") })
	eventually(t, "that it is mended", func() bool { return strings.Contains(s.stderr.String(), "mended") })
	onlyTarget(t, root, "content", "data", "static", "templates", "truth.csv")
}

// What no page needs is there as soon as somebody asks for it, and the site is
// the one that build makes.
func TestServeMakesTheRest(t *testing.T) {
	root := smallNation(t)
	public := filepath.Join(t.TempDir(), "public")
	if status := run([]string{"build", "--root", root, "--out", public}, io.Discard, io.Discard); status != exitDone {
		t.Fatalf("exit status %d", status)
	}
	s := startServe(t, root)
	for _, name := range []string{"2016/data/ccgs/z0001.xlsx", "2016/cards/z0001.png", "card.png", "manifest.sha256"} {
		if s.get(t, "/"+name) != contents(t, filepath.Join(public, filepath.FromSlash(name))) {
			t.Errorf("%s is not the one that build makes", name)
		}
	}
}

// Without one good site there is a page that says why, until there is one.
func TestServeBeginsWithProblems(t *testing.T) {
	root := smallNation(t)
	undo := rewrite(t, filepath.Join(root, "templates", "base.tmpl"), "{{.Title}}", "{{.Titel}}")
	s := startServe(t, root)
	if page := s.get(t, "/2016/"); !strings.Contains(page, "could not be made") || !strings.Contains(page, "Titel") {
		t.Errorf("got:\n%s", page)
	}
	undo()
	eventually(t, "the site", func() bool { return strings.Contains(s.get(t, "/"), "CCG quality ratings") })
}

func TestServeWithoutAFolder(t *testing.T) {
	skipRealSite(t)
	s := &served{stdout: &said{}, stderr: &said{}, status: make(chan int, 1)}
	go func() { s.status <- run([]string{"serve", "--addr", "localhost:0"}, s.stdout, s.stderr) }()
	eventually(t, "an address", func() bool { return strings.Contains(s.stdout.String(), "there is nothing to watch") })
	s.interrupt(t)
}

func TestServeAddressInUse(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	address := listener.Addr().String()
	var stdout, stderr bytes.Buffer
	status := run([]string{"serve", "--addr", address}, &stdout, &stderr)
	if status != exitProblems || stdout.Len() > 0 || !strings.Contains(stderr.String(), address+" is in use by another program; choose another port with --addr") {
		t.Errorf("exit status %d, %s%s", status, &stdout, &stderr)
	}
}
