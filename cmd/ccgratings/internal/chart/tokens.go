package chart

// Token is what a mark says: a word first, a shape second, a fill third.
// The zero value is NotRated.
type Token uint8

// The first four are for ratings of a group, the others for bands of one
// indicator. Bands reuse the ratings' shapes and fills; "much" doubles the shape.
const (
	NotRated Token = iota
	Worst
	Expected
	Best

	NotCompared
	MuchWorse
	Worse
	AsExpected
	Better
	MuchBetter

	tokenCount
)

// The fills differ from each other and from white by CIEDE2000 >= 15 in
// ordinary sight, with each kind of colour blindness and in greyscale, and
// have a contrast of at least 3:1 with white; colour_test.go holds them to it.
// The fills for a dark page are held to the same with that page's black.
const (
	fillBest     = "#217358"
	fillExpected = "#2f98f4"
	fillWorst    = "#660c05"
	fillNone     = paper

	darkBest     = "#99f2b0"
	darkExpected = "#4a9ff0"
	darkWorst    = "#cc2b24"
	darkNone     = darkPaper
)

// form is the drawn shape of a token.
type form uint8

const (
	ring form = iota
	disc
	up
	down
	doubleUp
	doubleDown
)

var tokens = [tokenCount]struct {
	word, shape, class, fill, dark string
	form                           form
}{
	NotRated:    {"Not rated", "○", "ccg-not-rated", fillNone, darkNone, ring},
	Worst:       {"Among the worst", "▼", "ccg-worst", fillWorst, darkWorst, down},
	Expected:    {"As expected", "●", "ccg-expected", fillExpected, darkExpected, disc},
	Best:        {"Among the best", "▲", "ccg-best", fillBest, darkBest, up},
	NotCompared: {"Not compared", "○", "ccg-not-compared", fillNone, darkNone, ring},
	MuchWorse:   {"Much worse than expected", "▼▼", "ccg-much-worse", fillWorst, darkWorst, doubleDown},
	Worse:       {"Worse than expected", "▼", "ccg-worse", fillWorst, darkWorst, down},
	AsExpected:  {"As expected", "●", "ccg-as-expected", fillExpected, darkExpected, disc},
	Better:      {"Better than expected", "▲", "ccg-better", fillBest, darkBest, up},
	MuchBetter:  {"Much better than expected", "▲▲", "ccg-much-better", fillBest, darkBest, doubleUp},
}

// Word is the token in words, as readers see it.
func (t Token) Word() string { return tokens[t.known()].word }

// Shape is the token as characters, for HTML and plain text.
func (t Token) Shape() string { return tokens[t.known()].shape }

// Class is the CSS class that gives an element the token's fill.
func (t Token) Class() string { return tokens[t.known()].class }

// Fill is the token's colour, as #rrggbb in lower case.
func (t Token) Fill() string { return tokens[t.known()].fill }

// DarkFill is the token's colour on a dark page, as #rrggbb in lower case.
func (t Token) DarkFill() string { return tokens[t.known()].dark }

func (t Token) form() form { return tokens[t.known()].form }

// known maps a value that is no token to NotRated: what is not understood is
// never drawn as a verdict.
func (t Token) known() Token {
	if t >= tokenCount {
		return NotRated
	}
	return t
}

// Ratings lists the tokens of ratings in the order of legends.
func Ratings() []Token { return []Token{Best, Expected, Worst, NotRated} }

// Bands lists the tokens of indicator bands in the order of legends.
func Bands() []Token {
	return []Token{MuchBetter, Better, AsExpected, Worse, MuchWorse, NotCompared}
}

// legendOrder is every token in the order of legends.
func legendOrder() []Token { return append(Ratings(), Bands()...) }

// drawOrder is every token so that the rarer and weightier come later, on top.
func drawOrder() []Token {
	return []Token{Expected, AsExpected, NotRated, NotCompared, Better, Worse, Best, Worst, MuchBetter, MuchWorse}
}
