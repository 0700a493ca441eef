package recipe

import (
	"fmt"
	"strings"
	"testing"
)

// A table with the same problem in every row stops to list them; but it is
// looked through to its end, and of records of people alone is then spoken.
func TestManyProblems(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("CCG,Hot,All\n")
	for i := range 60 {
		fmt.Fprintf(&csv, "99%03d,1,2\n", i)
	}
	result, problems := cook(t, plainTable+plainOutput, csv.String())
	faulty(t, result, problems, "tea.csv:51:1: more than 50 problems: what else is wrong with the file is not listed")
	if got := problems.Errors(); got != 51 {
		t.Errorf("%d problems, want 50 and that there are more", got)
	}

	result, problems = cook(t, plainTable+plainOutput, csv.String()+"01A,943 476 5919,2\n")
	if got := list(problems); result != nil || !strings.HasPrefix(got, `tea.csv:62:5: column "Hot" holds what looks like an NHS number`) || len(problems) != 1 {
		t.Errorf("got:\n%s", got)
	}

	// A header without its columns is a problem that ends all others too.
	result, problems = cook(t, plainTable+plainOutput, "CCG,Warm,All\n01A,1,2\n01B,943 476 5919,2\n")
	if got := list(problems); result != nil || !strings.HasPrefix(got, `tea.csv:3:5: column "Warm" holds what looks like an NHS number`) || len(problems) != 1 {
		t.Errorf("got:\n%s", got)
	}
}

// Headings of people are found in the header, in rows above it, and where the
// lines of a header are joined; and what is said shows nothing else.
func TestHeadingsOfPeople(t *testing.T) {
	above := shaped("header = 3", "ccg = \"CCG\"\nhot = \"Hot\"\nall = \"All\"\n") + plainOutput
	for name, test := range map[string]struct{ recipe, csv, want string }{
		"in a title row":       {above, "Tea\nCCG,NHS number,All\nCCG,Hot,All\n01A,1,2\n", "tea.csv:2:5: a cell above the header looks like the heading of an NHS number"},
		"with what it is":      {above, "Tea\nSurname: Doe\nCCG,Hot,All\n01A,1,2\n", "tea.csv:2:1: a cell above the header looks like the heading of a person's name"},
		"in the header":        {above, "Tea\n\nCCG,Hot,All,Date of birth\n", `tea.csv:3:13: column "Date of birth" looks like a date of birth`},
		"a number in a title":  {above, "Tea\n943 476 5919\nCCG,Hot,All\n", "tea.csv:2:1: a column without a name holds what looks like an NHS number"},
		"no header, no column": {shaped("header = 0", "ccg = 1\nhot = 2\nall = 3\n") + plainOutput, "01A,1,2,943 476 5919\n", "tea.csv:1:9: a column without a name holds what looks like an NHS number"},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, test.recipe, test.csv)
			faulty(t, result, problems, test.want)
			if got := list(problems); len(problems) != 1 || strings.Contains(got, "Doe") || strings.Contains(got, "943") {
				t.Errorf("got:\n%s", got)
			}
		})
	}
}
