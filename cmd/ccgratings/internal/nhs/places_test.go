package nhs

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func placesRegister() *Register {
	return NewRegister([]CCG{{Code: "E38000001", ODS: "01A", Name: "NHS Hill CCG"}, {Code: "E38000002", ODS: "01B", Name: "NHS Dale CCG"}}, nil)
}

func TestReadPlaces(t *testing.T) {
	fsys := fstest.MapFS{"places.csv": {Data: []byte("area,ccg,northing,easting\n1221,E38000002,460,393\n")}}
	reg := placesRegister()
	places, problems := ReadPlaces(fsys, reg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := (Place{Easting: 393, Northing: 460, Area: 1221}); len(places) != 1 || places["E38000002"] != want {
		t.Errorf("places are %v, want one, %v", places, want)
	}
	missing := places.Missing(reg.CCGs)
	if !slices.EqualFunc(missing, []Code{"E38000001"}, func(c CCG, code Code) bool { return c.Code == code }) {
		t.Errorf("without a place are %v", missing)
	}
}

func TestNoPlaces(t *testing.T) {
	places, problems := ReadPlaces(fstest.MapFS{}, placesRegister())
	if len(places) > 0 || len(problems) > 0 {
		t.Errorf("without a file there are %v and %v", places, problems)
	}
}

func TestPlacesFaults(t *testing.T) {
	for rows, want := range map[string]string{
		"E38000009,1,2,3":                  `places.csv:2:1: "E38000009" is not the code of a CCG on the register; the nearest is E38000001`,
		"01B,1,2,3":                        `it is the ODS code of E38000002`,
		"E38000001,1,2,3\nE38000001,1,2,3": "places.csv:3:1: E38000001 is there already, on line 2",
		"E38000001,,2,3":                   "places.csv:2:11: easting is blank, expected km on the grid",
		"E38000001,393000,2,3":             "places.csv:2:11: easting is 393000, expected km on the grid",
		"E38000001,1,far,3":                `places.csv:2:13: northing is "far"`,
		"E38000001,1,2,0":                  "places.csv:2:15: area is 0, expected km² of land, more than 0",
	} {
		fsys := fstest.MapFS{"places.csv": {Data: []byte("ccg,easting,northing,area\n" + rows + "\n")}}
		_, problems := ReadPlaces(fsys, placesRegister())
		if len(problems) != 1 || !strings.Contains(problems[0].Error(), want) {
			t.Errorf("%q gives %v, want %q", rows, problems, want)
		}
	}
}
