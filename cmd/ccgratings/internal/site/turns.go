package site

import (
	"math"
	"strings"

	"ccgratings/cmd/ccgratings/internal/rating"
)

// turns is what a CCG's rating in a group turns on: the limits, the choices of
// the method, single indicators, and counts.
type turns struct {
	Limits []string // sentences
	Aim    string   // leads in Moves; empty where no score would change the rating
	Moves  []string
}

// turnsOf says what the rating of CCG k in a group turns on; nil if it has none.
func (v *view) turnsOf(group, k int) *turns {
	g := &v.groups[group]
	r := &g.Ratings[k]
	if r.Colour == rating.NotRated {
		return nil
	}
	t := &turns{Limits: []string{thresholds(r)}}
	if g.ranked(v.edition.Rules) {
		t.Limits = append(t.Limits, "Rank, taken alone: probably between "+ordinal(r.Ranks.Lower)+" and "+ordinal(r.Ranks.Upper)+" of "+whole(g.Rated)+".")
	}
	if g.Stability != nil {
		t.Limits = append(t.Limits, v.otherwise(&g.Stability[k])...)
	}
	v.addMoves(t, group, k)
	return t
}

// otherwise lists the single indicators and choices of method that would give
// another rating.
func (v *view) otherwise(s *rating.Stability) []string {
	var out []string
	quoted := func(loss rating.Loss) string { return "\u201c" + v.indicators[loss.Indicator].def.Name + "\u201d" }
	for _, loss := range s.Without {
		out = append(out, "Without "+quoted(loss)+" it would be "+verdictWords(loss.Colour)+".")
	}
	for _, loss := range s.Doubled {
		out = append(out, "If "+quoted(loss)+" counted double it would be "+verdictWords(loss.Colour)+".")
	}
	for _, choice := range s.Choices {
		out = append(out, sentence(choiceWords(choice.Name)+", it would be "+verdictWords(choice.Colour)))
	}
	return out
}

// thresholds says which scores would change a CCG's colour. Where the scores
// do not tell CCGs apart none would.
func thresholds(r *rating.Rating) string {
	if math.IsInf(r.ThresholdGreen, 0) || math.IsInf(r.ThresholdRed, 0) {
		return "No score would be green or red here: the scores of this group do not tell CCGs apart beyond chance."
	}
	return "Among the best from a score of " + signed(r.ThresholdGreen, 2) + " up, among the worst from " + signed(r.ThresholdRed, 2) + " down."
}

// addMoves says how far the counts behind a rating are from giving the next
// one. METHOD.md section 14.
func (v *view) addMoves(t *turns, group, k int) {
	aims := v.groups[group].Ratings[k].Aims()
	if len(aims) == 0 || math.IsInf(aims[0].Threshold, 0) {
		return
	}
	var alone, never []string
	for _, m := range v.results.Moves(group, k, aims[0]) {
		switch name := v.indicators[m.Indicator].def.Name; {
		case m.Reachable && m.Counted:
			alone = append(alone, v.move(m))
		case !m.Reachable:
			never = append(never, "\u201c"+name+"\u201d")
		}
	}
	t.Moves = alone
	if len(never) > 0 {
		t.Moves = append(t.Moves, "No possible figure would do it alone: "+list(never)+".")
	}
	if pair, ok := v.results.PairMove(group, k, aims[0]); ok && len(alone) == 0 && pair[0].Counted && pair[1].Counted {
		t.Moves = append(t.Moves, "Two together: "+v.move(pair[0])+" And: "+v.move(pair[1]))
	}
	if len(t.Moves) > 0 {
		t.Aim = "How far it is from being " + verdictWords(aims[0].Colour) + ", if all else stayed as it is. This is arithmetic: it does not say what would bring it about."
	}
}

// move is one count that would have to be another, in a sentence.
func (v *view) move(m rating.Move) string {
	direction := " more"
	if m.Change < 0 {
		direction = " fewer"
	}
	return v.indicators[m.Indicator].def.Name + ": " + amount(math.Abs(m.Change)) + direction +
		" (" + amount(m.Needed) + " counted instead of " + amount(m.Needed-m.Change) + ")."
}

// verdictWords is a colour for the middle of a sentence: "among the best".
func verdictWords(c rating.Colour) string { return strings.ToLower(colourToken(c).Word()) }

// firmness says how far a rating depends on choices of the method. METHOD.md
// section 12.
func firmness(s *rating.Stability) string {
	text := share(math.Floor(100*s.Share+1e-9)/100) + " of the reasonable variants of the method give the same rating."
	switch {
	case s.Share >= 0.90:
		return "Solid: " + text
	case s.Share >= 0.70:
		return "Fairly firm: " + text
	}
	return "Depends on the method: only " + text
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

// changeWords says what may be said of a change; empty where it was not tested.
func changeWords(d rating.Direction) string {
	switch d {
	case rating.Improved:
		return "improved"
	case rating.PossiblyBetter:
		return "possibly improved"
	case rating.NoClearChange:
		return "no clear change"
	case rating.PossiblyWorse:
		return "possibly got worse"
	case rating.GotWorse:
		return "got worse"
	}
	return ""
}
