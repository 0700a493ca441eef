package ledger

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzLedger holds that a ledger of any content is read without panic, that
// what is read can be written and read again, and that where it can be applied,
// the differences that it made are a ledger that makes them too.
func FuzzLedger(f *testing.F) {
	head := strings.Join(Columns(), ",") + "\n"
	f.Add(head)
	f.Add(head + "ratings,E1,01A,NHS One CCG,old,,rating,green,blue\n")
	f.Add(head + "ratings,E1,01A,NHS One CCG,old,,row,present,\n")
	f.Add(head + "history,E9,01A,NHS One CCG,tea,2013,row,,present\nhistory,E9,,,tea,2013,value,,5\n")
	f.Add(head + "history,E1,,,tea,2014,period,2014,2015\n")
	f.Add(head + "places,E1,,,,,,,\n")
	f.Fuzz(func(t *testing.T, text string) {
		changes, _ := readLedger(fstest.MapFS{"l.csv": {Data: []byte(text)}}, "l.csv")
		data, err := encode(append([][]string{Columns()}, Records(changes)...))
		if err != nil {
			t.Fatal(err)
		}
		again, problems := readLedger(fstest.MapFS{"l.csv": {Data: data}}, "l.csv")
		if problems.Errors() > 0 || !slices.Equal(told(again), told(changes)) {
			t.Errorf("%q\nis read again as %q\n%v", told(changes), told(again), problems)
		}
		made := copyOf(small())
		if problems := apply(made, changes); problems.Errors() > 0 {
			return
		}
		after, repeated := tables(made), copyOf(small())
		if problems := apply(repeated, Compare(small(), after)); problems.Errors() > 0 {
			t.Errorf("the differences that %q makes cannot be applied: %v", told(changes), problems)
		}
		if left := Compare(tables(repeated), after); len(left) > 0 {
			t.Errorf("%q: the differences leave out %q", told(changes), told(left))
		}
	})
}

// FuzzSums holds that a file of checksums of any content is read without panic,
// and that whatever has no problems is written back to the byte.
func FuzzSums(f *testing.F) {
	good := strings.Repeat("0123456789abcdef", 4) + "  published/2016/ratings.csv\n"
	f.Add(good)
	f.Add(good + good)
	f.Add(strings.ToUpper(good))
	f.Add("")
	f.Add("x  ../y.csv\n")
	f.Fuzz(func(t *testing.T, text string) {
		sums, problems := parseSums("a.sum", []byte(text))
		if problems.Errors() > 0 {
			return
		}
		var out strings.Builder
		for _, s := range sums {
			out.WriteString(s.hex + "  " + s.file + "\n")
		}
		if out.String() != strings.TrimSuffix(text, "\n")+"\n" {
			t.Errorf("%q is taken for %q", text, out.String())
		}
	})
}
