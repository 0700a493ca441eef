package live

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dress is a page with all that makes it live: the script that listens for
// changes, the region that says what is wrong, and a content security policy
// that allows both. Everything else stays as it is, byte for byte.
//
// With a base, the page's links lead where they would lead from there.
func (s *state) dress(page []byte, base string) []byte {
	allow := []string{"connect-src", "script-src", "style-src"}
	if base != "" {
		allow = append(allow, "base-uri")
	}
	var out bytes.Buffer
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for tokens.Next() != html.ErrorToken {
		raw := string(tokens.Raw()) // which reading the token may change
		token := tokens.Token()
		start := token.Type == html.StartTagToken || token.Type == html.SelfClosingTagToken
		switch {
		case start && token.DataAtom == atom.Head:
			out.WriteString(raw + baseElement(base))
		case start && token.DataAtom == atom.Meta && isPolicy(token):
			out.WriteString(withPolicy(token, allow))
		case token.Type == html.EndTagToken && token.DataAtom == atom.Head:
			fmt.Fprintf(&out, "<link rel=\"stylesheet\" href=\"%s\">\n<script src=\"%s\" data-site=\"%s\" defer></script>\n%s", stylePath, scriptPath, s.digest, raw)
		case start && token.DataAtom == atom.Body:
			fmt.Fprintf(&out, "%s\n<div id=\"ccg-live\" class=\"ccg-live\" role=\"alert\">%s</div>", raw, s.banner())
		default:
			out.WriteString(raw)
		}
	}
	return out.Bytes()
}

// baseElement is the element that says where relative links start from.
func baseElement(base string) string {
	if base == "" {
		return ""
	}
	return "\n<base href=\"" + html.EscapeString(base) + "\">"
}

// isPolicy reports whether a meta element holds a content security policy.
func isPolicy(meta html.Token) bool {
	for _, a := range meta.Attr {
		if a.Key == "http-equiv" && strings.EqualFold(a.Val, "Content-Security-Policy") {
			return true
		}
	}
	return false
}

// withPolicy is a meta element whose policy lets the page use files of this
// site in the ways named.
func withPolicy(meta html.Token, allow []string) string {
	for i := range meta.Attr {
		if meta.Attr[i].Key == "content" {
			meta.Attr[i].Val = loosen(meta.Attr[i].Val, allow)
		}
	}
	return meta.String()
}
