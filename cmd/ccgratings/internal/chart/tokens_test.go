package chart

import (
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

// TestStyleSheetFills checks that the style sheet's fills are the tokens'. A
// white fill is drawn as an outline, so its character is ink.
func TestStyleSheetFills(t *testing.T) {
	const dir = "../../../../static/css"
	sheet, err := os.ReadFile(filepath.Join(dir, "_tokens.scss"))
	if err != nil {
		t.Fatal(err)
	}
	fills := map[string]string{}
	for _, rule := range regexp.MustCompile(`((?:\.ccg-[a-z-]+,?\s*)+)\{\s*--ccg-fill: (#[0-9a-f]{6});`).FindAllStringSubmatch(string(sheet), -1) {
		for class := range strings.SplitSeq(rule[1], ",") {
			fills[strings.TrimPrefix(strings.TrimSpace(class), ".")] = rule[2]
		}
	}
	for _, token := range legendOrder() {
		want := token.Fill()
		if want == fillNone {
			want = ink
		}
		if got := fills[token.Class()]; got != want {
			t.Errorf("_tokens.scss gives .%s the fill %q, want %q", token.Class(), got, want)
		}
		delete(fills, token.Class())
	}
	for class, fill := range fills {
		t.Errorf("_tokens.scss gives a fill %s to .%s, which is no token's class", fill, class)
	}
	checkFillsElsewhere(t, dir)
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
		for _, fill := range []string{fillBest, fillExpected, fillWorst} {
			if filepath.Base(name) != "_tokens.scss" && strings.Contains(strings.ToLower(string(text)), fill) {
				t.Errorf("%s repeats the fill %s: use var(--ccg-fill)", name, fill)
			}
		}
	}
}
