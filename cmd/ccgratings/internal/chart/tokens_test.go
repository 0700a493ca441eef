package chart

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestZeroTokenIsNotRated(t *testing.T) {
	var zero Token
	if zero != NotRated || zero.Word() != "Not rated" {
		t.Errorf("the zero token is %q, want Not rated", zero.Word())
	}
	if unknown := Token(200); unknown.Word() != "Not rated" || unknown.Fill() != fillNone {
		t.Errorf("an unknown token prints %q, want Not rated", unknown.Word())
	}
}

func TestRatingWords(t *testing.T) {
	var got []string
	for _, token := range Ratings() {
		got = append(got, token.Shape()+" "+token.Word())
	}
	want := []string{"▲ Among the best", "● As expected", "▼ Among the worst", "○ Not rated"}
	if !slices.Equal(got, want) {
		t.Errorf("ratings are %q, want %q", got, want)
	}
}

// TestTokensDiffer checks that within a legend no two tokens share a word or a shape.
func TestTokensDiffer(t *testing.T) {
	for _, legend := range [][]Token{Ratings(), Bands()} {
		for i, a := range legend {
			for _, b := range legend[:i] {
				if a.Word() == b.Word() || a.Shape() == b.Shape() || a.form() == b.form() {
					t.Errorf("%q and %q share a word or a shape", a.Word(), b.Word())
				}
			}
		}
	}
	if n := len(legendOrder()); n != int(tokenCount) || len(drawOrder()) != n {
		t.Errorf("legends list %d tokens and drawings %d, want %d", n, len(drawOrder()), tokenCount)
	}
}

// TestStyleSheetFills checks that the style sheet's fills are the tokens', on
// white pages and on dark ones. What is not rated is drawn as an outline, so
// its character is ink.
func TestStyleSheetFills(t *testing.T) {
	const dir = "../../../../static/css"
	sheet, err := os.ReadFile(filepath.Join(dir, "_tokens.scss"))
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(sheet), "@media screen and (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("_tokens.scss has no part for dark pages")
	}
	dark, rest, _ := strings.Cut(dark, "\n}\n")
	checkFills(t, "light", light+rest, Token.Fill)
	checkFills(t, "dark", dark, Token.DarkFill)
	checkShades(t, "light", light+rest, map[string]string{"bar": barGrey, "grid": gridGrey})
	checkShades(t, "dark", dark, map[string]string{"bar": darkBarGrey, "grid": darkGridGrey})
	checkFillsElsewhere(t, dir)
}

// checkFills checks one part of the style sheet.
func checkFills(t *testing.T, part, sheet string, fillOf func(Token) string) {
	t.Helper()
	fills := map[string]string{}
	for _, rule := range regexp.MustCompile(`((?:\.ccg-[a-z-]+,?\s*)+)\{\s*--ccg-fill: ([^;]+);`).FindAllStringSubmatch(sheet, -1) {
		for class := range strings.SplitSeq(rule[1], ",") {
			fills[strings.TrimPrefix(strings.TrimSpace(class), ".")] = rule[2]
		}
	}
	for _, token := range legendOrder() {
		want, got := fillOf(token), fills[token.Class()]
		if token.form() == ring {
			want = map[string]string{"light": "var(--ccg-ink)", "dark": ""}[part] // ink is dark where the page is
		}
		if got != want {
			t.Errorf("_tokens.scss, %s: .%s has the fill %q, want %q", part, token.Class(), got, want)
		}
		delete(fills, token.Class())
	}
	for class, fill := range fills {
		t.Errorf("_tokens.scss, %s: a fill %s for .%s, which is no token's class", part, fill, class)
	}
}

// checkShades checks the neutral colours that only charts have.
func checkShades(t *testing.T, part, sheet string, shades map[string]string) {
	t.Helper()
	for name, colour := range shades {
		if !strings.Contains(sheet, "--ccg-"+name+": "+colour+";") {
			t.Errorf("_tokens.scss, %s: --ccg-%s is not %s", part, name, colour)
		}
	}
}

// TestThemeIsThePaperOfCharts checks that pages have the white, the black and
// the greys that charts count on.
func TestThemeIsThePaperOfCharts(t *testing.T) {
	sheet, err := os.ReadFile("../../../../static/css/_theme.scss")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, _ := strings.Cut(string(sheet), "@media screen and (prefers-color-scheme: dark)")
	checkShades(t, "light theme", light, map[string]string{"paper": paper, "ink": ink, "quiet": lineGrey})
	checkShades(t, "dark theme", dark, map[string]string{"paper": darkPaper, "ink": darkInk, "quiet": darkLineGrey})
}

// TestEveryShadeHasADarkOne reads the options of all charts: every colour they
// name has one in its place for dark pages.
func TestEveryShadeHasADarkOne(t *testing.T) {
	mark := Mark{Y: 1, Upper: 2}
	var marks []Mark
	for _, token := range legendOrder() {
		mark.Token = token
		marks = append(marks, mark)
	}
	line := Line{Name: "England"}
	points := []TrendPoint{{At: 1, Upper: 1}, {At: 2, AddedUp: true}}
	for _, c := range []interface {
		Option() (json.RawMessage, error)
	}{
		Funnel{Marks: marks, Limits: []Limits{{Points: []Limit{{}, {X: 1}}}}},
		Ranked{Marks: marks, Lines: []Line{line}},
		Distribution{Marks: marks, Lines: []Line{line}, Low: "worse"},
		Trend{Points: points, Whole: TrendLine{Name: "All", Points: points}, Breaks: []TrendBreak{{At: 1.5}}},
	} {
		option, err := c.Option()
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Option json.RawMessage
			Dark   map[string]string
		}
		if err := json.Unmarshal(option, &read); err != nil {
			t.Fatal(err)
		}
		for _, quoted := range regexp.MustCompile(`"#[0-9a-fA-F]*"`).FindAllString(string(read.Option), -1) {
			if colour := strings.Trim(quoted, `"`); read.Dark[colour] == "" {
				t.Errorf("%T: %s has no dark one", c, colour)
			}
		}
	}
}

// checkFillsElsewhere checks that no other style sheet repeats a fill.
func checkFillsElsewhere(t *testing.T, dir string) {
	t.Helper()
	sheets, err := filepath.Glob(filepath.Join(dir, "*.scss"))
	if err != nil || len(sheets) < 2 {
		t.Fatalf("style sheets in %s: %v, %v", dir, sheets, err)
	}
	for _, name := range sheets {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, fill := range []string{fillBest, fillExpected, fillWorst, darkBest, darkExpected, darkWorst} {
			if filepath.Base(name) != "_tokens.scss" && strings.Contains(strings.ToLower(string(text)), fill) {
				t.Errorf("%s repeats the fill %s: use var(--ccg-fill)", name, fill)
			}
		}
	}
}
