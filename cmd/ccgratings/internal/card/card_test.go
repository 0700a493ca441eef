package card

import (
	"bytes"
	"encoding/csv"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

const root = "../../../../"

var (
	groups = []string{"Older people", "People with long-term conditions", "Adults", "Children", "People with mental illness"}
	mixed  = []chart.Token{chart.Best, chart.Expected, chart.Worst, chart.NotRated, chart.Expected}
	sample = Frame{
		Site: "CCG quality ratings 2019", Status: "Experimental statistics, worked example", Dated: "To be published 10 September 2020",
		Caveat: [2]string{"Compared with the other CCGs rated, on figures of September 2017 to September 2020.", "A rating only compares CCGs: it does not mean that care is good or bad."},
	}
)

func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// decoded reads a card with the decoder of the standard library, which shares
// nothing with what wrote it.
func decoded(t *testing.T, file []byte, err error) *image.Paletted {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	paletted, ok := img.(*image.Paletted)
	if !ok || paletted.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Fatalf("a %T of %v", img, img.Bounds())
	}
	return paletted
}

// ccgNames are the names of every CCG there ever was.
func ccgNames(t *testing.T) []string {
	t.Helper()
	file, err := os.Open(root + "data/ccgs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "name")
	var names []string
	for _, row := range rows[1:] {
		names = append(names, row[column])
	}
	return names
}

// Every CCG's name stands on its card whole, in letters that the font has and
// that are still read when the card is a fifth of its size.
func TestEveryNameFits(t *testing.T) {
	p := painter(t)
	for _, name := range ccgNames(t) {
		l, lines := p.title(name, 2)
		if strings.Join(lines, " ") != name || l.widest(lines) > inside || l.size < 48 {
			t.Errorf("%q is set as %q, %d pixels high", name, lines, l.size)
		}
		for _, r := range name {
			if index, err := p.fonts.bold.GlyphIndex(&l.buffer, r); err != nil || index == 0 {
				t.Errorf("%q: the font has no %q", name, r)
			}
		}
	}
}

// Whatever the name, it changes nothing but the room for it.
func TestNamesKeepToTheirRoom(t *testing.T) {
	r := painter(t).NewRatings(sample, groups)
	blank := r.draw("", mixed)
	room := image.Rect(margin, bodyTop, Width-margin, bodyTop+headingRoom)
	for _, name := range []string{
		"NHS Ashford CCG", "NHS Bath and North East Somerset, Swindon and Wiltshire CCG",
		strings.Repeat("W", 400), strings.Repeat("of the Wolds ", 60), "\u4e2d\u6587 CCG", "A\nB\tC", "  ",
	} {
		drawn := 0
		c := r.draw(name, mixed)
		for i, colour := range c.Pix {
			if colour == blank.Pix[i] {
				continue
			}
			drawn++
			if at := image.Pt(i%c.Stride, i/c.Stride); !at.In(room) {
				t.Errorf("%.20q is drawn at %v, outside %v", name, at, room)
				break
			}
		}
		if (drawn > 0) != (strings.TrimSpace(name) != "") {
			t.Errorf("%.20q: %d pixels drawn", name, drawn)
		}
	}
}

// Texts of any length stay off the edges and off each other.
func TestLongTexts(t *testing.T) {
	p, long := painter(t), strings.Repeat("Very long words indeed ", 40)
	f := Frame{Site: long, Status: long, Dated: long, Caveat: [2]string{long, long}, Mark: long}
	many := make([]string, 30)
	tallies := make([]Tally, 30)
	for i := range many {
		many[i] = long
		tallies[i] = Tally{long, [4]int{1234567, 1234567, 1234567, 1234567}}
	}
	for name, c := range map[string]canvas{
		"ratings": p.NewRatings(f, many).draw(long, nil), "tallies": p.tallies(f, long, tallies), "front": p.front(f, long),
		"no group": p.NewRatings(Frame{}, nil).draw("", nil), "nothing": p.tallies(Frame{}, "", nil),
	} {
		for y := range Height {
			for _, edge := range [][2]int{{0, margin}, {Width - margin, Width}} {
				row := c.Pix[y*c.Stride+edge[0] : y*c.Stride+edge[1]]
				if slices.ContainsFunc(row, func(colour uint8) bool { return colour != row[0] }) {
					t.Errorf("%s: something is drawn in the margin at row %d", name, y)
					break
				}
			}
		}
	}
}

// Each row has the colours that the rest of the site has for its rating, and
// the shape for it: best is widest below, worst above, as expected in the
// middle, and not rated is hollow.
func TestShapesAndColours(t *testing.T) {
	r := painter(t).NewRatings(sample, groups)
	file, err := r.PNG("NHS Ashford CCG", mixed)
	img := decoded(t, file, err)
	for i, token := range mixed {
		fill, white := rgb(token.Fill()), rgb(paper)
		if token == chart.NotRated {
			fill = rgb(ink)
		}
		const reach = 10 // a shape reaches further than this up and down
		filled := func(y int) (n int) {
			for x := shapeAt - 30; x < shapeAt+30; x++ {
				if img.At(x, y) == fill {
					n++
				}
			}
			return n
		}
		middle := r.rows.middle(i)
		above, within, below := filled(middle-reach), filled(middle), filled(middle+reach)
		ok := map[chart.Token]bool{
			chart.Best:     above < within && within < below,
			chart.Worst:    above > within && within > below,
			chart.Expected: above < within && within > below && within > 2*reach,
			chart.NotRated: 0 < within && within < reach && img.At(shapeAt, middle) == white,
		}[token]
		if !ok {
			t.Errorf("%s: %d, %d and %d pixels of its colour from above", token.Word(), above, within, below)
		}
		colours := make(map[color.Color]bool)
		for y := r.rows.at(i) + 2; y < r.rows.at(i+1); y++ {
			colours[img.At(margin+barWidth/2, y)] = true
		}
		if !colours[fill] || colours[white] != (token == chart.NotRated) {
			t.Errorf("%s: a bar of %v, want %v", token.Word(), colours, fill)
		}
	}
}

func rgb(hex string) color.RGBA { return between(hex, hex, 0, 1) }

// What is no rating, or is not given, is not rated.
func TestUnknownIsNotRated(t *testing.T) {
	r := painter(t).NewRatings(sample, groups)
	none := r.draw("x", []chart.Token{chart.NotRated, chart.NotRated, chart.NotRated, chart.NotRated, chart.NotRated})
	for _, tokens := range [][]chart.Token{nil, {chart.MuchBetter, chart.Worse}, {200}} {
		if !bytes.Equal(r.draw("x", tokens).Pix, none.Pix) {
			t.Errorf("%v is drawn as some rating", tokens)
		}
	}
}

// Two ratings differ by more than colour.
func TestNotByColourAlone(t *testing.T) {
	r := painter(t).NewRatings(sample, groups[:1])
	inked := func(token chart.Token) []byte {
		var out []byte
		for _, colour := range r.draw("x", []chart.Token{token}).Pix {
			out = append(out, map[bool]byte{true: 1}[colour != onPaper[0]])
		}
		return out
	}
	seen := make(map[string]chart.Token)
	for _, token := range chart.Ratings() {
		if other, same := seen[string(inked(token))]; same {
			t.Errorf("%s and %s look alike without colour", token.Word(), other.Word())
		}
		seen[string(inked(token))] = token
	}
}

// contrast is that of WCAG 2.2 between two colours.
func contrast(a, b color.RGBA) float64 {
	luminance := func(c color.RGBA) float64 {
		sum := 0.0
		for i, v := range []uint8{c.R, c.G, c.B} {
			x := float64(v) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += x * []float64{0.2126, 0.7152, 0.0722}[i]
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// All text is of the two colours that are furthest apart, and stems are thick
// enough to show them whole.
func TestContrast(t *testing.T) {
	p := painter(t)
	f := sample
	f.Mark = "Preview, not published: do not quote."
	r := p.NewRatings(f, groups)
	file, err := r.PNG("NHS Ashford CCG", mixed)
	img := decoded(t, file, err)
	_, bottom := p.frame(f)
	for name, where := range map[string]image.Rectangle{
		"site":   image.Rect(margin, 0, margin+400, headHeight),
		"status": image.Rect(Width-margin-300, 0, Width-margin, headHeight),
		"name":   image.Rect(margin, bodyTop, Width-margin, bodyTop+headingRoom),
		"group":  image.Rect(nameLeft, r.rows.at(0)+2, nameLeft+300, r.rows.at(1)),
		"word":   image.Rect(wordLeft, r.rows.at(0)+2, wordLeft+300, r.rows.at(1)),
		"caveat": image.Rect(margin, bottom+4, Width-margin, bottom+caveatRoom),
		"mark":   image.Rect(margin, Height-markHeight, Width-margin, Height),
	} {
		count := make(map[color.RGBA]int)
		for y := where.Min.Y; y < where.Max.Y; y++ {
			for x := where.Min.X; x < where.Max.X; x++ {
				count[img.At(x, y).(color.RGBA)]++
			}
		}
		var most []color.RGBA
		for colour := range count {
			most = append(most, colour)
		}
		slices.SortFunc(most, func(a, b color.RGBA) int { return count[b] - count[a] })
		if len(most) < 2 || contrast(most[0], most[1]) < 7 {
			t.Errorf("%s: the two commonest colours are %v", name, most[:min(2, len(most))])
		}
	}
}

// Paper and ink are those of pages by day.
func TestColoursOfPages(t *testing.T) {
	theme, err := os.ReadFile(root + "static/css/_theme.scss")
	if err != nil {
		t.Fatal(err)
	}
	day, _, _ := strings.Cut(string(theme), "@media")
	for _, want := range []string{"--ccg-paper: " + paper + ";", "--ccg-ink: " + ink + ";", "--ccg-inverse-paper: " + ink + ";", "--ccg-inverse-ink: " + paper + ";"} {
		if !strings.Contains(day, want) {
			t.Errorf("the theme has no %s", want)
		}
	}
}

// A mark is drawn across the foot, and hides nothing.
func TestMark(t *testing.T) {
	p := painter(t)
	f := sample
	f.Mark = "Invented figures. Preview: do not quote."
	plain, plainBottom := p.frame(sample)
	marked, bottom := p.frame(f)
	last := func(c canvas) uint8 { return c.Pix[(Height-1)*c.Stride] }
	if last(plain) != onPaper[0] || last(marked) != onPaper.full() {
		t.Error("the mark's band is not at the foot, or is there without a mark")
	}
	if bottom >= plainBottom {
		t.Error("the mark takes no room")
	}
	for _, line := range f.Caveat {
		if l, lines := fit(p.caveats, line, inside, 1); lines[0] != line || l != p.caveats[0] {
			t.Errorf("the caveat is small or cut: %q", lines)
		}
	}
}

// The same words give the same bytes, from a new painter and from several
// goroutines at once; other words give others.
func TestSameBytes(t *testing.T) {
	names := ccgNames(t)[:24]
	want := make([][]byte, len(names))
	seen := make(map[string]string)
	r := painter(t).NewRatings(sample, groups)
	for i, name := range names {
		var err error
		if want[i], err = r.PNG(name, mixed); err != nil {
			t.Fatal(err)
		}
		if other := seen[string(want[i])]; other != "" {
			t.Errorf("%s and %s have the same card", name, other)
		}
		seen[string(want[i])] = name
		if n := len(want[i]); n > 48_000 {
			t.Errorf("%s: %d bytes", name, n)
		}
	}
	again := painter(t).NewRatings(sample, groups)
	var group sync.WaitGroup
	for i, name := range slices.Backward(names) {
		group.Go(func() {
			if got, err := again.PNG(name, mixed); err != nil || !bytes.Equal(got, want[i]) {
				t.Errorf("%s: another card the second time: %v", name, err)
			}
		})
	}
	group.Wait()
}

// The two other cards can be read, and show what they are given.
func TestTalliesAndFront(t *testing.T) {
	p := painter(t)
	tallies := []Tally{{"Adults", [4]int{12, 170, 9, 0}}, {"Children", [4]int{0, 0, 0, 191}}}
	first, err := p.Tallies(sample, "How 191 CCGs compare", tallies)
	before := decoded(t, first, err)
	tallies[1].Counts[3] = 190
	second, err := p.Tallies(sample, "How 191 CCGs compare", tallies)
	after := decoded(t, second, err)
	var changed image.Rectangle
	for i := range before.Pix {
		if before.Pix[i] != after.Pix[i] {
			at := image.Pt(i%before.Stride, i/before.Stride)
			changed = changed.Union(image.Rectangle{at, at.Add(image.Pt(1, 1))})
		}
	}
	column := (Width - margin - talliesLeft) / 4
	if want := image.Rect(talliesLeft+3*column, Height/2, Width-margin, Height); changed.Empty() || !changed.In(want) {
		t.Errorf("another last count changes %v, want some of %v", changed, want)
	}
	file, err := p.Front(sample, "How care compares.")
	if slices.Max(decoded(t, file, err).Pix) < greys {
		t.Error("the front card shows no fill")
	}
}

func BenchmarkRatings(b *testing.B) {
	r := painter(b).NewRatings(sample, groups)
	for b.Loop() {
		if _, err := r.PNG("NHS Bath and North East Somerset, Swindon and Wiltshire CCG", mixed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEdition(b *testing.B) {
	for b.Loop() {
		painter(b).NewRatings(sample, groups)
	}
}
