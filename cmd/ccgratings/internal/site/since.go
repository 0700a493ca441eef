package site

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// since is what may be said of a CCG's rating in a group beside last time.
type since struct {
	Lead    []string // of the score and the colour, as far as something is known; in sentences
	Brief   []string // the same, where the area was another without the ratings of then
	Unknown string   // why nothing is known of the score; a sentence, empty if something is
	Figures []string // of each scored indicator
}

// sinceLast says what has changed for CCG k in a group: its score since the
// periods before, and its colour since an earlier edition, which may be nil. It
// never calls noise a change. It is nil where changes were not worked out.
// METHOD.md section 13.
func (v *view) sinceLast(g *groupView, k int, earlier *view) *since {
	if g.Changes == nil {
		return nil
	}
	out := &since{Figures: v.figuresSince(g, k)}
	if text := scoreSince(g.Changes[k].Direction(v.edition.Rules)); text != "" {
		out.Lead = append(out.Lead, text)
	} else {
		out.Unknown = v.scoreUnknown(g, k)
	}
	out.Brief = slices.Clone(out.Lead)
	if text := v.colourSince(g, k, earlier); text != "" {
		out.Lead = append(out.Lead, text)
		out.Brief = append(out.Brief, cmp.Or(v.otherArea(k, earlier), text))
	}
	return out
}

// otherArea says in short that the area of CCG k was divided otherwise in an
// earlier edition; empty if it was not, or is not known to have been.
func (v *view) otherArea(k int, earlier *view) string {
	code := v.ccgs[k].Code
	codes, merged := v.register.FormedFrom(code, earlier.edition.Register)
	if _, known := earlier.results.CCG(code); known || len(codes) == 0 || merged && len(codes) == 1 {
		return ""
	}
	in := strconv.Itoa(earlier.edition.Year) + " edition"
	const so = ", so no earlier rating can be set beside this one."
	if merged {
		return "In the " + in + " its area was covered by " + numberWords(len(codes)) + " CCGs" + so
	}
	return "Its boundary has changed since the " + in + so
}

// scoreSince says how a score has moved since the periods before; empty where
// that was not tested.
func scoreSince(d rating.Direction) string {
	switch d {
	case rating.Improved:
		return "Since the period before, the score improved by more than chance and ordinary movement explain."
	case rating.GotWorse:
		return "Since the period before, the score got worse by more than chance and ordinary movement explain."
	case rating.PossiblyBetter:
		return "Since the period before, the score possibly improved. Chance or ordinary movement may explain it."
	case rating.PossiblyWorse:
		return "Since the period before, the score possibly got worse. Chance or ordinary movement may explain it."
	case rating.NoClearChange:
		return "Since the period before, the score did not clearly change."
	}
	return ""
}

// scoreUnknown says why it is not known how the score of CCG k has moved.
func (v *view) scoreUnknown(g *groupView, k int) string {
	tested := 0
	for _, j := range g.Scored {
		if ch := v.results.Indicators[j].Change; ch.Why == "" && ch.Changes[k].Known {
			tested++
		}
	}
	text := "Whether the score changed is not known: " + whole(tested) + " of " + counted(len(g.Scored), "indicator", "indicators") + " could be compared with a period before"
	if tested < v.edition.Rules.MinIndicators {
		return text + "; " + whole(v.edition.Rules.MinIndicators) + " are needed."
	}
	return text + "."
}

// colourSince sets a colour beside that of an earlier edition. Where the two
// rest on other indicators or were made by other rules it says so, and never
// that anything changed.
func (v *view) colourSince(g *groupView, k int, earlier *view) string {
	if earlier == nil {
		return ""
	}
	then := earlier.groupOf(g.Group.ID)
	in := " in the " + strconv.Itoa(earlier.edition.Year) + " edition"
	if then == nil {
		return "This patient group was not part of the " + strconv.Itoa(earlier.edition.Year) + " edition."
	}
	at, known := earlier.results.CCG(v.ccgs[k].Code)
	if !known {
		return v.forebearsRated(k, then, earlier)
	}
	was, now := then.Ratings[at].Colour, g.Ratings[k].Colour
	other := v.basedOn(g, then, earlier)
	switch {
	case was == rating.NotRated:
		return "It was not rated" + in + "."
	case other != "":
		return "It was " + verdictWords(was) + in + ", " + other
	case was == now:
		return "It was " + verdictWords(was) + in + " too."
	case now == rating.NotRated:
		return "It was " + verdictWords(was) + in + "."
	}
	change := g.Changes[k]
	switch {
	case !change.Known || !v.follows(g, earlier):
		return "Colour changed: it was " + verdictWords(was) + in + ". Whether the score changed with it is not known."
	case math.Abs(change.Z) < stats.Z95:
		return "Colour changed, score did not clearly change: it was " + verdictWords(was) + in + "."
	}
	return "Colour changed: it was " + verdictWords(was) + in + "."
}

// basedOn says what else a group's ratings rested on in an earlier edition: the
// end of a sentence, empty if they rested on the same indicators and rules.
func (v *view) basedOn(g, then *groupView, earlier *view) string {
	now, before := v.scoredIn(g), earlier.scoredIn(then)
	shared := 0
	for _, id := range now {
		if slices.Contains(before, id) {
			shared++
		}
	}
	rules, were := v.edition.Rules, earlier.edition.Rules
	were.MaxAgeMonths = rules.MaxAgeMonths // it decides which indicators count, and no more
	switch {
	case shared < len(now) || shared < len(before):
		same := "on other indicators, none of which is used now"
		if shared > 0 {
			same = "on partly other indicators: " + whole(shared) + " of its " + whole(len(before)) + map[bool]string{true: " is", false: " are"}[shared == 1] + " used now"
		}
		return same + ". The two ratings cannot be compared."
	case rules != were:
		return "by other rules. The two ratings cannot be compared."
	}
	return ""
}

// scoredIn lists the indicators of a group's scores.
func (v *view) scoredIn(g *groupView) []indicator.ID {
	var ids []indicator.ID
	for _, j := range g.Scored {
		ids = append(ids, v.indicators[j].def.ID)
	}
	return ids
}

// forebearsRated says how an earlier edition rated the CCGs that covered the
// area of CCG k then.
func (v *view) forebearsRated(k int, then *groupView, earlier *view) string {
	year := strconv.Itoa(earlier.edition.Year)
	codes, merged := v.register.FormedFrom(v.ccgs[k].Code, earlier.edition.Register)
	var names []string
	rated := false
	for _, code := range codes {
		if at, known := earlier.results.CCG(code); known {
			was := then.Ratings[at].Colour
			names = append(names, earlier.ccgs[at].Name+" ("+verdictWords(was)+")")
			rated = rated || was != rating.NotRated
		}
	}
	text := "Its boundary has changed since the " + year + " edition, in which its area lay in " + list(names) + "."
	switch {
	case len(names) == 0:
		return "This CCG was not part of the " + year + " edition."
	case merged:
		text = "In the " + year + " edition its area was covered by " + numberWords(len(names)) + map[bool]string{true: " CCG: ", false: " CCGs: "}[len(names) == 1] + list(names) + "."
	}
	if rated && (!merged || len(names) > 1) {
		text += " Ratings of other areas cannot be compared with this one."
	}
	return text
}

// groupOf finds a patient group; nil if the edition has no such group.
func (v *view) groupOf(id nhs.GroupID) *groupView {
	for i := range v.groups {
		if v.groups[i].Group.ID == id {
			return &v.groups[i]
		}
	}
	return nil
}

// follows reports whether the periods before are those of an earlier edition,
// for every indicator of a group that was tested: only then is the change of
// the score one since that edition.
func (v *view) follows(g *groupView, earlier *view) bool {
	for _, j := range g.Scored {
		iv := &v.indicators[j]
		if iv.Change.Why != "" {
			continue
		}
		same := slices.ContainsFunc(earlier.indicators, func(e indicatorView) bool {
			return e.def.ID == iv.def.ID && e.Table.Period == iv.Previous.Period
		})
		if !same {
			return false
		}
	}
	return true
}

// figuresSince says of each scored indicator how the CCG's figure has moved, or
// why that is not known; those that share a reason share a sentence.
func (v *view) figuresSince(g *groupView, k int) []string {
	var out, reasons []string
	without := make(map[string][]string)
	for _, j := range g.Scored {
		iv := &v.indicators[j]
		if words := iv.moved(k); words != "" {
			out = append(out, iv.def.Name+words+".")
			continue
		}
		why := iv.Change.Why
		if why == "" {
			why = "this CCG has no figures of both periods that can be compared"
		}
		if without[why] == nil {
			reasons = append(reasons, why)
		}
		without[why] = append(without[why], "\u201c"+iv.def.Name+"\u201d")
	}
	for _, why := range reasons {
		out = append(out, "Not tested: "+list(without[why])+", since "+why+".")
	}
	return out
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
