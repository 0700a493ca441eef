package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// shared is the real site, built once for all tests that only read it.
var shared struct {
	once sync.Once
	dir  string // a folder that TestMain takes away; the site is in public
	code int
	said strings.Builder
}

// publishedSite is the folder of the real site. It must not be changed.
func publishedSite(t *testing.T) string {
	t.Helper()
	skipRealSite(t)
	shared.once.Do(func() {
		dir, err := os.MkdirTemp("", "ccgratings-test-")
		if err != nil {
			t.Fatal(err)
		}
		shared.dir = dir
		shared.code = run([]string{"build", "--out", filepath.Join(dir, "public")}, &shared.said, &shared.said)
	})
	if shared.code != exitDone || shared.dir == "" {
		t.Fatalf("exit status %d: %s", shared.code, shared.said.String())
	}
	return filepath.Join(shared.dir, "public")
}

// skipRealSite leaves the real site out of a short run, which is for what
// smaller ones can show: under the race detector it takes minutes to make.
func skipRealSite(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a short run does not make the real site")
	}
}

// embeddedSite is the files of the real site that are made of the input alone,
// by their paths. They must not be changed.
func embeddedSite(t *testing.T) map[string][]byte {
	t.Helper()
	skipRealSite(t)
	wholeSite.once.Do(func() {
		wholeSite.files = make(map[string][]byte)
		for _, f := range filesOf(t, embeddedInput(t)) {
			wholeSite.files[f.Path] = f.Data
		}
	})
	if len(wholeSite.files) == 0 {
		t.Fatal("the real site could not be made")
	}
	return wholeSite.files
}

var wholeSite struct {
	once  sync.Once
	files map[string][]byte
}

// servedSite is the address of the real site on a server.
func servedSite(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(publishedSite(t))))
	t.Cleanup(server.Close)
	return server.URL
}

// siteOnDisk is the address of the real site where no server is.
func siteOnDisk(t *testing.T) string {
	t.Helper()
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(publishedSite(t))}).String()
}
