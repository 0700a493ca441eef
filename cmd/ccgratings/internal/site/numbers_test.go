package site

import (
	"math"
	"testing"
	"unicode/utf8"

	"ccgratings/cmd/ccgratings/internal/indicator"
)

func TestNumbers(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(decimal(0, 0), "0")
	check(decimal(0, 1), "0.0")
	check(decimal(-0.04, 1), "0.0")
	check(decimal(math.Copysign(0, -1), 2), "0.00")
	check(decimal(-0.06, 1), "\u22120.1")
	check(decimal(999, 0), "999")
	check(decimal(1000, 0), "1,000")
	check(decimal(-1234567.891, 2), "\u22121,234,567.89")
	check(signed(1.2, 2), "+1.20")
	check(signed(-1.2, 2), "\u22121.20")
	check(signed(0.001, 2), "0.00")
	check(counted(1, "CCG", "CCGs"), "1 CCG")
	check(counted(0, "CCG", "CCGs"), "0 CCGs")
	check(counted(1910, "CCG", "CCGs"), "1,910 CCGs")
	check(chance(0), "less than 1%")
	check(chance(0.01), "1%")
	check(chance(0.896), "90%")
	check(chance(0.99), "99%")
	check(chance(math.Nextafter(0.99, 1)), "more than 99%")
	check(chance(1), "more than 99%")
	check(share(0.95), "95%")
	check(share(0.998), "99.8%")
	check(share(1-0.95), "5%")
	check(configured(3), "3")
	check(small(0), "0")
	check(small(0.00012345), "0.000123")
	check(small(2), "2.00")
	check(about(0.04), "less than 0.1")
	check(about(0.05), "about 0.1")
	check(amount(12), "12")
	check(amount(1234.5), "1,234.5")
	check(fraction(0.2), "fifth")
	check(fraction(0.15), "15%")
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 111: "111th", 191: "191st"} {
		check(ordinal(n), want)
	}
	rate := &indicator.Definition{Unit: "per 1,000 people", Decimals: 1}
	check(inUnit(1234.56, rate), "1,234.6")
	check(inWords(1234.56, rate), "1,234.6 per 1,000 people")
	check(inUnit(7, &indicator.Definition{Unit: "%"}), "7%")
}

func TestWording(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(sentence(""), "")
	check(sentence("no figure"), "No figure.")
	check(sentence("Is it?"), "Is it?")
	check(sentence("école"), "École.")
	check(lowerFirst("Older people"), "older people")
	check(list(nil), "")
	check(list([]string{"a"}), "a")
	check(list([]string{"a", "b"}), "a and b")
	check(list([]string{"a", "b", "c"}), "a, b and c")
	check(shortName("NHS Ashford CCG"), "Ashford")
	check(shortName("Ashford"), "Ashford")
	check(initial("ashford"), "A")
	check(initial("3 Rivers"), "other")
	check(initial(""), "other")
	for p, want := range map[float64]string{0: "almost certainly not", 0.01: "very unlikely", 0.1: "very unlikely", 0.33: "unlikely", 0.5: "possibly", 0.67: "likely", 0.9: "very likely", 0.99: "very likely", 1: "almost certainly"} {
		check(sureness(p), want)
	}
	for r, want := range map[float64]string{0.49: "poor", 0.5: "moderate", 0.75: "moderate", 0.76: "good"} {
		check(rankability(r), want)
	}
}

func TestRelativeAddresses(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "about.html", "about.html"},
		{"index.html", "2019/index.html", "2019/index.html"},
		{"2019/index.html", "index.html", "../index.html"},
		{"2019/ccgs/02n.html", "2019/ccgs/index.html", "index.html"},
		{"2019/ccgs/02n.html", "2019/groups/adults.html", "../groups/adults.html"},
		{"2019/ccgs/02n.html", "2018/ccgs/02n.html", "../../2018/ccgs/02n.html"},
		{"2019/ccgs/02n.html", "assets/site.css", "../../assets/site.css"},
		{"2019/ccgs/02n.html", "2019/data/ccgs/02n.csv", "../data/ccgs/02n.csv"},
	} {
		if got := place(c.from).to(place(c.to)); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func FuzzDecimal(f *testing.F) {
	f.Add(0.0, 1)
	f.Add(-1234567.5, 2)
	f.Fuzz(func(t *testing.T, x float64, decimals int) {
		if math.IsNaN(x) || math.IsInf(x, 0) || decimals < 0 || decimals > 6 {
			t.Skip()
		}
		if got := decimal(x, decimals); got == "" || !utf8.ValidString(got) || got == minus+decimal(0, decimals) {
			t.Errorf("%v: %q", x, got)
		}
	})
}

func TestPrecise(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 22.6798: "22.6798", 46.2669123: "46.2669", 100: "100", 1570.3: "1,570.3", -0.00012345678: minus + "0.000123457", 123456789: "123,456,789"} {
		if got := precise(x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
}

func TestFine(t *testing.T) {
	for x, want := range map[float64]int{0: 4, 0.05: 6, 0.5: 5, 1: 4, 12345: 0, 1e6: 0, 1e-9: 9} {
		if got := fine(x); got != want {
			t.Errorf("%v: %d, want %d", x, got, want)
		}
	}
}

func TestRoughly(t *testing.T) {
	for x, want := range map[float64]string{1: "1", 2.5: "2.5", 99: "99", 143: "140", 995: "1,000", 1492: "1,500"} {
		if got := roughly(x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
}
