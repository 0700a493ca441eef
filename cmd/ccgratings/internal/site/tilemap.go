package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/chart"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/tiles"
)

// tileMap is a map of CCGs as hexagons of one size, as templates print it.
type tileMap struct {
	ID      string // of its heading; the ids of its parts begin with it
	Heading string
	SVG     template.HTML
	Keys    []mapKey
	Table   string // fragment of the table on the same page; empty if there is none
}

// mapKey is one entry of a map's legend.
type mapKey struct {
	badge
	Tile  template.HTML
	N     string
	Where string // "London 4, South East 3"; empty for what is too common or too rare to list
}

// layOut finds a tile for each CCG of the edition. Without a place for every
// one of them there is no map.
func (v *view) layOut(places nhs.Places) {
	points := make([]tiles.Point, len(v.ccgs))
	for k := range v.ccgs {
		p, known := places[v.ccgs[k].Code]
		if !known {
			return
		}
		points[k] = tiles.Point{X: p.Easting, Y: p.Northing, Area: p.Area}
	}
	v.tiles = tiles.Layout(points)
	v.byTile = slices.Clone(v.byName)
	slices.SortStableFunc(v.byTile, func(a, b int) int {
		s, t := v.tiles[a], v.tiles[b]
		return cmp.Or(cmp.Compare(s.Row, t.Row), cmp.Compare(s.Column, t.Column))
	})
}

// groupMap is the map of a group for a page that stands at a place, where the
// same ratings are in a table; nil if there is no map or nobody is rated.
func (v *view) groupMap(g *groupView, at place) *tileMap {
	if v.tiles == nil || g.Rated == 0 {
		return nil
	}
	m := &tileMap{ID: "map-" + string(g.Group.ID), Heading: "Where they are", Keys: v.mapKeys(g, ""), Table: "#ratings"}
	m.SVG = picture(chart.TileMap{
		ID: m.ID, Title: "Map of the ratings: " + g.Group.Name, Summary: mapWords(m.Keys), Tiles: v.mapTiles(g, "", at),
	}.SVG())
	return m
}

// smallMap is a picture of a group's map; empty if there is no map or nobody
// is rated.
func (v *view) smallMap(g *groupView) template.HTML {
	if v.tiles == nil || g.Rated == 0 {
		return ""
	}
	return v.smallPicture(g, "", "Map of CCGs: "+g.Group.Name)
}

// smallRegionMap is a picture of a group's map in which a region stands out;
// empty if there is no map.
func (v *view) smallRegionMap(g *groupView, region string) template.HTML {
	if v.tiles == nil {
		return ""
	}
	return v.smallPicture(g, region, region+" on the map: "+g.Group.Name)
}

// smallPicture draws a small map; if a region is named, that region stands out.
func (v *view) smallPicture(g *groupView, region, title string) template.HTML {
	return picture(chart.TileMap{
		Title: title + ". " + mapWords(v.mapKeys(g, region)),
		Tiles: v.mapTiles(g, region, ""),
	}.Small())
}

// mapTiles are the tiles of a group from north to south, and in a row from
// west to east; with a region, those of others are faint. They are links if a
// page is given that they stand on.
func (v *view) mapTiles(g *groupView, region string, at place) []chart.Tile {
	out := make([]chart.Tile, len(v.byTile))
	for i, k := range v.byTile {
		t := chart.Tile{
			Name:   v.ccgs[k].Short,
			Column: v.tiles[k].Column, Row: v.tiles[k].Row,
			Token: colourToken(g.Ratings[k].Colour),
			Faint: region != "" && v.ccgs[k].Region != region,
		}
		if at != "" {
			t.Href = at.to(v.ccgs[k].place) + "#" + string(g.Group.ID)
		}
		out[i] = t
	}
	return out
}

// mapKeys are the ratings that a map shows, how many CCGs have each and, on a
// map of all regions, where those that stand out are.
func (v *view) mapKeys(g *groupView, region string) []mapKey {
	var keys []mapKey
	for _, colour := range colours {
		n, where := v.count(g, colour, region)
		if n == 0 && colour == rating.NotRated {
			continue
		}
		token := colourToken(colour)
		key := mapKey{badge: badgeOf(token), Tile: picture(chart.TileKey(token)), N: whole(n)}
		if region == "" && colour != rating.Blue {
			key.Where = where
		}
		keys = append(keys, key)
	}
	return keys
}

// count counts the CCGs of a colour, in all or in one region, and lists how
// many of them each region has, most first.
func (v *view) count(g *groupView, colour rating.Colour, region string) (n int, where string) {
	counts := map[string]int{}
	for k := range g.Ratings {
		if r := v.ccgs[k].Region; g.Ratings[k].Colour == colour && (region == "" || r == region) {
			counts[r]++
			n++
		}
	}
	regions := make([]string, 0, len(counts))
	for r := range counts {
		regions = append(regions, r)
	}
	slices.SortFunc(regions, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	for i, r := range regions {
		regions[i] = r + "\u00a0" + strconv.Itoa(counts[r])
	}
	return n, strings.Join(regions, ", ")
}

// mapWords says in words what a map shows.
func mapWords(keys []mapKey) string {
	var text []string
	for _, k := range keys {
		entry := k.Word + ": " + k.N
		if k.Where != "" {
			entry += " (" + k.Where + ")"
		}
		text = append(text, entry+".")
	}
	return strings.Join(text, " ")
}
