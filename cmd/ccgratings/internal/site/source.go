package site

import (
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// source is where an indicator's figures are from.
func (iv *indicatorView) source() source {
	return source{
		Name: iv.def.Source, Licence: iv.def.Licence, Period: iv.period,
		Comparator: iv.comparator(),
	}
}

// pastSource is where an indicator's figures of all periods are from.
func (iv *indicatorView) pastSource() source {
	s := iv.source()
	if len(iv.History) > 0 {
		s.Period = spanOf([]indicator.Period{iv.History[0].Period, iv.Table.Period})
	}
	return s
}

// comparator is what an indicator's figures are compared with; empty if there
// is nothing.
func (iv *indicatorView) comparator() string {
	if iv.IndicatorResult.England.Source == rating.NoBenchmark {
		return ""
	}
	return "England"
}

// scoreSource is where a group's scores are from: made here of the figures of
// the publishers of its scored indicators.
func (v *view) scoreSource(g *groupView) source {
	var names, licences []string
	var periods []indicator.Period
	for _, i := range g.Indicators {
		if iv := &v.indicators[i]; iv.Scored {
			names = appendOnce(names, bodyOf(iv.def.Source))
			licences = appendOnce(licences, iv.def.Licence)
			periods = append(periods, iv.Table.Period)
		}
	}
	return source{
		Name: "our own scores, from figures of " + list(names), Licence: list(licences),
		Period: spanOf(periods), Comparator: "England",
	}
}

// bodyOf is who published a source: its name up to the first comma, without
// what we made of it.
func bodyOf(source string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(source, "Our own comparison, from "), ",")
	return name
}

func appendOnce(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}

// stamp says of a figure which edition it is from and what that is worth, for
// a picture that leaves the page.
func (b *builder) stamp(v *view, f *figure, file string) {
	f.File = "ccgratings-" + strconv.Itoa(v.edition.Year) + "-" + file + "-" + f.ID
	f.Stamp = v.edition.Name() + ". " + v.edition.Status.Name() + ", " + v.dated(b.framer.preview) + "."
	if b.framer.preview {
		f.Stamp = "Preview, not published: do not quote. " + f.Stamp
	}
	if b.framer.invented {
		f.Stamp = "Invented figures, about no real place or person. " + f.Stamp
	}
}
