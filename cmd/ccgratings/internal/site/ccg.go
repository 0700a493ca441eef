package site

import (
	"html/template"
	"math"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// ccgPage is everything about one CCG.
type ccgPage struct {
	frame
	Lede     string
	Facts    []fact
	Groups   []ccgGroup
	History  []string // where it came from and what became of it, in sentences
	Earlier  []link   // its pages in earlier editions, latest first
	CSV      string
	AllCSV   string
	CCGs     string // address of the list
	Method   string
	Glossary string
	Gaps     string
}

// fact is one thing known of the people a CCG serves.
type fact struct{ Name, Value string }

// ccgGroup is a CCG's rating in one group, with all its indicators.
type ccgGroup struct {
	ID, Name, Href string
	*verdict
	Why     []string // why this colour, in sentences
	Figures []ccgFigure
}

// ccgFigure is a CCG's figure for one indicator.
type ccgFigure struct {
	link
	*cell
	England, Direction, Period, Unit string
	NotScored                        string
	Spine                            template.HTML
}

func (b *builder) ccg(v *view, k int) (File, error) {
	c := &v.ccgs[k]
	at := c.place
	p := &ccgPage{
		frame:    b.framer.yearFrame(v, at, c.Name, link{"CCGs", at.to(v.places.ccgs())}),
		Lede:     v.lede(k),
		Facts:    c.facts(),
		History:  v.history(c.CCG.CCG),
		CSV:      at.to(v.places.ccgCSV(c.ODS)),
		AllCSV:   at.to(v.places.downloads()),
		CCGs:     at.to(v.places.ccgs()),
		Method:   at.to(v.places.method()),
		Glossary: at.to("glossary.html"),
		Gaps:     at.to(v.places.gaps()),
	}
	p.Description = p.Lede
	for i := range v.groups {
		p.Groups = append(p.Groups, v.ccgGroup(&v.groups[i], k, at))
	}
	for _, earlier := range b.before(v) {
		if j, ok := earlier.results.CCG(c.Code); ok {
			p.Earlier = append(p.Earlier, link{editionTitle(earlier.edition), at.to(earlier.ccgs[j].place)})
		}
	}
	return b.templates.ccg.render(at, p)
}

// lede sums up a CCG's ratings in a sentence.
func (v *view) lede(k int) string {
	var parts []string
	for _, colour := range colours {
		var names []string
		for i := range v.groups {
			if v.groups[i].Ratings[k].Colour == colour {
				names = append(names, lowerFirst(v.groups[i].Group.Name))
			}
		}
		if len(names) == len(v.groups) && len(names) > 1 {
			return colourToken(colour).Word() + " in all " + whole(len(names)) + " patient groups."
		}
		if len(names) > 0 {
			parts = append(parts, strings.ToLower(colourToken(colour).Word())+" for "+list(names))
		}
	}
	return sentence(strings.Join(parts, "; "))
}

func (v *view) ccgGroup(g *groupView, k int, at place) ccgGroup {
	out := ccgGroup{
		ID: string(g.Group.ID), Name: g.Group.Name, Href: at.to(g.place),
		verdict: &g.verdicts[k],
		Why:     v.why(g, k),
	}
	for _, i := range g.Indicators {
		iv := &v.indicators[i]
		out.Figures = append(out.Figures, ccgFigure{
			link: link{iv.def.Name, at.to(iv.place)}, cell: &iv.cells[k],
			England: iv.england, Direction: iv.direction, Period: iv.period, Unit: spaced(iv.def.Unit),
			NotScored: iv.WhyNotScored,
			Spine:     picture(iv.spine.AppendSVG(nil, v.mark(iv, k, ""), "")),
		})
	}
	return out
}

// why explains a CCG's colour: the keys of the rule, one sentence each.
func (v *view) why(g *groupView, k int) []string {
	r, rules := &g.Ratings[k], v.edition.Rules
	if r.Colour == rating.NotRated {
		return nil
	}
	limit := stats.TwoSided(rules.Level)
	var why []string
	switch {
	case r.Score >= limit:
		why = append(why, "Its score is above the ordinary range, which ends at "+signed(limit, 2)+".")
	case r.Score <= -limit:
		why = append(why, "Its score is below the ordinary range, which ends at "+signed(-limit, 2)+".")
	default:
		why = append(why, "Its score is within the ordinary range of "+signed(-limit, 2)+" to "+signed(limit, 2)+".")
	}
	fifth := fraction(rules.Fifth)
	why = append(why,
		"Is it truly in the best "+fifth+" of CCGs? "+sentence(sureness(r.ProbabilityBest)+": "+chance(r.ProbabilityBest))+
			" In the worst "+fifth+"? "+sentence(sureness(r.ProbabilityWorst)+": "+chance(r.ProbabilityWorst))+
			" A green or red rating needs at least "+share(rules.Key2)+" as well as a score outside the ordinary range.",
		thresholds(r))
	if g.RanksPrintable(rules) {
		why = append(why, "Taken alone, it is probably between "+ordinal(r.Ranks.Lower)+" and "+ordinal(r.Ranks.Upper)+" of "+counted(g.Rated, "rated CCG", "rated CCGs")+".")
	}
	return why
}

// thresholds says which scores would change a CCG's colour. Where the scores
// do not tell CCGs apart none would.
func thresholds(r *rating.Rating) string {
	if math.IsInf(r.ThresholdGreen, 0) || math.IsInf(r.ThresholdRed, 0) {
		return "No score would make it green or red: the scores of this group do not tell CCGs apart beyond chance."
	}
	return "It would be among the best from a score of " + signed(r.ThresholdGreen, 2) + " up, and among the worst from " + signed(r.ThresholdRed, 2) + " down."
}

// contextNames are the columns of context that pages show, in their order.
var contextNames = []struct {
	column, name string
	decimals     int
	unit         string
}{
	{"population", "Population", 0, ""},
	{"under_18", "Aged under 18", 1, "%"},
	{"over_75", "Aged 75 and over", 1, "%"},
	{"deprivation", "Deprivation score", 1, ""},
}

// facts are what is known of the people a CCG serves. What is not known is
// left out.
func (c *ccgView) facts() []fact {
	facts := []fact{{"ODS code", c.ODS}, {"ONS code", string(c.Code)}, {"Region", c.Region}}
	for _, known := range contextNames {
		if x, ok := c.Context[known.column]; ok {
			facts = append(facts, fact{known.name, decimal(x, known.decimals) + known.unit})
		}
	}
	return facts
}

// history says where a CCG came from and what became of it.
func (v *view) history(c nhs.CCG) []string {
	var from, to []string
	for _, other := range v.register.CCGs {
		if slices.Contains(other.Successors, c.Code) {
			from = append(from, other.Name)
		}
	}
	for _, code := range c.Successors {
		if other, ok := v.register.CCG(code); ok {
			to = append(to, other.Name)
		}
	}
	var history []string
	if len(from) > 0 {
		history = append(history, "It was formed on "+c.Opened.Words()+" from "+list(from)+".")
	}
	switch {
	case c.Closed.IsZero():
	case len(to) > 0:
		history = append(history, "It closed on "+c.Closed.Words()+". "+list(to)+" took over its area.")
	default:
		history = append(history, "It closed on "+c.Closed.Words()+", and no CCG took its place.")
	}
	return history
}
