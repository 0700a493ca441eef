package csvfile

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, test := range []struct {
		in       string
		want     float64
		decimals int
		err      error
	}{
		{"0", 0, 0, nil},
		{"12", 12, 0, nil},
		{"0012", 12, 0, nil},
		{"52.30", 52.3, 2, nil},
		{"-1.75", -1.75, 2, nil},
		{"-0", 0, 0, nil},
		{".5", 0.5, 1, nil},
		{"40.950000000000003", 40.950000000000003, 15, nil},
		{"1,215", 1215, 0, nil},
		{"12,345,678.9", 12345678.9, 1, nil},
		{"-1,215", -1215, 0, nil},
		{"123456789012345678901234567890123456789", 123456789012345678901234567890123456789, 0, nil},

		{"", 0, 0, errNotNumber},
		{"-", 0, 0, errNotNumber},
		{".", 0, 0, errNotNumber},
		{"5.", 0, 0, errNotNumber},
		{"1.2.3", 0, 0, errNotNumber},
		{"+5", 0, 0, errNotNumber},
		{"--5", 0, 0, errNotNumber},
		{"1e5", 0, 0, errNotNumber},
		{"0x1F", 0, 0, errNotNumber},
		{"1_000", 0, 0, errNotNumber},
		{"Inf", 0, 0, errNotNumber},
		{"NaN", 0, 0, errNotNumber},
		{"NA", 0, 0, errNotNumber},
		{"45%", 0, 0, errNotNumber},
		{"£12", 0, 0, errNotNumber},
		{"1 215", 0, 0, errNotNumber},
		{"46.9 - 52.7", 0, 0, errNotNumber},
		{"<6", 0, 0, errNotNumber},
		{"1,2,15", 0, 0, errGrouping},
		{"1,2150", 0, 0, errGrouping},
		{"1234,567", 0, 0, errGrouping},
		{",215", 0, 0, errGrouping},
		{"52,3", 0, 0, errGrouping},
		{"1,", 0, 0, errGrouping},
		{"1.234,567", 0, 0, errNotNumber},
		{strings.Repeat("9", 310), 0, 0, errTooLarge},
	} {
		got, decimals, err := ParseNumber(test.in)
		if got != test.want || decimals != test.decimals || err != test.err || math.Signbit(got) != math.Signbit(test.want) {
			t.Errorf("ParseNumber(%q) = %v, %d, %v, want %v, %d, %v", test.in, got, decimals, err, test.want, test.decimals, test.err)
		}
	}
}

// FuzzParseNumber holds that what is read is what strconv reads without the
// commas, and that what strconv prints is read back.
func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"12", "-1,215.50", "1,2,15", ".5", "5.", "1e5", "Inf", "0x1p-2", "9007199254740993"} {
		f.Add(seed, 52.3)
	}
	f.Fuzz(func(t *testing.T, text string, x float64) {
		if got, _, err := ParseNumber(text); err == nil {
			want, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
			if err != nil || got != want {
				t.Errorf("ParseNumber(%q) = %v, strconv gives %v, %v", text, got, want, err)
			}
		}
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return
		}
		printed := strconv.FormatFloat(x, 'f', -1, 64)
		if got, _, err := ParseNumber(printed); err != nil || got != x {
			t.Errorf("ParseNumber(%q) = %v, %v", printed, got, err)
		}
	})
}
