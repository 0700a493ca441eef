package indicator

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// Period is the time a figure is for. Text is as published and is the key;
// First and Last are its first and last day.
//
// Forms: 2018/19 (April to March), 2018 (calendar year), 2019-06 (month),
// 2018-07 to 2019-06 (months, inclusive), 2019/20 Q3 (quarter of a financial
// year).
type Period struct {
	Text        string
	First, Last nhs.Date
}

var errPeriod = errors.New("expected a period like 2018/19, 2018, 2019-06, 2018-07 to 2019-06 or 2019/20 Q3")

// ParsePeriod reads a period in one of the forms above. Years are 1900 to 2099.
func ParsePeriod(text string) (Period, error) {
	first, months, ok := span(text)
	if !ok {
		return Period{}, errPeriod
	}
	if months < 1 {
		return Period{}, errors.New("expected the earlier month first")
	}
	next := first.AddMonths(months)
	last := time.Date(next.Year, next.Month, next.Day-1, 0, 0, 0, 0, time.UTC)
	return Period{text, first, nhs.DateOf(last)}, nil
}

// span is the first day of a period and its length in months.
func span(text string) (first nhs.Date, months int, ok bool) {
	switch len(text) {
	case len("2018"):
		y, ok := year(text)
		return nhs.Date{Year: y, Month: time.January, Day: 1}, 12, ok
	case len("2019-06"):
		if text[4] == '/' {
			first, ok = financialYear(text)
			return first, 12, ok
		}
		first, ok = month(text)
		return first, 1, ok
	case len("2019/20 Q3"):
		first, ok = financialYear(text[:7])
		quarter := int(text[9]) - '1'
		return first.AddMonths(3 * quarter), 3, ok && text[7:9] == " Q" && 0 <= quarter && quarter < 4
	case len("2018-07 to 2019-06"):
		first, ok = month(text[:7])
		last, alsoOK := month(text[11:])
		months = 12*(last.Year-first.Year) + int(last.Month-first.Month) + 1
		return first, months, ok && alsoOK && text[7:11] == " to "
	}
	return nhs.Date{}, 0, false
}

// year reads 2018.
func year(text string) (int, bool) {
	y, err := strconv.ParseUint(text, 10, 16)
	return int(y), err == nil && 1900 <= y && y < 2100
}

// month reads 2019-06, as its first day.
func month(text string) (nhs.Date, bool) {
	d, err := nhs.ParseDate(text + "-01")
	_, ok := year(text[:4])
	return d, err == nil && ok
}

// financialYear reads 2018/19, as its first day.
func financialYear(text string) (nhs.Date, bool) {
	y, ok := year(text[:4])
	return nhs.Date{Year: y, Month: time.April, Day: 1}, ok && text[4:] == fmt.Sprintf("/%02d", (y+1)%100)
}

// Words is the period for a reader: "July 2018 to June 2019"; "2018/19" stays.
func (p Period) Words() string {
	switch {
	case len(p.Text) == len("2018"), len(p.Text) == len("2018/19") && p.Text[4] == '/':
		return p.Text
	case p.First.Year != p.Last.Year:
		return fmt.Sprintf("%s %d to %s %d", p.First.Month, p.First.Year, p.Last.Month, p.Last.Year)
	case p.First.Month != p.Last.Month:
		return fmt.Sprintf("%s to %s %d", p.First.Month, p.Last.Month, p.Last.Year)
	}
	return fmt.Sprintf("%s %d", p.First.Month, p.First.Year)
}

// Overlaps reports whether the two share a day.
func (p Period) Overlaps(q Period) bool {
	return p.First.Compare(q.Last) <= 0 && q.First.Compare(p.Last) <= 0
}

// IsYear reports whether the period is twelve whole months.
func (p Period) IsYear() bool {
	return p.First.Day == 1 && p.First.AddMonths(12) == p.Last.Next()
}

// Follows reports whether the period begins on the day after another ends.
func (p Period) Follows(q Period) bool { return p.First == q.Last.Next() }

// Compare orders periods by first day, last day and text.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.First.Compare(q.First), p.Last.Compare(q.Last), strings.Compare(p.Text, q.Text))
}
