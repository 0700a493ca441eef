package recipe

import (
	"bytes"
	"testing"
	"testing/fstest"
)

// Whatever a recipe says, it is read or its problems are said; and a sound one
// runs on whatever file, and accounts for every row.
func FuzzRecipe(f *testing.F) {
	f.Add([]byte(head("tea.csv", longFile)+longRecipe), []byte(longFile))
	f.Add([]byte(head("tea.csv", "x")+plainTable+plainOutput), []byte("CCG,Hot,All\nEngland,30,70\n01A,10,20\n"))
	f.Add([]byte(head("tea.csv", "x")+plainTable+plainOutput+"register = 2018-04-01\nhidden = { rows = \"leave out\", note = \"{out}\" }\n"),
		[]byte("CCG,Hot,All\r\nEngland,30,70\r01A,*,20\n01B,1e3,\"2,000\"\n"))
	f.Fuzz(func(t *testing.T, text, file []byte) {
		r, problems := Read(fstest.MapFS{"tea.toml": {Data: text}}, "tea.toml", register())
		if problems.Errors() > 0 {
			return
		}
		var sources []Source
		for i := range r.Files {
			r.Files[i].SHA256 = ""
			sources = append(sources, Source{Name: "tea.csv", Size: int64(len(file)), ReaderAt: bytes.NewReader(file)})
		}
		runs(t, r, sources)
	})
}

// Whatever a file holds, a recipe runs on it and accounts for every row.
func FuzzRun(f *testing.F) {
	f.Add([]byte(longFile))
	f.Add([]byte("Month,Provider,CCG,Question,Answer,Half\n01/03/2018,RAA,01A,Hot,1e300,5e299\n01/03/2018,RAA,01A,All,-1,-0.5\n"))
	text := []byte(head("tea.csv", longFile) + longRecipe)
	f.Fuzz(func(t *testing.T, file []byte) {
		r, _ := Read(fstest.MapFS{"tea.toml": {Data: text}}, "tea.toml", register())
		r.Files[0].SHA256 = ""
		runs(t, r, []Source{{Name: "tea.csv", Size: int64(len(file)), ReaderAt: bytes.NewReader(file)}})
	})
}

// Whatever a Fingertips export holds.
func FuzzFingertips(f *testing.F) {
	f.Add([]byte(fingertipsFile))
	f.Fuzz(func(t *testing.T, file []byte) {
		runs(t, Fingertips("tea", "tea.csv"), []Source{{Name: "tea.csv", Size: int64(len(file)), ReaderAt: bytes.NewReader(file)}})
	})
}

// runs runs a recipe and fails if it gives figures and problems, neither, or
// loses a row.
func runs(t *testing.T, r *Recipe, sources []Source) {
	t.Helper()
	result, problems := r.Run(sources, register(), definitions())
	if (result == nil) != (problems.Errors() > 0) {
		t.Fatalf("result %v with problems:\n%s", result, list(problems))
	}
	if result != nil {
		balanced(t, result)
	}
}
