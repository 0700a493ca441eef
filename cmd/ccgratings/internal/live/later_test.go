package live

import (
	"errors"
	"net/http"
	"strings"
	"testing"
)

// What is made later is made when somebody asks for it, and not before.
func TestLater(t *testing.T) {
	s, asked := New(), 0
	s.Show(map[string][]byte{"index.html": []byte("<h1>Home</h1>"), "404.html": []byte("<h1>Nothing</h1>")}, map[string]Maker{
		"all.xlsx":   func() ([]byte, error) { asked++; return []byte("PK"), nil },
		"broken.png": func() ([]byte, error) { return nil, errors.New("no ink") },
	})
	if ask(s, "GET", "/"); asked != 0 {
		t.Error("a page makes what it does not need")
	}
	if w := ask(s, "GET", "/all.xlsx"); w.Code != http.StatusOK || w.Body.String() != "PK" || asked != 1 {
		t.Errorf("got %d, %q, made %d times", w.Code, w.Body, asked)
	}
	if w := ask(s, "GET", "/broken.png"); w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "This file could not be made: no ink") {
		t.Errorf("got %d, %q", w.Code, w.Body)
	}
	s.Fail([]string{"a:1:1: wrong"})
	if w := ask(s, "GET", "/all.xlsx"); w.Code != http.StatusOK || asked != 2 {
		t.Errorf("the last good site lost what is made later: %d", w.Code)
	}
}
