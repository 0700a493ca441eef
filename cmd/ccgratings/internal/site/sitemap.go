package site

import (
	"encoding/xml"
	"strings"
	"time"
)

// robots says which addresses search engines may visit: all, or in a preview none.
func (b *builder) robots() (File, error) {
	text := "User-agent: *\nAllow: /\n"
	if b.in.Preview {
		text = "User-agent: *\nDisallow: /\n"
	}
	if b.framer.baseURL != "" && !b.in.Preview {
		text += "Sitemap: " + b.framer.rooted("sitemap.xml") + "\n"
	}
	return File{Path: "robots.txt", Data: []byte(text)}, nil
}

// sitemap lists every page under its full address, which the protocol asks for
// (sitemaps.org, 0.9), with the day that it was last changed on.
func (b *builder) sitemap(pages []place) func() (File, error) {
	return func() (File, error) {
		news := b.news()
		var out strings.Builder
		out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
		for _, at := range pages {
			out.WriteString("<url><loc>")
			if err := xml.EscapeText(&out, []byte(b.framer.rooted(at))); err != nil {
				return File{}, err
			}
			out.WriteString("</loc><lastmod>" + b.lastChanged(at, news).Format(time.DateOnly) + "</lastmod></url>\n")
		}
		out.WriteString("</urlset>\n")
		return File{Path: "sitemap.xml", Data: []byte(out.String())}, nil
	}
}

// lastChanged is when a page was last changed: with its edition, or for a page
// of no edition at the latest news of all. News comes latest first.
func (b *builder) lastChanged(at place, all []news) time.Time {
	for _, v := range b.views {
		if strings.HasPrefix(string(at), v.places.dir+"/") {
			return v.year.Modified()
		}
	}
	return all[0].updated
}
