package stats

import (
	"slices"
	"strconv"
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestQuantileCategoriesVectors(t *testing.T) {
	bySet := map[string][]vectors.Row{}
	for _, r := range vectors.Open(t, "testdata/08_phe_quantile.csv").Rows {
		bySet[r.Text("set")] = append(bySet[r.Text("set")], r)
	}
	for set, rows := range bySet {
		var values, negated []float64
		for _, r := range rows {
			if r.Given("value") {
				values = append(values, r.Number("value"))
				negated = append(negated, -r.Number("value"))
			}
		}
		for column, class := range map[string]struct {
			of []float64
			k  int
		}{"q5_low_is_1": {values, 5}, "q5_high_is_1": {negated, 5}, "q10_low_is_1": {values, 10}} {
			categories, ok := QuantileCategories(class.of, class.k)
			if ok != (len(values) >= class.k) {
				t.Errorf("%s: %d classes of %d are given: %v", set, class.k, len(values), ok)
			}
			next := 0
			for _, r := range rows {
				want := ""
				if r.Given("value") && ok {
					want = strconv.Itoa(categories[next])
					next++
				}
				r.Same(column, want)
			}
		}
	}
}

func TestQuantileCategories(t *testing.T) {
	for _, c := range []struct {
		values []float64
		k      int
		want   []int
	}{
		{[]float64{50, 10, 40, 20, 30}, 5, []int{5, 1, 4, 2, 3}},
		{[]float64{7, 7, 7, 7, 7}, 5, []int{1, 1, 1, 1, 1}},
		{[]float64{1, 2, 2, 2, 3}, 5, []int{1, 2, 2, 2, 5}},
		{[]float64{3, 1, 2}, 1, []int{1, 1, 1}},
		{[]float64{1, 2, 3, 4, 5, 6}, 5, []int{1, 1, 2, 3, 4, 5}},
	} {
		if got, ok := QuantileCategories(c.values, c.k); !ok || !slices.Equal(got, c.want) {
			t.Errorf("QuantileCategories(%v, %d) = %v, %v; want %v", c.values, c.k, got, ok, c.want)
		}
	}
	if _, ok := QuantileCategories([]float64{1, 2, 3, 4}, 5); ok {
		t.Error("fifths of four values are given")
	}
}
