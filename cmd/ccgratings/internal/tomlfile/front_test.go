package tomlfile

import "testing"

func TestCutFront(t *testing.T) {
	for _, c := range []struct {
		in, front, body string
		ok              bool
	}{
		{"+++\na = 1\n+++\nText.\n", "a = 1", "\n\n\nText.\n", true},
		{"\ufeff+++\r\na = 1\r\nb = 2\r\n+++\r\nText.\r\n", "a = 1\nb = 2", "\n\n\n\nText.\n", true},
		{"Text.\n", "", "Text.\n", false},
		{"", "", "", false},
	} {
		front, body, ok := CutFront([]byte(c.in))
		if string(front) != c.front || string(body) != c.body || ok != c.ok {
			t.Errorf("%q: %q, %q, %t", c.in, front, body, ok)
		}
	}
	if _, _, ok := CutFront([]byte("+++\na = 1\n")); ok {
		t.Error("front matter without an end is taken")
	}
}
