package site

import (
	"math"
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// sure says more of how sure the rating of CCG k in a group is: its rank where
// ranks may be printed, and which single indicators and choices of method would
// give another rating. In sentences.
func (v *view) sure(g *groupView, k int) []string {
	var out []string
	if rank := v.rankWords(g, k); rank != "" {
		out = append(out, "Rank among "+whole(g.Rated)+" rated CCGs, 1st being best: probably "+rank+".")
	}
	if g.Stability == nil {
		return out
	}
	if other := v.otherwise(g, k); len(other) > 0 {
		return append(out, other...)
	}
	return append(out, "No single choice of method would give another rating, and no single indicator would by being left out or counting double.")
}

// rankWords is the range of a CCG's rank: "3rd to 31st". A range of one or two
// places claims more than the figures bear, so the end at which it lies is
// named instead. It is empty where no ranks are printed, and beside a rating
// that lacks an indicator since its figure should not be relied on.
func (v *view) rankWords(g *groupView, k int) string {
	r := &g.Ratings[k]
	if !g.ranked(v.edition.Rules) || r.Colour == rating.NotRated {
		return ""
	}
	for _, j := range g.Scored {
		if v.indicators[j].Comparisons[k].Standing == rating.NotReliable {
			return ""
		}
	}
	switch {
	case r.Ranks.Upper-r.Ranks.Lower > 1:
	case 2*r.Ranks.Upper <= g.Rated:
		return "at the upper end"
	default:
		return "at the lower end"
	}
	return ordinal(r.Ranks.Lower) + " to " + ordinal(r.Ranks.Upper)
}

// otherwise lists the single indicators and choices of method that would give
// another rating.
func (v *view) otherwise(g *groupView, k int) []string {
	var out []string
	s, left := &g.Stability[k], g.Ratings[k].Used-1
	quoted := func(loss rating.Loss) string { return "\u201c" + v.indicators[loss.Indicator].def.Name + "\u201d" }
	for _, choice := range s.Choices {
		out = append(out, sentence(choiceWords(choice.Name)+", it would be "+verdictWords(choice.Colour)))
	}
	for _, loss := range s.Without {
		text := "Without " + quoted(loss) + " it would be " + verdictWords(loss.Colour)
		if left < v.edition.Rules.MinIndicators {
			text += ", if " + counted(left, "figure", "figures") + wasOrWere(left) + " enough for a rating"
		}
		out = append(out, text+".")
	}
	for _, loss := range s.Doubled {
		out = append(out, "If "+quoted(loss)+" counted double it would be "+verdictWords(loss.Colour)+".")
	}
	return out
}

// verdictWords is a colour for the middle of a sentence: "among the best".
func verdictWords(c rating.Colour) string { return strings.ToLower(colourToken(c).Word()) }

// firm is how far a rating depends on choices of the method.
type firm uint8

const (
	dependsOnMethod firm = iota
	fairlyFirm
	solid
)

// firmOf puts the share of the variants of the method that agree in a word.
// METHOD.md section 12.
func firmOf(s *rating.Stability) firm {
	switch {
	case s.Share >= 0.90:
		return solid
	case s.Share >= 0.70:
		return fairlyFirm
	}
	return dependsOnMethod
}

// firmness says how far a rating depends on choices of the method.
func firmness(s *rating.Stability) string {
	text := agreement(s) + " of the reasonable variants of the method give the same rating."
	return [...]string{
		dependsOnMethod: "Depends on the method: only ",
		fairlyFirm:      "Fairly firm: ",
		solid:           "Solid: ",
	}[firmOf(s)] + text
}

// agreement is the share of the variants of the method that give the same
// rating.
func agreement(s *rating.Stability) string { return shareOfVariants(s.Share) }

// agreeing is agreement for a sentence that goes where no other says what to
// make of it.
func agreeing(s *rating.Stability) string {
	if s.Share < 0.5 {
		return "but only " + agreement(s)
	}
	return agreement(s)
}

// shareOfVariants is rounded, but never up to a share at which words change: a
// rating is called solid from 90% on.
func shareOfVariants(x float64) string {
	percent := math.Round(100 * x)
	for _, border := range []float64{50, 70, 90, 100} {
		if 100*x < border-1e-9 && percent >= border {
			percent = border - 1
		}
	}
	return share(percent / 100)
}

// rarely says how many green or red ratings fewer than half of the variants of
// the method give too; empty if there are none, or it was not worked out.
func (g *groupView) rarely() string {
	if g.Stability == nil {
		return ""
	}
	n := 0
	for k := range g.Ratings {
		if c := g.Ratings[k].Colour; (c == rating.Green || c == rating.Red) && g.Stability[k].Share < 0.5 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return "Of the " + counted(g.coloured(), "green or red rating", "green or red ratings") + ", " +
		counted(n, "holds", "hold") + " in fewer than half of the reasonable variants of the method."
}

// firmCounts says how many of a group's ratings are solid, fairly firm, or
// depend on the method; empty where that was not worked out.
func (g *groupView) firmCounts() string {
	if g.Stability == nil || g.Rated == 0 {
		return ""
	}
	var n [3]int
	for k := range g.Ratings {
		if g.Ratings[k].Colour != rating.NotRated {
			n[firmOf(&g.Stability[k])]++
		}
	}
	return "Of " + counted(g.Rated, "rating", "ratings") + " " + counted(n[solid], "is", "are") + " solid, " +
		counted(n[fairlyFirm], "is", "are") + " fairly firm, and " + counted(n[dependsOnMethod], "depends", "depend") + " on the method."
}

// choiceWords is a choice of the method made otherwise.
func choiceWords(c rating.ChoiceName) string {
	switch c {
	case rating.EngineRaw:
		return "with distances from England on the usual scale of funnel plots"
	case rating.OverdispersionDL:
		return "with ordinary differences estimated as the Care Quality Commission did"
	case rating.OverdispersionPhi:
		return "with ordinary differences taken as a multiple of chance"
	case rating.CapTwo:
		return "with single figures cut off at 2 instead of 3"
	case rating.CapNone:
		return "with single figures not cut off"
	case rating.CorrelationIdentity:
		return "with indicators taken as unrelated"
	case rating.MissingNeutral:
		return "with a missing figure taken as England's"
	case rating.CentreMedian:
		return "compared with the middle CCG instead of England"
	}
	return "with another choice of method"
}
