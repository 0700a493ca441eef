package main

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/data"
)

// The order of the rows of a file is no information: the site is the same to
// the byte. indicators.csv and patient-groups.csv are in published order, and
// stay.
func TestRowsInAnyOrderGiveTheSameBytes(t *testing.T) {
	want := embeddedSite(t)
	src, err := openSources("")
	if err != nil {
		t.Fatal(err)
	}
	src.data = shuffled(t)
	in, problems, err := load(src, nil, false)
	if err != nil || problems.Errors() > 0 {
		t.Fatal(err, problems)
	}
	files := filesOf(t, in)
	if len(files) != len(want) {
		t.Errorf("%d files, want %d", len(files), len(want))
	}
	for _, f := range files {
		if !bytes.Equal(f.Data, want[f.Path]) {
			t.Errorf("%s differs", f.Path)
		}
	}
}

// shuffled is the data folder with the rows of its observations, its register
// and its context in another order.
func shuffled(t *testing.T) fs.FS {
	t.Helper()
	out := filesIn(t, data.FS)
	random := rand.New(rand.NewPCG(1, 1))
	for _, name := range slices.Sorted(maps.Keys(out)) {
		if name == "ccgs.csv" || strings.HasPrefix(name, "observations/") || strings.HasPrefix(name, "context/") {
			rows := strings.Split(strings.TrimSuffix(string(out[name].Data), "\n"), "\n")
			random.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
			out[name] = &fstest.MapFile{Data: []byte(strings.Join(rows, "\n") + "\n")}
		}
	}
	return out
}
