package live

import (
	"slices"
	"strings"
)

// loosen is a content security policy that allows the page's own site under
// each of the directives, and is otherwise as it was (Content Security Policy
// Level 3, sections 2.3 and 6.8).
func loosen(policy string, directives []string) string {
	var all [][]string // each a directive's name and sources
	for part := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(part); len(words) > 0 {
			all = append(all, words)
		}
	}
	for _, name := range directives {
		at := slices.IndexFunc(all, named(name))
		general := slices.IndexFunc(all, named("default-src"))
		switch {
		case at >= 0:
			all[at] = withSelf(all[at])
		case general >= 0 && strings.HasSuffix(name, "-src"): // what default-src says counts
			all = append(all, withSelf(append([]string{name}, all[general][1:]...)))
		}
	}
	parts := make([]string, len(all))
	for i, words := range all {
		parts[i] = strings.Join(words, " ")
	}
	return strings.Join(parts, "; ")
}

func named(name string) func([]string) bool {
	return func(words []string) bool { return strings.EqualFold(words[0], name) }
}

// withSelf is a directive that allows the page's own site, and what it did.
func withSelf(directive []string) []string {
	allowed := slices.DeleteFunc(slices.Clone(directive), func(word string) bool { return word == "'none'" || word == "'self'" })
	return append(allowed, "'self'")
}
