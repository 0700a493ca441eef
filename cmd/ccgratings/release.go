package main

import (
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// moment is when a site is taken to be published: an instant, or some time of
// a day. It decides whether a site may be made and is written nowhere.
type moment struct {
	at   time.Time
	day  nhs.Date // instead of at, if it is a date
	said string   // as the user said it; empty for the present
}

// now is the present.
func now() moment { return moment{at: time.Now()} }

// parseMoment reads a date or a date and time; the present if there is none.
func parseMoment(text string) (moment, error) {
	if text == "" {
		return now(), nil
	}
	if day, err := nhs.ParseDate(text); err == nil {
		return moment{day: day, said: text}, nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return moment{}, fmt.Errorf("--as-of %q is neither a date like 2016-06-01 nor a date and time like 2016-06-01T09:30:00+01:00", text)
	}
	return moment{at: at, said: text}, nil
}

// reaches reports whether what is dated so is published by then. A day reaches
// all that is dated on it, in the zone of the date.
func (m moment) reaches(published time.Time) bool {
	if !m.day.IsZero() {
		return nhs.DateOf(published).Compare(m.day) <= 0
	}
	return !published.After(m.at)
}

// reachesDay reports whether what is dated a day is published by then: from its
// first instant, in the zone of the moment.
func (m moment) reachesDay(day nhs.Date) bool {
	if !m.day.IsZero() {
		return day.Compare(m.day) <= 0
	}
	return day.Compare(nhs.DateOf(m.at)) <= 0
}

// wants says what a date is later than, and what was expected instead.
func (m moment) wants() (than, until string) {
	if m.said != "" {
		return "--as-of " + m.said, "a later --as-of, or --preview"
	}
	return "now", "--preview until then, or --as-of with that date or a later one"
}

// tooEarly gives an error for every edition of the data folder that is dated
// later than a moment. One that --edition leaves out counts as well: the site
// publishes all files that it is made from, its figures among them.
func tooEarly(data fs.FS, m moment, years []int) problem.List {
	var problems problem.List
	for _, d := range edition.Dates(data) {
		if m.reaches(d.At) {
			continue
		}
		than, until := m.wants()
		if len(years) > 0 && !slices.Contains(years, d.Year) {
			until += "; --edition leaves it out, but the site publishes all the files that it is made from"
		}
		problems.Errorf(d.Pos, "edition %d is dated %s, later than %s: expected %s", d.Year, d.At.Format(time.RFC3339), than, until)
	}
	return problems.Under("data")
}

// releaseFlags say for when a site is made.
type releaseFlags struct {
	preview bool
	asOf    string
}

func (f *releaseFlags) add(flags *pflag.FlagSet) {
	flags.BoolVar(&f.preview, "preview", false, "mark every page as a preview and keep search engines out; editions, corrections and comments may be dated in the future")
	flags.StringVar(&f.asOf, "as-of", "", "take it to be `DATE`, as in 2016-06-01 or 2016-06-01T09:30:00+01:00: refuse editions, corrections and comments dated later, and no others")
}

// moment is the moment that the flags name.
func (f *releaseFlags) moment() (moment, error) {
	if f.preview && f.asOf != "" {
		return moment{}, usageError{fmt.Errorf("--preview and --as-of exclude each other: a preview is of no date")}
	}
	m, err := parseMoment(f.asOf)
	if err != nil {
		return m, usageError{err}
	}
	return m, nil
}
