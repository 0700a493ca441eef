package nhs

import (
	"errors"
	"io/fs"
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// Place is where a CCG's area lies and how large it is.
type Place struct {
	Easting, Northing float64 // of its middle, in km east and north on one grid for all
	Area              float64 // of its land, in km²
}

// Places is where the CCGs lie; a CCG that is not in it has no known place.
type Places map[Code]Place

// placesFile is read if it is there: a publisher need not have one.
const placesFile = "places.csv"

// Numbers in places.csv beyond these are no place on a map of a nation, in km.
const (
	farthest = 10_000
	widest   = 1_000_000 // km²
)

// ReadPlaces reads places.csv of fsys, the data folder: a row a CCG, open or
// closed. Without the file there are no places. A CCG may have no row; a row
// of a code that is not on the register is an error.
func ReadPlaces(fsys fs.FS, reg *Register) (Places, problem.List) {
	if _, err := fs.Stat(fsys, placesFile); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	places := Places{}
	first := make(map[Code]int) // code -> line
	problems := csvfile.Read(fsys, placesFile, []string{"ccg", "easting", "northing", "area"}, func(row csvfile.Row) {
		code := Code(row.Text("ccg"))
		_, known := reg.CCG(code)
		switch {
		case !known:
			row.Problemf("ccg", "%s is not the code of a CCG on the register%s", problem.Quote(string(code)), hint(reg, code))
			return
		case first[code] > 0:
			row.Problemf("ccg", "%s is there already, on line %d", code, first[code])
			return
		}
		first[code] = row.Pos("ccg").Line
		if place, ok := readPlace(row); ok {
			places[code] = place
		}
	})
	return places, problems
}

// hint is what an unknown code was perhaps meant to be, for the end of a
// message; empty if that cannot be told.
func hint(reg *Register, code Code) string {
	if suggestion := reg.Suggest(string(code)); suggestion != "" {
		return "; " + suggestion
	}
	return ""
}

// readPlace reads the numbers of a row; ok is false if one is not sound.
func readPlace(row csvfile.Row) (p Place, ok bool) {
	ok = true
	number := func(column string, within func(float64) bool, expected string) float64 {
		x, given := row.Number(column)
		switch {
		case row.Blank(column):
			row.Problemf(column, "%s is blank, expected %s", column, expected)
		case given && !within(x):
			row.Problemf(column, "%s is %g, expected %s", column, x, expected)
			given = false
		}
		ok = ok && given
		return x
	}
	near := func(x float64) bool { return math.Abs(x) <= farthest }
	p.Easting = number("easting", near, "km on the grid, at most 10,000 either way")
	p.Northing = number("northing", near, "km on the grid, at most 10,000 either way")
	p.Area = number("area", func(x float64) bool { return x > 0 && x <= widest }, "km² of land, more than 0 and at most 1,000,000")
	return p, ok
}

// Missing lists those of some CCGs that have no place.
func (p Places) Missing(ccgs []CCG) []CCG {
	return slices.DeleteFunc(slices.Clone(ccgs), func(c CCG) bool {
		_, known := p[c.Code]
		return known
	})
}
