package site

import (
	"cmp"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// shownChange is a changed cell as pages print it: the old and the new text
// differ on them, and not only in digits that no page prints.
type shownChange struct {
	ledger.Change
	CCGAt    int    // index in the edition; -1 for a CCG that it no longer has
	Who      string // the CCG's short name
	About    string // the patient group, or the indicator; empty if it is about the CCG itself
	What     string // what was changed: "figure"; empty for a rating
	Was, Now string
}

// shownChanges is those changes of an edition that readers of its pages could
// see.
func (v *view) shownChanges(changes []ledger.Change) []shownChange {
	var out []shownChange
	for _, c := range changes {
		s := shownChange{Change: c, CCGAt: -1, Who: shortName(c.Name)}
		if k, there := v.results.CCG(nhs.Code(c.CCG)); there {
			s.CCGAt = k
		}
		if s.Who == "" {
			s.Who = cmp.Or(c.CCG, "All CCGs")
		}
		if v.show(&s) && s.Was != s.Now {
			out = append(out, s)
		}
	}
	return out
}

// show words a change; false if no page prints such a cell.
func (v *view) show(s *shownChange) bool {
	if s.Column == ledger.RowColumn {
		s.About, s.What = v.subjectName(s.Change), "whole row"
		s.Was, s.Now = presence(s.Old), presence(s.New)
		return true
	}
	write, what := v.cellOf(&s.Change)
	if write == nil {
		return false
	}
	s.About, s.What = v.subjectName(s.Change), what
	if s.ofCCG() {
		s.About = "" // it is the same for all groups
	}
	s.Was, s.Now = write(s.Old), write(s.New)
	return true
}

// cellOf is how the cell of a change is printed, and what it is called; nil if
// it is on no page.
func (v *view) cellOf(c *ledger.Change) (write cellWriter, what string) {
	switch c.Table {
	case "ratings":
		return v.ratingCell(c.Column)
	case "definitions":
		return plainText, "its " + strings.ReplaceAll(c.Column, "_", " ")
	case "people":
		return numberWriter(amount), strings.ReplaceAll(c.Column, "_", " ")
	case "settings":
		return settingCell(c.Subject)
	}
	return v.figureCell(c.Subject, c.Column)
}

func presence(text string) string {
	if text == "" {
		return "not there"
	}
	return "there"
}

// subjectName is the name of a patient group, an indicator or a fact about
// people; for an earlier figure with its period.
func (v *view) subjectName(c ledger.Change) string {
	name := c.Subject
	for i := range v.groups {
		if g := v.groups[i].Group; c.Table == "ratings" && string(g.ID) == c.Subject {
			name = g.Name
		}
	}
	if iv := v.indicatorNamed(c.Subject); iv != nil && c.Table != "ratings" {
		name = iv.def.Name
	}
	for _, known := range contextNames {
		if c.Table == "people" && known.column == c.Subject {
			name = known.name
		}
	}
	switch c.Table {
	case "history":
		name += ", " + c.Period
	case "settings":
		name = wholeEdition
	}
	return name
}

func (v *view) indicatorNamed(id string) *indicatorView {
	for i := range v.indicators {
		if string(v.indicators[i].def.ID) == id {
			return &v.indicators[i]
		}
	}
	return nil
}

// cellWriter writes the text of a cell as pages print it.
type cellWriter func(text string) string

// ratingCell is how a cell of a rating is printed, and what it is called; nil
// if it is on no page.
func (v *view) ratingCell(column string) (write cellWriter, what string) {
	switch column {
	case "ccg_name":
		return plainText, "name"
	case "ods_code":
		return plainText, "ODS code"
	case "region":
		return plainText, "region"
	case "rating":
		return ratingWord, ""
	case "reason":
		return sentence, "why not rated"
	case "score":
		return numberWriter(func(x float64) string { return signed(x, 2) }), "score"
	case "score_lower", "score_upper":
		return numberWriter(func(x float64) string { return signed(x, 2) }), "interval"
	case "probability_best", "probability_worst":
		return numberWriter(chance), "chance"
	case "rank_lower", "rank_upper":
		return plainText, "rank"
	case "stability":
		return numberWriter(shareOfVariants), "variants"
	case "indicators_used", "indicators_total":
		return plainText, "number of indicators"
	}
	return nil, ""
}

// figureCell is the same for a cell of an indicator's figure.
func (v *view) figureCell(id, column string) (write cellWriter, what string) {
	iv := v.indicatorNamed(id)
	if iv == nil {
		iv = &indicatorView{def: &indicator.Definition{Decimals: 2}} // an indicator that is gone
	}
	value := numberWriter(func(x float64) string { return inUnit(x, iv.def) })
	switch column {
	case "value":
		return value, "figure"
	case "lower_95", "upper_95":
		return value, "interval"
	case "england":
		return value, "England"
	case "count":
		return numberWriter(amount), "count"
	case "population":
		return numberWriter(amount), "out of"
	case "period":
		return plainText, "period"
	case "band":
		return bandWord, "compared with England"
	case "status", "note":
		return sentence, "remark"
	case "used_in_score":
		return yesOrNo, "in the score"
	}
	return nil, ""
}

// numberWriter writes numbers so, and says of none that there is none.
func numberWriter(write func(float64) string) cellWriter {
	return func(text string) string {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return plainText(text)
		}
		return write(x)
	}
}

func plainText(text string) string {
	if text == "" {
		return strings.ToLower(none)
	}
	return text
}

func yesOrNo(text string) string {
	return map[string]string{"true": "yes", "false": "no", "": strings.ToLower(none)}[text]
}

// ratingWord is a rating in the downloads' word as pages print it: shape and
// word.
func ratingWord(text string) string {
	c, ok := colourNamed(text)
	if !ok {
		return plainText(text)
	}
	t := colourToken(c)
	return t.Shape() + " " + t.Word()
}

// bandWord is a band's number in words.
func bandWord(text string) string {
	for b := rating.MuchWorse; b <= rating.MuchBetter; b++ {
		if n, ok := b.Number(); ok && strconv.Itoa(n) == text {
			return lowerFirst(bandToken(b).Word())
		}
	}
	return lowerFirst(chart.NotCompared.Word())
}
