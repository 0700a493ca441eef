package main

import "testing"

// The address is published on every page: who may log in there is not.
func TestBaseURLNamesNoUser(t *testing.T) {
	for _, text := range []string{"https://user:pw@example.org/", "https://user@example.org/ratings/"} {
		if got, err := baseURL(text); err == nil {
			t.Errorf("%s is taken as %s", text, got)
		}
	}
	if got, err := baseURL("https://example.org/ratings"); err != nil || got != "https://example.org/ratings/" {
		t.Errorf("%q, %v", got, err)
	}
}
