package site

import (
	"path"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// place is where a file stands in the site, with slashes: "2019/index.html".
type place string

const (
	homePlace     place = "index.html"
	notFoundPlace place = "404.html"

	historiesPlace place = "ccgs/index.html" // every CCG there has been, over all editions
	feedPlace      place = "feed.xml"
	frontCardPlace place = "card.png" // the picture of the site as a whole
)

// to is the relative address, in a page standing at p, of another file.
func (p place) to(target place) string {
	from, goal := path.Dir(string(p)), string(target)
	up := 0
	for from != "." && !strings.HasPrefix(goal, from+"/") {
		from = path.Dir(from)
		up++
	}
	if from != "." {
		goal = goal[len(from)+1:]
	}
	return strings.Repeat("../", up) + goal
}

// yearPlaces says where the files of one edition stand.
type yearPlaces struct{ dir string }

func placesOf(year int) yearPlaces { return yearPlaces{strconv.Itoa(year)} }

func (y yearPlaces) home() place       { return place(y.dir + "/index.html") }
func (y yearPlaces) method() place     { return place(y.dir + "/method.html") }
func (y yearPlaces) gaps() place       { return place(y.dir + "/gaps.html") }
func (y yearPlaces) downloads() place  { return place(y.dir + "/downloads.html") }
func (y yearPlaces) press() place      { return place(y.dir + "/press.html") }
func (y yearPlaces) dictionary() place { return place(y.dir + "/dictionary.html") }
func (y yearPlaces) compare() place    { return place(y.dir + "/compare.html") }
func (y yearPlaces) ccgs() place       { return place(y.dir + "/ccgs/index.html") }
func (y yearPlaces) indicators() place { return place(y.dir + "/indicators/index.html") }

func (y yearPlaces) regions() place { return place(y.dir + "/regions/index.html") }

func (y yearPlaces) region(slug string) place { return place(y.dir + "/regions/" + slug + ".html") }

func (y yearPlaces) group(id nhs.GroupID) place {
	return place(y.dir + "/groups/" + string(id) + ".html")
}

func (y yearPlaces) indicator(id indicator.ID) place {
	return place(y.dir + "/indicators/" + string(id) + ".html")
}

func (y yearPlaces) ccg(ods string) place {
	return place(y.dir + "/ccgs/" + strings.ToLower(ods) + ".html")
}

func (y yearPlaces) comparison(ods string) place {
	return place(y.dir + "/compare/" + strings.ToLower(ods) + ".html")
}

// card is the picture of a CCG for those who share its page, and cards the one
// of the edition.
func (y yearPlaces) card(ods string) place {
	return place(y.dir + "/cards/" + strings.ToLower(ods) + ".png")
}

func (y yearPlaces) cards() place { return place(y.dir + "/cards/index.png") }

// data is a download, named by its path in the edition's data folder.
func (y yearPlaces) data(name string) place { return place(y.dir + "/data/" + name) }

func (y yearPlaces) ratingsCSV() place             { return y.data("ratings.csv") }
func (y yearPlaces) indicatorsCSV() place          { return y.data("indicators.csv") }
func (y yearPlaces) groupCSV(id nhs.GroupID) place { return y.data("groups/" + string(id) + ".csv") }
func (y yearPlaces) ccgCSV(ods string) place       { return y.data("ccgs/" + strings.ToLower(ods) + ".csv") }
func (y yearPlaces) indicatorCSV(id indicator.ID) place {
	return y.data("indicators/" + string(id) + ".csv")
}

// The same rows as spreadsheets.
func (y yearPlaces) groupSheets(id nhs.GroupID) place {
	return y.data("groups/" + string(id) + ".xlsx")
}
func (y yearPlaces) ccgSheets(ods string) place {
	return y.data("ccgs/" + strings.ToLower(ods) + ".xlsx")
}
func (y yearPlaces) ccgJSON(ods string) place {
	return y.data("v1/ccgs/" + strings.ToLower(ods) + ".json")
}
func (y yearPlaces) indicatorSheets(id indicator.ID) place {
	return y.data("indicators/" + string(id) + ".xlsx")
}

// historyOf is where a CCG stands over all editions.
func historyOf(ods string) place { return place("ccgs/" + strings.ToLower(ods) + ".html") }

// link is a link as a template prints it.
type link struct{ Text, Href string }
