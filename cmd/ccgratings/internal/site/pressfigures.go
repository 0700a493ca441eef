package site

import (
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// pressFigure is a number of the national picture: what it counts and of what,
// the time, and what chance or ordinary differences alone would give.
type pressFigure struct {
	Number string // "33 of 931"
	Words  string // what they are: the rest of a sentence
	More   string // in sentences
	Chance string // in sentences
	Period string
}

// national sums up an edition for its five figures.
type national struct {
	unusual             outliers
	green, red          int
	notRated            int
	solid, rare         int     // green or red ratings that are solid, and that fewer than half of the variants of the method give
	wrong               float64 // coloured ratings that may be expected to be wrong
	plain               int     // CCGs without a green or red rating
	compared            int     // figures compared with England's
	better, worse       int     // of those, outside the range of ordinary CCGs
	reasons             []string
	stability, nobodyIs bool // known for every group; the rules colour nobody where none differs
}

func (v *view) national() national {
	n := national{stability: true}
	coloured := make([]bool, len(v.ccgs))
	for i := range v.groups {
		g := &v.groups[i]
		n.unusual.add(g.outliers(v.edition.Rules))
		n.green, n.red, n.notRated = n.green+g.Counts[rating.Green], n.red+g.Counts[rating.Red], n.notRated+g.Counts[rating.NotRated]
		n.wrong += g.ExpectedWrong
		n.stability = n.stability && g.Stability != nil
		if missing := g.Counts[rating.NotRated]; missing > 0 {
			n.reasons = append(n.reasons, whole(missing)+" for "+lowerFirst(g.Group.Name)+everyone(g))
		}
		for k := range g.Ratings {
			if c := g.Ratings[k].Colour; c == rating.Green || c == rating.Red {
				coloured[k] = true
				if g.Stability == nil {
					continue
				}
				if firmOf(&g.Stability[k]) == solid {
					n.solid++
				}
				if g.Stability[k].Share < 0.5 {
					n.rare++
				}
			}
		}
	}
	for _, is := range coloured {
		if !is {
			n.plain++
		}
	}
	for k := range v.ccgs {
		for _, i := range v.compared(k) {
			n.compared++
			switch v.indicators[i].Comparisons[k].Band {
			case rating.Better, rating.MuchBetter:
				n.better++
			case rating.Worse, rating.MuchWorse:
				n.worse++
			}
		}
	}
	tried := operatingOf(v.edition.Rules)
	n.nobodyIs = tried != nil && tried.None
	return n
}

// everyone says that a group rates nobody, and why.
func everyone(g *groupView) string {
	if g.Rated > 0 {
		return ""
	}
	return " (no CCG is rated: " + strings.TrimSuffix(lowerFirst(g.commonReason()), ".") + ")"
}

// pressFigures is the national picture in five figures.
func (v *view) pressFigures() []pressFigure {
	n, rules := v.national(), v.edition.Rules
	coloured, possible := n.green+n.red, len(v.ccgs)*len(v.groups)
	figure := func(part, of int, words string) pressFigure {
		return pressFigure{Number: whole(part) + " of " + whole(of), Words: words, Period: v.periods}
	}

	stand := figure(coloured, n.unusual.Rated, "ratings are green or red")
	stand.More = whole(n.green) + " are among the best and " + whole(n.red) + " among the worst, each compared with the other CCGs rated in its group. " +
		counted(n.plain, "CCG", "CCGs") + " of " + whole(len(v.ccgs)) + " have neither."
	stand.Chance = "Ordinary differences between CCGs can give green and red too: see the next figure."
	if n.nobodyIs {
		stand.Chance = "If no CCG truly differed, there would be none: these rules gave none in 3,000 invented groups. Ordinary differences can give some: see the next figure."
	}

	outside := figure(n.unusual.Outside, n.unusual.Rated, "scores are outside the range that holds "+share(rules.Level)+" of ordinary CCGs")
	outside.More = "The range is around England's score, which is 0. A green or red rating asks for more than this."
	if rules.Rule != rating.TwoKey {
		outside.More = "The range is around England's score, which is 0."
	}
	outside.Chance = "If CCGs differed only in the ordinary way, about " + decimal(n.unusual.Ordinary, 0) + " would be. " + n.unusual.verdict()

	firm := v.firmFigure(n)
	single := figure(n.better+n.worse, n.compared, "single figures are outside the range that holds "+share(rules.Level)+" of ordinary CCGs")
	single.More = whole(n.better) + " are better and " + whole(n.worse) + " worse than that range around England's figure."
	single.Chance = "If CCGs differed only in the ordinary way, about " + decimal(float64(n.compared)*(1-rules.Level), 0) + " would be."

	missing := figure(n.notRated, possible, "ratings are missing")
	missing.More = "Every CCG could have " + whole(len(v.groups)) + " ratings, one for each patient group."
	if len(n.reasons) > 0 {
		missing.More += " Missing are " + list(n.reasons) + ". Too few of their figures can be compared with England's."
	}
	missing.Chance = "Chance plays no part in this. A missing rating says nothing about the care."
	return []pressFigure{stand, outside, firm, single, missing}
}

// firmFigure is how many green and red ratings do not depend on the method.
func (v *view) firmFigure(n national) pressFigure {
	coloured := n.green + n.red
	out := pressFigure{Number: whole(n.solid) + " of " + whole(coloured), Words: "green or red ratings are solid", Period: v.periods}
	switch {
	case coloured == 0:
		out.More = "There are no green or red ratings, so there are none that could be solid or wrong."
		return out
	case n.stability:
		out.More = "Solid means: at least 90% of the reasonable ways to work it out give the same rating. " +
			counted(n.rare, "rating holds", "ratings hold") + " in fewer than half of them."
	default:
		out.Number, out.Words = "None of "+whole(coloured), "green or red ratings was tested for how firm it is"
		out.More = "Other reasonable ways to work a rating out may give another."
	}
	out.Chance = "If we allow for chance in the figures alone, " + about(n.wrong) + " of the " + whole(coloured) + " may be wrong: not truly in the best or worst " +
		fraction(v.edition.Rules.Fifth) + " of the CCGs rated. This does not count faulty figures, or care that is not measured."
	return out
}
