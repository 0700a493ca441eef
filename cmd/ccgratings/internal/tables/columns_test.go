package tables

import "testing"

// A column without words on its empty cells must have none, and the other way
// about: the dictionary says so.
func TestColumnsSayWhenEmpty(t *testing.T) {
	for _, kind := range []Kind{Ratings, Figures, History} {
		for _, c := range ColumnsOf(kind) {
			if c.Required != (c.Empty == "") {
				t.Errorf("%s.csv, %s: required %v, but of empty cells it says %q", kind, c.Name, c.Required, c.Empty)
			}
		}
	}
}
