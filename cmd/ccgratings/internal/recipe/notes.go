package recipe

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// What figures say to readers of how they came about.

// leftOut says how many rows were left out for a gap.
func (m *maker) leftOut(s sums) string {
	left, all := s.leftOut()
	if left == 0 {
		return ""
	}
	return strings.NewReplacer("{out}", strconv.Itoa(left), "{all}", strconv.Itoa(all)).Replace(m.output.hidden.note)
}

// merged says that a figure was added up from those of merged CCGs.
func merged(s sums) string {
	if n := len(s.origins()); n > 1 {
		return fmt.Sprintf("The %s CCGs that merged into this one, added up.", numeral(n))
	}
	return ""
}

// cannotAdd says that a merged CCG has no figure.
func (m *maker) cannotAdd(s sums, area nhs.Code) string {
	c, _ := m.reg.CCG(area)
	return fmt.Sprintf("Formed on %s from %s CCGs whose figures cannot be added up.", c.Opened.Words(), numeral(len(s.origins())))
}

// partly says which of the CCGs that merged into one has no row that counts;
// empty if none lacks.
func (w *run) partly(s sums, area nhs.Code, p indicator.Period) string {
	for i, slot := range s.slots {
		if slot == nil || slot.from[area] || s.demands[i].onto.IsZero() {
			continue
		}
		formed, whole := w.reg.FormedFrom(area, w.vintage(s.demands[i].table, slot, p))
		if !whole || slices.Equal(formed, []nhs.Code{area}) {
			continue
		}
		for _, code := range formed {
			if c, _ := w.reg.CCG(code); !slot.from[code] {
				return fmt.Sprintf("There is no figure for %s, which merged into this CCG.", c.Name)
			}
		}
	}
	return ""
}

// vintage is the day whose CCGs a table has for a period: where it does not
// say, that on which the last of the CCGs in the rows opened.
func (w *run) vintage(t *table, s *slot, p indicator.Period) nhs.Date {
	if days := t.ccg.days(p); len(days) > 0 {
		return days[0]
	}
	var latest nhs.Date
	for code := range s.from {
		if c, ok := w.reg.CCG(code); ok && c.Opened.Compare(latest) > 0 {
			latest = c.Opened
		}
	}
	return latest
}

// days are the days whose register a table uses for a period; none if it goes
// by code alone.
func (r *areaRule) days(p indicator.Period) []nhs.Date {
	switch {
	case r.byPeriod:
		return []nhs.Date{p.First}
	case r.through != nil:
		return r.through.table.ccg.on
	}
	return r.on
}

// remark is the texts for readers that rows have, as sentences.
func remark(s sums) string {
	var texts []string
	for _, note := range s.notes() {
		texts = append(texts, strings.TrimSuffix(note, ".")+".")
	}
	return sentences(texts...)
}

// says reports whether a text for readers is as one of some patterns has it.
func (s sums) says(patterns []string) bool {
	return slices.ContainsFunc(s.slots, func(slot *slot) bool {
		return slot != nil && slices.ContainsFunc(patterns, func(pattern string) bool { return slices.Contains(slot.tells, pattern) })
	})
}

// sentences joins texts that are not empty.
func sentences(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " ")
}

// numeral is a small number in words.
func numeral(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
