package ledger

import (
	"io/fs"
	"slices"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Columns is the columns of a ledger.
func Columns() []string {
	return []string{"table", "ccg_code", "ods_code", "ccg_name", "subject", "period", "column", "old", "new"}
}

// Records is changes as rows of a ledger, in the order of Columns.
func Records(changes []Change) [][]string {
	var out [][]string
	for _, c := range changes {
		out = append(out, []string{c.Table, c.CCG, c.ODS, c.Name, c.Subject, c.Period, c.Column, c.Old, c.New})
	}
	return out
}

// readLedger reads the ledger of a correction.
func readLedger(fsys fs.FS, name string) ([]Change, problem.List) {
	var out []Change
	problems := csvfile.Read(fsys, name, Columns(), func(r csvfile.Row) {
		c := Change{
			Table: r.Text("table"), CCG: r.Text("ccg_code"), ODS: r.Text("ods_code"), Name: r.Text("ccg_name"),
			Subject: r.Text("subject"), Period: r.Text("period"), Column: r.Text("column"),
			Old: r.Text("old"), New: r.Text("new"), at: r.Pos("old"),
		}
		switch known := slices.ContainsFunc(Shapes(), func(s Shape) bool { return s.Name == c.Table }); {
		case !known:
			r.Problemf("table", "there is no table %s, expected ratings, indicators, history, definitions, people or settings", problem.Quote(c.Table))
		case c.Old == c.New:
			r.Problemf("new", "is what it was before, expected only what was changed")
		case c.Column == RowColumn && !(c.Old == present && c.New == "") && !(c.Old == "" && c.New == present):
			r.Problemf("old", "a row goes from %q to %q, expected from %s to nothing, or from nothing to %[3]s", c.Old, c.New, present)
		default:
			out = append(out, c)
		}
	})
	return out, problems
}

// key names the row that a change is in.
func (c Change) key(shape Shape) rowKey {
	k := rowKey{ccg: c.CCG, subject: c.Subject}
	if shape.Period != "" {
		k.period = c.Period
	}
	return k
}
