package nhs

import (
	"io/fs"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// lastDay is when integrated care boards took over from the last CCGs (Health
// and Care Act 2022): a CCG that closed then or later has no CCG to succeed it.
var lastDay = Date{2022, 7, 1}

// ccgRow is a row of ccgs.csv and what the checks across rows need.
type ccgRow struct {
	CCG
	ods, successors problem.Pos // of the cells
	sound           bool        // the row on its own
}

// readCCGs reads ccgs.csv and checks each row, then the sound rows against
// each other. A row with an error stays if its code is sound, so that figures
// for the code are not taken for another error.
func readCCGs(fsys fs.FS) ([]CCG, problem.List) {
	columns := []string{"code", "ods_code", "name", "region", "opened", "closed", "successors"}
	var rows []ccgRow
	first := make(map[Code]int) // code -> line
	problems := csvfile.Read(fsys, "ccgs.csv", columns, func(row csvfile.Row) {
		r := readCCG(row)
		switch line := first[r.Code]; {
		case line > 0:
			row.Problemf("code", "%s is on the register already, on line %d", r.Code, line)
		case r.Code.IsCCG():
			first[r.Code] = r.Pos.Line
			rows = append(rows, r)
		}
	})
	if len(rows) == 0 && len(problems) == 0 {
		problems.Errorf(problem.Pos{File: "ccgs.csv"}, "there is no CCG in the file, expected a row for each")
	}
	checkKinds(rows, &problems)
	checkODS(rows, &problems)
	checkSuccessors(rows, &problems)
	ccgs := make([]CCG, len(rows))
	for i, r := range rows {
		ccgs[i] = r.CCG
	}
	return ccgs, problems
}

// readCCG reads a row on its own.
func readCCG(row csvfile.Row) ccgRow {
	r := ccgRow{ods: row.Pos("ods_code"), successors: row.Pos("successors"), sound: true}
	wrong := func(column, format string, args ...any) {
		row.Problemf(column, format, args...)
		r.sound = false
	}
	r.Pos = row.Pos("code")
	if r.Code = Code(row.Text("code")); !r.Code.IsCCG() {
		wrong("code", "code is %s, expected E38 and six digits like E38000001, or X38 and six digits if the CCG is invented", problem.Quote(string(r.Code)))
	}
	if r.ODS = row.Text("ods_code"); !isODS(r.ODS) {
		wrong("ods_code", "ods_code is %s, expected three or five capital letters and digits like 02N", problem.Quote(r.ODS))
	}
	for _, column := range []string{"name", "region"} {
		if c, found := Hidden(row.Text(column)); found {
			wrong(column, HiddenFormat, column, c)
		}
	}
	if r.Name = row.Text("name"); r.Name == "" {
		wrong("name", "name is blank, expected the official name of the CCG")
	}
	if r.Region = row.Text("region"); r.Region == "" {
		wrong("region", "region is blank, expected the name of the NHS region")
	}
	date := func(column string) Date {
		d, err := ParseDate(row.Text(column))
		if err != nil {
			wrong(column, "%s is %s, expected a date like 2016-04-01", column, problem.Quote(row.Text(column)))
		}
		return d
	}
	r.Opened = date("opened")
	if !row.Blank("closed") {
		r.Closed = date("closed")
		if !r.Opened.IsZero() && !r.Closed.IsZero() && r.Closed.Compare(r.Opened) <= 0 {
			wrong("closed", "closed on %s, expected a day after it opened, %s", r.Closed, r.Opened)
		}
	}
	for _, code := range strings.Fields(row.Text("successors")) {
		r.Successors = append(r.Successors, Code(code))
	}
	return r
}

// checkKinds reports the first CCG that is real where those before it are
// invented, or the other way round: nobody may take one kind for the other.
func checkKinds(rows []ccgRow, problems *problem.List) {
	kind := map[bool]string{true: "an invented", false: "a real"}
	for _, r := range rows {
		first := rows[0]
		if r.Code.Invented() != first.Code.Invented() {
			problems.Errorf(r.Pos, "%s is the code of %s CCG and %s, on line %d, of %s one, expected CCGs of one kind only",
				r.Code, kind[r.Code.Invented()], first.Code, first.Pos.Line, kind[first.Code.Invented()])
			return
		}
	}
}

// checkODS reports each ODS code that two CCGs had at one time.
func checkODS(rows []ccgRow, problems *problem.List) {
	holders := make(map[string][]ccgRow)
	for _, r := range rows {
		if !r.sound {
			continue
		}
		for _, other := range holders[r.ODS] {
			if r.OpenOn(other.Opened) || other.OpenOn(r.Opened) {
				problems.Errorf(r.ods, "ods_code %s belongs to %s, on line %d, at the same time, expected one CCG at a time",
					r.ODS, other.Code, other.Pos.Line)
			}
		}
		holders[r.ODS] = append(holders[r.ODS], r)
	}
}

// checkSuccessors reports each CCG whose area went to none, or to one that
// could not have taken it.
func checkSuccessors(rows []ccgRow, problems *problem.List) {
	known := make(map[Code]ccgRow, len(rows))
	for _, r := range rows {
		known[r.Code] = r
	}
	for _, r := range rows {
		if !r.sound {
			continue
		}
		switch {
		case r.Closed.IsZero() && len(r.Successors) > 0:
			problems.Errorf(r.successors, "%s has successors and is not closed, expected a date in closed or no successors", r.Code)
		case !r.Closed.IsZero() && len(r.Successors) == 0 && r.Closed.Compare(lastDay) < 0:
			problems.Errorf(r.successors, "%s closed on %s and has no successors, expected the codes of the CCGs that took over", r.Code, r.Closed)
		}
		for i, code := range r.Successors {
			successor, there := known[code]
			switch {
			case code == r.Code:
				problems.Errorf(r.successors, "%s is its own successor, expected another CCG", code)
			case slices.Contains(r.Successors[:i], code):
				problems.Errorf(r.successors, "successor %s is there twice, expected once", code)
			case !there:
				problems.Errorf(r.successors, "successor %s is not on the register, expected the code of a CCG", problem.Quote(string(code)))
			case successor.sound && !r.Closed.IsZero() && !successor.OpenOn(r.Closed):
				problems.Errorf(r.successors, "successor %s was not open on %s, when %s closed", code, r.Closed, r.Code)
			}
		}
	}
}
