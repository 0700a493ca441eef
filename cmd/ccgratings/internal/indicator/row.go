package indicator

import (
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

var observationColumns = []string{
	"ccg", "period", "count", "population", "value", "lower", "upper", "level",
	"status", "low", "high", "note",
}

// maxReason is how long the note of a missing figure may be, in characters: it
// stands in a table cell.
const maxReason = 160

// entry is an observation as its row wrote it.
type entry struct {
	Observation
	valueDecimals int // digits shown after the point of value
	limitDecimals int // the more of lower and upper
	lower         problem.Pos
}

// rowReader reads the rows of one indicator.
type rowReader struct {
	def     Definition
	reg     *nhs.Register
	periods map[string]Period
	first   map[areaPeriod]int // line of the figure for an area and period
	drafts  map[string]*draft  // by period

	csvfile.Row      // being read
	sound       bool // no error in it yet
}

type areaPeriod struct {
	area   nhs.Code
	period string
}

// read reads a row, checks it on its own and keeps it if it is sound.
func (r *rowReader) read(row csvfile.Row) {
	r.Row, r.sound = row, true
	e := r.entry()
	readable := r.sound
	r.checkDouble(e)
	r.checkNumbers(e)
	r.checkLimits(e)
	r.checkRange(e)
	r.checkValue(e)
	if readable {
		r.checkStatus(e)
	}
	if !r.sound {
		return
	}
	d := r.drafts[e.Period.Text]
	if d == nil {
		d = &draft{period: e.Period, reg: r.reg}
		r.drafts[e.Period.Text] = d
	}
	d.entries = append(d.entries, *e)
}

// wrong reports an error in the row.
func (r *rowReader) wrong(column, format string, args ...any) {
	r.Problemf(column, format, args...)
	r.sound = false
}

// entry reads the cells.
func (r *rowReader) entry() *entry {
	return &entry{
		Observation: Observation{
			Area:       r.area(),
			Period:     r.period(),
			Count:      r.figure("count"),
			Population: r.figure("population"),
			Value:      r.figure("value"),
			Lower:      r.figure("lower"),
			Upper:      r.figure("upper"),
			Level:      r.level(),
			Status:     r.status(),
			Low:        r.figure("low"),
			High:       r.figure("high"),
			Note:       r.Text("note"),
			Pos:        r.Pos("ccg"),
		},
		valueDecimals: r.Decimals("value"),
		limitDecimals: max(r.Decimals("lower"), r.Decimals("upper")),
		lower:         r.Pos("lower"),
	}
}

func (r *rowReader) area() nhs.Code {
	text := r.Text("ccg")
	if _, ok := r.reg.CCG(nhs.Code(text)); ok || nhs.Code(text) == nhs.England || len(r.reg.CCGs) == 0 {
		return nhs.Code(text)
	}
	r.wrong("ccg", "%s is not a CCG on the register: %s", problem.Quote(text), r.reg.Suggest(text))
	return ""
}

func (r *rowReader) period() Period {
	text := r.Text("period")
	if p, ok := r.periods[text]; ok {
		return p
	}
	p, err := ParsePeriod(text)
	if err != nil {
		r.wrong("period", "period is %s, %v", problem.Quote(text), err)
		return Period{}
	}
	r.periods[text] = p
	return p
}

func (r *rowReader) figure(column string) Figure {
	x, ok := r.Number(column)
	if !ok && !r.Blank(column) {
		r.sound = false // which Number reported
	}
	return Figure{x, ok}
}

func (r *rowReader) level() float64 {
	x, ok := r.Number("level")
	if !ok && !r.Blank("level") || ok && x != 95 && x != 99.8 {
		if ok {
			r.Problemf("level", "level is %s, expected 95 or 99.8", problem.Quote(r.Text("level")))
		}
		r.sound = false
		return 0
	}
	return x
}

func (r *rowReader) status() Status {
	if r.Blank("status") {
		return Reported
	}
	return Status(r.word("status", statuses[:]))
}

// word is the index of a cell's word among those allowed.
func (r *rowReader) word(column string, words []string) int {
	i := word(r.Row, column, words)
	r.sound = r.sound && i > 0
	return i
}

// checkDouble reports a second figure for an area and period.
func (r *rowReader) checkDouble(e *entry) {
	key := areaPeriod{e.Area, e.Period.Text}
	if key.area == "" || key.period == "" {
		return
	}
	if line := r.first[key]; line > 0 {
		r.wrong("ccg", "%s has a row for %s already, on line %d", e.Area, e.Period.Text, line)
		return
	}
	r.first[key] = e.Pos.Line
}

// checkStatus reports figures that a status excludes, and figures that a row
// must have and does not.
func (r *rowReader) checkStatus(e *entry) {
	var excluded []string
	switch e.Status {
	case Missing:
		excluded = []string{"count", "value", "lower", "upper", "level", "low", "high"}
		if n := utf8.RuneCountInString(e.Note); n > maxReason {
			r.wrong("note", "note is %d characters long, expected at most %d for a missing figure", n, maxReason)
		}
	case Suppressed:
		excluded = []string{"count", "value", "lower", "upper", "level"}
	default:
		excluded = []string{"low", "high"}
		r.checkGiven(e)
	}
	for _, column := range excluded {
		if r.Blank(column) {
			continue
		}
		if status := e.Status.String(); status == "" {
			r.wrong(column, "%s is given for a figure that is not suppressed, expected a blank cell", column)
		} else {
			r.wrong(column, "%s is given for a figure that is %s, expected a blank cell", column, status)
		}
	}
}

// checkGiven reports a figure without what its kind needs (METHOD.md section
// 3). England's value is taken as fixed, so it may stand alone.
func (r *rowReader) checkGiven(e *entry) {
	if r.Blank("lower") != r.Blank("upper") {
		return // checkLimits reports it
	}
	counts := e.Count.Given && e.Population.Given
	interval := e.Value.Given && e.Lower.Given && e.Upper.Given
	var needs string
	switch kind := r.def.Kind; {
	case kind == KindUnstated, e.Area == nhs.England && e.Value.Given, interval:
		return
	case kind == Proportion:
		if counts || e.Value.Given && e.Population.Given {
			return
		}
		needs = "count and population, or value with population, or value with lower and upper"
	case kind.Counted():
		if counts {
			return
		}
		needs = "count and population, or value with lower and upper"
	default:
		needs = "value with lower and upper"
	}
	column := "value"
	switch {
	case r.def.Kind.Counted() && e.Count.Given:
		column = "population"
	case e.Value.Given:
		column = "lower"
	}
	r.wrong(column, "%s is blank, expected %s for a %s, or status missing or suppressed", column, needs, r.def.Kind)
}
