package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// A third edition, of figures invented from those of the second, with a new
// indicator, on CCGs of which some merged and two more than the register holds:
// every file of the first two is as it was, to the byte, and the front page and
// the pages of CCGs over all editions lead to the newest.
func TestThirdEditionLeavesTheFirstTwoAlone(t *testing.T) {
	before := embeddedSite(t)
	src, err := openSources("")
	if err != nil {
		t.Fatal(err)
	}
	src.data, src.content = withThirdEdition(t, src)
	in, problems, err := load(src, nil, false)
	if err != nil || problems.Errors() > 0 {
		t.Fatal(err, problems)
	}
	after := map[string][]byte{}
	for _, f := range filesOf(t, in) {
		after[f.Path] = f.Data
	}
	compared := 0
	for name, data := range before {
		if !strings.HasPrefix(name, "2016/") && !strings.HasPrefix(name, "2019/") {
			continue
		}
		compared++
		if !bytes.Equal(after[name], data) {
			t.Errorf("%s is another once there is an edition of 2021", name)
		}
	}
	if compared < 1500 {
		t.Errorf("only %d files of the first two editions", compared)
	}
	for page, want := range map[string]string{
		"index.html":    `href="2021/index.html"`,
		"ccgs/06t.html": "NHS Test and Trial CCG took over its area.", // North East Essex
		"ccgs/t3s.html": `<a href="../2021/ccgs/t3s.html">NHS Test and Trial CCG</a>`,
		"ccgs/15m.html": "Between the editions of 2019 and 2021",
	} {
		if !bytes.Contains(after[page], []byte(want)) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}

// withThirdEdition is the data and content folders with an edition of 2021.
func withThirdEdition(t *testing.T, src sources) (figures, words fs.FS) {
	t.Helper()
	data, content := filesIn(t, src.data), filesIn(t, src.content)
	edit := func(files fstest.MapFS, name, old, new string) {
		t.Helper()
		text := string(files[name].Data)
		if !strings.Contains(text, old) {
			t.Fatalf("%s holds no %q", name, old)
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, old, new))}
	}
	add := func(name, text string) {
		data[name] = &fstest.MapFile{Data: append(data[name].Data[:len(data[name].Data):len(data[name].Data)], text...)}
	}

	// Two CCGs merge after the second edition was published.
	for _, line := range strings.Split(string(data["ccgs.csv"].Data), "\n") {
		if strings.Contains(line, ",06T,") || strings.Contains(line, ",06L,") {
			edit(data, "ccgs.csv", line, strings.Replace(line, "2022-07-01,", "2021-06-01,E38000299", 1))
		}
	}
	add("ccgs.csv", "E38000299,T3S,NHS Test and Trial CCG,East of England,2021-06-01,2022-07-01,\n")
	add("places.csv", "E38000299,600,230,700\n")

	// A year later everybody has the figures of the edition before.
	period := map[string]string{}
	for _, block := range strings.Split(string(data["editions/2019.toml"].Data), "[[indicator]]")[1:] {
		var id, was string
		fmt.Sscanf(strings.TrimSpace(block), "id = %q\nperiod = %q", &id, &was)
		period[id] = was
	}
	toml := "title = \"CCG quality ratings 2021\"\npublished = 2021-12-09T09:30:00Z\nregister = 2021-07-01\nstatus = \"experimental\"\n"
	for _, id := range slices.Sorted(maps.Keys(period)) {
		was := period[id]
		name := "observations/" + id + ".csv"
		var rows strings.Builder
		for _, line := range strings.Split(string(data[name].Data), "\n") {
			if code, rest, ok := strings.Cut(line, ","+was+","); ok {
				fmt.Fprintf(&rows, "%s,2020/21,%s\n", code, rest)
			}
		}
		add(name, rows.String())
		toml += fmt.Sprintf("\n[[indicator]]\nid = %q\nperiod = \"2020/21\"\nprevious = %q\n", id, was)
	}

	// One of them is measured a second time, as an indicator of its own.
	var row string
	for _, line := range strings.Split(string(data["indicators.csv"].Data), "\n") {
		if rest, ok := strings.CutPrefix(line, "dementia-diagnosis,"); ok {
			row = "dementia-again," + strings.Replace(rest, "Dementia", "Again: dementia", 1)
		}
	}
	add("indicators.csv", row+"\n")
	data["observations/dementia-again.csv"] = data["observations/dementia-diagnosis.csv"]
	content["indicators/dementia-again.md"] = content["indicators/dementia-diagnosis.md"]
	toml += "\n[[indicator]]\nid = \"dementia-again\"\nperiod = \"2020/21\"\n"
	data["editions/2021.toml"] = &fstest.MapFile{Data: []byte(toml)}
	return data, content
}

// filesIn is a copy of a folder.
func filesIn(t *testing.T, folder fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
