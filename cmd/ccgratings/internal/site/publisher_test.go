package site

import (
	"strings"
	"testing"
)

const aboutWith = "+++\ntitle = \"About\"\nsummary = \"s\"\n%s\n+++\nBy {{with .Name}}{{.}}{{else}}nobody{{end}}.\n"

// withPublisher is the world, published by somebody.
func withPublisher(t *testing.T) Input {
	return changed(t, map[string]string{
		"about.md": strings.Replace(aboutWith, "%s", "publisher = \"Vale Council\"\ncontact = \"help@example.org\"", 1),
	})
}

// TestPublisher checks that who publishes is named on every page where it is
// given, and that pages say so where it is not.
func TestPublisher(t *testing.T) {
	named := pagesOf(t, withPublisher(t), "index.html", "404.html", "2019/ccgs/x00.html", "about.html")
	const contact = `Published by Vale Council. Contact: <a href="mailto:help@example.org">help@example.org</a>.`
	for _, page := range []string{"index.html", "404.html", "2019/ccgs/x00.html"} {
		if !strings.Contains(string(named[page]), contact) {
			t.Errorf("%s does not say %s", page, contact)
		}
		if !strings.Contains(string(worldSite(t)[page]), "No organisation publishes it") {
			t.Errorf("%s does not say that nobody publishes it", page)
		}
	}
	if !strings.Contains(string(named["about.html"]), "By Vale Council.") {
		t.Error("words do not print the publisher")
	}
}

func TestPublisherProblems(t *testing.T) {
	check := func(front, want string) {
		t.Helper()
		_, problems := Prepare(changed(t, map[string]string{"about.md": strings.Replace(aboutWith, "%s", front, 1)}))
		if len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("got %v, want %s", problems, want)
		}
	}
	check(`publisher = "Vale"`, `content/about.md:2:1: contact is missing, expected text in quotes like "2014/15"`)
	check(`contact = "help@example.org"`, `content/about.md:2:1: publisher is missing, expected text in quotes like "2014/15"`)
	const wrong = ", expected an e-mail address or an address that begins with https://"
	for _, contact := range []string{"http://example.org", "javascript:alert(1)", "help", "Help <help@example.org>", "a@b.org?subject=x"} {
		check("publisher = \"Vale\"\ncontact = \""+contact+"\"", `content/about.md:5:11: contact is "`+contact+`"`+wrong)
	}
	for _, contact := range []string{"help@example.org", "https://example.org/help?a=b"} {
		if _, ok := contactHref(contact); !ok {
			t.Errorf("%s is refused", contact)
		}
	}
}
