package ledger

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

// TestUnfinished kills a run after it moved both of its files, before they
// count. Only what that run wrote, and no checksums name, may be taken back.
func TestUnfinished(t *testing.T) {
	const a, b = "published/2019/a.csv", "published/2019/b.csv"
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	added := []File{{a, []byte("a\n")}, {b, []byte("b\n")}, {"editions/2019.sum", nil}}
	list := StageList(added)
	sums := file(string(list.Data))
	killed := fstest.MapFS{
		a: file("a\n"), b: file("b\n"), "published/2018/a.csv": file("a\n"),
		Stage + "/" + list.Name:         sums,
		Stage + "/editions/2019.sum":    sums,
		Stage + "/published/2017/a.csv": file("a\n"),
	}
	for _, c := range []struct {
		name   string
		change func(data fstest.MapFS)
		want   []string
		made   bool // whether that run may have made the folder
		faults int
	}{
		{"both", func(fstest.MapFS) {}, []string{a, b}, true, 0},
		{"one was not moved yet", func(data fstest.MapFS) { delete(data, b) }, []string{a}, true, 0},
		{"none was moved yet", func(data fstest.MapFS) { delete(data, a); delete(data, b) }, nil, true, 0},
		{"one was changed since", func(data fstest.MapFS) { data[a] = file("mine\n") }, []string{b}, true, 0},
		{"another edition names one", func(data fstest.MapFS) {
			data["editions/2018.sum"] = file(string(sumLines(added[:1])))
		}, []string{b}, true, 0},
		{"they count", func(data fstest.MapFS) {
			data["editions/2019.sum"] = sums
			delete(data, Stage+"/editions/2019.sum")
		}, nil, false, 0},
		{"they counted, and the checksums were lost since", func(data fstest.MapFS) { delete(data, Stage+"/editions/2019.sum") }, nil, false, 0},
		{"nobody can tell which count", func(data fstest.MapFS) { data["editions/2018.sum"] = file("x\n") }, nil, false, 1},
		{"the list was not written whole", func(data fstest.MapFS) { data[Stage+"/"+list.Name] = file("12ab") }, nil, false, 0},
		{"no run was killed", func(data fstest.MapFS) {
			maps.DeleteFunc(data, func(name string, _ *fstest.MapFile) bool { return name[:1] == "." })
		}, nil, false, 0},
	} {
		data := maps.Clone(killed)
		c.change(data)
		got, folders, problems := Unfinished(data)
		if made := len(folders) > 0; made != c.made || made && !slices.Equal(folders, []string{"published/2019"}) {
			t.Errorf("%s: it may have made the folders %q, expected the one: %t", c.name, folders, c.made)
		}
		if !slices.Equal(got, c.want) || problems.Errors() != c.faults {
			t.Errorf("%s: it takes back %q with %v, expected %q and %d errors", c.name, got, problems, c.want, c.faults)
		}
	}
}
