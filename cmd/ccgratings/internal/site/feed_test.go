package site

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
)

// The name is worked out in RFC 9562, appendix A.4, in the space of domain
// names that appendix gives.
func TestUUID(t *testing.T) {
	dns := uuid{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	if got := newUUID(dns, "www.example.com").urn(); got != "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2" {
		t.Error(got)
	}
}

// feedOf reads a feed with a parser that shares nothing with what wrote it.
func feedOf(t *testing.T, in Input) (*atom.Feed, []byte) {
	t.Helper()
	data := buildPages(t, in)["feed.xml"]
	if kind := gofeed.DetectFeedType(bytes.NewReader(data)); kind != gofeed.FeedTypeAtom {
		t.Fatalf("a feed of type %v", kind)
	}
	feed, err := (&atom.Parser{}).Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return feed, data
}

// elements counts the children of each element of a feed, and reports what RFC
// 4287 does not know or does not allow there.
func elements(t *testing.T, data []byte) {
	t.Helper()
	type bounds struct{ least, most int }
	rules := map[string]map[string]bounds{ // sections 4.1.1 and 4.1.2
		"feed":  {"id": {1, 1}, "title": {1, 1}, "updated": {1, 1}, "subtitle": {0, 1}, "author": {1, 1}, "link": {2, 2}, "entry": {1, 99}},
		"entry": {"id": {1, 1}, "title": {1, 1}, "updated": {1, 1}, "published": {0, 1}, "summary": {0, 1}, "link": {1, 1}, "category": {0, 9}},
	}
	var open []string
	count := []map[string]int{{}}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Space != "http://www.w3.org/2005/Atom" {
				t.Errorf("%s is in the namespace %q", token.Name.Local, token.Name.Space)
			}
			count[len(count)-1][token.Name.Local]++
			open, count = append(open, token.Name.Local), append(count, map[string]int{})
		case xml.EndElement:
			of, found := open[len(open)-1], count[len(count)-1]
			open, count = open[:len(open)-1], count[:len(count)-1]
			if rules[of] == nil {
				continue
			}
			for name, n := range found {
				if b, known := rules[of][name]; !known || n > b.most {
					t.Errorf("%d of %s in %s", n, name, of)
				}
			}
			for name, b := range rules[of] {
				if found[name] < b.least {
					t.Errorf("%d of %s in %s", found[name], name, of)
				}
			}
		}
	}
}

var aUUID = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func TestFeed(t *testing.T) {
	in := world(t)
	in.BaseURL = worldURL
	feed, data := feedOf(t, in)
	elements(t, data)
	ids := map[string]bool{feed.ID: true}
	check := func(id, updated string) {
		t.Helper()
		if !aUUID.MatchString(id) {
			t.Errorf("id %q", id)
		}
		if _, err := time.Parse(time.RFC3339, updated); err != nil {
			t.Error(err)
		}
	}
	check(feed.ID, feed.Updated)
	if feed.Title == "" || feed.Language != "en-GB" || len(feed.Authors) != 1 || feed.Authors[0].Name != "CCG quality ratings" || feed.Updated != "2020-12-10T09:30:00Z" {
		t.Errorf("%+v", feed)
	}
	for rel, want := range map[string]string{"self": "feed.xml", "alternate": "index.html"} {
		if !hasLink(feed.Links, rel, worldURL+want) {
			t.Errorf("no link %s to %s", rel, want)
		}
	}
	for i, want := range []struct{ title, page, day, summary string }{
		{"CCG quality ratings 2019", "2019/index.html", "2020-12-10T09:30:00Z", "Experimental statistics: how 43 CCGs compare in 2 patient groups, from figures of January 2019 to December 2019."},
		{"CCG quality ratings 2018", "2018/index.html", "2019-12-10T09:30:00Z", "Experimental statistics: how 43 CCGs compare in 2 patient groups, from figures of January 2018 to December 2018."},
	} {
		e := feed.Entries[i]
		check(e.ID, e.Updated)
		if ids[e.ID] {
			t.Errorf("%s stands twice", e.ID)
		}
		ids[e.ID] = true
		if e.Title != want.title || e.Published != want.day || e.Updated != want.day || e.Summary != want.summary || !hasLink(e.Links, "alternate", worldURL+want.page) {
			t.Errorf("%+v, want %v", e, want)
		}
		if len(e.Categories) != 1 || e.Categories[0].Term != "edition" {
			t.Errorf("%s: %v", e.Title, e.Categories)
		}
	}
	if len(feed.Entries) != 2 {
		t.Errorf("%d entries", len(feed.Entries))
	}
}

func hasLink(links []*atom.Link, rel, href string) bool {
	for _, l := range links {
		if l.Rel == rel && l.Href == href {
			return true
		}
	}
	return false
}

// What a reader's program knows entries by stays when the site moves and when an
// edition is added, and is another's for another publisher.
func TestFeedIDs(t *testing.T) {
	known := func(in Input) (feed string, entries map[string]string) {
		f, _ := feedOf(t, in)
		entries = make(map[string]string)
		for _, e := range f.Entries {
			entries[e.Title] = e.ID
		}
		return f.ID, entries
	}
	in := world(t)
	feed, entries := known(in)
	moved := in
	moved.BaseURL, moved.Years = "https://example.com/elsewhere", in.Years[:1]
	if id, e := known(moved); id != feed || e["CCG quality ratings 2018"] != entries["CCG quality ratings 2018"] || len(e) != 1 {
		t.Errorf("moved: %s %v, was %s %v", id, e, feed, entries)
	}
	other := changed(t, map[string]string{"about.md": "+++\ntitle = \"About\"\nsummary = \"s\"\npublisher = \"The Office\"\ncontact = \"office@example.org\"\n+++\nWords\n"})
	id, e := known(other)
	if id == feed || e["CCG quality ratings 2018"] == entries["CCG quality ratings 2018"] {
		t.Error("two publishers have feeds by one name")
	}
	f, _ := feedOf(t, other)
	if author := f.Authors[0]; author.Name != "The Office" || author.Email != "office@example.org" {
		t.Errorf("by %+v", author)
	}
}

// Without the site's own address links lead from the feed to its pages.
func TestFeedWithoutAddress(t *testing.T) {
	files := worldSite(t)
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllSubmatch(files["feed.xml"], -1) {
		if files[string(m[1])] == nil {
			t.Errorf("a link to %q", m[1])
		}
	}
}

// The sitemap says when the pages of each edition were published.
func TestSitemapDates(t *testing.T) {
	in := world(t)
	in.BaseURL = worldURL
	sitemap := string(buildPages(t, in)["sitemap.xml"])
	for page, day := range map[string]string{"2018/ccgs/x00.html": "2019-12-10", "2019/index.html": "2020-12-10", "index.html": "2020-12-10", "ccgs/x00.html": "2020-12-10", "about.html": "2020-12-10"} {
		if !strings.Contains(sitemap, "<loc>"+worldURL+page+"</loc><lastmod>"+day+"</lastmod>") {
			t.Errorf("%s is not dated %s", page, day)
		}
	}
}
