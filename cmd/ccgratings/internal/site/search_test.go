package site

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// indexOf is the search index that a page names.
func indexOf(t *testing.T, files map[string][]byte, page string) (name string, entries []searchEntry) {
	t.Helper()
	for _, n := range parsePage(t, page, files[page]).all("div") {
		if address := attr(n, "data-index"); address != "" {
			root := attr(n, "data-root")
			if root != strings.Repeat("../", strings.Count(page, "/")) {
				t.Errorf("%s: the root of the site is said to be at %q", page, root)
			}
			name = strings.TrimPrefix(address, root)
		}
	}
	data, found := bytes.CutPrefix(files[name], []byte("window.ccgratingsSearch="))
	if !found {
		t.Fatalf("%s names %q, which is no index: %.40s", page, name, files[name])
	}
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return name, entries
}

func entryNamed(entries []searchEntry, name string) searchEntry {
	i := slices.IndexFunc(entries, func(e searchEntry) bool { return e.Name == name })
	if i < 0 {
		return searchEntry{}
	}
	return entries[i]
}

// Each page searches its own edition, and pages of no edition the latest.
func TestSearchOfEveryPage(t *testing.T) {
	files := worldSite(t)
	home, _ := indexOf(t, files, "index.html")
	newer, _ := indexOf(t, files, "2019/ccgs/x00.html")
	older, _ := indexOf(t, files, "2018/ccgs/x00.html")
	if home != newer || older == newer {
		t.Errorf("the home page searches %s, the editions %s and %s", home, older, newer)
	}
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		d := parsePage(t, name, data)
		if n := strings.Count(string(data), "data-index="); n == 0 || n > 2 {
			t.Errorf("%s: %d places to search in", name, n)
		}
		links := slices.DeleteFunc(d.all("a"), func(n *html.Node) bool { return attr(n, "class") != "ccg-search__link" })
		if len(links) != 1 || !strings.HasSuffix(attr(links[0], "href"), "index.html") || textOf(links[0]) != "Find a CCG" {
			t.Errorf("%s: without a script there is no link to find a CCG", name)
		}
		if i := bytes.Index(data, []byte(`<div class="ccg-search"`)); bytes.Index(data[i:], []byte("</div>")) > 300 {
			t.Errorf("%s: the search makes the page heavy", name)
		}
	}
}

// What is found has a page, once, and every page of a CCG, group and indicator
// can be found.
func TestSearchLeadsToEveryPage(t *testing.T) {
	files := worldSite(t)
	for _, year := range []string{"2018", "2019"} {
		_, entries := indexOf(t, files, year+"/index.html")
		found := make(map[string]bool)
		for _, e := range entries {
			if files[e.Href] == nil || found[e.Href] {
				t.Errorf("%s: %s leads to %s, which is missing or found twice", year, e.Name, e.Href)
			}
			if e.Kind == "" || e.Name == "" {
				t.Errorf("%s: %+v says too little", year, e)
			}
			found[e.Href] = true
		}
		for name := range files {
			for _, folder := range []string{"ccgs", "groups", "indicators"} {
				inside := strings.HasPrefix(name, year+"/"+folder+"/") && strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, "index.html")
				if inside && !found[name] {
					t.Errorf("%s cannot be found", name)
				}
			}
		}
	}
}

// A CCG is found by what it was before and after; the codes that one ODS code
// has had are its own.
func TestSearchNames(t *testing.T) {
	_, entries := indexOf(t, worldSite(t), "2019/index.html")
	for _, want := range []searchEntry{
		{Name: "Fens", Kind: "CCG in North of Nowhere", Href: "2019/ccgs/y05.html", Codes: "Y05 E38X90005", Others: []searchName{
			{"Area earlier in", "East Fen", "Y03 E38X90003"}, {"Area earlier in", "West Fen", "Y04 E38X90004"},
		}},
		{Name: "East Fen", Kind: "CCG in North of Nowhere, closed 2019", Href: "2019/ccgs/y03.html", Codes: "Y03 E38X90003", Closed: true,
			Others: []searchName{{"Area later in", "Fens", "Y05 E38X90005"}}},
		{Name: "Moor", Kind: "CCG in North of Nowhere", Href: "2019/ccgs/y06.html", Codes: "Y06 E38X90007",
			Others: []searchName{{"Earlier called", "Moor and Coast", "Y06 E38X90006"}}},
		{Name: "Coast", Kind: "CCG in North of Nowhere", Href: "2019/ccgs/y08.html", Codes: "Y08 E38X90008",
			Others: []searchName{{"Area earlier in", "Moor and Coast", "Y06 E38X90006"}}},
		{Name: "Old folk", Kind: "Patient group", Href: "2019/groups/old.html", Words: "old"},
		{Name: "Measure of share", Kind: "Indicator, old folk", Href: "2019/indicators/share.html", Words: "share"},
	} {
		if got := entryNamed(entries, want.Name); !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
	if moor := entryNamed(entries, "Moor and Coast"); moor.Name != "" {
		t.Errorf("%+v is found beside Moor, which it is", moor)
	}
}
