package csvfile

import (
	"bytes"
	"fmt"
	"testing"
	"testing/fstest"
)

func BenchmarkRead(b *testing.B) {
	columns := []string{"ccg", "period", "count", "population", "value", "note"}
	for _, rows := range []int{200, 100_000} {
		var text bytes.Buffer
		text.WriteString("ccg,period,count,population,value,note\n")
		for i := range rows {
			fmt.Fprintf(&text, "E38%06d,2018/19,%d,\"%d,%03d\",%d.%d,\n", i%211, i%997, 1+i%7, i%1000, i%100, i%10)
		}
		fsys := fstest.MapFS{"f.csv": {Data: text.Bytes()}}
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				problems := Read(fsys, "f.csv", columns, func(row Row) {
					row.Text("ccg")
					row.Text("period")
					row.Number("count")
					row.Number("population")
					row.Number("value")
					row.Text("note")
				})
				if len(problems) > 0 {
					b.Fatal(problems)
				}
			}
		})
	}
}
