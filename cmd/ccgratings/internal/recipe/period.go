package recipe

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// periodRule says for when a row is. Its zero value says nothing: the output
// says it for all rows.
type periodRule struct {
	set        bool
	column     int
	read       reading
	cells      map[string]indicator.Period // what texts stand for; others are not wanted
	inFileName bool                        // it stands in the name of the file, for all rows
}

// reading is how a text tells a period.
type reading struct {
	fingertips bool
	layout     string // of a day or month, as package time has it; empty for the forms of package indicator
}

// parseReading reads how a recipe says that periods are written: "period" for
// the forms that observations use, "fingertips", or a day or month made of
// yyyy, yy, mm, Mmm and dd.
func parseReading(text string) (reading, error) {
	switch text {
	case "period":
		return reading{}, nil
	case "fingertips":
		return reading{fingertips: true}, nil
	}
	layout := strings.NewReplacer("yyyy", "2006", "yy", "06", "Mmm", "Jan", "mm", "01", "dd", "02").Replace(text)
	if !strings.Contains(layout, "06") || !strings.Contains(layout, "01") && !strings.Contains(layout, "Jan") {
		return reading{}, errors.New(`expected "period", "fingertips", or a date made of yyyy or yy, mm or Mmm, and dd, like dd/mm/yyyy`)
	}
	return reading{layout: layout}, nil
}

// period reads a text.
func (r reading) period(text string) (indicator.Period, error) {
	switch {
	case r.fingertips:
		return fingertipsPeriod(text)
	case r.layout == "":
		return indicator.ParsePeriod(text)
	}
	day, err := time.Parse(r.layout, capitalised(text))
	if err != nil {
		return indicator.Period{}, fmt.Errorf("expected a date like %s", time.Date(2018, 12, 31, 0, 0, 0, 0, time.UTC).Format(r.layout))
	}
	return indicator.ParsePeriod(day.Format("2006-01"))
}

// capitalised writes the month of 31JAN2019 or 31jan2019 as 31Jan2019.
func capitalised(text string) string {
	out := []byte(strings.ToLower(text))
	for i, b := range out {
		if 'a' <= b && b <= 'z' && (i == 0 || out[i-1] < 'a' || 'z' < out[i-1]) {
			out[i] = b - 'a' + 'A'
		}
	}
	return string(out)
}

// inName finds the period that the name of a file holds: the only one it can
// be read as, or the only one of those wanted.
func (r reading) inName(file string, wanted []indicator.Period) (indicator.Period, error) {
	name := path.Base(file)
	found := r.periodsIn(name)
	if some := slices.DeleteFunc(slices.Clone(found), func(p indicator.Period) bool { return !slices.Contains(wanted, p) }); len(some) == 1 {
		return some[0], nil
	}
	switch len(found) {
	case 0:
		return indicator.Period{}, fmt.Errorf("the name of the file, %s, holds no period", problem.Quote(name))
	case 1:
		return found[0], nil
	}
	texts := make([]string, len(found))
	for i, p := range found {
		texts[i] = p.Text
	}
	return indicator.Period{}, fmt.Errorf("the name of the file, %s, can be read as %s: say in the recipe which period it is", problem.Quote(name), problem.OneOf(texts))
}

// periodsIn is every period that a name can be read to hold. No name can hold a
// stroke, so 2014-15 may be 2014/15.
func (r reading) periodsIn(name string) []indicator.Period {
	var found []indicator.Period
	digit := func(i int) bool { return 0 <= i && i < len(name) && '0' <= name[i] && name[i] <= '9' }
	for from := range name {
		for to := from + 1; to <= len(name); to++ {
			if digit(from-1) && digit(from) || digit(to-1) && digit(to) {
				continue // in the middle of a number
			}
			for _, text := range []string{name[from:to], strings.ReplaceAll(name[from:to], "-", "/")} {
				if p, err := r.period(text); err == nil && !slices.Contains(found, p) {
					found = append(found, p)
				}
			}
		}
	}
	return longest(found)
}

// longest leaves out the periods that are a part of the text of another: 2014
// in 2014/15.
func longest(found []indicator.Period) []indicator.Period {
	return slices.DeleteFunc(slices.Clone(found), func(p indicator.Period) bool {
		return slices.ContainsFunc(found, func(q indicator.Period) bool { return q != p && strings.Contains(q.Text, p.Text) })
	})
}

// fingertipsPeriod reads a period as Fingertips writes it: 2014/15, 2016,
// 2015 - 17, 2015/16 - 17/18, 2016/17 Q3, 2016 Q3, 2016 Jan, Jan 2016.
func fingertipsPeriod(text string) (indicator.Period, error) {
	if p, err := indicator.ParsePeriod(text); err == nil {
		return p, nil
	}
	first, last, span := strings.Cut(text, " - ")
	if span && len(first) >= 2 {
		if a, err := indicator.ParsePeriod(first); err == nil {
			if b, err := indicator.ParsePeriod(first[:2] + last); err == nil {
				return months(a.First, b.Last)
			}
		}
	}
	if year, quarter, ok := strings.Cut(text, " Q"); ok && len(quarter) == 1 && '1' <= quarter[0] && quarter[0] <= '4' {
		if p, err := indicator.ParsePeriod(year); err == nil {
			start := p.First.AddMonths(3 * int(quarter[0]-'1'))
			return months(start, start.AddMonths(2))
		}
	}
	for _, layout := range []string{"2006 Jan", "Jan 2006"} {
		if day, err := time.Parse(layout, text); err == nil {
			return indicator.ParsePeriod(day.Format("2006-01"))
		}
	}
	return indicator.Period{}, errors.New("expected a period as Fingertips writes it, like 2014/15, 2016, 2015 - 17 or 2016/17 Q3")
}

// months is the period from the month of one day to that of another.
func months(first, last nhs.Date) (indicator.Period, error) {
	return indicator.ParsePeriod(fmt.Sprintf("%04d-%02d to %04d-%02d", first.Year, first.Month, last.Year, last.Month))
}

// within reports whether all of a period lies in another.
func within(p, whole indicator.Period) bool {
	return whole.First.Compare(p.First) <= 0 && p.Last.Compare(whole.Last) <= 0
}
