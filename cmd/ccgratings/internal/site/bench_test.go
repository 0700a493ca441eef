package site

import "testing"

func BenchmarkBuild(b *testing.B) {
	in := prepared(b, realInput(b))
	b.ReportAllocs()
	for b.Loop() {
		if err := Build(in, func(File) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPage makes one page of each of the large kinds.
func BenchmarkPage(b *testing.B) {
	made, err := newBuilder(prepared(b, realInput(b)))
	if err != nil {
		b.Fatal(err)
	}
	v := made.latest()
	for _, page := range []struct {
		name string
		make func() (File, error)
	}{
		{"home", made.home},
		{"year", func() (File, error) { return made.year(v) }},
		{"method", func() (File, error) { return made.method(v) }},
		{"gaps", func() (File, error) { return made.gaps(v) }},
		{"ccgs", func() (File, error) { return made.ccgs(v) }},
		{"ccg", func() (File, error) { return made.ccg(v, 0) }},
		{"group", func() (File, error) { return made.group(v, &v.groups[0]) }},
		{"indicator", func() (File, error) { return made.indicator(v, &v.indicators[0]) }},
	} {
		b.Run(page.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := page.make()
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(f.Data)))
			}
		})
	}
}

func BenchmarkView(b *testing.B) {
	made, err := newBuilder(prepared(b, realInput(b)))
	if err != nil {
		b.Fatal(err)
	}
	year := made.latest().year
	b.ReportAllocs()
	for b.Loop() {
		newView(year, made.in.Register, made.words)
	}
}
