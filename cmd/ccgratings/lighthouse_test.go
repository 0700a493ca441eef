package main

import (
	"compress/gzip"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What Lighthouse must give each kind of page in every category on its mobile
// profile, of 1, and how often it may be asked: on a busy machine a page seems
// slower than it is, never faster.
const (
	leastLighthouse = 0.95
	lighthouseTries = 3
)

var lighthousePages = []string{
	"index.html", "2019/groups/mental-health.html", "2019/ccgs/02n.html", "2019/indicators/treatable-mortality.html", "2019/compare.html",
}

// TestLighthouse audits the pages people come to first. It takes minutes, and
// runs where CCGRATINGS_LIGHTHOUSE is set, as .ci/run sets it.
func TestLighthouse(t *testing.T) {
	if os.Getenv("CCGRATINGS_LIGHTHOUSE") == "" {
		t.Skip("CCGRATINGS_LIGHTHOUSE is not set")
	}
	program, err := filepath.Abs(filepath.Join("..", "..", ".ci", "node_modules", ".bin", "lighthouse"))
	if err == nil {
		_, err = os.Stat(program)
	}
	need(t, "lighthouse, which .ci/run installs,", err)
	browser, err := exec.LookPath("chromium")
	need(t, "chromium", err)
	server := httptest.NewServer(gzipped(http.FileServer(http.Dir(publishedSite(t)))))
	defer server.Close()
	for _, page := range lighthousePages {
		var scores map[string]float64
		for range lighthouseTries {
			if scores = audit(t, program, browser, server.URL+"/"+page); pass(scores) {
				break
			}
		}
		t.Logf("%s: %v", page, scores)
		if !pass(scores) {
			t.Errorf("%s: %v, want at least %v in all", page, scores, leastLighthouse)
		}
	}
}

func pass(scores map[string]float64) bool {
	for _, score := range scores {
		if score < leastLighthouse {
			return false
		}
	}
	return len(scores) == 4
}

// audit gives the score of a page in each category.
func audit(t *testing.T, program, browser, address string) map[string]float64 {
	t.Helper()
	report := filepath.Join(t.TempDir(), "report.json")
	command := exec.Command(program, address, "--quiet", "--only-categories=performance,accessibility,best-practices,seo",
		"--output=json", "--output-path="+report, "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic")
	command.Env = append(os.Environ(), "CHROME_PATH="+browser)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", address, err, said)
	}
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var found struct {
		Categories map[string]struct{ Score float64 }
	}
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	scores := make(map[string]float64)
	for name, c := range found.Categories {
		scores[name] = c.Score
	}
	return scores
}

// gzipped serves what a handler serves, compressed as hosts of websites do.
func gzipped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || r.Header.Get("Range") != "" {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		out := gzip.NewWriter(w)
		defer out.Close()
		next.ServeHTTP(compressedResponse{w, out}, r)
	})
}

// compressedResponse compresses what is written to a response.
type compressedResponse struct {
	http.ResponseWriter
	out *gzip.Writer
}

func (c compressedResponse) Write(data []byte) (int, error) { return c.out.Write(data) }
