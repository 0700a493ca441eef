package chart

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

type rgb [3]float64 // linear light, 0 to 1
type lab [3]float64 // CIELAB, D65

func parseRGB(t *testing.T, hex string) rgb {
	t.Helper()
	var b [3]uint8
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &b[0], &b[1], &b[2]); err != nil {
		t.Fatalf("colour %q: %v", hex, err)
	}
	var c rgb
	for i, v := range b {
		if s := float64(v) / 255; s <= 0.04045 {
			c[i] = s / 12.92
		} else {
			c[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return c
}

type matrix [3][3]float64

// Machado, Oliveira and Fernandes, IEEE Trans Vis Comput Graph 2009;15:1291,
// severity 1.0.
var (
	protanopia = matrix{
		{0.152286, 1.052583, -0.204868},
		{0.114503, 0.786281, 0.099216},
		{-0.003882, -0.048116, 1.051998},
	}
	deuteranopia = matrix{
		{0.367322, 0.860646, -0.227968},
		{0.280085, 0.672501, 0.047413},
		{-0.011820, 0.042940, 0.968881},
	}
	tritanopia = matrix{
		{1.255528, -0.076749, -0.178779},
		{-0.078411, 0.930809, 0.147602},
		{0.004733, 0.691367, 0.303900},
	}
	ordinary  = matrix{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	greyscale = matrix{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}
)

func (m matrix) times(c rgb) (out rgb) {
	for i, row := range m {
		v := row[0]*c[0] + row[1]*c[1] + row[2]*c[2]
		out[i] = min(max(v, 0), 1)
	}
	return out
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

func (c rgb) lab() lab {
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]) / 0.95047)
	y := f(0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2])
	z := f((0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]) / 1.08883)
	return lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// ciede2000 is the colour difference of Sharma, Wu and Dalal, Color Res Appl
// 2005;30:21, whose test pairs it is checked with.
func ciede2000(p, q lab) float64 {
	sin := func(deg float64) float64 { return math.Sin(deg * math.Pi / 180) }
	cos := func(deg float64) float64 { return math.Cos(deg * math.Pi / 180) }
	hue := func(b, a float64) float64 {
		if a == 0 && b == 0 {
			return 0
		}
		return math.Mod(math.Atan2(b, a)*180/math.Pi+360, 360)
	}
	spread := func(c float64) float64 { c7 := math.Pow(c, 7); return math.Sqrt(c7 / (c7 + math.Pow(25, 7))) }

	g := 0.5 * (1 - spread((math.Hypot(p[1], p[2])+math.Hypot(q[1], q[2]))/2))
	a1, a2 := (1+g)*p[1], (1+g)*q[1]
	c1, c2 := math.Hypot(a1, p[2]), math.Hypot(a2, q[2])
	h1, h2 := hue(p[2], a1), hue(q[2], a2)

	dh, mean := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		dh, mean = 0, h1+h2
	case math.Abs(h1-h2) > 180:
		dh -= math.Copysign(360, dh)
		if h1+h2 < 360 {
			mean += 180
		} else {
			mean -= 180
		}
	}
	l, c := (p[0]+q[0])/2, (c1+c2)/2
	t := 1 - 0.17*cos(mean-30) + 0.24*cos(2*mean) + 0.32*cos(3*mean+6) - 0.20*cos(4*mean-63)
	turn := 30 * math.Exp(-math.Pow((mean-275)/25, 2))
	dl := (q[0] - p[0]) / (1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50)))
	dc := (c2 - c1) / (1 + 0.045*c)
	dH := 2 * math.Sqrt(c1*c2) * sin(dh/2) / (1 + 0.015*c*t)
	return math.Sqrt(dl*dl + dc*dc + dH*dH - sin(2*turn)*2*spread(c)*dc*dH)
}

func TestCIEDE2000(t *testing.T) {
	for _, pair := range []struct {
		p, q lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 3.1571, -77.2803}, lab{50, 0, -82.7485}, 2.8615},
		{lab{50, -1.3802, -84.2814}, lab{50, 0, -82.7485}, 1.0000},
		{lab{50, 0, 0}, lab{50, -1, 2}, 2.3669},
		{lab{50, 2.49, -0.001}, lab{50, -2.49, 0.0009}, 7.1792},
		{lab{50, 2.49, -0.001}, lab{50, -2.49, 0.0011}, 7.2195},
		{lab{50, -0.001, 2.49}, lab{50, 0.0009, -2.49}, 4.8045},
		{lab{50, 2.5, 0}, lab{50, 0, -2.5}, 4.3065},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{50, 2.5, 0}, lab{61, -5, 29}, 22.8977},
		{lab{50, 2.5, 0}, lab{56, -27, -3}, 31.9030},
		{lab{50, 2.5, 0}, lab{58, 24, 15}, 19.4535},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
		{lab{61.2901, 3.7196, -5.3901}, lab{61.4292, 2.2480, -4.9620}, 1.8731},
		{lab{22.7233, 20.0904, -46.6940}, lab{23.0331, 14.9730, -42.5619}, 2.0373},
		{lab{36.4612, 47.8580, 18.3852}, lab{36.2715, 50.5065, 21.2231}, 1.4146},
		{lab{2.0776, 0.0795, -1.1350}, lab{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		if got := ciede2000(pair.p, pair.q); math.Abs(got-pair.want) > 5e-5 {
			t.Errorf("ciede2000(%v, %v) = %.4f, want %.4f", pair.p, pair.q, got, pair.want)
		}
		if a, b := ciede2000(pair.p, pair.q), ciede2000(pair.q, pair.p); math.Abs(a-b) > 1e-9 {
			t.Errorf("ciede2000 is not symmetric for %v and %v: %v, %v", pair.p, pair.q, a, b)
		}
	}
}

// TestFills holds every pair of fills apart for every kind of sight, and every
// coloured fill against the page it stands on, which is the fill of what is
// not rated; on white pages and on dark ones.
func TestFills(t *testing.T) {
	for page, colours := range map[string]struct{ fills, neutral []string }{
		"white": {[]string{fillNone, fillBest, fillExpected, fillWorst}, []string{ink, barGrey, lineGrey}},
		"dark":  {[]string{darkNone, darkBest, darkExpected, darkWorst}, []string{darkInk, darkBarGrey, darkLineGrey}},
	} {
		checkApart(t, page, colours.fills)
		for _, colour := range append(colours.neutral, colours.fills[1:]...) {
			if c := contrast(t, colour, colours.fills[0]); c < 3 {
				t.Errorf("on a %s page the contrast of %s is %.2f, want at least 3", page, colour, c)
			}
		}
	}
}

func checkApart(t *testing.T, page string, fills []string) {
	t.Helper()
	for name, sight := range map[string]matrix{
		"ordinary sight": ordinary, "protanopia": protanopia, "deuteranopia": deuteranopia,
		"tritanopia": tritanopia, "greyscale": greyscale,
	} {
		for i, a := range fills {
			for _, b := range fills[:i] {
				d := ciede2000(sight.times(parseRGB(t, a)).lab(), sight.times(parseRGB(t, b)).lab())
				if d < 15 {
					t.Errorf("%s page, %s: %s and %s differ by %.1f, want at least 15", page, name, a, b, d)
				}
			}
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := parseRGB(t, a).luminance(), parseRGB(t, b).luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestFillsAreOfTheirColour holds green, blue and red to what people call so:
// the greatest of the three parts of light in each.
func TestFillsAreOfTheirColour(t *testing.T) {
	for part, fills := range [3][]string{{fillWorst, darkWorst}, {fillBest, darkBest}, {fillExpected, darkExpected}} {
		for _, fill := range fills {
			c := parseRGB(t, fill)
			if greatest := max(c[0], c[1], c[2]); c[part] != greatest || slices.Min(c[:]) > greatest/1.9 {
				t.Errorf("%s is not plainly of its colour: %v", fill, c)
			}
		}
	}
}
