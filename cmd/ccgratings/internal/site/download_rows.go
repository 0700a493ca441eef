package site

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// rows is a table of finished CSV lines, made once and handed out in several
// files: whole, and by CCG, group or indicator.
type rows struct {
	header []byte
	lines  [][]byte
	owner  []owner // of each line
}

// owner is what a line is about: indices into the results' CCGs, and into
// their groups or indicators.
type owner struct{ ccg, subject int }

// where gives the lines, with the header, of those owners that match.
func (r *rows) where(match func(owner) bool) []byte {
	out := bytes.Clone(r.header)
	for i, line := range r.lines {
		if match(r.owner[i]) {
			out = append(out, line...)
		}
	}
	return out
}

func all(owner) bool { return true }

// lineWriter writes records and keeps each as bytes.
type lineWriter struct {
	buf bytes.Buffer
	csv *csv.Writer
}

func newLineWriter() *lineWriter {
	w := &lineWriter{}
	w.csv = csv.NewWriter(&w.buf)
	return w
}

func (w *lineWriter) line(record []string) []byte {
	w.buf.Reset()
	w.csv.Write(record) // a bytes.Buffer does not fail, nor does a comma
	w.csv.Flush()
	return bytes.Clone(w.buf.Bytes())
}

func header(w *lineWriter, columns []column) []byte {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return w.line(names)
}

// ratingRows is ratings.csv: a row per CCG and group, by ODS code, then group
// in published order.
func ratingRows(y Year) *rows {
	w := newLineWriter()
	out := &rows{header: header(w, ratingColumns[:])}
	res, edition := y.Results, strconv.Itoa(y.Edition.Year)
	for i, ccg := range res.CCGs {
		for k := range res.Groups {
			g := &res.Groups[k]
			record := []string{
				edition, string(ccg.Code), ccg.ODS, text(ccg.Name), text(ccg.Region),
				string(g.Group.ID), g.Ratings[i].Colour.String(), text(g.Ratings[i].Reason),
			}
			record = append(record, ratingFigures(g, i, res.Rules)...)
			out.lines = append(out.lines, w.line(record))
			out.owner = append(out.owner, owner{i, k})
		}
	}
	return out
}

// ratingFigures is the numeric columns of one rating, from score on.
func ratingFigures(g *rating.GroupResult, i int, rules rating.Rules) []string {
	rt := &g.Ratings[i]
	out := make([]string, 0, 12)
	if rt.Colour == rating.NotRated {
		out = append(out, "", "", "", "", "")
	} else {
		out = append(out, derived(rt.Score), derived(rt.Lower), derived(rt.Upper),
			probability(rt.ProbabilityBest), probability(rt.ProbabilityWorst))
	}
	out = append(out, strconv.Itoa(rt.Used), strconv.Itoa(rt.Total), derived(rt.WeightAvailable))
	if rt.Colour == rating.NotRated || !g.RanksPrintable(rules) {
		out = append(out, "", "", "")
	} else {
		out = append(out, derived(rt.ExpectedRank), strconv.Itoa(rt.Ranks.Lower), strconv.Itoa(rt.Ranks.Upper))
	}
	if rt.Colour == rating.NotRated || g.Stability == nil {
		return append(out, "")
	}
	return append(out, derived(g.Stability[i].Share))
}

// figureRows is indicators.csv: a row per CCG and indicator, by ODS code, then
// indicator in published order.
func figureRows(y Year) *rows {
	w := newLineWriter()
	out := &rows{header: header(w, figureColumns[:])}
	res, edition := y.Results, strconv.Itoa(y.Edition.Year)
	for i, ccg := range res.CCGs {
		for k := range res.Indicators {
			ind := &res.Indicators[k]
			record := []string{
				edition, string(ccg.Code), ccg.ODS, text(ccg.Name),
				string(ind.Definition.Group), string(ind.Definition.ID), text(ind.Table.Period.Text),
			}
			record = append(record, comparisonFigures(ind, &ind.Comparisons[i])...)
			out.lines = append(out.lines, w.line(record))
			out.owner = append(out.owner, owner{i, k})
		}
	}
	return out
}

// comparisonFigures is the columns of one figure, from count on.
func comparisonFigures(ind *rating.IndicatorResult, c *rating.Comparison) []string {
	var zu, za, band string
	if c.Standing == rating.Usable || c.Standing == rating.SmallNumbers {
		zu = derived(c.ZUnadjusted)
	}
	if n, ok := c.Band.Number(); ok {
		za, band = derived(c.ZAdjusted), strconv.Itoa(n)
	}
	status := c.Reason
	if status == "" && !ind.Scored {
		status = ind.WhyNotScored
	}
	return append(figures(c, ind.England), text(status), zu, za, band, strconv.FormatBool(c.Scored), note(c))
}

// figures is the columns of one figure from count to england. Nothing that the
// publisher hid is printed, whatever the input holds.
func figures(c *rating.Comparison, england rating.Benchmark) []string {
	var count, population, lower, upper string
	if o := c.Observation; o != nil && o.Status != indicator.Suppressed {
		count, population = o.Count.String(), o.Population.String()
	}
	if c.HasInterval {
		lower, upper = derived(c.Interval95.Lower), derived(c.Interval95.Upper)
	}
	return []string{count, population, c.Value.String(), lower, upper, england.Value.String()}
}

// note is what was said of a figure where it was taken.
func note(c *rating.Comparison) string {
	if c.Observation == nil {
		return ""
	}
	return text(c.Observation.Note)
}

// historyRows is history.csv: a row per CCG, indicator and period that the
// source has one for, of the indicators with figures of several periods; by ODS
// code, then indicator in published order, then period.
func historyRows(y Year) *rows {
	w := newLineWriter()
	out := &rows{header: header(w, historyColumns[:])}
	res, edition := y.Results, strconv.Itoa(y.Edition.Year)
	for i, ccg := range res.CCGs {
		for k := range res.Indicators {
			ind := &res.Indicators[k]
			line := func(period indicator.Period, england rating.Benchmark, c *rating.Comparison) {
				if c.Observation == nil {
					return
				}
				record := []string{edition, string(ccg.Code), string(ind.Definition.ID), text(period.Text)}
				record = append(record, figures(c, england)...)
				out.lines = append(out.lines, w.line(append(record, text(pastStatus(c)), note(c))))
				out.owner = append(out.owner, owner{i, k})
			}
			for j := range ind.History {
				h := &ind.History[j]
				line(h.Period, h.England, &h.Comparisons[i])
			}
			if len(ind.History) > 0 {
				line(ind.Table.Period, ind.England, &ind.Comparisons[i])
			}
		}
	}
	return out
}

// derived writes a number that we worked out, to ten significant digits:
// enough to recompute with, and the same on every machine.
func derived(x float64) string {
	if x == 0 {
		x = 0 // and never -0
	}
	return strconv.FormatFloat(x, 'g', 10, 64)
}

// probability writes a probability to six decimals: what lies beyond is more
// than the figures can bear.
func probability(p float64) string { return strconv.FormatFloat(p, 'f', 6, 64) }

// text makes a cell that no spreadsheet takes for a formula.
func text(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
