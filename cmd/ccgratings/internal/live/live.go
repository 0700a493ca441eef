// Package live shows a website to the person who is working on it: from
// memory, on their own computer, with what is wrong written at the top of each
// page, and with each open page loaded anew when the site has changed.
//
// It refuses to answer anybody else: see CheckAddress and Site.ServeHTTP. It
// does not know what the site is about, how it is made or when; it is handed
// the files of a site that could be made, or what kept it from being made.
package live

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// Site is a website as it is at the moment. It may be changed while it is
// being served.
type Site struct {
	now atomic.Pointer[state]
	mu  sync.Mutex // held while now is replaced
}

// state is a site at one moment. It is never changed, only replaced.
type state struct {
	files    map[string][]byte // of the last site that could be made; nil if there was none
	later    map[string]Maker  // files of it that are made when somebody asks for them
	digest   string            // of the files; empty if there are none
	problems []string          // what keeps the site from being made now; empty if nothing does
	replaced chan struct{}     // closed when another state takes this one's place
}

// Maker makes a file of a site.
type Maker func() ([]byte, error)

// New is a site that has not been made yet.
func New() *Site {
	s := &Site{}
	s.now.Store(&state{replaced: make(chan struct{})})
	return s
}

// Show puts a site that could be made in the place of the last one. The files
// are named by their paths in it, with slashes, and must not be changed
// afterwards. Those of later are made each time somebody asks for them, and a
// change of them alone reloads no page.
func (s *Site) Show(files map[string][]byte, later map[string]Maker) {
	digest := digestOf(files)
	s.replace(func(*state) *state { return &state{files: files, later: later, digest: digest} })
}

// Fail says what keeps the site from being made, a line for each problem. The
// last site that could be made stays.
func (s *Site) Fail(problems []string) {
	s.replace(func(last *state) *state {
		return &state{files: last.files, later: last.later, digest: last.digest, problems: slices.Clone(problems)}
	})
}

func (s *Site) replace(next func(last *state) *state) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := s.now.Load()
	now := next(last)
	now.replaced = make(chan struct{})
	s.now.Store(now)
	close(last.replaced)
}

// digestOf is the same for the same files, and for no others.
func digestOf(files map[string][]byte) string {
	all := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sum := sha256.Sum256(files[name])
		all.Write([]byte(name + "\x00"))
		all.Write(sum[:])
	}
	return hex.EncodeToString(all.Sum(nil)[:8])
}
