package recipe

import (
	"fmt"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// areaRule says how a row becomes a CCG.
type areaRule struct {
	column   int
	by       naming
	on       []nhs.Date // the days whose register the file uses, the first that knows the area counting
	byPeriod bool       // the register on the first day of the row's own period, instead
	any      bool       // whatever the day: an ONS code is never used again
	england  []string   // what stands for England
	others   []string   // what is no CCG; a final * stands for any ending
	same     map[string]nhs.Code
	also     map[nhs.Code]nhs.Code // CCGs that stand for a later one too, although an area was divided
	through  *lookup
}

// lookup is another table that places what the rows of this one name, such as
// practices, in CCGs.
type lookup struct {
	table *table
	key   int // its column
	pos   problem.Pos
}

// naming is what the cells of a column call a CCG by.
type naming uint8

const (
	byONS naming = iota
	byODS
	byName
)

var namings = []string{"ons", "ods", "name"}

// place is where a row belongs: a CCG or England; or neither, as the recipe
// says of the text.
type place struct {
	code  nhs.Code // empty when other is not
	other string   // the pattern of others that holds
}

// placer finds the places of the rows of a table.
type placer struct {
	rule  *areaRule
	reg   *nhs.Register
	names map[nhs.Date]map[string]nhs.Code // what CCGs open on a day are called
	known map[string]nhs.Code              // what the table to look up in says; nil if there is none
}

func newPlacer(rule *areaRule, reg *nhs.Register) *placer {
	return &placer{rule: rule, reg: reg, names: make(map[nhs.Date]map[string]nhs.Code)}
}

// place finds where a row belongs. day is the first of its period, and counts
// only where the rule goes by it.
func (p *placer) place(text string, day nhs.Date) (place, error) {
	if slices.Contains(p.rule.england, text) {
		return place{code: nhs.England}, nil
	}
	code, ccg := p.ccg(text, day)
	for _, pattern := range p.rule.others {
		switch {
		case !matches(pattern, text):
		case ccg:
			return place{}, fmt.Errorf("others has %s, and %s is a CCG, %s: expected a narrower pattern", problem.Quote(pattern), problem.Quote(text), code)
		default:
			return place{other: problem.Quote(pattern)}, nil
		}
	}
	if ccg {
		return place{code: code}, nil
	}
	switch {
	case p.known != nil:
		return place{}, fmt.Errorf("%s is not in the table that places it in a CCG", problem.Quote(text))
	case p.rule.any && nhs.Code(text).IsCCG():
		return place{}, fmt.Errorf("%s is not on the register of CCGs: %s", problem.Quote(text), p.reg.Suggest(text))
	case p.rule.any:
		return place{other: "neither England nor the ONS code of a CCG"}, nil
	}
	return place{}, p.unknown(text, p.days(day))
}

// days are the days whose register counts for a row of a period.
func (p *placer) days(day nhs.Date) []nhs.Date {
	if p.rule.byPeriod {
		return []nhs.Date{day}
	}
	return p.rule.on
}

// ccg is the CCG that a text names, if it names one.
func (p *placer) ccg(text string, day nhs.Date) (nhs.Code, bool) {
	if code, ok := p.rule.same[text]; ok {
		return code, true
	}
	if p.known != nil {
		code, ok := p.known[text]
		return code, ok
	}
	if p.rule.any {
		_, ok := p.reg.CCG(nhs.Code(text))
		return nhs.Code(text), ok
	}
	for _, day := range p.days(day) {
		if code, ok := p.called(day)[p.key(text)]; ok {
			return code, true
		}
	}
	return "", false
}

// called is what the CCGs open on a day are called, in the way of the rule.
func (p *placer) called(day nhs.Date) map[string]nhs.Code {
	if names, ok := p.names[day]; ok {
		return names
	}
	names := make(map[string]nhs.Code)
	for _, c := range p.reg.OpenOn(day) {
		switch p.rule.by {
		case byODS:
			names[c.ODS] = c.Code
		case byName:
			names[plainName(c.Name)] = c.Code
		default:
			names[string(c.Code)] = c.Code
		}
	}
	p.names[day] = names
	return names
}

func (p *placer) key(text string) string {
	if p.rule.by == byName {
		return plainName(text)
	}
	return text
}

// unknown says that a text is no CCG's, and what it might be.
func (p *placer) unknown(text string, days []nhs.Date) error {
	dates := make([]string, len(days))
	for i, day := range days {
		dates[i] = day.Words()
	}
	hint := "add it to others if it is none"
	if p.rule.by != byName {
		if c, ok := p.reg.CCG(nhs.Code(text)); ok {
			hint = fmt.Sprintf("%s, was open from %s", c.Name, c.Opened.Words())
			if !c.Closed.IsZero() {
				hint += " until it closed on " + c.Closed.Words()
			}
		}
	}
	return fmt.Errorf("%s is not the %s of a CCG open on %s: %s", problem.Quote(text),
		[...]string{"ONS code", "ODS code", "name"}[p.rule.by], strings.Join(dates, " or "), hint)
}

// plainName is the name of a CCG without what publishers write in many ways:
// capitals, "NHS", "CCG", & for and, commas, stops, apostrophes and blanks.
func plainName(name string) string {
	name = strings.ToLower(name)
	name = strings.ReplaceAll(name, "&", " and ")
	name = strings.Map(func(r rune) rune {
		switch r {
		case ',', '.', '\'', '’', '‘', '`', '(', ')':
			return -1
		case '-', '\u00A0':
			return ' '
		}
		return r
	}, name)
	words := strings.Fields(name)
	if len(words) > 1 && words[0] == "nhs" {
		words = words[1:]
	}
	if n := len(words); n > 1 && words[n-1] == "ccg" {
		words = words[:n-1]
	}
	if n := len(words); n > 3 && strings.Join(words[n-3:], " ") == "clinical commissioning group" {
		words = words[:n-3]
	}
	return strings.Join(words, " ")
}
