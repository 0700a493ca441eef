package site

import (
	"bytes"
	"fmt"
	"image/png"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

const worldURL = "https://example.org/ratings/"

// properties are what the head of a page says of it, by name: meta elements of
// Open Graph and of other kinds, and links that say where it is.
func (d *document) properties(t *testing.T) map[string]string {
	t.Helper()
	out := make(map[string]string)
	put := func(key, value string) {
		if _, twice := out[key]; twice {
			t.Errorf("%s: says %s twice", d.name, key)
		}
		out[key] = value
	}
	for _, n := range d.nodes {
		switch {
		case n.Data == "meta" && attr(n, "property") != "":
			put(attr(n, "property"), attr(n, "content"))
		case n.Data == "meta" && attr(n, "name") != "":
			put(attr(n, "name"), attr(n, "content"))
		case n.Data == "link" && slices.Contains([]string{"canonical", "alternate"}, attr(n, "rel")):
			put(attr(n, "rel"), attr(n, "href"))
		}
	}
	return out
}

func parsePages(t *testing.T, files map[string][]byte) map[string]*document {
	t.Helper()
	pages := make(map[string]*document)
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			pages[name] = parsePage(t, name, data)
		}
	}
	return pages
}

// Every page says what it is and which picture stands for it, once; the picture
// is there, is what is said of it, and is the page's own.
func TestSharing(t *testing.T) {
	in := world(t)
	in.BaseURL = worldURL
	files := buildAll(t, in)
	names := make(map[string]string) // of CCGs, by the file name of their pictures
	for _, y := range in.Years {
		for _, c := range y.Edition.CCGs {
			names[fmt.Sprintf("%d/cards/%s.png", y.Edition.Year, strings.ToLower(c.ODS))] = c.Name
		}
	}
	for name, d := range parsePages(t, files) {
		p := d.properties(t)
		inEdition := strings.HasPrefix(name, "2018/") || strings.HasPrefix(name, "2019/")
		kind, published, address := "website", "", worldURL+name
		if inEdition {
			kind, published = "article", map[string]string{"2018": "2019-12-10T09:30:00Z", "2019": "2020-12-10T09:30:00Z"}[name[:4]]
		}
		if name == "404.html" {
			address = ""
		}
		for key, want := range map[string]string{
			"og:title": textOf(d.all("title")[0]), "og:description": p["description"], "og:type": kind, "og:site_name": "CCG quality ratings", "og:locale": "en_GB",
			"article:published_time": published, "og:url": address, "canonical": address, "twitter:card": "summary_large_image",
			"og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630",
		} {
			if p[key] != want {
				t.Errorf("%s: %s is %q, want %q", name, key, p[key], want)
			}
		}
		picture, ok := strings.CutPrefix(p["og:image"], worldURL)
		config, err := png.DecodeConfig(bytes.NewReader(files[picture]))
		if !ok || err != nil || config.Width != 1200 || config.Height != 630 {
			t.Errorf("%s: the picture is %q: %v", name, p["og:image"], err)
		}
		want := "card.png"
		if inEdition {
			want = name[:4] + "/cards/index.png"
		}
		if own := name[:min(4, len(name))] + "/cards/" + strings.TrimSuffix(path.Base(name), ".html") + ".png"; inEdition && names[own] != "" {
			want = own
		}
		if path.Dir(name) == "ccgs" && name != "ccgs/index.html" { // over all editions
			if !strings.HasSuffix(picture, "/cards/"+strings.TrimSuffix(path.Base(name), ".html")+".png") {
				t.Errorf("%s: the picture is %q", name, picture)
			}
		} else if picture != want {
			t.Errorf("%s: the picture is %q, want %q", name, picture, want)
		}
		if alt := p["og:image:alt"]; !strings.Contains(alt, "CCG quality ratings") || !strings.HasPrefix(alt, names[picture]) {
			t.Errorf("%s: the picture is said to show %q", name, alt)
		}
	}
}

// What a picture of a CCG is said to show is what its page says.
func TestPicturesInWords(t *testing.T) {
	in := world(t)
	in.BaseURL = worldURL
	d := parsePage(t, "x", pagesOf(t, in, "2019/ccgs/x20.html")["2019/ccgs/x20.html"])
	alt := d.properties(t)["og:image:alt"]
	rows := 0
	for _, n := range d.all("li") {
		if !strings.HasPrefix(attr(n, "class"), "ccg-glance__row") {
			continue
		}
		rows++
		var group, word string
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && c.Data == "h3" {
				group = textOf(c)
			}
			if strings.HasPrefix(attr(c, "class"), "ccg-badge ") {
				_, word, _ = strings.Cut(textOf(c), " ")
			}
		}
		if want := group + ": " + strings.ToLower(word) + "."; word == "" || !strings.Contains(alt, want) {
			t.Errorf("%q does not say %q", alt, want)
		}
	}
	if rows != 3 {
		t.Errorf("%d ratings on the page", rows)
	}
}

// Without the site's own address no page names a full one, and what else there
// is to say is said.
func TestSharingWithoutAddress(t *testing.T) {
	for name, d := range parsePages(t, worldSite(t)) {
		p := d.properties(t)
		for _, key := range []string{"og:url", "canonical", "og:image", "og:image:alt", "twitter:card"} {
			if p[key] != "" {
				t.Errorf("%s: %s is %q", name, key, p[key])
			}
		}
		if p["og:title"] == "" || p["og:description"] == "" || p["og:type"] == "" {
			t.Errorf("%s: says nothing of itself: %v", name, p)
		}
		if news := name == "2018/index.html" || name == "2019/index.html" || !strings.HasPrefix(name, "2"); (p["alternate"] != "") != news {
			t.Errorf("%s: leads to the feed at %q", name, p["alternate"])
		}
	}
}

// A preview tells nobody outside about itself, and its pictures are marked.
func TestNothingSharedInPreview(t *testing.T) {
	in := world(t)
	in.Preview, in.BaseURL = true, worldURL
	files := buildAll(t, in)
	for name, d := range parsePages(t, files) {
		for key := range d.properties(t) {
			if strings.Contains(key, "og:") || strings.Contains(key, "twitter") || key == "canonical" || key == "alternate" {
				t.Errorf("%s: says %s", name, key)
			}
		}
		if bytes.Contains(files[name], []byte("feed.xml")) {
			t.Errorf("%s: leads to a feed", name)
		}
	}
	if files["feed.xml"] != nil {
		t.Error("a preview has a feed")
	}
	marked(t, files)
}

// The pictures of an invented nation say that it is one.
func TestInventedPictures(t *testing.T) {
	in := world(t)
	in.Register = nhs.NewRegister([]nhs.CCG{{Code: "X38000001", Name: "NHS Nowhere CCG"}}, in.Register.Groups)
	marked(t, buildAll(t, in))
}

// marked checks that every picture has a band across its foot, which those of
// an ordinary site have not.
func marked(t *testing.T, files map[string][]byte) {
	t.Helper()
	dark := func(data []byte) bool {
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		r, _, _, _ := img.At(5, 625).RGBA()
		return r>>8 < 100
	}
	pictures := 0
	for name, data := range worldSite(t) {
		if !strings.HasSuffix(name, ".png") {
			continue
		}
		pictures++
		if dark(data) || !dark(files[name]) {
			t.Errorf("%s is not marked, or is so where it should not be", name)
		}
	}
	if pictures < 80 {
		t.Errorf("%d pictures", pictures)
	}
}
