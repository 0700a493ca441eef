package site

import (
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// badge is a rating or a band as templates print it: word first, shape second,
// colour (through the class) third.
type badge struct {
	Class, Shape, Word string
	Band               template.HTML // the same for cells of tables
}

func badgeOf(t chart.Token) badge { return badge{t.Class(), t.Shape(), t.Word(), band(t)} }

// colourToken is what a rating looks like. An unknown colour is not rated.
func colourToken(c rating.Colour) chart.Token {
	switch c {
	case rating.Green:
		return chart.Best
	case rating.Blue:
		return chart.Expected
	case rating.Red:
		return chart.Worst
	}
	return chart.NotRated
}

// bandToken is what a band looks like. An unknown band is not compared.
func bandToken(b rating.Band) chart.Token {
	switch b {
	case rating.MuchWorse:
		return chart.MuchWorse
	case rating.Worse:
		return chart.Worse
	case rating.AsExpected:
		return chart.AsExpected
	case rating.Better:
		return chart.Better
	case rating.MuchBetter:
		return chart.MuchBetter
	}
	return chart.NotCompared
}

// colours are the ratings in the order in which pages list them.
var colours = [...]rating.Colour{rating.Green, rating.Blue, rating.Red, rating.NotRated}

// colourNamed is the colour of a word of the downloads; not rated, and false,
// if it is none of theirs.
func colourNamed(word string) (c rating.Colour, ok bool) {
	i := slices.IndexFunc(colours[:], func(c rating.Colour) bool { return c.String() == word })
	if i < 0 {
		return rating.NotRated, false
	}
	return colours[i], true
}

// directionOf says which way is good, for beside a number.
func directionOf(b indicator.Better) string {
	switch b {
	case indicator.Higher:
		return "higher is better"
	case indicator.Lower:
		return "lower is better"
	}
	return "neither high nor low is better"
}

// axisDirection is directionOf for an axis, which says nothing if neither way
// is good.
func axisDirection(b indicator.Better) string {
	if b == indicator.Neither || b == indicator.BetterUnstated {
		return ""
	}
	return directionOf(b)
}

// spineDirection is the way a spine is turned.
func spineDirection(b indicator.Better) chart.Direction {
	switch b {
	case indicator.Higher:
		return chart.HigherIsBetter
	case indicator.Lower:
		return chart.LowerIsBetter
	}
	return chart.Neither
}

// sureness puts a probability in words, as in "very likely".
func sureness(p float64) string {
	switch {
	case p > 0.99:
		return "almost certainly"
	case p >= 0.90:
		return "very likely"
	case p >= 0.67:
		return "likely"
	case p > 0.33:
		return "possibly"
	case p > 0.10:
		return "unlikely"
	case p >= 0.01:
		return "very unlikely"
	}
	return "almost certainly not"
}

// rankability puts the median reliability of a group's scores in words (van
// Dishoeck, BMJ Qual Saf 2011;20:869).
func rankability(r float64) string {
	switch {
	case r > 0.75:
		return "good"
	case r >= 0.50:
		return "moderate"
	}
	return "poor"
}

// reliabilityWords says how much of an indicator's spread is more than chance.
func reliabilityWords(r float64) string {
	switch {
	case r >= 0.90:
		return "Nearly all of the difference between CCGs is real difference in the figures, not chance."
	case r > 0.75:
		return "Most of the difference between CCGs is real difference in the figures, not chance."
	case r >= 0.50:
		return "More of the difference between CCGs is real than is chance, but a single figure can mislead."
	case r > 0:
		return "Most of the difference between CCGs is chance. A single figure says little."
	}
	return "The differences between CCGs are no greater than chance alone would give."
}

// standingCode is the letter for a hole, or a figure with a reserve, in the
// grid of gaps; empty for a usable figure.
func standingCode(s rating.Standing) string {
	return [...]string{
		rating.NoFigure:     "M",
		rating.Hidden:       "S",
		rating.NotReliable:  "U",
		rating.NoInterval:   "I",
		rating.TooSmall:     "T",
		rating.NoComparison: "N",
		rating.Bounded:      "B",
		rating.SmallNumbers: "F",
		rating.Usable:       "",
	}[s]
}

// standingWord is what a code of standingCode stands for.
func standingWord(s rating.Standing) string {
	return [...]string{
		rating.NoFigure:     "Missing",
		rating.Hidden:       "Suppressed",
		rating.NotReliable:  "Unreliable",
		rating.NoInterval:   "No margin of error",
		rating.TooSmall:     "Too small",
		rating.NoComparison: "Not compared",
		rating.Bounded:      "Range only",
		rating.SmallNumbers: "Few people",
		rating.Usable:       "Used",
	}[s]
}

// benchmarkWords says where a figure for England is from.
func benchmarkWords(s rating.BenchmarkSource) string {
	switch s {
	case rating.Published:
		return "the published figure for England"
	case rating.Summed:
		return "the counts of all CCGs whose figures can be used, added up"
	case rating.Weighted:
		return "the average of all CCGs, weighted by population"
	}
	return "none: there is no figure for England"
}

// statusMeaning is one sentence about an edition's badge.
func statusMeaning(s edition.Status) string {
	if s == edition.Official {
		return "The method is settled."
	}
	return "The method is new and still being tested."
}

// statusText explains an edition's badge.
func statusText(s edition.Status) []string {
	if s == edition.Official {
		return []string{"The method is settled, and the figures are published on a day that was announced. Changes of the method are announced too, and corrections are listed."}
	}
	return []string{
		"The method is new and still being tested, and it may change in the next edition. Ratings of one edition should not be compared with those of another.",
		"The figures themselves are those that public bodies published. What is experimental is adding them up to a rating.",
	}
}

// shortName is a CCG's name without what all of them share, for lists and
// tables: "Airedale, Wharfedale and Craven".
func shortName(name string) string {
	return strings.TrimSuffix(strings.TrimPrefix(name, "NHS "), " CCG")
}

// sentence makes a phrase a sentence: a capital first and a full stop last.
func sentence(phrase string) string {
	if phrase == "" {
		return ""
	}
	phrase = upperFirst(phrase)
	if strings.ContainsRune(".!?", rune(phrase[len(phrase)-1])) {
		return phrase
	}
	return phrase + "."
}

// list joins words: "a", "a and b", "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// fraction is a share in words: "fifth" of 0.2.
func fraction(x float64) string {
	words := map[int]string{2: "half", 3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}
	n := int(math.Round(1 / x))
	if word, ok := words[n]; ok && math.Abs(float64(n)*x-1) < 1e-9 {
		return word
	}
	return share(x)
}

// monthOf is the month of a day: "January 2018".
func monthOf(d nhs.Date) string { return d.Month.String() + " " + strconv.Itoa(d.Year) }

// lowerFirst makes a name fit for the middle of a sentence.
func lowerFirst(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// upperFirst makes a phrase fit to stand alone.
func upperFirst(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToUpper(first)) + phrase[size:]
}
