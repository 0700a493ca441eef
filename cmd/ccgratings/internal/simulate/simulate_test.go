package simulate

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

func invent(t *testing.T, c Config) *Nation {
	t.Helper()
	n, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// files are the nation's own, by path.
func files(t *testing.T, n *Nation) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := n.Write(func(path string, text []byte) error {
		if _, twice := out[path]; twice {
			t.Errorf("%s is written twice", path)
		}
		out[path] = string(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// read reads the nation's data folder as the program does, and wants nothing
// to be wrong with it.
func read(t *testing.T, n *Nation) (*nhs.Register, *edition.Edition) {
	t.Helper()
	data := fstest.MapFS{}
	for path, text := range files(t, n) {
		if name, ok := strings.CutPrefix(path, "data/"); ok {
			data[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	reg, problems := nhs.ReadRegister(data)
	set, more := indicator.Read(data, reg)
	problems = append(problems, more...)
	editions, more := edition.Read(data, reg, set)
	problems = append(problems, more...)
	if len(problems) > 0 || len(editions) != 1 {
		t.Fatalf("%d editions; %v", len(editions), problems)
	}
	return reg, editions[0]
}

// What is written reads back, without problem or warning, as what is rated.
func TestFilesRateAsTheNationDoes(t *testing.T) {
	for _, c := range []Config{
		{CCGs: 209, Seed: 1, Truth: Ordinary},
		{CCGs: 209, Seed: 2, Truth: Null},
		{CCGs: 209, Seed: 3, Truth: Divergent},
		{CCGs: MinCCGs, Seed: 4, Truth: Divergent},
		{CCGs: MaxCCGs, Seed: 5, Truth: Ordinary},
	} {
		t.Run(c.Truth.String(), func(t *testing.T) {
			n := invent(t, c)
			reg, e := read(t, n)
			if !reg.Invented() || len(e.CCGs) != c.CCGs {
				t.Errorf("invented %v, %d CCGs", reg.Invented(), len(e.CCGs))
			}
			got, want := rating.Rate(e.Input(reg.Groups)), rating.Rate(n.Input())
			for k := range want.Groups {
				if !reflect.DeepEqual(got.Groups[k].Ratings, want.Groups[k].Ratings) {
					t.Errorf("%s is rated otherwise from its files", want.Groups[k].Group.Name)
				}
			}
			for j := range want.Indicators {
				if g, w := got.Indicators[j], want.Indicators[j]; g.England != w.England || g.Tau2 != w.Tau2 || g.Usable != w.Usable {
					t.Errorf("%s: England %v, tau2 %g, usable %d; in memory %v, %g, %d",
						w.Definition.ID, g.England, g.Tau2, g.Usable, w.England, w.Tau2, w.Usable)
				}
			}
		})
	}
}

// The words on regions are the nation's own: those of the real one speak of the
// seven regions of NHS England.
func TestRegionsHaveWordsOfTheirOwn(t *testing.T) {
	text := files(t, invent(t, Config{CCGs: 60, Seed: 9, Truth: Ordinary}))["content/regions.md"]
	if !strings.Contains(text, "These regions are invented") || strings.Contains(text, "England") {
		t.Errorf("regions.md says %q", text)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	c := Config{CCGs: 60, Seed: 9, Truth: Divergent}
	first, again := files(t, invent(t, c)), files(t, invent(t, c))
	if !maps.Equal(first, again) {
		t.Error("the same seed gives other bytes")
	}
	c.Seed++
	if other := files(t, invent(t, c)); other["data/ccgs.csv"] == first["data/ccgs.csv"] || other["truth.csv"] == first["truth.csv"] {
		t.Error("another seed gives the same nation")
	}
}

// Nations that differ in their truth alone have the same places, and the same
// true positions but for the divergent.
func TestTruths(t *testing.T) {
	null := invent(t, Config{CCGs: 209, Seed: 1, Truth: Null})
	ordinary := invent(t, Config{CCGs: 209, Seed: 1, Truth: Ordinary})
	divergent := invent(t, Config{CCGs: 209, Seed: 1, Truth: Divergent})
	if !reflect.DeepEqual(null.CCGs, ordinary.CCGs) || !reflect.DeepEqual(divergent.People, ordinary.People) {
		t.Error("the truth changes the places")
	}
	for k, g := range ordinary.Groups {
		planted := map[Planted]int{}
		best, worst := 0, 0
		for i := range ordinary.CCGs {
			none, some, far := null.Positions[k][i], ordinary.Positions[k][i], divergent.Positions[k][i]
			planted[far.Planted]++
			if none != (Position{}) {
				t.Errorf("%s: %+v although no CCG differs", g.ID, none)
			}
			if moved := far.Score - some.Score; (moved > 3.8) != (far.Planted > 0) || (moved < -3.8) != (far.Planted < 0) || far.Planted == 0 && moved != 0 {
				t.Errorf("%s: moved by %g although planted %v", g.ID, moved, far.Planted)
			}
			if some.Best != (some.Rank <= 42) || some.Worst != (some.Rank > 209-42) {
				t.Errorf("%s: rank %d, best %v, worst %v", g.ID, some.Rank, some.Best, some.Worst)
			}
			if some.Best {
				best++
			}
			if some.Worst {
				worst++
			}
		}
		if planted[PlantedBetter] != 10 || planted[PlantedWorse] != 10 || best != 42 || worst != 42 {
			t.Errorf("%s: planted %v, best %d, worst %d", g.ID, planted, best, worst)
		}
	}
}

func TestNamesAreUnlike(t *testing.T) {
	n := invent(t, Config{CCGs: MaxCCGs, Seed: 1})
	names := map[string]bool{}
	for _, c := range n.CCGs {
		names[c.Name] = true
		if !c.Code.Invented() || !strings.HasPrefix(c.ODS, "Z") {
			t.Errorf("%s, %s look real", c.Code, c.ODS)
		}
	}
	if len(names) != MaxCCGs {
		t.Errorf("%d names for %d CCGs", len(names), MaxCCGs)
	}
}

func TestConfig(t *testing.T) {
	for _, ccgs := range []int{-1, 0, MinCCGs - 1, MaxCCGs + 1} {
		if _, err := New(Config{CCGs: ccgs}); err == nil {
			t.Errorf("%d CCGs were invented", ccgs)
		}
	}
	for _, truth := range []Truth{Null, Ordinary, Divergent} {
		if got, err := ParseTruth(truth.String()); got != truth || err != nil {
			t.Errorf("%v reads as %v, %v", truth, got, err)
		}
	}
	if _, err := ParseTruth("nul"); err == nil || err.Error() != `truth is "nul", expected null, ordinary or divergent` {
		t.Errorf("error %v", err)
	}
}

// A little of everything that can be missing is.
func TestSomeFiguresAreNotThere(t *testing.T) {
	n := invent(t, Config{CCGs: 209, Seed: 1, Truth: Ordinary})
	figures, missing, hidden := 0, 0, 0
	for _, m := range n.Indicators {
		for _, o := range m.Table.Rows {
			figures++
			switch o.Status {
			case indicator.Missing:
				missing++
			case indicator.Suppressed:
				hidden++
			}
		}
	}
	t.Logf("%d figures, %d missing, %d hidden", figures, missing, hidden)
	if missing < 60 || missing > 200 || hidden == 0 || hidden > 100 {
		t.Errorf("of %d figures %d are missing and %d hidden", figures, missing, hidden)
	}
	kinds := map[indicator.Kind]bool{}
	for _, m := range n.Indicators {
		kinds[m.Definition.Kind] = true
	}
	if got := slices.Sorted(maps.Keys(kinds)); len(got) != 5 {
		t.Errorf("kinds %v", got)
	}
}
