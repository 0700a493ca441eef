package nhs

import (
	"io/fs"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// readGroups reads patient-groups.csv, whose order is the published order. A
// row with an error is left out, unless its id is sound: then indicators may
// name it.
func readGroups(fsys fs.FS) ([]PatientGroup, problem.List) {
	var groups []PatientGroup
	first := make(map[GroupID]int) // id -> line
	problems := csvfile.Read(fsys, "patient-groups.csv", []string{"id", "name", "description"}, func(row csvfile.Row) {
		g := PatientGroup{
			ID:          GroupID(row.Text("id")),
			Name:        row.Text("name"),
			Description: row.Text("description"),
			Pos:         row.Pos("id"),
		}
		if c, found := Hidden(g.Name); found {
			row.Problemf("name", HiddenFormat, "name", c)
		}
		if g.Name == "" {
			row.Problemf("name", "name is blank, expected the name of the patient group")
		}
		if g.Description == "" {
			row.Problemf("description", "description is blank, expected a sentence on who is in the group")
		}
		switch line := first[g.ID]; {
		case !IsIdentifier(string(g.ID)):
			row.Problemf("id", "id is %s, expected lower-case words joined by hyphens like older-people", problem.Quote(string(g.ID)))
		case line > 0:
			row.Problemf("id", "patient group %s is there already, on line %d", g.ID, line)
		default:
			first[g.ID] = g.Pos.Line
			groups = append(groups, g)
		}
	})
	if len(groups) == 0 && len(problems) == 0 {
		problems.Errorf(problem.Pos{File: "patient-groups.csv"}, "there is no patient group in the file, expected a row for each")
	}
	return groups, problems
}
