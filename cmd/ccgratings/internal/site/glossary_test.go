package site

import (
	"strings"
	"testing"
	"testing/fstest"
)

// glossaryOf reads a glossary of these terms.
func glossaryOf(t *testing.T, front, body string) (*glossary, article) {
	t.Helper()
	text := "+++\ntitle = \"Words\"\nsummary = \"What they mean.\"\n" + front + "\n+++\n" + body
	r := &wordReader{fsys: fstest.MapFS{glossaryFile: {Data: []byte(text)}}}
	page := r.glossary()
	if len(r.problems) > 0 {
		t.Fatal(r.problems)
	}
	return r.terms, page
}

const someTerms = "\n## Limit\n\nA line.\n\n## Control limit\n\nA limit. Limits are lines, and a score is not.\n\n## Score\n\nA number.\n\n## Mean\n\nA middle.\n\n## Boundary\n\nAn edge.\n"

func TestTermsAreLinked(t *testing.T) {
	g, _ := glossaryOf(t, "quiet = [\"Mean\"]\n[aliases]\n\"Score\" = [\"points\"]", someTerms)
	check := func(source, want string) {
		t.Helper()
		got, err := toHTML([]byte(source), g, "2019/groups/old.html")
		if err != nil {
			t.Fatal(err)
		}
		short := strings.ReplaceAll(string(got), `<a href="../../glossary.html#`, "<")
		short = strings.ReplaceAll(short, `" class="ccg-term">`, ">")
		if short = strings.ReplaceAll(short, "</a>", "</>"); strings.TrimSpace(short) != want {
			t.Errorf("%s\n got %s\nwant %s", source, short, want)
		}
	}
	check("The score. A score.", "<p>The <score>score</>. A score.</p>")                                                                // the first use
	check("Control limits, a limit.", "<p><control-limit>Control limits</>, a <limit>limit</>.</p>")                                    // the longest, plural, capital
	check("A control\nlimit.", "<p>A control\n<limit>limit</>.</p>")                                                                    // a line each
	check("Underscore, z-score, limited, 3score.", "<p>Underscore, z-score, limited, 3score.</p>")                                      // whole words
	check("A CCG's *score*: `limit`.", "<p>A CCG's <em><score>score</></em>: <code>limit</code>.</p>")                                  // not in code
	check("## A score\n\n[limit](x.html) limit", "<h2 id=\"a-score\">A score</h2>\n<p><a href=\"x.html\">limit</> <limit>limit</></p>") // not in headings or links
	check("The mean of boundaries, in points; a score.", "<p>The mean of <boundary>boundaries</>, in <score>points</>; a score.</p>")   // quiet, y, alias
	check("- limit\n- limit", "<ul>\n<li><limit>limit</></li>\n<li>limit</li>\n</ul>")
	check("| score |\n|---|\n| score |", "<table>\n<thead>\n<tr>\n<th>score</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><score>score</></td>\n</tr>\n</tbody>\n</table>")
	check("score", "<p><score>score</></p>")
	check("a score  \nand &amp; a limit", "<p>a <score>score</><br>\nand &amp; a <limit>limit</></p>") // line breaks and entities stay
}

// TestGlossaryLinksItself checks the glossary's own page: entries lead to
// others, and never to themselves.
func TestGlossaryLinksItself(t *testing.T) {
	_, page := glossaryOf(t, "", someTerms)
	for _, want := range []string{
		`<p>A <a href="#limit" class="ccg-term">limit</a>. Limits are lines, and a <a href="#score" class="ccg-term">score</a> is not.</p>`,
		"<p>A line.</p>", "<p>A number.</p>",
	} {
		if !strings.Contains(string(page.Body), want) {
			t.Errorf("no %s in %s", want, page.Body)
		}
	}
}

func TestGlossaryProblems(t *testing.T) {
	check := func(front, body, want string) {
		t.Helper()
		text := "+++\ntitle = \"Words\"\nsummary = \"What they mean.\"\n" + front + "\n+++\n" + body
		r := &wordReader{fsys: fstest.MapFS{glossaryFile: {Data: []byte(text)}}}
		r.glossary()
		if len(r.problems) != 1 || r.problems[0].Error() != want {
			t.Errorf("got %v, want %s", r.problems, want)
		}
	}
	check(`quiet = ["Scor"]`, someTerms, `glossary.md:4:9: the glossary does not explain "Scor", expected a term of it; the nearest is "score"`)
	check("[aliases]\n\"Scores\" = [\"points\"]", someTerms, `glossary.md:5:12: the glossary does not explain "Scores", expected a term of it; the nearest is "score"`)
	check("[aliases]\n\"Score\" = [\"limit\"]", someTerms, `glossary.md:5:11: "limit" is already another word for Limit, expected each word once`)
	check("", "## Score\n\nA.\n\n## score\n\nB.\n", `glossary.md:10:1: "score" is explained twice, expected one entry for each term`)
	check("loud = 1", someTerms, `glossary.md:4:1: unknown key "loud", expected title, summary, quiet, aliases: the nearest is title`)
}

// TestTermsOfTemplates checks that a template which asks for a term that is not
// explained is refused with its place, whether or not a page comes by.
func TestTermsOfTemplates(t *testing.T) {
	g, _ := glossaryOf(t, "", someTerms)
	fsys := fstest.MapFS{
		"base.tmpl":    {Data: []byte("one\n{{if false}}{{template \"term\" (.Term \"control limt\")}}{{end}}")},
		"parts/a.tmpl": {Data: []byte("{{.Term \"score\"}}")},
	}
	got := checkTerms(fsys, g)
	const want = `base.tmpl:2:39: the glossary does not explain "control limt", expected a term of it; the nearest is "control limit"`
	if len(got) != 1 || got[0].Error() != want {
		t.Errorf("got %v, want %s", got, want)
	}
	link, err := frame{term: g.linkWith(place("2019/index.html").to)}.Term("Control limit")
	if err != nil || link.Text != "Control limit" || link.Href != "../glossary.html#control-limit" {
		t.Errorf("%v, %v", link, err)
	}
}

// TestFirstUsesLeadToTheGlossary checks pages of every depth of the real site's
// kinds of words; that the addresses exist is checked for all pages.
func TestFirstUsesLeadToTheGlossary(t *testing.T) {
	files := worldSite(t)
	for page, want := range map[string]string{
		"2019/method.html": `<a href="../glossary.html#ccg" class="ccg-term">CCG</a>`,
		"glossary.html":    `<a href="#ordinary-variation" class="ccg-term">ordinary variation</a>`,
	} {
		if !strings.Contains(string(files[page]), want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
	if strings.Contains(string(files["404.html"]), termClass) {
		t.Error("the page for a missing one has relative links, which lead nowhere from a page at another depth")
	}
}
