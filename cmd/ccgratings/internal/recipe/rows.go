package recipe

import (
	"crypto/sha256"
	"math"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// body takes a row below the header.
func (s *scan) body(r *record) {
	for _, t := range s.tallies {
		t.ledger.Read++
	}
	if r.blank() {
		s.leave("blank", r.pos(0))
		return
	}
	if c, fails := r.fails(s.table.where); fails {
		s.leave(c.not, r.pos(0))
		return
	}
	period, told, ok := s.period(r)
	if !ok {
		return
	}
	where, ok := s.locate(r, period)
	if !ok || s.repeats(r) {
		return
	}
	s.keep(r, where, period, told)
}

// share gives a row to all who want it.
func (s *scan) share(r *record, where nhs.Code, period indicator.Period, told bool) {
	kept := false
	for _, t := range s.tallies {
		kept = s.give(t, r, where, period, told) || kept
	}
	if kept {
		s.check(r)
	}
}

// leave leaves a row out for everybody.
func (s *scan) leave(why string, pos problem.Pos) {
	for _, t := range s.tallies {
		t.ledger.leave(why, pos)
	}
}

// title is what the file calls a column.
func (c *column) title() string {
	if len(c.headings) > 0 {
		return c.headings[0]
	}
	return c.name
}

// period is the period of a row; told is false if the table tells none. Rows of
// periods that nobody wants are left out.
func (s *scan) period(r *record) (p indicator.Period, told, ok bool) {
	rule := &s.table.period
	switch {
	case !rule.set:
		return p, false, true
	case rule.inFileName:
		return s.fixed, true, true
	}
	text := r.text(rule.column)
	if rule.cells != nil {
		p, ok = rule.cells[text]
	} else {
		var err error
		if p, err = rule.read.period(text); err != nil {
			s.problems.Errorf(r.where(rule.column), "the period is %s, %v", problem.Quote(text), err)
			return p, true, false
		}
		ok = true
	}
	if !ok || !slices.ContainsFunc(s.tallies, func(t *tally) bool { return len(t.wanted(p, true)) > 0 }) {
		s.leave("another period", r.pos(0))
		return p, true, false
	}
	return p, true, true
}

// locate finds where a row belongs. Rows that belong to no CCG are left out.
func (s *scan) locate(r *record, period indicator.Period) (nhs.Code, bool) {
	text := r.text(s.table.ccg.column)
	at, err := s.placer.place(text, period.First)
	switch {
	case err != nil:
		s.once(text, r.where(s.table.ccg.column), err)
		return "", false
	case at.other != "" || at.code == "":
		s.leave("no CCG: "+s.table.columns[s.table.ccg.column].title()+" is "+at.other, r.pos(0))
		return "", false
	}
	return at.code, true
}

// once reports what is wrong with the text of an area the first time.
func (s *scan) once(text string, pos problem.Pos, err error) {
	if !s.said[text] {
		s.said[text] = true
		s.problems.Errorf(pos, "%v", err)
	}
}

// repeats reports whether a row repeats one before it, and leaves it out. One
// that says something else of the same thing is a problem.
func (s *scan) repeats(r *record) bool {
	if len(s.table.once) == 0 {
		return false
	}
	key := r.fingerprint(s.table.once)
	numbers := r.fingerprint(s.all)
	before, again := s.repeated[key]
	switch {
	case !again:
		s.repeated[key] = earlier{numbers, r.pos(0).Line}
		return false
	case before.numbers != numbers:
		s.problems.Errorf(r.pos(0), "the row is about the same as line %d and says something else, expected the same or another %s", before.line, s.table.onceNames())
	default:
		s.leave("repeats an earlier row", r.pos(0))
	}
	return true
}

func (t *table) onceNames() string {
	names := make([]string, len(t.once))
	for i, c := range t.once {
		names[i] = t.columns[c].title()
	}
	return problem.OneOf(names)
}

// fingerprint is one of the texts of some columns.
func (r *record) fingerprint(columns []int) fingerprint {
	var text strings.Builder
	for _, c := range columns {
		for cell := r.at[c][0]; cell <= r.at[c][1]; cell++ {
			text.WriteString(r.cell(cell))
			text.WriteByte(0)
		}
	}
	return sha256.Sum224([]byte(text.String()))
}

// give gives a row to a tally, which may leave it out.
func (s *scan) give(t *tally, r *record, from nhs.Code, period indicator.Period, told bool) bool {
	if c, fails := r.fails(t.where); fails {
		t.ledger.leave(c.not, r.pos(0))
		return false
	}
	periods := t.wanted(period, told)
	if len(periods) == 0 {
		t.ledger.leave("another period", r.pos(0))
		return false
	}
	area, err := s.run.onto(from, t.onto)
	if err != nil {
		s.once(string(from), r.where(s.table.ccg.column), err)
		return false
	}
	to := belongs{from: from, areas: []nhs.Code{area}, periods: periods, own: period, told: told}
	if also, ok := s.table.ccg.also[from]; ok && also != area {
		to.areas = append(to.areas, also)
	}
	if !t.add(r, to, &s.problems) {
		return false
	}
	if s.run.explain != nil && slices.Contains(to.areas, s.run.explained) {
		s.run.explain(explanation(r, t, periods))
	}
	return true
}

// check checks that the numbers of a row agree as the recipe says.
func (s *scan) check(r *record) {
	for _, c := range s.table.checks {
		left, lok := r.work(c.left, c.leftFields)
		right, rok := r.work(c.right, c.rightFields)
		apart := abs(left - right)
		if agree := apart <= 1e-6*max(1, abs(right)) && !math.IsInf(apart, 0); lok && rok && !agree {
			s.problems.Errorf(r.pos(0), "%s does not hold: it is %s on the left and %s on the right", c.text,
				indicator.Of(left), indicator.Of(right))
		}
	}
}

// work works out an expression of a row's fields; ok is false if one is a gap.
func (r *record) work(e *expression, fields []int) (x float64, ok bool) {
	values := make([]float64, len(fields))
	for k, i := range fields {
		v, g, _, err := r.field(&r.table.fields[i])
		if err != nil || g.status != 0 {
			return 0, false
		}
		values[k] = v
	}
	return e.at(values), true
}
