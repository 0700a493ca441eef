package ledger

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Change is one cell of a published table that is not what it was.
type Change struct {
	Table     string
	CCG       string // ONS code
	ODS, Name string // of the CCG, as the newer tables have them
	Subject   string // patient group, indicator, fact about people or setting
	Period    string // of the figure as it was; empty where rows have none
	Column    string
	Old, New  string // empty where there was, or is, nothing

	at problem.Pos // of the old cell in its file, or of the entry in its ledger
}

// RowColumn stands for the row itself in the changes of a row that was added
// or dropped: present where it is there, empty where it is not.
const (
	RowColumn = "row"
	present   = "present"
)

// Compare lists every cell that differs between the tables of an edition as
// they were and as they are, in the order of the old tables; added rows come
// last. Columns that the old tables do not have are left out: columns may be
// added, and so may rows of a table that grows. The order of rows is no difference.
func Compare(old, now []Table) []Change {
	was, is := sheets(old), sheets(now)
	known := names(was, is)
	var out []Change
	for i := range was {
		out = append(out, compare(was[i], is[i], known)...)
	}
	return out
}

func compare(was, is *sheet, known map[string][2]string) []Change {
	var out []Change
	for row := range was.Records {
		k := was.keyOf(row)
		change := changeOf(was, row, known)
		other, there := is.rows[k]
		for _, column := range was.Columns {
			old, now := was.cell(row, column), ""
			if there {
				now = is.cell(other, column)
			} else if slices.Contains(was.shape.key(), column) {
				continue // the name of the row, which the entry for the row gives
			}
			if !Same(old, now) {
				out = append(out, change.with(column, old, now, was.pos(row, column)))
			}
		}
		if !there {
			out = append(out, change.with(RowColumn, present, "", was.pos(row, was.shape.key()[0])))
		}
	}
	if was.shape.Grows {
		return out
	}
	for row := range is.Records {
		if _, there := was.rows[is.keyOf(row)]; there {
			continue
		}
		change, file := changeOf(is, row, known), problem.Pos{File: was.file()}
		out = append(out, change.with(RowColumn, "", present, file))
		for _, column := range was.Columns {
			if now := is.cell(row, column); now != "" && !slices.Contains(was.shape.key(), column) {
				out = append(out, change.with(column, "", now, file))
			}
		}
	}
	return out
}

// changeOf is a change in a row, but for the cell.
func changeOf(s *sheet, row int, known map[string][2]string) Change {
	k := s.keyOf(row)
	return Change{
		Table: s.Name, CCG: k.ccg, ODS: known[k.ccg][0], Name: known[k.ccg][1],
		Subject: k.subject, Period: s.cell(row, periodColumn),
	}
}

func (c Change) with(column, old, now string, at problem.Pos) Change {
	c.Column, c.Old, c.New, c.at = column, old, now, at
	return c
}

// tolerance is how far, relative to the larger, two numbers may be apart and
// count as the same: the last of the ten digits that are published may differ
// between machines.
const tolerance = 1e-9

// Same reports whether two cells say the same: the same text, or numbers that
// are the same as far as they are published.
func Same(a, b string) bool {
	if a == b {
		return true
	}
	x, ok := number(a)
	y, also := number(b)
	return ok && also && math.Abs(x-y) <= tolerance*math.Max(math.Abs(x), math.Abs(y))*(1+1e-6)
}

// number is the number that a cell of a published table holds: digits with a
// point and a signed exponent, and no zero in front, which codes may have.
func number(text string) (x float64, ok bool) {
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || digits[0] < '0' || digits[0] > '9' {
		return 0, false
	}
	if digits[0] == '0' && len(digits) > 1 && digits[1] != '.' {
		return 0, false
	}
	mantissa, exponent, has := strings.Cut(digits, "e")
	if strings.Trim(mantissa, "0123456789.") != "" || has && !strings.HasPrefix(exponent, "-") && !strings.HasPrefix(exponent, "+") {
		return 0, false
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil
}
