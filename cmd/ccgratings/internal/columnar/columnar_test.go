package columnar

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strconv"
	"sync"
	"testing"
)

// tableOf is a table of the cells given: a text, a whole number, a number and a
// truth value.
func tableOf(cells [][]string) Table {
	return Table{
		Columns:  []Column{{"name", Text}, {"count", Integer}, {"a_value", Number}, {"used", Boolean}},
		Rows:     len(cells),
		Cell:     func(i, j int) string { return cells[i][j] },
		Metadata: map[string]string{"title": "A table", "licence": "Open", "source": "A source"},
	}
}

func written(t testing.TB, table Table) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, table); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestSameBytes writes a table alone, on one processor and beside others.
func TestSameBytes(t *testing.T) {
	table := tableOf([][]string{{"a", "1", "0.5", "true"}, {"", "", "", ""}, {"=a", "-1", "1e-300", "false"}})
	want := written(t, table)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if !bytes.Equal(written(t, table), want) {
				t.Error("a table written beside others differs")
			}
		})
	}
	all.Wait()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(written(t, table), want) {
		t.Error("a table written on one processor differs")
	}
	if bytes.Contains(want, []byte("parquet-go")) {
		t.Error("the file names the version of the library, with which it would change")
	}
}

func TestRefused(t *testing.T) {
	var out bytes.Buffer
	err := Write(&out, tableOf([][]string{{"a", "1.5", "NaN", "yes"}, {"b", "1", "x", ""}}))
	want := `row 1, column count: "1.5" is not a whole number
row 1, column a_value: "NaN" is not a number
row 1, column used: "yes" is not true or false
row 2, column a_value: "x" is not a number`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if out.Len() > 0 {
		t.Error("something was written")
	}
}

func BenchmarkWrite(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	cells := make([][]string, 8000)
	for i := range cells {
		cells[i] = []string{fmt.Sprintf("NHS Number %d CCG", i/40), strconv.Itoa(i), strconv.FormatFloat(random.Float64(), 'g', 10, 64), "true"}
	}
	table := tableOf(cells)
	b.ReportAllocs()
	var size int
	for b.Loop() {
		size = len(written(b, table))
	}
	b.ReportMetric(float64(size), "bytes")
}
