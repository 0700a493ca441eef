package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A name in a refusal cannot disturb the terminal that it is printed on.
func TestPublishQuotesHiddenNames(t *testing.T) {
	target := t.TempDir()
	if err := os.WriteFile(filepath.Join(target, "\x1b[2J\u202e.html"), nil, 0o644); err != nil {
		t.Skip(err)
	}
	err := replaceable(target)
	if err == nil || !strings.Contains(err.Error(), `holds "\x1b[2J\u202e.html", which this program did not put there`) {
		t.Errorf("%q", err)
	}
}
