package site

import (
	"regexp"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// gapsPage shows which figures are missing, and why.
type gapsPage struct {
	frame
	Holes   string // figures that could not be compared
	Cells   string // CCGs times indicators
	Codes   []gapCode
	Columns []gapColumn
	Rows    []gapRow
	Totals  []gapTotal
	Reasons []gapReasons
	Careful []gapReasons // figures that are used, with a reserve
	Unrated []gapUnrated
	CSV     string
}

// gapCode is a letter of the grid.
type gapCode struct{ Code, Word, Meaning, N string }

// gapColumn is an indicator at the head of the grid.
type gapColumn struct{ link }

// gapRow is one CCG in the grid.
type gapRow struct {
	Name, Href string
	Cells      []gapCell
	Words      string // to filter by
	Region     string // the same
}

// gapCell is one figure: used, or a code with its reason.
type gapCell struct {
	Code   string // empty for a figure used without reserve
	Word   string
	Reason string
	Hole   bool // not compared
}

// gapTotal counts the holes of one indicator.
type gapTotal struct{ Holes string }

// gapReasons lists the holes of one indicator, by reason.
type gapReasons struct {
	link
	Reasons []gapReason
}

// gapReason is a reason and the CCGs that it is true of.
type gapReason struct {
	Reason string
	N      string
	CCGs   []gapCCG // none where it is true of all
}

// gapCCG is a CCG under a reason, with the numbers by which its own reason
// differs from those of the others; empty if it does not.
type gapCCG struct {
	link
	Number string
}

// gapUnrated lists the CCGs that a group does not rate, by reason.
type gapUnrated struct {
	link
	Reasons []gapReason
}

func (b *builder) gaps(v *view) (File, error) {
	at := v.places.gaps()
	p := &gapsPage{
		frame: b.framer.yearFrame(v, at, "Missing figures"),
		CSV:   at.to(v.places.indicatorsCSV()),
	}
	p.Description = "Which figures are missing or could not be used, for which CCG, and why."
	var counts [rating.Usable + 1]int
	holes, shown := 0, 0
	for i := range v.indicators {
		iv := &v.indicators[i]
		own := 0
		for k := range iv.Comparisons {
			standing := iv.Comparisons[k].Standing
			switch {
			case iv.shownOnly(standing):
				shown++
				continue
			case !standing.Banded():
				own++
			}
			counts[standing]++
		}
		holes += own
		p.Columns = append(p.Columns, gapColumn{link{iv.def.Name, at.to(iv.place)}})
		p.Totals = append(p.Totals, gapTotal{whole(own)})
		if own > 0 {
			p.Reasons = append(p.Reasons, gapReasons{link{iv.def.Name, at.to(iv.place)}, v.holesOf(iv, at)})
		}
		if reserves := v.reservesOf(iv, at); len(reserves) > 0 {
			p.Careful = append(p.Careful, gapReasons{link{iv.def.Name, at.to(iv.place)}, reserves})
		}
	}
	p.Holes, p.Cells = whole(holes), whole(len(v.ccgs)*len(v.indicators))
	for s := rating.NoFigure; s <= rating.Usable; s++ {
		p.Codes = append(p.Codes, gapCode{standingCode(s), standingWord(s), s.Meaning(), whole(counts[s])})
	}
	if shown > 0 {
		p.Codes = append(p.Codes, gapCode{shownCode, shownWord, "neither high nor low is better, so it is not compared with England", whole(shown)})
	}
	for _, k := range v.byName {
		p.Rows = append(p.Rows, v.gapRow(k, at))
	}
	for i := range v.groups {
		g := &v.groups[i]
		if reasons := v.unratedIn(g, at); len(reasons) > 0 {
			p.Unrated = append(p.Unrated, gapUnrated{link{g.Group.Name, at.to(g.place)}, reasons})
		}
	}
	return b.templates.gaps.render(at, p)
}

func (v *view) gapRow(k int, at place) gapRow {
	c := &v.ccgs[k]
	row := gapRow{Name: c.Short, Href: at.to(c.place), Words: c.words, Region: c.Region}
	for i := range v.indicators {
		s := v.indicators[i].Comparisons[k].Standing
		if v.indicators[i].shownOnly(s) {
			row.Cells = append(row.Cells, gapCell{Code: shownCode, Word: shownWord, Reason: shownWord})
			continue
		}
		row.Cells = append(row.Cells, gapCell{standingCode(s), standingWord(s), v.indicators[i].cells[k].Reason, !s.Banded()})
	}
	return row
}

// holesOf gathers the CCGs without a comparison on an indicator by reason, in
// the order in which the reasons first occur in the alphabet of CCGs.
func (v *view) holesOf(iv *indicatorView, at place) []gapReason {
	return alike(v.byReason(at, func(k int) string {
		if iv.Comparisons[k].Standing.Banded() {
			return ""
		}
		return iv.cells[k].Reason
	}))
}

// reservesOf gathers the CCGs whose figure is used with a note on it, by note.
func (v *view) reservesOf(iv *indicatorView, at place) []gapReason {
	return alike(v.byReason(at, func(k int) string {
		if !iv.Comparisons[k].Standing.Banded() {
			return ""
		}
		return strings.TrimSpace(iv.cells[k].Reason + " " + iv.cells[k].Note)
	}))
}

// What stands in the grid for a figure that is there, of an indicator that is
// not compared.
const (
	shownCode = "\u2013"
	shownWord = "Shown, not scored"
)

// shownOnly reports whether a figure of that standing is only shown, since
// neither way of the indicator is good.
func (iv *indicatorView) shownOnly(s rating.Standing) bool {
	return iv.def.Better == indicator.Neither && (s.Banded() || s == rating.NoComparison)
}

// unratedIn gathers the CCGs that a group does not rate by reason.
func (v *view) unratedIn(g *groupView, at place) []gapReason {
	return v.byReason(at, func(k int) string { return g.verdicts[k].Reason })
}

var numbers = regexp.MustCompile(`[0-9]+(,[0-9]+)*%?`)

// longestNumber is how long what stands in brackets after a CCG may be.
const longestNumber = 12

// alike puts reasons that differ only in numbers close together into one, and
// the numbers beside the CCGs: "there were \u2026: Southwark (18), Tower Hamlets (27)".
func alike(reasons []gapReason) []gapReason {
	forms := make(map[string][]int)
	for i := range reasons {
		form := numbers.ReplaceAllString(reasons[i].Reason, "0")
		forms[form] = append(forms[form], i)
	}
	var out []gapReason
	for i := range reasons {
		same := forms[numbers.ReplaceAllString(reasons[i].Reason, "0")]
		from, to := differing(reasons, same)
		switch {
		case from < 0:
			out = append(out, reasons[i])
		case i == same[0]:
			out = append(out, merged(reasons, same, from, to))
		}
	}
	return out
}

// differing is the first and the last of the numbers in which reasons of one
// form differ; from is -1 if there are none, or they stand too far apart.
func differing(reasons []gapReason, same []int) (from, to int) {
	from = -1
	first := numbers.FindAllString(reasons[same[0]].Reason, -1)
	for _, i := range same[1:] {
		for n, number := range numbers.FindAllString(reasons[i].Reason, -1) {
			if number != first[n] {
				if from < 0 || n < from {
					from = n
				}
				to = max(to, n)
			}
		}
	}
	if from < 0 {
		return -1, 0
	}
	for _, i := range same {
		at := numbers.FindAllStringIndex(reasons[i].Reason, -1)
		if at[to][1]-at[from][0] > longestNumber {
			return -1, 0
		}
	}
	return from, to
}

// merged is one reason for several that differ in the numbers from one to
// another.
func merged(reasons []gapReason, same []int, from, to int) gapReason {
	var out gapReason
	for _, i := range same {
		text := reasons[i].Reason
		at := numbers.FindAllStringIndex(text, -1)
		start, end := at[from][0], at[to][1]
		out.Reason = text[:start] + "\u2026" + text[end:]
		for _, c := range reasons[i].CCGs {
			out.CCGs = append(out.CCGs, gapCCG{c.link, text[start:end]})
		}
	}
	out.Reason = strings.TrimSuffix(out.Reason, ".")
	if !strings.HasSuffix(out.Reason, "\u2026") {
		out.Reason += "."
	}
	slices.SortStableFunc(out.CCGs, func(a, b gapCCG) int {
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	})
	out.N = counted(len(out.CCGs), "CCG", "CCGs")
	return out
}

// byReason gathers CCGs by the reason that a function gives, none if it is empty.
func (v *view) byReason(at place, reason func(k int) string) []gapReason {
	var out []gapReason
	index := make(map[string]int)
	for _, k := range v.byName {
		why := reason(k)
		if why == "" {
			continue
		}
		i, known := index[why]
		if !known {
			i = len(out)
			index[why] = i
			out = append(out, gapReason{Reason: why})
		}
		out[i].CCGs = append(out[i].CCGs, gapCCG{link: link{v.ccgs[k].Short, at.to(v.ccgs[k].place)}})
	}
	for i := range out {
		n := len(out[i].CCGs)
		out[i].N = counted(n, "CCG", "CCGs")
		if n > 1 && n == len(v.ccgs) {
			out[i].N, out[i].CCGs = "All "+out[i].N+".", nil
		}
	}
	return out
}
