package stats

import (
	"math"
	"slices"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

// peerVariables reads the areas and the variables of the reference file.
func peerVariables(t testing.TB) (areas []string, variables []Variable) {
	rows := vectors.Inputs(t, "testdata/18_neighbours_input.csv").Rows
	for _, r := range rows {
		areas = append(areas, r.Text("area"))
	}
	for _, w := range vectors.Inputs(t, "testdata/18_neighbours_weights.csv").Rows {
		v := Variable{Weight: w.Number("weight")}
		for _, r := range rows {
			x := 0.0
			if r.Given(w.Text("variable")) {
				x = r.Number(w.Text("variable"))
			}
			v.Values = append(v.Values, x)
			v.Known = append(v.Known, r.Given(w.Text("variable")))
		}
		variables = append(variables, v)
	}
	return areas, variables
}

func TestNeighboursVectors(t *testing.T) {
	areas, variables := peerVariables(t)
	lists := Neighbours(variables, 10)
	for _, r := range vectors.Open(t, "testdata/18_neighbours_expected.csv").Rows {
		got := lists[slices.Index(areas, r.Text("area"))][int(r.Number("rank"))-1]
		r.Same("neighbour", areas[got.Area])
		r.Within("distance", got.Distance, closed)
		r.Within("distance_rebased", got.Rebased, closed)
	}
}

// The nearest are those that sorting everything would give, in that order.
func TestNeighboursAreTheNearest(t *testing.T) {
	_, variables := peerVariables(t)
	few, all := Neighbours(variables, 7), Neighbours(variables, 1000)
	for a := range all {
		if len(all[a]) != len(all)-1 || !slices.Equal(few[a], all[a][:7]) {
			t.Fatalf("area %d: %v is not the start of %v", a, few[a], all[a])
		}
		if !slices.IsSortedFunc(all[a], func(x, y Neighbour) int {
			if x.Distance != y.Distance {
				return int(math.Copysign(1, x.Distance-y.Distance))
			}
			return x.Area - y.Area
		}) {
			t.Errorf("area %d: not in order", a)
		}
	}
	farthest := 0.0
	for _, list := range all {
		for _, n := range list {
			farthest = max(farthest, n.Rebased)
			back := slices.IndexFunc(all[n.Area], func(m Neighbour) bool { return m.Distance == n.Distance })
			if back < 0 {
				t.Errorf("no way back from %d", n.Area)
			}
		}
	}
	if farthest != 1 {
		t.Errorf("the farthest is rebased to %v", farthest)
	}
}

func TestNeighboursTies(t *testing.T) {
	lists := Neighbours([]Variable{{Values: []float64{0, 1, -1, 1, 9}, Weight: 1}}, 3)
	var got []int
	for _, n := range lists[0] {
		got = append(got, n.Area)
	}
	if !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("neighbours of the first: %v", got)
	}
	same := Neighbours([]Variable{{Values: []float64{4, 4, 4}, Weight: 1}}, 2)
	if want := []Neighbour{{Area: 0}, {Area: 1}}; !slices.Equal(same[2], want) {
		t.Errorf("all alike: %v", same[2])
	}
	for _, k := range []int{-1, 0} {
		if lists := Neighbours([]Variable{{Values: []float64{1, 2}, Weight: 1}}, k); len(lists) != 2 || len(lists[0]) != 0 {
			t.Errorf("%d neighbours: %v", k, lists)
		}
	}
	if lists := Neighbours([]Variable{{Values: []float64{1}, Weight: 1}}, 3); len(lists) != 1 || len(lists[0]) != 0 {
		t.Errorf("an area alone: %v", lists)
	}
	if lists := Neighbours(nil, 3); lists != nil {
		t.Errorf("no variables: %v", lists)
	}
}

func TestStandardised(t *testing.T) {
	v := Variable{Values: []float64{2, 4, 99, 6}, Known: []bool{true, true, false, true}}
	if got := v.Standardised(); !slices.Equal(got, []float64{-1, 0, 0, 1}) {
		t.Errorf("standardised %v", got)
	}
	for _, flat := range []Variable{
		{Values: []float64{3, 3}}, {Values: []float64{3}}, {Values: []float64{3, 8}, Known: []bool{true, false}},
	} {
		if got := flat.Standardised(); slices.ContainsFunc(got, func(x float64) bool { return x != 0 }) {
			t.Errorf("%v standardised to %v", flat, got)
		}
	}
}
