package static

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// bundle reads a generated file, or skips the test where nothing has been generated.
func bundle(t *testing.T, name string) string {
	t.Helper()
	text, err := FS.ReadFile("dist/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("dist is empty: run go generate ./static")
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestStyleSheetFetchesNothing checks that a page with the style sheet makes no
// further request and shows no reserved font.
func TestStyleSheetFetchesNothing(t *testing.T) {
	css := bundle(t, "site.css")
	for _, bad := range []string{"@import", "@font-face", "Frutiger", "http:", "https:", "url("} {
		if strings.Contains(css, bad) {
			t.Errorf("site.css contains %q", bad)
		}
	}
}

// TestScriptsAreClassic checks for what a file: page or a strict content
// security policy would refuse.
func TestScriptsAreClassic(t *testing.T) {
	for _, name := range []string{"site.js", "charts.js", "compare.js"} {
		js := bundle(t, name)
		for _, bad := range []string{"new Function", "eval(", "import(", "fetch(", "XMLHttpRequest"} {
			if strings.Contains(js, bad) {
				t.Errorf("%s contains %q", name, bad)
			}
		}
		if strings.Contains(js, "\nexport ") || strings.Contains(js, "\nimport ") {
			t.Errorf("%s is a module", name)
		}
	}
}

// TestSizes keeps the bundles from growing unnoticed.
func TestSizes(t *testing.T) {
	for name, most := range map[string]int{"site.css": 110_000, "site.js": 20_000, "charts.js": 600_000, "compare.js": 15_000, "icon.svg": 1_000} {
		if n := len(bundle(t, name)); n > most {
			t.Errorf("%s has %d bytes, want at most %d", name, n, most)
		}
	}
}

// TestPackagesArePinned checks that the same packages are fetched every time,
// from whichever registry the reader of the code has configured.
func TestPackagesArePinned(t *testing.T) {
	var manifest struct{ Dependencies, DevDependencies map[string]string }
	text, err := os.ReadFile("package.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	exact := regexp.MustCompile(`^\d+\.\d+\.\d+$`)
	for _, group := range []map[string]string{manifest.Dependencies, manifest.DevDependencies} {
		for name, version := range group {
			if !exact.MatchString(version) {
				t.Errorf("%s is %q, want an exact version", name, version)
			}
		}
	}
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(lock), `"resolved"`) {
		t.Error("package-lock.json names a registry; keep .npmrc and run npm install again")
	}
}
