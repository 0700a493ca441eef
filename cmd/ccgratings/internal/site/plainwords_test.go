package site

import (
	"io/fs"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// The ceilings are grades of the Flesch-Kincaid formula (Kincaid and others,
// Derivation of New Readability Formulas, Naval Technical Training Command,
// 1975): years of schooling in the United States. A child turns 13 in grade 7
// and 14 in grade 8. The words that no plainer ones stand for, from
// "commissioning" to the names of medicines, are counted as they are.
const (
	publicGrade    = 8.0 // for everyone
	technicalGrade = 9.0 // how it is done: a child turns 15
	longest        = 34  // words that a sentence for everyone may have: a good mean must not hide a bad sentence
)

// publicWords are the files that everyone should be able to read.
var publicWords = []string{"index", "colours", "edition", "press", "unsaid", "about", "accessibility", "corrections", "glossary", "privacy", "verify", "404"}

// TestPlainEnglish measures how hard the words of the site are to read.
func TestPlainEnglish(t *testing.T) {
	content := os.DirFS(root + "content")
	read := func(name string) (front, body string) {
		data, err := fs.ReadFile(content, name)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, ok := tomlfile.CutFront(data)
		if !ok {
			t.Fatalf("%s: no front matter", name)
		}
		for _, quoted := range quotedTexts.FindAllStringSubmatch(string(head), -1) {
			front += quoted[1] + "\n\n"
		}
		return front, string(rest)
	}
	check := func(name, text string, ceiling float64) {
		t.Helper()
		s := measure(text)
		t.Logf("%-60s %5.1f (%d words)", name, s.grade(), s.words)
		if s.words == 0 || s.grade() > ceiling {
			t.Errorf("%s: grade %.1f in %d words, want at most %.1f", name, s.grade(), s.words, ceiling)
		}
		if n := len(strings.Fields(s.longest)); ceiling == publicGrade && n > longest {
			t.Errorf("%s: a sentence of %d words, want at most %d: %s", name, n, longest, s.longest)
		}
	}
	public, err := fs.Glob(content, "groups/*.md")
	if err != nil || len(public) == 0 {
		t.Fatal(len(public), err)
	}
	for _, name := range publicWords {
		public = append(public, name+".md")
	}
	for _, name := range public {
		front, body := read(name)
		check(name, front+body, publicGrade)
	}
	indicators, err := fs.Glob(content, "indicators/*.md")
	if err != nil || len(indicators) == 0 {
		t.Fatal(len(indicators), err)
	}
	for _, name := range indicators {
		front, body := read(name)
		first, rest, ok := strings.Cut(body, "\n## How it is measured\n")
		if !ok {
			t.Errorf("%s: no section How it is measured", name)
		}
		check(name+", why it matters", front+first, publicGrade)
		check(name+", how it is measured", rest, technicalGrade)
	}
	front, body := read("method.md")
	check("method.md", front+body, technicalGrade)
}

var (
	quotedTexts = regexp.MustCompile(`(?m)^(?:title|summary|quality) = "(.*)"$`)
	facts       = regexp.MustCompile(`\{\{-? *\.[A-Za-z0-9]+ *-?\}\}`) // printed: stand for a number
	actions     = regexp.MustCompile(`(?s)\{\{.*?\}\}`)                // every branch is read
)

// score counts what the formula needs.
type score struct {
	words, sentences, syllables int
	longest                     string
}

func (s *score) grade() float64 {
	return 0.39*float64(s.words)/float64(s.sentences) + 11.8*float64(s.syllables)/float64(s.words) - 15.59
}

// measure counts the prose of a text: its paragraphs and the items of lists
// that are sentences. Headings, tables, code and items without a full stop would
// make it look easier, and are left out.
func measure(text string) *score {
	text = actions.ReplaceAllString(facts.ReplaceAllString(text, "10"), " ")
	source := []byte(text)
	doc := markdown.Parser().Parse(gmtext.NewReader(source), parser.WithContext(parsing(nil, "")))
	s := &score{}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if entering {
				s.add(inline(n, source))
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return s
}

// inline is the text of a block without its marks.
func inline(n ast.Node, source []byte) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			out.Write(c.Value(source))
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.CodeSpan:
		default:
			out.WriteString(inline(c, source))
		}
	}
	return out.String()
}

// add counts the sentences of a block. Neither a colon nor a semicolon ends one.
func (s *score) add(block string) {
	block = strings.TrimSpace(block)
	if !strings.ContainsAny(block, ".!?") {
		return
	}
	for _, sentence := range splitSentences(block) {
		words := 0
		for _, word := range strings.FieldsFunc(sentence, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' }) {
			if n := syllables(word); n > 0 {
				words++
				s.syllables += n
			}
		}
		if words == 0 {
			continue
		}
		s.words += words
		s.sentences++
		if words > len(strings.Fields(s.longest)) {
			s.longest = sentence
		}
	}
}

var fullStop = regexp.MustCompile(`[.!?]["”)]*(\s+|$)`)

// splitSentences parts a block after each full stop, question or exclamation
// mark.
func splitSentences(block string) []string {
	var out []string
	from := 0
	for _, at := range fullStop.FindAllStringIndex(block, -1) {
		out = append(out, block[from:at[1]])
		from = at[1]
	}
	return append(out, block[from:])
}

// syllables counts the groups of vowels in a word, less an e that is not heard
// at its end; a word of capitals, such as GP, is spelt out. Numbers are words
// of one syllable.
func syllables(word string) int {
	word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	switch {
	case word == "":
		return 0
	case unicode.IsDigit(rune(word[0])):
		return 1
	case strings.ToUpper(strings.TrimSuffix(word, "s")) == strings.TrimSuffix(word, "s") && len(word) > 1:
		return len(strings.TrimSuffix(word, "s"))
	}
	word = strings.ToLower(word)
	n, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	if silent.MatchString(word) {
		n--
	}
	return max(n, 1)
}

// silent matches the endings whose e is not heard: care, cares, cared, but not
// table, wanted, added or places.
var silent = regexp.MustCompile(`([^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouylscgxzh]es$|[aeiouy]les$`)

// TestReadingGrade works the formula out by hand.
func TestReadingGrade(t *testing.T) {
	check := func(text string, words, sentences, syllables int, grade float64) {
		t.Helper()
		s := measure(text)
		if s.words != words || s.sentences != sentences || s.syllables != syllables || math.Abs(s.grade()-grade) > 0.005 {
			t.Errorf("%q: %d words, %d sentences, %d syllables, grade %.2f; want %d, %d, %d, %.2f",
				text, s.words, s.sentences, s.syllables, s.grade(), words, sentences, syllables, grade)
		}
	}
	check("The cat sat on the mat.", 6, 1, 6, -1.45)                                      // 2.34 + 11.8 - 15.59
	check("# A heading\n\nGreen is good. Is it?\n\n- no sentence\n", 5, 2, 5, -2.815)     // 0.975 + 11.8 - 15.59
	check("{{if .Key}}A *rating*{{else}}of {{.N}}{{end}} [CCGs](x.html).", 5, 1, 8, 5.24) // 1.95 + 18.88 - 15.59
}

// TestSyllables checks the rule against a dictionary's division of words.
func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"care": 1, "cares": 1, "the": 1, "whole": 1, "table": 2, "people": 2, "little": 2, "asked": 1, "wanted": 2, "added": 2,
		"places": 2, "ages": 2, "causes": 2, "figures": 2, "published": 2, "expected": 3, "hospital": 3, "commissioning": 4,
		"indicator": 4, "dementia": 3, "methotrexate": 4, "GP": 2, "CCGs": 3, "CCG's": 3, "1,000": 1, "(NHS)": 3, "yearly": 2, "—": 0,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s: %d syllables, want %d", word, got, want)
		}
	}
}
