package live

import (
	"fmt"
	"html"
	"strings"
)

// banner is HTML that says what is wrong, for the region at the top of each
// page; empty if nothing is. All problems are listed, for one at the end may be
// the cause of the others.
func (s *state) banner() string {
	if len(s.problems) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<section class="ccg-live__box" aria-label="Problems in the input" tabindex="0">`)
	fmt.Fprintf(&b, "<p><strong>%s in the input.</strong>", count(len(s.problems)))
	if s.files != nil {
		b.WriteString(" Until this is mended, you see the last website that could be made.")
	}
	b.WriteString("</p>\n<ul>\n")
	for _, problem := range s.problems {
		fmt.Fprintf(&b, "<li>%s</li>\n", html.EscapeString(problem))
	}
	b.WriteString("</ul>\n</section>")
	return b.String()
}

func count(problems int) string {
	if problems == 1 {
		return "1 problem"
	}
	return fmt.Sprintf("%d problems", problems)
}

// unmade is the page that stands for every page while no site could be made.
var unmade = []byte(`<!DOCTYPE html>
<html lang="en-GB" class="ccg-live-unmade">
<head>
<meta charset="utf-8">
<title>The website could not be made</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<main>
<h1>The website could not be made</h1>
<p>Mend the problems listed above and save the files. The website will then appear here by itself.</p>
</main>
</body>
</html>
`)
