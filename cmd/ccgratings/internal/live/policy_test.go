package live

import "testing"

// What is expected follows from the specification: without a directive of its
// own, a kind of request is under default-src, and the first directive of a
// name counts.
func TestLoosen(t *testing.T) {
	for _, c := range []struct{ policy, name, want string }{
		{"default-src 'none'; img-src 'self' data:", "connect-src", "default-src 'none'; img-src 'self' data:; connect-src 'self'"},
		{"default-src 'none'; connect-src 'none'", "connect-src", "default-src 'none'; connect-src 'self'"},
		{"default-src 'none'; script-src 'sha256-x'", "script-src", "default-src 'none'; script-src 'sha256-x' 'self'"},
		{"default-src https:", "style-src", "default-src https:; style-src https: 'self'"},
		{"Script-Src 'self';", "script-src", "Script-Src 'self'"},
		{"img-src 'none'", "connect-src", "img-src 'none'"},      // all other requests are free
		{"default-src 'none'", "base-uri", "default-src 'none'"}, // which is not under default-src
		{"default-src 'none'; base-uri 'none'", "base-uri", "default-src 'none'; base-uri 'self'"},
		{"", "connect-src", ""},
	} {
		if got := loosen(c.policy, []string{c.name}); got != c.want {
			t.Errorf("%q, %s: %q, want %q", c.policy, c.name, got, c.want)
		}
	}
}
