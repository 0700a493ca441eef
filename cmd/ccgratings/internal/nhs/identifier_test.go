package nhs

import (
	"strings"
	"testing"
)

func TestIsIdentifier(t *testing.T) {
	for text, want := range map[string]bool{
		"older-people": true, "a1": true, "index-of-care": true, strings.Repeat("a", longestIdentifier): true,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "a b": false, "../a": false,
		"index": false, strings.Repeat("a", longestIdentifier+1): false,
	} {
		if got := IsIdentifier(text); got != want {
			t.Errorf("IsIdentifier(%q) = %v", text, got)
		}
	}
}

func TestODSCodeIsNoPageOfItsOwn(t *testing.T) {
	for text, want := range map[string]bool{"02N": true, "D2P2L": true, "INDEX": false, "02": false, "02n": false} {
		if got := isODS(text); got != want {
			t.Errorf("isODS(%q) = %v", text, got)
		}
	}
}
